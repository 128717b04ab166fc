"""Recipes and what is asked for on a command line: read, written, refused in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon

from dashboard.basemap.naming import box_from, known_seas, sea_from, seas_from
from dashboard.basemap.problems import BasemapError
from dashboard.basemap.recipe import Recipe, Sea, parse, render

DEGREES = st.floats(-170, 170).map(lambda number: round(number, 3))
TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=20)
SEAS = st.builds(
    Sea,
    code=TEXTS,
    name=TEXTS,
    how=TEXTS,
    schematic=st.booleans(),
    limit=st.lists(st.tuples(DEGREES, DEGREES), min_size=3, max_size=5).map(tuple),
    soften_deg=DEGREES,
    known_sea=st.none() | st.tuples(DEGREES, DEGREES),
)
RECIPES = st.builds(
    Recipe,
    box=st.none() | st.just((-10.5, 1, 20, 30.25)) | st.just((170, -5, -170, 5)),
    states=st.lists(TEXTS, max_size=3).map(tuple),
    cut_lakes_at=st.none() | st.lists(st.tuples(DEGREES, DEGREES), max_size=2).map(tuple),
    renamed=st.dictionaries(TEXTS, TEXTS, max_size=2),
    seas=st.lists(SEAS, max_size=2).map(tuple),
)


@given(RECIPES)
def test_a_recipe_that_is_written_is_read_back_as_the_same(recipe):
    assert parse(render(recipe), "recipe.toml") == recipe


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("box = [1, 2, 3]", "box: it takes 4 numbers"),
        ("box = [1, 2, '3', 4]", "box: it takes 4 numbers"),
        ("box = [1, 5, 3, 4]", "box: south is less than north"),
        ("boxes = []", "there is no key 'boxes'; the keys are: box"),
        ("states = 'NOR'", "states: it is a list"),
        ("states = [1]", "states: it is a text"),
        ("[[seas]]\ncode = 'a'\nname = 'A'", "seas: how is missing"),
        ("[[seas]]\ncode='a'\nname='A'\nhow='-'\nlimit=[[1]]", "seas: limit: it takes 2 numbers"),
        ("[[seas]]\ncode='a'\nname='A'\nhow='-'\nschematic=1", "seas: schematic: it is true or"),
        ("renamed = 3", "renamed: it is a table"),
        ("box = [", "recipe.toml: "),
        (f"states = {'[' * 5000}", "recipe.toml: "),
    ],
)
def test_a_recipe_with_a_mistake_is_refused_in_one_line(text, said):
    with pytest.raises(BasemapError) as stopped:
        parse(text, "recipe.toml")
    assert said in str(stopped.value)
    assert str(stopped.value).startswith("recipe.toml: ")


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("-5,50.5,10,60", (-5, 50.5, 10, 60)),
        ("170,-10,-170,10", (170, -10, -170, 10)),
        ("170,-10,190,10", (170, -10, -170, 10)),
    ],
)
def test_a_box_is_four_numbers(text, box):
    assert box_from(text) == box


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1,2,3", "it takes 4 numbers"),
        ("a,b,c,d", "write four numbers"),
        ("nan,0,1,2", "longitudes lie between"),
        ("0,0,1,inf", "latitudes lie between"),
        ("0,0,0,10", "it has no width"),
        ("0,10,10,10", "south is less than north"),
        ("0,10,10,5", "south is less than north"),
        ("0,0,10,89", "latitudes lie between"),
        ("0,0,400,10", "longitudes lie between"),
    ],
)
def test_a_box_that_is_none_is_refused_in_one_line(text, said):
    with pytest.raises(BasemapError) as stopped:
        box_from(text)
    assert said in str(stopped.value)
    assert text in str(stopped.value)


@pytest.mark.parametrize("name", ["red-sea", "Red Sea", "RED SEA"])
def test_a_known_sea_goes_by_its_name(name):
    sea = sea_from(name)
    assert (sea.code, sea.name, sea.schematic) == ("red-sea", "Red Sea", True)


def test_a_sea_that_is_not_known_needs_a_box():
    with pytest.raises(BasemapError) as stopped:
        sea_from("Sea of Tears")
    assert "--sea sea-of-tears=WEST,SOUTH,EAST,NORTH" in str(stopped.value)
    assert "red-sea" in str(stopped.value)
    with pytest.raises(BasemapError, match="did you mean 'red-sea'"):
        sea_from("red-se")


@pytest.mark.parametrize("text", ["=1,2,3,4", "Bay=1,2,3", "!!"])
def test_a_sea_without_a_name_or_a_whole_box_is_refused(text):
    with pytest.raises(BasemapError):
        sea_from(text)


def test_a_sea_is_asked_for_once():
    with pytest.raises(BasemapError, match="'red-sea' is asked for twice"):
        seas_from(["red-sea", "Red Sea=1,2,3,4"])


@pytest.mark.parametrize("code", sorted(known_seas()))
def test_a_known_sea_has_a_sound_limit_around_a_position_in_it(code):
    sea = sea_from(code)
    limit = Polygon(sea.limit)
    assert limit.is_valid
    assert limit.contains(Point(sea.known_sea))
    assert code == sea.name.lower().replace(" ", "-")


@pytest.mark.parametrize(
    ("code", "lon", "lat"),
    [
        ("red-sea", 45.0, 12.0),
        ("gulf-of-aden", 42.0, 15.0),
        ("persian-gulf", 59.0, 24.5),
        ("black-sea", 36.8, 46.0),
        ("baltic-sea", 8.0, 56.0),
        ("mediterranean-sea", 28.3, 40.7),
        ("yellow-sea", 135.0, 40.0),
        ("south-china-sea", 125.0, 29.0),
    ],
)
def test_the_next_sea_is_another(code, lon, lat):
    assert not Polygon(sea_from(code).limit).contains(Point(lon, lat))
