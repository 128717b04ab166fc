"""The maps of this project's dossier: nothing cut, nothing covered, every hedge in sight."""

from itertools import combinations, pairwise

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import parse_filter
from dashboard.rendering.paint import mixed, palette
from dashboard.rendering.svg import Svg
from dashboard.scenes.bounds import box_of, overlap
from dashboard.scenes.map import map_scene
from dashboard.scenes.map_canvas import canvas_of
from dashboard.scenes.map_ground import FRAMES, backdrop_named, backdrop_of, name_of
from dashboard.scenes.placing import crosses
from dashboard.scenes.shapes import NARROW, PHONE, SLIDE, WIDE, Layer, Mark, Path, Text

FILTERS = (
    "",
    "actors=iran",
    "statuses=denied",
    "kinds=us-military",
    "kinds=request",
    "statuses=claimed",
)
VIEWS = ("theatre", "world")


def scene_of(real, view, frame, query=""):
    selected = "&".join(filter(None, (f"map={view}", query)))
    return map_scene(excerpt(real, parse_filter(selected, real)), frame)


def texts_of(scene):
    return [shape for group in scene.groups for shape in group.shapes if isinstance(shape, Text)]


def words_of(scene):
    return " ".join(" ".join(text.lines) for text in texts_of(scene))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame.width:g}")
def test_every_label_has_room_and_covers_no_other_and_no_mark(real, view, frame):
    for query in FILTERS:
        scene = scene_of(real, view, frame, query)
        assert scene.unplaced == ()
        texts = texts_of(scene)
        boxes = [box_of(text) for text in texts]
        for one, other in combinations(range(len(boxes)), 2):
            assert not overlap(boxes[one], boxes[other], -2), (texts[one], texts[other], query)
        for left, top, right, bottom in boxes:
            assert left >= 0 <= top
            assert right <= scene.width
            assert bottom <= scene.height
        if not frame.is_phone:
            groups = [group for group in scene.groups if group.layer is Layer.CONTENT]
            dots = [one for group in groups for one in group.shapes if isinstance(one, Mark)]
            assert not any(overlap(box_of(dot), box, -1) for dot in dots for box in boxes)


@pytest.mark.parametrize("view", VIEWS)
def test_every_fact_of_a_place_is_on_some_map_or_in_its_notes(real, view):
    for query in FILTERS:
        scene = scene_of(real, view, WIDE, query)
        shown = excerpt(real, parse_filter(query, real) if query else parse_filter("", real))
        reached = {name for group in scene.reachable() for name in group.facts}
        for sign, _, facts in shown.signs(next(one for one in real.config.maps if one.id == view)):
            assert {fact.id for fact in facts} <= reached, sign
        for off in shown.off(next(one for one in real.config.maps if one.id == view)):
            [note] = [one for one in scene.notes if one.startswith(f"{off.place.name} (")]
            assert all(fact.short in note for fact in off.facts)


@pytest.mark.parametrize("frame", [NARROW, WIDE, SLIDE], ids=["narrow", "wide", "slide"])
def test_no_arc_runs_through_a_label(real, frame):
    for query in ("", "kinds=request", "actors=iran"):
        scene = scene_of(real, "world", frame, query)
        boxes = [box_of(text) for text in texts_of(scene)]
        groups = [group for group in scene.groups if group.lane == "Asked for help"]
        assert groups
        for group in groups:
            arc = next(one for one in group.shapes if isinstance(one, Path) and one.fill is None)
            sides = list(pairwise(arc.runs[0]))
            assert not any(crosses(side, box) for side in sides for box in boxes)


def test_arcs_of_requests_do_not_cross_each_other(real):
    from dashboard.scenes.placing import meet

    groups = [g for g in scene_of(real, "world", WIDE).groups if g.lane == "Asked for help"]
    arcs = [next(s for s in g.shapes if isinstance(s, Path)).runs[0] for g in groups]
    for one, other in combinations(arcs, 2):
        assert not any(meet(a, b) for a in pairwise(one[2:]) for b in pairwise(other[2:]))


def test_the_world_map_says_of_each_state_what_may_be_said_and_counts_nothing(real):
    scene = scene_of(real, "world", WIDE)
    asked = {group.name: group for group in scene.groups if group.lane == "Asked for help"}
    dashes = {
        name: next(one for one in group.shapes if isinstance(one, Path)).stroke.dash
        for name, group in asked.items()
    }
    assert dashes == {
        "Russia: letter prepared": "dash",
        "China: asked; answer unclear": "solid",
        "Iran: asked; answer unclear": "solid",
    }
    said = " ".join(line for group in asked.values() for line in group.said)
    assert "Named in a letter prepared for Russia:" in said
    assert "China was asked for:" in said
    assert "Being arranged; no request is reported:" in said
    assert "Russia was asked for" not in said
    assert "(broken line)" in scene.description


@pytest.mark.parametrize("frame", [NARROW, WIDE, SLIDE], ids=["narrow", "wide", "slide"])
def test_the_words_on_the_map_keep_their_hedges(real, frame):
    said = words_of(scene_of(real, "theatre", frame))
    for words in (
        "is the US military's own account",
        "places not given",
        "load not stated",
        "opened in July",
        "by Nicolás Maduro's account",
        "how many is not stated",
        "naming no source",
    ):
        assert words in said
    said = words_of(scene_of(real, "world", frame))
    for words in ("schematic", "delivery not stated", "answer unclear", "letter prepared"):
        assert words in said


def test_a_filter_takes_a_label_away_with_what_it_rests_on(real):
    said = words_of(scene_of(real, "theatre", WIDE, "statuses=claimed"))
    assert "US military: boats carried drugs" in said
    assert "since about mid-September" not in said
    assert "Il-76" not in said


def test_places_stand_where_they_lie(real):
    scene, view = scene_of(real, "world", WIDE), real.config.maps[1]
    [group] = [group for group in scene.groups if group.target == "place:moscow"]
    [dot] = [shape for shape in group.shapes if isinstance(shape, Mark)]
    assert dot.at == pytest.approx(canvas_of(view, WIDE).point(37.62, 55.75))
    scene, view = scene_of(real, "theatre", WIDE), real.config.maps[0]
    [group] = [group for group in scene.groups if group.target == "fact:il-76-arrival"]
    dots = [shape for shape in group.shapes if isinstance(shape, Mark)]
    assert dots[0].at == pytest.approx(canvas_of(view, WIDE).point(-66.88, 10.49))
    assert len(dots) == 2


def test_a_phone_shows_the_whole_view_with_numbered_marks(real):
    for view in VIEWS:
        scene = scene_of(real, view, PHONE)
        assert scene.width == 360
        numbers = [group.number for group in scene.reachable()]
        assert numbers == [*range(1, len(numbers) + 1)]
        printed = sorted(int(text.lines[0]) for text in texts_of(scene))
        assert printed == numbers
        assert all(group.short for group in scene.reachable())


def test_grounds_are_small_named_and_the_same_whatever_is_filtered(real):
    svg = Svg(lambda ink: mixed(ink, palette(real.config, "light")))
    for view, most in zip(real.config.maps, (120_000, 80_000), strict=True):
        for frame in FRAMES:
            ground = backdrop_of(real, view, frame)
            assert len(svg.shapes(ground.shapes)) < most
            assert backdrop_named(real, ground.name) == (ground, *canvas_of(view, frame).size)
            for query in FILTERS[:3]:
                assert scene_of(real, view.id, frame, query).backdrop is ground
    assert backdrop_named(real, "theatre-9999x1") is None
    assert name_of(real.config.maps[0], WIDE).startswith("theatre-1080x")


def test_the_legend_explains_the_signs_in_use_and_no_others(real):
    theatre = {key.words for key in scene_of(real, "theatre", WIDE).legend}
    world = {key.words for key in scene_of(real, "world", WIDE).legend}
    assert "Somewhere in this sea; places not given" in theatre - world
    assert "Inset in the corner, 3 times as large" in theatre - world
    assert "Asked for help (schematic line)" in world - theatre
    assert "A route as described; schematic" in world - theatre
    denied = {key.words for key in scene_of(real, "theatre", WIDE, "statuses=denied").legend}
    assert not any(words.startswith("Somewhere") for words in denied)


def test_at_most_two_textures_lie_on_one_sea(real):
    scene = scene_of(real, "theatre", WIDE, "kinds=us-military")
    named = {group.name for group in scene.groups if group.layer is Layer.GROUND}
    drawn = {group.name for group in scene.groups if group.layer is Layer.GROUND and group.shapes}
    assert drawn == named
    assert "Waters off Venezuela, its area" not in drawn
    assert {"Caribbean Sea, its area", "Caribbean Basin, its area"} <= drawn
