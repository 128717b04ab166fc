"""What places are checked against besides outlines: how much land there is, and who claims it.

Natural Earth's 10m countries have the islands that the outlines lack, and how large each country
is. Who counts the land of another country as his own comes from claims.toml.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import shapely
from shapely.geometry import Point, box, mapping

from dashboard.basemap.packages import Inputs
from dashboard.basemap.problems import BasemapError
from dashboard.basemap.topology import Geometry, Shape, Topology, km2, name_countries, polygons_of

SOURCE = "countries-10m.json"
NEARLY = 1.0
"""Degrees: an island nearer than this to what the outlines keep of its country adds nothing."""
TOLERANCE = 0.05
"""Degrees by which the edge of a disputed area is simplified; places are checked less exactly."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What claims.toml says."""

    unnumbered: dict[str, str]
    also: dict[str, list[str]]
    disputed: list[dict[str, Any]]


def claims() -> Claims:
    """Return who counts which land as his own, and the codes of countries without a number."""
    return Claims(**tomllib.loads((files(__package__) / "claims.toml").read_text("utf-8")))


def land(known: Claims, outlines: Iterable[Topology], inputs: Inputs) -> dict[str, Any]:
    """Return `countries` by code, with `km2`, `islands` and `also`; and the `disputed` areas."""
    outlines = tuple(outlines)
    full = Topology.parse(inputs.json(SOURCE))
    name_countries(full, inputs.alpha3, known.unnumbered)
    states = inputs.states()
    there = {geometry.get("id"): geometry for geometry in full.objects["countries"]}
    codes = {g["id"] for one in outlines for g in one.objects["countries"] if "id" in g}
    return {
        "countries": {
            code: {
                "km2": _area(full, there[code]),
                "islands": _islands(full, there[code], outlines),
                "also": sorted(who for who, lands in known.also.items() if code in lands),
            }
            for code in sorted(codes)
        },
        "disputed": [_disputed(entry, states) for entry in known.disputed],
    }


def _area(full: Topology, country: Geometry) -> float:
    """Land of a country in km2, without the holes of its polygons."""
    rings = ([full.ring(ring) for ring in polygon] for polygon in polygons_of(country))
    return round(sum(km2(shell) - sum(map(km2, holes)) for shell, *holes in rings), 2)


def _islands(full: Topology, country: Geometry, outlines: Iterable[Topology]) -> list[list[int]]:
    """Where a country has land far from all that the outlines keep of it, to whole degrees."""
    world = box(-180, -90, 180, 90)
    kept = [part for one in outlines for part in one.shapes("countries", world, country["id"])]
    found = set()
    for polygon in polygons_of(country):
        lon, lat = full.ring(polygon[0])[0]
        if not any(part.dwithin(Point(lon, lat), NEARLY) for part in kept):
            found.add((round(lon), round(lat)))
    return [list(position) for position in sorted(found)]


def _disputed(entry: dict[str, Any], states: Any) -> dict[str, Any]:
    """One disputed area: some states of one country, or a box set by hand."""
    shape = box(*entry["box"]) if "box" in entry else _union(entry, states)
    rounded = shapely.set_precision(shape, 0.01)
    return {"name": entry["name"], "countries": entry["countries"], "area": mapping(rounded)}


def _union(entry: dict[str, Any], states: Any) -> Shape:
    """The states of an entry as one area. Raises BasemapError if one of them is not there."""
    rows = states[(states.adm0_a3 == entry["part_of"]) & states.name.isin(entry["states"])]
    if len(rows) != len(entry["states"]):
        raise BasemapError(f"{entry['name']}: not all of {entry['states']} are states")
    return shapely.simplify(shapely.unary_union(rows.geometry.values), TOLERANCE)
