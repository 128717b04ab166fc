"""What places are checked against besides outlines: how much land there is, and who claims it.

Natural Earth's 10m countries have the islands that the outlines lack, and how large each country
is. Who counts the land of another country as his own comes from recipe.toml.
"""

import json
from pathlib import Path

import geopandas
import shapely
import topology as topo
from shapely.geometry import Point, box, mapping

NEARLY = 1.0
"""Degrees: an island nearer than this to what the outlines keep of its country adds nothing."""
TOLERANCE = 0.05
"""Degrees by which the edge of a disputed area is simplified; places are checked less exactly."""


def build_land(
    recipe: dict, outlines: list[topo.Topology], alpha3: dict[str, str], work: Path
) -> dict:
    """`countries` by code, with `km2`, `islands` and `also`; and the `disputed` areas."""
    full = topo.Topology.parse(json.loads((work / recipe["land"]["source"]).read_text("utf-8")))
    topo.name_countries(full, alpha3, recipe["countries"]["extra_ids"])
    states = geopandas.read_file(work / "world_map.gpkg", layer="states_provinces")
    there = {geometry.get("id"): geometry for geometry in full.objects["countries"]}
    codes = {g["id"] for one in outlines for g in one.objects["countries"] if "id" in g}
    return {
        "countries": {
            code: {
                "km2": area(full, there[code]),
                "islands": islands(full, there[code], outlines),
                "also": sorted(who for who, lands in recipe["also"].items() if code in lands),
            }
            for code in sorted(codes)
        },
        "disputed": [disputed(entry, states) for entry in recipe["disputed"]],
    }


def area(full: topo.Topology, country: dict) -> float:
    """Land of a country in km2, without the holes of its polygons."""
    rings = ([full.ring(ring) for ring in polygon] for polygon in topo.polygons_of(country))
    return round(sum(topo.km2(shell) - sum(map(topo.km2, holes)) for shell, *holes in rings), 2)


def islands(full: topo.Topology, country: dict, outlines: list[topo.Topology]) -> list[list[int]]:
    """Where a country has land far from all that the outlines keep of it, to whole degrees."""
    world = box(-180, -90, 180, 90)
    kept = [part for one in outlines for part in one.shapes("countries", world, country["id"])]
    found = set()
    for polygon in topo.polygons_of(country):
        lon, lat = full.ring(polygon[0])[0]
        if not any(part.dwithin(Point(lon, lat), NEARLY) for part in kept):
            found.add((round(lon), round(lat)))
    return [list(position) for position in sorted(found)]


def disputed(entry: dict, states: geopandas.GeoDataFrame) -> dict:
    """One disputed area: some states of one country, or a box set by hand."""
    shape = box(*entry["box"]) if "box" in entry else union(entry, states)
    rounded = shapely.set_precision(shape, 0.01)
    return {"name": entry["name"], "countries": entry["countries"], "area": mapping(rounded)}


def union(entry: dict, states: geopandas.GeoDataFrame) -> shapely.Geometry:
    """The states of an entry as one area; exits if one of them is not there."""
    rows = states[(states.adm0_a3 == entry["part_of"]) & states.name.isin(entry["states"])]
    if len(rows) != len(entry["states"]):
        raise SystemExit(f"{entry['name']}: not all of {entry['states']} are states")
    return shapely.simplify(shapely.unary_union(rows.geometry.values), TOLERANCE)
