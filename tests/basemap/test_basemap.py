"""The committed map files are what Plotly draws from and what SOURCES.md says they are.

TopoJSON is read back through GDAL, which shares no code with what wrote it.
"""

import hashlib
import json
import re
from itertools import pairwise
from pathlib import Path

import geopandas
import pytest
import shapely
from pyproj import Geod
from shapely.geometry import Point

from dashboard.basemap.packages import packages

BASEMAP = Path(__file__).parents[2] / "data" / "basemap"
FILES = sorted(path.name for path in BASEMAP.glob("*json"))
WORLDS = ["world_50m.json", "world_110m.json"]
GEOD = Geod(ellps="WGS84")
EARTH_KM2 = 510_065_622  # surface of the WGS 84 ellipsoid
ATLAS_KM2 = {"VEN": 916_000, "RUS": 17_098_000, "USA": 9_526_000, "CUB": 110_000}

# What plotly.js 4.1.1 looks up in a topojson file: src/plots/geo/constants.js.
PLOTLY_LAYERS = {"coastlines", "countries", "lakes", "land", "ocean", "rivers", "subunits"}
NAMED = ["VEN", "CUB", "RUS", "CHN", "IRN", "USA", "UKR", "COL", "GUY", "TTO", "FJI"]

SEA_CODES = {"caribbean-basin", "caribbean-sea", "eastern-pacific", "off-venezuela"}
IN_SEA = [
    ("caribbean-sea", -75.0, 15.0),
    ("caribbean-sea", -82.0, 17.5),
    ("caribbean-sea", -62.0, 15.5),
    ("caribbean-sea", -66.0, 11.5),
    ("caribbean-basin", -75.0, 15.0),
    ("caribbean-basin", -72.0, 21.0),
    ("eastern-pacific", -90.0, 8.0),
    ("eastern-pacific", -79.0, 4.0),
    ("off-venezuela", -66.5, 11.3),
    ("off-venezuela", -60.0, 9.5),
]
NOT_IN_SEA = [
    ("caribbean-sea", -60.0, 20.0),  # Atlantic
    ("caribbean-sea", -90.0, 25.0),  # Gulf of Mexico
    ("caribbean-sea", -90.0, 8.0),  # Pacific
    ("caribbean-basin", -90.0, 8.0),
    ("eastern-pacific", -80.0, 11.0),  # Caribbean
    ("off-venezuela", -75.0, 15.0),  # open sea
]
ON_LAND = {
    "Jamaica": (-77.3, 18.1),
    "Cuba": (-78.5, 21.5),
    "Haiti": (-72.3, 19.3),
    "Dominican Republic": (-70.2, 18.9),
    "Puerto Rico": (-66.4, 18.2),
    "Trinidad": (-61.3, 10.4),
    "Caracas": (-66.88, 10.49),
    "Paraguana": (-70.0, 11.9),
    "Bogota": (-74.1, 4.7),
    "Panama": (-80.5, 8.4),
    "Nicaragua": (-85.0, 13.0),
    "Lake Maracaibo": (-71.5, 9.8),
}


def topojson(name):
    return json.loads((BASEMAP / name).read_text("utf-8"))


def layer(name, of):
    return geopandas.read_file(BASEMAP / name, layer=of)


def countries(name):
    table = layer(name, "countries").dropna(subset=["id"])
    return dict(zip(table.id, table.geometry, strict=True))


def geojson(name):
    return geopandas.read_file(BASEMAP / name).set_index("code")


def km2(shape):
    return abs(GEOD.geometry_area_perimeter(shape)[0]) / 1e6


def shells(shapes):
    return [part.exterior for shape in shapes for part in shapely.get_parts(shape)]


def is_clockwise(ring):
    """On the sphere: a plane cannot say so of a ring around the pole."""
    lons, lats = ring.xy
    return GEOD.polygon_area_perimeter(lons, lats)[0] < 0


def output_rows():
    text = (BASEMAP / "SOURCES.md").read_text("utf-8")
    rows = re.findall(r"^\| `([^`]+json)` \| ([\d,]+) \| `([0-9a-f]{64})` \|", text, re.MULTILINE)
    return {name: (int(size.replace(",", "")), digest) for name, size, digest in rows}


def test_the_folder_holds_two_worlds_the_states_the_seas_and_what_is_known_of_land():
    assert FILES == [
        "land.json",
        "seas.geojson",
        "states.geojson",
        "world_110m.json",
        "world_50m.json",
    ]


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_the_one_that_its_sources_table_lists(name):
    content = (BASEMAP / name).read_bytes()
    assert output_rows()[name] == (len(content), hashlib.sha256(content).hexdigest())


def test_sources_lists_every_package_with_its_digest_and_licence():
    text = (BASEMAP / "SOURCES.md").read_text("utf-8")
    rows = [[one.version, f"`{one.sha256}`", one.licence] for one in packages()]
    assert len(rows) == 4
    assert [row for row in rows if " | ".join(row) not in text] == []


@pytest.mark.parametrize(
    ("name", "kilobytes"),
    [
        ("world_50m.json", 200),
        ("world_110m.json", 190),
        ("states.geojson", 50),
        ("seas.geojson", 40),
        ("land.json", 40),
    ],
)
def test_a_file_is_light_enough_to_travel_with_every_page(name, kilobytes):
    assert (BASEMAP / name).stat().st_size < kilobytes * 1000


@pytest.mark.parametrize("name", WORLDS)
def test_a_world_has_every_layer_that_plotly_can_switch_on(name):
    raw = topojson(name)
    assert raw["type"] == "Topology"
    assert set(raw["objects"]) == PLOTLY_LAYERS
    assert {o["type"] for o in raw["objects"].values()} == {"GeometryCollection"}


@pytest.mark.parametrize("name", WORLDS)
def test_countries_are_found_by_alpha3_and_each_code_once(name):
    ids = [g["id"] for g in topojson(name)["objects"]["countries"]["geometries"] if "id" in g]
    assert [code for code in NAMED if code not in ids] == []
    assert [code for code in ids if not re.fullmatch("[A-Z]{3}", code)] == []
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", WORLDS)
def test_the_label_centre_of_a_country_lies_within_its_bounds(name):
    geometries = topojson(name)["objects"]["countries"]["geometries"]
    centres = {g["id"]: g["properties"]["ct"] for g in geometries if "id" in g}
    shapes = countries(name)
    inside = shapely.box(*shapes["VEN"].bounds)
    assert inside.contains(Point(centres["VEN"]))
    assert shapes["RUS"].contains(Point(centres["RUS"]))
    assert all(abs(lon) <= 180 and abs(lat) <= 90 for lon, lat in centres.values())


@pytest.mark.parametrize("name", WORLDS)
@pytest.mark.parametrize("of", ["countries", "land", "lakes", "ocean"])
def test_outer_rings_run_clockwise_as_plotly_fills_them(name, of):
    rings = shells(layer(name, of).geometry)
    assert rings
    assert [ring.coords[0] for ring in rings if not is_clockwise(ring)] == []


@pytest.mark.parametrize("name", WORLDS)
@pytest.mark.parametrize("code", sorted(ATLAS_KM2))
def test_a_country_keeps_its_area(name, code):
    assert km2(countries(name)[code]) == pytest.approx(ATLAS_KM2[code], rel=0.05)


@pytest.mark.parametrize("name", WORLDS)
@pytest.mark.parametrize("code", ["RUS", "FJI"])
def test_a_ring_changes_sides_only_at_the_antimeridian(name, code):
    jumps = [
        (west, east)
        for ring in shells([countries(name)[code]])
        for (west, _), (east, _) in pairwise(ring.coords)
        if abs(west - east) > 180
    ]
    assert [jump for jump in jumps if min(map(abs, jump)) < 175] == []
    assert jumps or code == "FJI"  # Russia is one piece across it, not cut in two


@pytest.mark.parametrize("name", WORLDS)
def test_the_ocean_covers_the_earth_so_that_no_view_finds_its_edge(name):
    pieces = layer(name, "ocean").geometry
    assert sum(map(km2, pieces)) == pytest.approx(EARTH_KM2, rel=1e-4)


def test_neighbours_in_the_theatre_share_their_borders():
    shapes = countries("world_50m.json")
    neighbours = [shapes[code] for code in ("VEN", "COL", "BRA", "GUY", "SUR", "PAN", "CRI")]
    assert shapely.coverage_is_valid(neighbours)
    assert shapely.intersection(shapes["VEN"], shapes["COL"]).length > 5


def test_coastlines_are_coasts_and_not_borders():
    coasts = layer("world_50m.json", "coastlines").geometry.union_all()
    assert coasts.distance(Point(-66.9, 10.6)) < 0.1  # La Guaira
    assert coasts.distance(Point(-72.0, 7.0)) > 1  # the border with Colombia


@pytest.mark.parametrize(("lon", "lat"), [(-67.75, 10.18), (-71.5, 9.8)])
def test_the_theatre_has_lake_valencia_and_lake_maracaibo(lon, lat):
    assert layer("world_50m.json", "lakes").contains(Point(lon, lat)).sum() == 1


def test_the_states_are_the_25_of_iso_3166_2_and_tile_the_country():
    states = geojson("states.geojson")
    assert sorted(states.index) == [f"VE-{letter}" for letter in "ABCDEFGHIJKLMNOPRSTUVWXYZ"]
    assert set(states.country) == {"VEN"}
    assert states.is_valid.all()
    assert shapely.coverage_is_valid(states.geometry.values)


@pytest.mark.parametrize(
    ("city", "lon", "lat", "code", "state"),
    [
        ("Maracay", -67.60, 10.25, "VE-D", "Aragua"),
        ("Caracas", -66.88, 10.49, "VE-A", "Distrito Capital"),
        ("La Guaira airport", -66.99, 10.60, "VE-X", "La Guaira"),
    ],
)
def test_a_city_lies_in_its_state_and_in_no_other(city, lon, lat, code, state):
    states = geojson("states.geojson")
    assert list(states[states.contains(Point(lon, lat))].name) == [state], city
    assert states.name[code] == state


def test_aragua_covers_about_6800_square_kilometres():
    assert km2(geojson("states.geojson").geometry["VE-D"]) == pytest.approx(6800, rel=0.05)


def test_no_state_covers_lake_valencia_since_plotly_fills_above_lakes():
    assert not geojson("states.geojson").contains(Point(-67.75, 10.18)).any()


@pytest.mark.parametrize("name", ["states.geojson", "seas.geojson"])
def test_geojson_rings_on_disk_run_counterclockwise(name):
    rings = shells(geojson(name).geometry)
    assert [ring.coords[0] for ring in rings if is_clockwise(ring)] == []


def test_the_four_sea_areas_are_valid_single_outlines_without_holes():
    seas = geojson("seas.geojson")
    assert set(seas.index) == SEA_CODES
    assert seas.is_valid.all()
    parts = {code: shapely.get_parts(shape) for code, shape in seas.geometry.items()}
    assert {code: [len(p.interiors) for p in ps] for code, ps in parts.items()} == {
        code: [0] for code in SEA_CODES
    }


def test_every_sea_area_but_the_caribbean_says_that_it_is_schematic():
    seas = geojson("seas.geojson")
    assert set(seas.index[~seas.schematic]) == {"caribbean-sea"}
    assert "IHO" in seas.how["caribbean-sea"]
    assert seas.how[seas.schematic].str.startswith("Schematic: ").all()


@pytest.mark.parametrize(("code", "lon", "lat"), IN_SEA)
def test_a_point_at_sea_lies_in_its_area(code, lon, lat):
    assert geojson("seas.geojson").geometry[code].contains(Point(lon, lat))


@pytest.mark.parametrize(("code", "lon", "lat"), NOT_IN_SEA)
def test_another_sea_lies_outside_the_area(code, lon, lat):
    assert not geojson("seas.geojson").geometry[code].contains(Point(lon, lat))


@pytest.mark.parametrize("place", sorted(ON_LAND))
def test_no_sea_area_but_the_basin_covers_a_place_on_land(place):
    seas = geojson("seas.geojson")
    covering = set(seas.index[seas.contains(Point(ON_LAND[place]))])
    assert covering <= {"caribbean-basin"}, "a region with its islands and shores keeps its land"


@pytest.mark.parametrize("code", sorted(SEA_CODES - {"caribbean-basin"}))
def test_a_sea_area_keeps_off_all_land_but_small_islands(code):
    land = [
        part for shape in countries("world_50m.json").values() for part in shapely.get_parts(shape)
    ]
    large = [part for part in land if km2(part) >= 3000]
    assert len(large) > 100
    sea = geojson("seas.geojson").geometry[code]
    assert [part.bounds for part in large if part.intersects(sea)] == []


def land():
    return json.loads((BASEMAP / "land.json").read_text("utf-8"))


def test_the_land_of_every_country_is_known_and_as_large_as_an_atlas_has_it():
    known = land()["countries"]
    assert set(known) == {*countries("world_50m.json"), *countries("world_110m.json")}
    assert {code: known[code]["km2"] for code in ATLAS_KM2} == pytest.approx(ATLAS_KM2, rel=0.02)


def test_islands_that_the_outlines_lack_are_known_by_their_positions():
    known = land()["countries"]
    assert [-64, 16] in known["VEN"]["islands"]  # Isla de Aves
    assert [-28, 39] in known["PRT"]["islands"]  # Terceira and Sao Jorge
    assert known["JAM"]["islands"] == []


def test_who_claims_an_area_is_a_country_of_the_basemap():
    known = land()
    named = {code for one in known["countries"].values() for code in one["also"]}
    named |= {code for area in known["disputed"] for code in area["countries"]}
    assert named <= set(known["countries"])


@pytest.mark.parametrize("name", ["Crimea", "Essequibo", "Jammu and Kashmir, with Ladakh"])
def test_a_disputed_area_is_a_valid_one_in_the_country_that_the_outlines_give_it_to(name):
    (entry,) = (area for area in land()["disputed"] if area["name"] == name)
    area = shapely.geometry.shape(entry["area"])
    holders = (countries("world_50m.json")[code] for code in entry["countries"])
    assert area.is_valid
    assert max(area.intersection(one).area for one in holders) > 0.8 * area.area
