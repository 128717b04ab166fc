"""Places against the outlines of the basemap, and the outlines that charts are drawn with."""

import json
import shutil
from itertools import pairwise

import pytest
from shapely import Polygon

from dashboard.loading import attempt, load
from dashboard.loading.basemap import read_basemap
from dashboard.loading.files import Folders
from dashboard.loading.rings import exteriors
from tests.loading.copies import ROOT, edit

WARM_TOWN = "    lat: 17.97\n    lon: -76.79\n    country: JAM\n"


def said_of(copy):
    return "\n".join(map(str, attempt(copy / "config.yaml").problems))


def warned_of(copy):
    """The warnings about a dossier that loads."""
    made = attempt(copy / "config.yaml")
    assert made.problems == ()
    return "\n".join(map(str, made.warnings))


def put(copy, lat, lon, **keys):
    """Move a town somewhere else."""
    written = "".join(f"    {key}: {value}\n" for key, value in keys.items())
    moved = f"    lat: {lat}\n    lon: {lon}\n{written}"
    edit(copy / "data" / "places.yaml", WARM_TOWN, moved)


@pytest.mark.parametrize(
    ("lat", "lon", "keys"),
    [
        (10.25, -67.6, {"country": "VEN", "state": "VE-D"}),
        (11.8, -66.18, {"country": "VEN", "state": "VE-W"}),
        (10.49, -66.88, {"country": "VEN", "state": "VE-A"}),
        (-17.7, 178.0, {"country": "FJI"}),
        (66.0, -172.0, {"country": "RUS"}),
        (1.29, 103.85, {}),
    ],
    ids=[
        "Maracay",
        "La Orchila, by its state",
        "Caracas",
        "Fiji",
        "Russia beyond 180 degrees",
        "nothing said",
    ],
)
def test_a_place_in_its_country_and_state_passes(copy, lat, lon, keys):
    put(copy, lat, lon, **keys)

    assert said_of(copy) == ""


ISLANDS = [
    pytest.param(11.80, -66.18, {"country": "VEN"}, id="La Orchila"),
    pytest.param(11.945, -66.678, {"country": "VEN"}, id="Gran Roque"),
    pytest.param(12.3, -64.0, {"country": "VEN", "state": "VE-O"}, id="the sea off a state"),
    pytest.param(15.67, -63.616, {"country": "VEN"}, id="Isla de Aves"),
    pytest.param(11.86, -64.60, {"country": "VEN"}, id="La Blanquilla"),
    pytest.param(12.58, -81.70, {"country": "COL"}, id="San Andres"),
    pytest.param(45.255, 30.204, {"country": "UKR"}, id="Snake Island"),
    pytest.param(37.74, -25.67, {"country": "PRT"}, id="Ponta Delgada"),
    pytest.param(-27.11, -109.35, {"country": "CHL"}, id="Easter Island"),
    pytest.param(-21.0, 55.5, {"country": "FRA"}, id="Reunion"),
    pytest.param(12.0, -66.0, {"country": "VEN"}, id="the sea off a coast"),
]


@pytest.mark.parametrize(("lat", "lon", "keys"), ISLANDS)
def test_a_place_on_an_island_that_the_basemap_lacks_loads_with_a_warning(copy, lat, lon, keys):
    put(copy, lat, lon, **keys)

    key = "state" if "state" in keys else "country"
    assert warned_of(copy) == (
        f"data/places.yaml:24:5  warning: place 'warm-town' · lat: {lat:g}, {lon:g} is not on land"
        f" that the basemap assigns to a {key}, so '{keys[key]}' cannot be checked\n"
        f"    hint: an island may be missing there; look it up, or leave {key} out"
    )


EITHER = [
    (44.6, 33.53, "UKR", "RUS"),
    (48.0, 37.8, "UKR", "RUS"),
    (6.8, -59.5, "GUY", "VEN"),
    (18.4, -66.1, "PRI", "USA"),
    (64.2, -51.7, "GRL", "DNK"),
    (27.15, -13.2, "ESH", "MAR"),
    (34.1, 74.8, "IND", "PAK"),
    (25.03, 121.5, "TWN", "CHN"),
    (-51.7, -57.85, "FLK", "ARG"),
    (19.9, -75.15, "CUB", "USA"),
    (44.0, 145.8, "RUS", "JPN"),
]


@pytest.mark.parametrize(("lat", "lon", "one", "other"), EITHER)
def test_a_place_in_a_disputed_area_or_a_territory_may_name_either(copy, lat, lon, one, other):
    put(copy, lat, lon, country=one)
    assert warned_of(copy) == ""

    edit(copy / "data" / "places.yaml", f"    country: {one}\n", f"    country: {other}\n")
    assert warned_of(copy) == ""


def test_the_outline_of_a_territory_agrees_with_the_state_that_it_belongs_to(copy):
    put(copy, 64.2, -51.7, country="DNK", outline="GRL")

    assert warned_of(copy) == ""


def test_land_that_the_basemap_gives_to_no_country_is_that_of_the_one_listed(copy):
    put(copy, 9.56, 44.06, country="SOM")
    assert warned_of(copy) == ""

    edit(copy / "data" / "places.yaml", "    country: SOM\n", "    country: ETH\n")
    assert "cannot be checked" in warned_of(copy)


WRONG = [
    pytest.param(12.11, -68.93, "VEN", "it is in 'CUW'", "correct lat", id="Willemstad"),
    pytest.param(4.6, -74.08, "VEN", "it is in 'COL'", "correct lat", id="Bogota"),
    pytest.param(55.75, 37.6, "UKR", "it is in 'RUS'", "correct lat", id="Moscow"),
    pytest.param(-66.88, 10.49, "VEN", "it is 9,669 km away", "swapped", id="swapped"),
    pytest.param(10.49, 66.88, "VEN", "it is ", "minus sign missing from lon", id="lon"),
    pytest.param(-10.49, -66.88, "VEN", "it is in 'BOL'", "minus sign missing from lat", id="lat"),
    pytest.param(10.49, -46.88, "VEN", "it is 1,", "leave country out", id="mid-ocean"),
]


@pytest.mark.parametrize(("lat", "lon", "country", "why", "hint"), WRONG)
def test_a_place_on_the_land_of_another_or_far_out_at_sea_is_an_error(
    copy, lat, lon, country, why, hint
):
    put(copy, lat, lon, country=country)

    said, _, way_out = said_of(copy).partition("\n")
    assert f"{lat:g}, {lon:g} is not in country '{country}': {why}" in said
    assert hint in way_out


def test_a_place_in_the_land_of_another_country_is_not_in_a_state_either(copy):
    put(copy, 4.6, -74.08, country="VEN", state="VE-W")

    assert "is not in state 'VE-W': it is in 'COL'" in said_of(copy)


def test_a_place_at_the_south_pole_is_in_antarctica(copy):
    put(copy, -90, 0, country="ATA")

    assert warned_of(copy) == ""


def test_a_city_in_another_state_is_found_out(copy):
    put(copy, 10.25, -67.6, country="VEN", state="VE-A")

    assert said_of(copy) == (
        "data/places.yaml:24:5  place 'warm-town' · lat: 10.25, -67.6 is not in state 'VE-A':"
        " it is in 'VE-D'\n"
        "    hint: correct lat, lon or state; if they are right, leave state out"
    )


def test_a_port_on_the_coast_passes_where_the_outline_is_coarse(copy):
    put(copy, 38.7, -9.14, country="PRT")

    assert said_of(copy) == ""


def test_an_outline_of_a_state_is_that_of_the_state_named(copy):
    put(copy, 10.25, -67.6, country="VEN", state="VE-D", outline="VE-A")

    assert said_of(copy) == (
        "data/places.yaml:28:5  place 'warm-town' · outline: is 'VE-A', and state is 'VE-D'\n"
        "    hint: correct one of them"
    )


def test_outlines_are_those_that_places_and_maps_name(tiny):
    assert sorted(tiny.outlines) == ["ISL", "JAM", "NOR", "caribbean-sea"]


def test_rings_are_closed_and_run_counter_clockwise(tiny):
    for rings in tiny.outlines.values():
        for ring in rings:
            assert ring[0] == ring[-1]
            assert len(ring) >= 4
            assert Polygon(ring).exterior.is_ccw


def test_a_ring_across_the_antimeridian_stays_on_the_globe_and_whole(copy):
    edit(copy / "config.yaml", "{outline: NOR, colour: asked_land}", "{outline: RUS, colour: home}")

    mainland = max(load(copy / "config.yaml").outlines["RUS"], key=len)

    assert all(-180 <= lon <= 180 for lon, _ in mainland)
    jumps = [abs(a[0] - b[0]) for a, b in pairwise(mainland) if abs(a[0] - b[0]) > 180]
    assert len(jumps) == 2
    assert Polygon([(lon % 360, lat) for lon, lat in mainland]).exterior.is_ccw


def test_a_country_that_is_only_shown_from_far_has_the_outline_of_the_far_map(tiny, copy):
    edit(
        copy / "config.yaml",
        "      - {outline: ISL, colour: home}",
        "      - {outline: NOR, colour: home}",
    )
    near = load(copy / "config.yaml").outlines["NOR"]

    assert near != tiny.outlines["NOR"]


LOST = {"TON": 28, "CPV": 16, "KIR": 36, "VUT": 61, "PYF": 14, "MDV": 23}
KEPT_FROM_FAR = ("ATA", "FJI", "SLB", "PHL")


@pytest.mark.parametrize(("code", "share"), LOST.items())
def test_an_outline_that_has_lost_its_land_is_warned_of(copy, code, share):
    put(copy, 17.97, -76.79, outline=code)

    assert warned_of(copy) == (
        f"data/places.yaml:26:5  warning: place 'warm-town' · outline: that of '{code}' has"
        f" {share}% of its land in the basemap\n"
        "    hint: draw it another way, or make the basemap finer there (see its SOURCES.md)"
    )


@pytest.mark.parametrize("code", KEPT_FROM_FAR)
def test_an_outline_that_one_file_has_lost_is_taken_from_the_other(copy, code):
    put(copy, 17.97, -76.79, outline=code)
    basemap = read_basemap(Folders.beside(ROOT / "config.yaml"))

    assert warned_of(copy) == ""
    assert load(copy / "config.yaml").outlines[code] == exteriors(basemap.far[code])
    assert basemap.share(code, basemap.near[code]) < 0.9


def test_an_outline_of_a_country_whose_land_is_not_known_is_not_judged(copy):
    land = json.loads((ROOT / "data" / "basemap" / "land.json").read_text("utf-8"))
    del land["countries"]["TON"]
    land["countries"]["CPV"]["km2"] = 0
    broken_basemap(copy, "land.json", json.dumps(land))
    put(copy, 17.97, -76.79, outline="TON")
    edit(copy / "config.yaml", "{outline: ISL, colour: home}", "{outline: CPV, colour: home}")

    assert warned_of(copy) == ""


def test_an_outline_of_a_tint_that_has_lost_its_land_is_warned_of(copy):
    edit(copy / "config.yaml", "{outline: ISL, colour: home}", "{outline: TON, colour: home}")

    assert "tints 1 · outline: that of 'TON' has 28% of its land" in warned_of(copy)


def test_an_outline_near_the_theatre_stays_the_fine_one_though_the_coarse_one_is_larger(copy):
    basemap = read_basemap(Folders.beside(ROOT / "config.yaml"))

    for code in ("CUB", "JAM", "TTO", "VEN"):
        assert basemap.area(code) is basemap.near[code]


def test_a_map_whose_west_is_east_of_its_east_crosses_the_antimeridian(copy):
    edges = "    west: -34\n    east: 14\n    south: 54\n"
    edit(copy / "config.yaml", edges, "    west: 160\n    east: -160\n    south: -30\n")
    put(copy, -18.14, 178.44)
    warm_town = "      - {place: warm-town}\n      - {place: fjord-town}\n"
    edit(copy / "config.yaml", "      - {place: fjord-town}\n", warm_town)

    said = warned_of(copy)

    assert "'fjord-town' lies outside the window of this map" in said
    assert "'warm-town' lies outside" not in said


def broken_basemap(copy, name, content):
    folder = copy / "../../data/basemap"
    folder.unlink()
    shutil.copytree(ROOT / "data" / "basemap", folder)
    (folder / name).write_text(content, "utf-8")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("seas.geojson", "{", "holds no outlines"),
        ("seas.geojson", '{"features": [{"type": "Feature"}]}', "holds no outlines"),
        ("seas.geojson", "[" * 100_000, "holds no outlines"),
        ("states.geojson", "[]", "holds no outlines"),
        ("land.json", "[]", "holds no outlines"),
        ("land.json", '{"countries": {}}', "holds no outlines"),
        ("world_50m.json", "{}", "holds no outlines: it is not TopoJSON"),
        ("world_50m.json", '{"type": "Topology"}', "holds no outlines"),
        ("world_110m.json", "<OGRVRTDataSource/>", "holds no outlines"),
    ],
)
def test_a_basemap_without_outlines_is_a_problem_and_no_exception(copy, name, content, said):
    broken_basemap(copy, name, content)

    assert said_of(copy).startswith(f"../../data/basemap/{name}  {said}")


def test_a_folder_in_place_of_outlines_is_reported(copy):
    folder = copy / "../../data/basemap"
    folder.unlink()
    shutil.copytree(ROOT / "data" / "basemap", folder)
    (folder / "seas.geojson").unlink()
    (folder / "seas.geojson").mkdir()

    assert said_of(copy) == (
        "../../data/basemap/seas.geojson  is a folder, not a file\n"
        "    hint: name the folder of the outlines with basemap: in config.yaml, or make them with"
        " `crisis-dashboard basemap`"
    )


def test_a_basemap_need_not_have_states_or_seas(copy):
    broken_basemap(copy, "states.geojson", json.dumps({"features": []}))

    assert said_of(copy) == ""


def test_a_basemap_that_changes_is_read_again(copy):
    assert said_of(copy) == ""

    broken_basemap(copy, "seas.geojson", json.dumps({"features": []}))

    assert "the basemap has no outline 'caribbean-sea'" in said_of(copy)
