"""Places against the outlines of the basemap, and the outlines that charts are drawn with."""

import json
import shutil
from itertools import pairwise

import pytest
from shapely import Polygon

from dashboard.loading import attempt, load
from tests.loading.copies import ROOT, edit

WARM_TOWN = "    lat: 17.97\n    lon: -76.79\n    country: JAM\n"


def said_of(copy):
    return "\n".join(map(str, attempt(copy / "config.yaml").problems))


def put(copy, lat, lon, **keys):
    """Move a town somewhere else."""
    written = "".join(f"    {key}: {value}\n" for key, value in keys.items())
    moved = f"    lat: {lat}\n    lon: {lon}\n{written}"
    edit(copy / "data" / "places.yaml", WARM_TOWN, moved)


@pytest.mark.parametrize(
    ("lat", "lon", "keys"),
    [
        (10.25, -67.6, {"country": "VEN", "state": "VE-D"}),
        (10.49, -66.88, {"country": "VEN", "state": "VE-A"}),
        (-17.7, 178.0, {"country": "FJI"}),
        (66.0, -172.0, {"country": "RUS"}),
        (1.29, 103.85, {}),
    ],
    ids=["Maracay", "Caracas", "Fiji", "Russia beyond 180 degrees", "nothing said"],
)
def test_a_place_in_its_country_and_state_passes(copy, lat, lon, keys):
    put(copy, lat, lon, **keys)

    assert said_of(copy) == ""


def test_a_city_in_another_state_is_found_out(copy):
    put(copy, 10.25, -67.6, country="VEN", state="VE-A")

    assert said_of(copy) == (
        "data/places.yaml:24:5  place 'warm-town' · lat: 10.25, -67.6 is not in state 'VE-A'\n"
        "    hint: mend lat and lon, or state"
    )


def test_a_port_on_the_coast_passes_where_the_outline_is_coarse(copy):
    put(copy, 38.7, -9.14, country="PRT")

    assert said_of(copy) == ""


def test_an_outline_of_a_state_is_that_of_the_state_named(copy):
    put(copy, 10.25, -67.6, country="VEN", state="VE-D", outline="VE-A")

    assert said_of(copy) == (
        "data/places.yaml:28:5  place 'warm-town' · outline: is 'VE-A', and state is 'VE-D'\n"
        "    hint: mend one of them"
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
        "    hint: the basemap is made as its SOURCES.md says; see README.md"
    )


def test_a_basemap_need_not_have_states_or_seas(copy):
    broken_basemap(copy, "states.geojson", json.dumps({"features": []}))

    assert said_of(copy) == ""


def test_a_basemap_that_changes_is_read_again(copy):
    assert said_of(copy) == ""

    broken_basemap(copy, "seas.geojson", json.dumps({"features": []}))

    assert "the basemap has no outline 'caribbean-sea'" in said_of(copy)
