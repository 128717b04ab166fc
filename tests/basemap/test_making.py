"""A basemap from a recipe, on a made-up world; and ours again, where its packages lie at hand."""

import json
import os
from pathlib import Path

import geopandas
import pytest
from shapely.geometry import Point, shape

from dashboard.basemap import making
from dashboard.basemap.naming import sea_from
from dashboard.basemap.packages import Inputs
from dashboard.basemap.problems import BasemapError
from dashboard.basemap.recipe import Recipe, Sea, parse, render
from dashboard.domain.config import Config
from dashboard.loading.basemap import read_basemap
from dashboard.loading.files import Folders
from tests.basemap.small_world import CLAIMS, small_inputs

ROOT = Path(__file__).resolve().parents[2]
KEPT = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
UNPACKED = KEPT / "crisis-dashboard" / "packages" / "unpacked"
NEAR = Recipe(box=(-5, -5, 25, 15), states=("NOR",), seas=(sea_from("The Bay=-4,-4,24,6"),))


@pytest.fixture
def inputs(tmp_path, monkeypatch):
    monkeypatch.setattr(making, "claims", lambda: CLAIMS)
    folder = tmp_path / "unpacked"
    folder.mkdir()
    return small_inputs(folder)


def made_of(recipe, inputs):
    """The files, and what was said meanwhile."""
    said = []
    return making.outlines(recipe, inputs, said.append), said


def features(content):
    return {f["properties"]["code"]: f for f in json.loads(content)["features"]}


def test_what_is_made_is_read_back_by_the_loader(inputs, tmp_path):
    made, _ = made_of(NEAR, inputs)
    making.save(made, render(NEAR), tmp_path / "data" / "basemap")

    basemap = read_basemap(Folders.beside(tmp_path / "config.yaml"))
    assert Config.__dataclass_fields__["basemap"].default == "data/basemap"
    assert basemap.countries == {"NOR", "SWE", "XKX"}
    assert set(basemap.states) == {"NO-01", "NO-02", "NO-03"}
    assert set(basemap.seas) == {"the-bay"}
    assert basemap.near["NOR"].contains(Point(2, 2))
    assert basemap.land["XKX"].also == ("SWE",)
    assert [one.countries for one in basemap.disputed] == [("NOR", "SWE")] * 2


def test_a_state_without_a_code_is_left_out_and_named(inputs):
    made, said = made_of(NEAR, inputs)
    assert set(features(made["states.geojson"])) == {"NO-01", "NO-02", "NO-03"}
    assert [line for line in said if "1 of NOR are left out" in line and "Mystery" in line]


def test_a_lake_is_cut_out_of_the_states(inputs):
    made, _ = made_of(NEAR, inputs)
    west = shape(features(made["states.geojson"])["NO-01"]["geometry"])
    assert west.contains(Point(1, 1))
    assert not west.contains(Point(3.5, 2.5))


def test_single_states_may_be_wanted(inputs):
    made, said = made_of(Recipe(box=NEAR.box, states=("NO-02",)), inputs)
    assert list(features(made["states.geojson"])) == ["NO-02"]
    assert said == []


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("NO", "did you mean 'NOR'?"),
        ("NRO", "did you mean 'NOR'?"),
        ("NO-04", "did you mean 'NO-0"),
        ("Westland", "countries go by ISO 3166-1 alpha-3"),
    ],
)
def test_an_unknown_state_is_one_line_with_what_to_do(inputs, code, hint):
    with pytest.raises(BasemapError) as stopped:
        made_of(Recipe(box=NEAR.box, states=(code,)), inputs)
    assert hint in str(stopped.value)
    assert f"'{code}'" in str(stopped.value)


def test_a_state_that_natural_earth_calls_otherwise_is_named_in_the_recipe(inputs):
    by_code = Recipe(box=NEAR.box, states=("NOR",), renamed={"Mystery": "NO-03"})
    made, _ = made_of(by_code, inputs)
    found = features(made["states.geojson"])["NO-03"]
    assert shape(found["geometry"]).contains(Point(5, 9))
    assert found["properties"]["name"] == "Nordskaja oblast"


def test_a_sea_is_the_water_of_its_box_and_says_that_it_is_schematic(inputs):
    made, _ = made_of(NEAR, inputs)
    sea = features(made["seas.geojson"])["the-bay"]
    assert sea["properties"]["schematic"] is True
    assert sea["properties"]["how"].startswith("Schematic: ")
    water = shape(sea["geometry"])
    assert water.contains(Point(10, -2))
    assert not water.contains(Point(10, 5))
    assert water.distance(Point(10, 0)) > 0.02


def test_a_sea_across_the_180th_meridian_lies_on_both_sides(inputs):
    made, _ = made_of(Recipe(box=(170, -10, -170, 10), seas=(sea_from("a=175,-5,-175,5"),)), inputs)
    water = shape(features(made["seas.geojson"])["a"]["geometry"])
    assert water.bounds == (-180, -5, 180, 5)
    assert water.contains(Point(179, 0))
    assert water.contains(Point(-179, 0))
    assert not water.contains(Point(0, 0))


def test_a_sea_on_dry_land_is_refused(inputs):
    dry = Recipe(box=NEAR.box, seas=(sea_from("Dry=2,2,8,8"),))
    with pytest.raises(BasemapError, match="sea 'dry': there is no water"):
        made_of(dry, inputs)


def test_a_sea_off_a_coast_that_is_not_drawn_is_refused(inputs):
    off = Sea(code="off", name="Off", how="-", coast_of="DNK", within_km=10)
    with pytest.raises(BasemapError, match="no country 'DNK'"):
        made_of(Recipe(box=NEAR.box, seas=(off,)), inputs)


def test_a_sea_outside_the_fine_part_is_told(inputs):
    _, said = made_of(Recipe(box=(0, 0, 5, 5), seas=(sea_from("Far=50,0,60,5"),)), inputs)
    assert ["coarse" in line for line in said] == [True]


def test_small_islands_are_drawn_in_the_fine_part_only_and_known_all_the_same(inputs):
    fine, _ = made_of(Recipe(box=(-35, 0, -25, 10)), inputs)
    coarse, _ = made_of(NEAR, inputs)

    def has_speck(made):
        path = inputs.folder / "read.json"
        path.write_bytes(made["world_50m.json"])
        countries = geopandas.read_file(path, layer="countries")
        return bool(countries.contains(Point(-29.998, 5.002)).any())

    assert has_speck(fine)
    assert not has_speck(coarse)
    assert json.loads(coarse["land.json"])["countries"]["NOR"]["islands"] == [[-30, 5]]


def test_the_folder_says_what_came_from_where_and_is_current(inputs, tmp_path):
    made, _ = made_of(NEAR, inputs)
    making.save(made, render(NEAR), tmp_path)
    text = (tmp_path / "SOURCES.md").read_text("utf-8")
    assert "public domain" in text
    assert all(f"`{name}`" in text for name in made)
    assert parse((tmp_path / "recipe.toml").read_text("utf-8"), "-") == NEAR
    assert making.stale(made, tmp_path) == []

    (tmp_path / "seas.geojson").write_text("{}", "utf-8")
    assert making.stale(made, tmp_path) == ["seas.geojson"]


def test_what_somebody_wrote_into_sources_is_kept(inputs, tmp_path):
    made, _ = made_of(NEAR, inputs)
    making.save(made, "", tmp_path)
    path = tmp_path / "SOURCES.md"
    path.write_text(path.read_text("utf-8") + "- We looked twice.\n", "utf-8")
    making.save(made_of(Recipe(box=NEAR.box), inputs)[0], "", tmp_path)
    assert path.read_text("utf-8").endswith("- We looked twice.\n")


def test_the_world_of_a_new_dossier_is_what_its_sources_say():
    world = ROOT / "dashboard" / "basemap" / "world"
    made = {
        name: (world / name).read_bytes()
        for name in (
            *("world_50m.json", "world_110m.json", "states.geojson", "seas.geojson"),
            "land.json",
        )
    }
    assert making.stale(made, world) == []
    assert parse((world / "recipe.toml").read_text("utf-8"), "-") == Recipe()
    assert made["world_110m.json"] == (ROOT / "data/basemap/world_110m.json").read_bytes()
    assert len(made["world_50m.json"]) < 200_000


@pytest.mark.skipif(not UNPACKED.is_dir(), reason="the packages are not at hand")
@pytest.mark.parametrize("folder", ["data/basemap", "dashboard/basemap/world"])
def test_what_is_committed_is_what_its_recipe_makes(folder):
    text = (ROOT / folder / "recipe.toml").read_text("utf-8")
    made, said = made_of(parse(text, folder), Inputs(UNPACKED))
    assert making.stale(made, ROOT / folder) == []
    assert said == []
