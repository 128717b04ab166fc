"""A made-up world of two neighbours and an island, as the packages would hold it."""

import json
from itertools import pairwise

import geopandas
from shapely.geometry import Point, box

from dashboard.basemap.land import Claims
from dashboard.basemap.packages import Inputs

GRID = 0.001
CLAIMS = Claims(
    unnumbered={"Far Rock": "XKX"},
    also={"SWE": ["XKX"]},
    disputed=[
        {"name": "The East", "countries": ["NOR", "SWE"], "part_of": "NOR", "states": ["Ostland"]},
        {"name": "The Strip", "countries": ["NOR", "SWE"], "box": [9.5, 0, 10, 10]},
    ],
)
LINES = (
    ((10, 0), (10, 10)),
    ((10, 10), (0, 10), (0, 0), (10, 0)),
    ((10, 0), (20, 0), (20, 10), (10, 10)),
    ((40, 40), (40, 41), (41, 41), (41, 40), (40, 40)),
    ((-30, 5), (-30, 5.005), (-29.995, 5.005), (-29.995, 5), (-30, 5)),
)
"""The border, the west, the east, Far Rock, and a speck of the west far out at sea."""
COUNTRIES = (
    ("Westland", "578", [[[~1, ~0]], [[4]]]),
    ("Eastland", "752", [[[0, ~2]]]),
    ("Far Rock", None, [[[3]]]),
)
ISO = {
    "iso_3166-1.json": {
        "3166-1": [
            {"alpha_2": "NO", "alpha_3": "NOR", "numeric": "578", "name": "Westland"},
            {"alpha_2": "SE", "alpha_3": "SWE", "numeric": "752", "name": "Eastland"},
        ]
    },
    "iso_3166-2.json": {
        "3166-2": [
            {"code": "NO-01", "name": "Vestland", "type": "State"},
            {"code": "NO-02", "name": "Østland", "type": "State"},
            {"code": "NO-03", "name": "Nordskaja oblast", "type": "State"},
        ]
    },
}
STATES = (
    ("Vestland", "NOR", box(0, 0, 4, 5)),
    ("Ostland", "NOR", box(4, 0, 10, 5)),
    ("Nord", "NOR", box(0, 5, 10, 8)),
    ("Mystery", "NOR", box(0, 8, 10, 10)),
)


def small_inputs(folder):
    """Write the files of the made-up packages; return them as what was unpacked."""
    for name in ("countries-50m.json", "countries-110m.json", "countries-10m.json"):
        (folder / name).write_text(json.dumps(_topology()), "utf-8")
    for name, content in ISO.items():
        (folder / name).write_text(json.dumps(content), "utf-8")
    lakes = geopandas.GeoSeries([box(3, 2, 5, 3), Point(15, 5).buffer(0.01)], crs=4326)
    lakes.to_file(folder / "ne_10m_lakes.shp")
    _states().to_file(folder / "world_map.gpkg", layer="states_provinces")
    return Inputs(folder)


def _topology():
    geometries = [
        {"type": "MultiPolygon", "arcs": arcs, "properties": {"name": name}}
        | ({"id": number} if number else {})
        for name, number, arcs in COUNTRIES
    ]
    land = [{"type": "MultiPolygon", "arcs": [[[~1, ~2]], [[3]], [[4]]]}]
    return {
        "type": "Topology",
        "transform": {"scale": [GRID, GRID], "translate": [-180, -90]},
        "objects": {
            "countries": {"type": "GeometryCollection", "geometries": geometries},
            "land": {"type": "GeometryCollection", "geometries": land},
        },
        "arcs": [_quantised(line) for line in LINES],
    }


def _quantised(line):
    cells = [(round((x + 180) / GRID), round((y + 90) / GRID)) for x, y in line]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(cells)]
    return [cells[0], *steps]


def _states():
    names, countries, shapes = zip(*STATES, strict=True)
    columns = {"name": names, "adm0_a3": countries, "woe_name": names, "gn_name": names}
    return geopandas.GeoDataFrame(columns, geometry=list(shapes), crs=4326)
