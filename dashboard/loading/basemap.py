"""The outlines of countries, states and seas, read from the folder of the basemap.

GeoPandas is imported only when they are read: no visit waits for it.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import Any

from dashboard.globe import WGS84
from dashboard.loading.files import Folders, remedy, why
from dashboard.loading.findings import quoted

NEAR, FAR = "world_50m.json", "world_110m.json"
STATES, SEAS = "states.geojson", "seas.geojson"
LAND = "land.json"
FILES = (NEAR, FAR, STATES, SEAS, LAND)
MOST_BYTES = 20_000_000
WHOLE = 0.9
"""The share of its land from which an outline stands for a country."""

Areas = dict[str, Any]
"""Shapely MultiPolygons by code. Their longitudes jump at the antimeridian."""


@dataclass(frozen=True, slots=True)
class Land:
    """The land of a country, besides its outlines."""

    km2: float
    islands: tuple[tuple[float, float], ...]
    """Where it has land that the outlines lack, to whole degrees."""
    also: tuple[str, ...]
    """The codes of those who count all of it as their own too."""


@dataclass(frozen=True, slots=True)
class Disputed:
    """A part of a country that more than one holds or claims."""

    countries: tuple[str, ...]
    area: Any


@dataclass(frozen=True, slots=True)
class Basemap:
    """The areas by their codes. `near` is fine around the theatre, `far` even."""

    near: Areas
    far: Areas
    states: Areas
    seas: Areas
    land: dict[str, Land] = field(default_factory=dict)
    disputed: tuple[Disputed, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)
    """The files themselves, by their names: what browsers fetch and exports draw."""

    @property
    def countries(self) -> set[str]:
        """The codes of all countries."""
        return {*self.near, *self.far}

    @property
    def codes(self) -> set[str]:
        """The codes of all areas."""
        return {*self.countries, *self.states, *self.seas}

    def area(self, code: str, *, is_far: bool = False) -> Any:
        """Return one area; of a country that is only shown from far, the outline for that.

        Of a country whose land that outline has lost, the one that has more of it.
        """
        order = (self.far, self.near) if is_far else (self.near, self.far)
        found = [areas[code] for areas in (self.seas, self.states, *order) if code in areas]
        if code not in self.countries or self.share(code, found[0]) >= WHOLE:
            return found[0]
        return max(found, key=_km2)

    def share(self, code: str, area: Any) -> float:
        """Return how much of the land of a country an outline has; 1 where that is not known."""
        whole = self.land[code].km2 if code in self.land else 0.0
        return _km2(area) / whole if whole else 1.0


def _km2(area: Any) -> float:
    return abs(float(WGS84.geometry_area_perimeter(area)[0])) / 1e6


class BadBasemap(Exception):
    """A file of the basemap that cannot be read: its name, why, and what to do if that is clear."""

    def __init__(self, name: str, reason: str, hint: str = "") -> None:
        super().__init__(name, reason)
        self.name = name
        self.reason = reason
        self.hint = hint


def read_basemap(folders: Folders) -> Basemap:
    """The outlines of a dossier; worked out again only where a file changed. Raises BadBasemap."""
    return _worked_out(tuple(_content(folders, name) for name in FILES))


def _content(folders: Folders, name: str) -> bytes:
    try:
        return folders.read(folders.basemap / name, MOST_BYTES)
    except (OSError, ValueError) as error:
        raise BadBasemap(name, why(error), remedy(error)) from None


@lru_cache(maxsize=2)
def _worked_out(contents: tuple[bytes, ...]) -> Basemap:
    files = dict(zip(FILES, contents, strict=True))
    near, far, states, seas = (_held(files, name, _areas) for name in (NEAR, FAR, STATES, SEAS))
    land, disputed = _held(files, LAND, _land)
    return Basemap(near, far, states, seas, land, disputed, files)


def _held(files: dict[str, bytes], name: str, read: Callable[[str, bytes, Any], Any]) -> Any:
    """Return what one file holds."""
    try:
        return read(name, files[name], json.loads(files[name]))
    except BadBasemap:
        raise
    except Exception as error:  # GDAL and GeoPandas pass on whatever their parts raise
        raise BadBasemap(name, f"holds no outlines: {quoted(str(error))}") from None


def _areas(name: str, content: bytes, parsed: Any) -> Areas:
    """The areas of one file by their codes."""
    return _countries(name, content, parsed) if name in (NEAR, FAR) else _features(parsed)


def _countries(name: str, content: bytes, parsed: Any) -> Areas:
    """The countries of a TopoJSON file. It names no reference system; degrees are WGS 84."""
    import geopandas

    # Whatever else GDAL could make of these bytes, and what that might fetch, stays closed.
    if not isinstance(parsed, dict) or parsed.get("type") != "Topology":
        raise BadBasemap(name, "holds no outlines: it is not TopoJSON")
    frame = geopandas.read_file(BytesIO(content), layer="countries").set_crs(4326)
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
    return {str(code): _polygons(area) for code, area in zip(codes, areas, strict=True)}


def _polygons(area: Any) -> Any:
    """Return the polygons of an area as one MultiPolygon, without heights."""
    from shapely import MultiPolygon, force_2d

    parts = getattr(area, "geoms", [area])
    return MultiPolygon([force_2d(part) for part in parts if part.geom_type == "Polygon"])


def _land(_name: str, _content: bytes, parsed: Any) -> tuple[dict[str, Land], tuple[Disputed, ...]]:
    """Return what is known of the land of countries, and the areas in dispute."""
    from shapely.geometry import shape

    land = {
        code: Land(float(one["km2"]), tuple(map(tuple, one["islands"])), tuple(one["also"]))
        for code, one in parsed["countries"].items()
    }
    disputed = (
        Disputed(tuple(one["countries"]), _polygons(shape(one["area"])))
        for one in parsed["disputed"]
    )
    return land, tuple(disputed)
