"""The outlines of countries, states and seas, read from the folder of the basemap.

GeoPandas is imported only when they are read: no visit waits for it.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard.loading.files import read_bytes, why
from dashboard.loading.findings import shown
from dashboard.loading.rings import unwrapped

NEAR, FAR = "world_50m.json", "world_110m.json"
STATES, SEAS = "states.geojson", "seas.geojson"
FILES = (NEAR, FAR, STATES, SEAS)
MOST_BYTES = 20_000_000

Areas = dict[str, Any]
"""Shapely geometries by code."""


@dataclass(frozen=True, slots=True)
class Basemap:
    """The areas that there are, by their codes. `near` is fine around the theatre, `far` even."""

    near: Areas
    far: Areas
    states: Areas
    seas: Areas

    @property
    def countries(self) -> set[str]:
        """The codes of all countries."""
        return {*self.near, *self.far}

    @property
    def codes(self) -> set[str]:
        """The codes of all areas."""
        return {*self.countries, *self.states, *self.seas}

    def area(self, code: str, *, is_far: bool = False) -> Any:
        """One area; of a country that is only shown from far, the outline that suits that."""
        order = (self.far, self.near) if is_far else (self.near, self.far)
        return next(areas[code] for areas in (self.seas, self.states, *order) if code in areas)


class BadBasemap(Exception):
    """A file of the basemap that cannot be read: its name, and why."""


def read_basemap(folder: Path) -> Basemap:
    """The outlines in a folder; read again only when a file has changed. Raises BadBasemap."""
    stamps = tuple(_stamp(folder, name) for name in FILES)
    return _read(folder.resolve(), stamps)


def _stamp(folder: Path, name: str) -> tuple[int, int]:
    try:
        state = (folder / name).stat()
    except (OSError, ValueError) as error:
        raise BadBasemap(name, why(error)) from None
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=4)
def _read(folder: Path, _stamps: tuple[tuple[int, int], ...]) -> Basemap:
    return Basemap(*(_areas(folder, name) for name in FILES))


def _areas(folder: Path, name: str) -> Areas:
    """The areas of one file by their codes."""
    try:
        content = json.loads(read_bytes(folder / name, MOST_BYTES))
        return _countries(folder / name, content) if name in (NEAR, FAR) else _features(content)
    except BadBasemap:
        raise
    except OSError as error:
        raise BadBasemap(name, why(error)) from None
    except Exception as error:  # GDAL and GeoPandas pass on whatever their parts raise
        raise BadBasemap(name, f"holds no outlines: {shown(str(error))}") from None


def _countries(path: Path, content: Any) -> Areas:
    """The countries of a TopoJSON file. It names no reference system; degrees are WGS 84."""
    import geopandas

    # Whatever else GDAL could open under this name, and what that might fetch, stays closed.
    if not isinstance(content, dict) or content.get("type") != "Topology":
        raise BadBasemap(path.name, "holds no outlines: it is not TopoJSON")
    frame = geopandas.read_file(path, layer="countries").set_crs(4326)
    named = frame[frame["id"].notna() & ~frame.geometry.is_empty & frame.geometry.notna()]
    return _by_code(named["id"], named.geometry)


def _features(content: Any) -> Areas:
    """The areas of a GeoJSON file."""
    import geopandas

    if not content["features"]:
        return {}
    frame = geopandas.GeoDataFrame.from_features(content, crs=4326)
    return _by_code(frame["code"], frame.geometry)


def _by_code(codes: Any, areas: Any) -> Areas:
    return {str(code): unwrapped(area) for code, area in zip(codes, areas, strict=True)}
