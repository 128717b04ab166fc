"""A map draws what is known and never more, for any dossier and any view."""

import math
from dataclasses import replace

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.map_views import Sign
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.rendering.items import items
from dashboard.rendering.plotly import figure
from dashboard.scenes import CHARTS
from dashboard.scenes.bounds import box_of
from dashboard.scenes.map import NOTHING, map_scene
from dashboard.scenes.map_canvas import TIMES, canvas_of, inset_of
from dashboard.scenes.map_ground import FRAMES
from dashboard.scenes.map_lines import HEAD
from dashboard.scenes.shapes import BESIDE, NARROW, PHONE, SLIDE, WIDE, Layer, Mark, Path, Text
from tests.scenes.black_sea import STRAIT, VALLEY, WIDE_VIEW, black_sea

ALL = Selection()


@pytest.fixture(scope="module")
def sea(tiny):
    return black_sea(tiny)


def scene_of(dossier, frame=WIDE, **selected):
    return map_scene(excerpt(dossier, Selection(**selected)), frame)


def group_of(scene, target):
    [found] = [group for group in scene.groups if group.target == target]
    return found


def texts(scene):
    shapes = (shape for group in scene.groups for shape in group.shapes)
    return [shape for shape in shapes if isinstance(shape, Text)]


def said(scene):
    return " ".join(line for text in texts(scene) for line in text.lines)


def height_of_head(scene):
    """Return how long the arrow heads of the requests are."""
    heads = [
        shape.runs[0]
        for group in scene.groups
        if group.lane == "Asked for help"
        for shape in group.shapes
        if isinstance(shape, Path) and shape.fill is not None
    ]
    return [math.dist(head[0], head[1]) for head in heads]


def test_the_map_is_a_chart(tiny):
    assert CHARTS["map"] is map_scene


def test_a_dot_stands_at_the_true_place_and_an_area_has_none(tiny):
    scene, view = scene_of(tiny), tiny.config.maps[0]
    for place in ("vestra", "skerra-point", "fjord-town"):
        where = tiny.place[place]
        facts = tiny.facts_at(place)
        target = f"fact:{facts[0].id}" if len(facts) == 1 else f"place:{place}"
        [dot] = [one for one in group_of(scene, target).shapes if isinstance(one, Mark)]
        assert dot.at == pytest.approx(canvas_of(view, WIDE).point(where.lon, where.lat))
    around = group_of(scene, f"fact:{tiny.facts_at('fishing-grounds')[0].id}")
    assert not [one for one in around.shapes if isinstance(one, Mark)]
    assert next(one for one in around.shapes if isinstance(one, Text)).is_italic


def test_status_is_the_shape_of_the_dot(tiny):
    scene = scene_of(tiny)
    denied = next(one for one in tiny.facts_at("vestra") if one.status is Status.DENIED)
    [dot] = [one for one in group_of(scene, f"fact:{denied.id}").shapes if isinstance(one, Mark)]
    assert dot.symbol == "circle-x"


def test_a_label_without_words_of_its_own_is_made_of_what_is_let_through(tiny):
    assert "Keeper denied that it went dark" in said(scene_of(tiny))
    assert "≠\N{NO-BREAK SPACE}denied by Ånsa Holm" in said(scene_of(tiny))


def test_the_words_of_a_sign_stand_only_with_all_that_they_rest_on(tiny):
    [vestra] = tiny.facts_at("vestra")
    sign = Sign(place="vestra", label="Vestra: a denial", note="by the keeper", facts=(vestra.id,))
    view = replace(tiny.config.maps[0], signs=(sign,))
    dossier = replace(tiny, config=replace(tiny.config, maps=(view,)))
    assert "Vestra: a denial by the keeper" in said(scene_of(dossier))
    assert "a denial" not in said(scene_of(dossier, statuses=(Status.CLAIMED,)))
    more = replace(sign, facts=(vestra.id, "lamp-failed"))
    wider = replace(dossier, config=replace(tiny.config, maps=(replace(view, signs=(more,)),)))
    narrowed = said(scene_of(wider, statuses=(Status.DENIED,)))
    assert "a denial" not in narrowed
    assert "Keeper denied" in narrowed


def test_a_place_where_nothing_is_let_through_is_a_grey_name(tiny):
    scene = scene_of(tiny, statuses=(Status.DENIED,))
    [names] = [group for group in scene.groups if group.name == "Names for orientation"]
    assert "Fjord Town" in [text.lines[0] for text in names.shapes]
    assert names.target == ""


def test_a_map_without_facts_says_so_and_draws_no_sign(tiny):
    scene = scene_of(tiny, text="nowhere to be found")
    assert NOTHING in said(scene)
    assert not list(scene.reachable())
    assert "empty" in scene.description


def test_what_is_selected_is_ringed_and_the_rest_recedes(tiny):
    scene = scene_of(tiny, focus="fact:failure-denied")
    [ring] = [group for group in scene.groups if group.layer is Layer.FOCUS]
    [dot] = [one for one in group_of(scene, "fact:failure-denied").shapes if isinstance(one, Mark)]
    assert ring.shapes[0].at == dot.at
    other = [g for g in scene.reachable() if g.facts != ("failure-denied",)]
    inks = {s.ink.name for g in other for s in g.shapes if isinstance(s, Text)}
    assert inks == {"muted"}


def test_what_is_corrected_is_struck_through(sequel):
    superseded = {fact for fact in sequel.superseded if sequel.fact[fact].places}
    scene = scene_of(sequel)
    drawn = {name for group in scene.groups for name in group.facts}
    assert superseded & drawn
    struck = [
        group
        for group in scene.groups
        if any(isinstance(one, Mark) and one.symbol == "line-ew" for one in group.shapes)
    ]
    for group in struck:
        assert set(group.facts) <= set(sequel.superseded)


def test_the_description_obeys_the_filter(tiny):
    assert "Map: Northern waters" in scene_of(tiny).description
    assert "Outside this filter" in scene_of(tiny, statuses=(Status.DENIED,)).description
    assert "(broken line)" in scene_of(tiny, map="far").description


def test_lines_say_how_surely_a_state_was_asked(tiny):
    scene = scene_of(tiny, map="far")
    dashes = {
        group.name: group.shapes[0].stroke.dash
        for group in scene.groups
        if group.lane == "Asked for help"
    }
    assert dashes == {
        "Fjordmark: asked; no comment": "solid",
        "Tropica: asked (possible); answer unclear": "dash",
    }


@pytest.mark.parametrize("view", ["sea", "strait", "valley"])
def test_arrow_heads_are_the_same_share_of_any_map(tiny, sea, view):
    for frame in (NARROW, WIDE):
        expected = pytest.approx(frame.width * HEAD, abs=0.2)
        assert all(size == expected for size in height_of_head(scene_of(sea, frame, map=view)))
        assert all(size == expected for size in height_of_head(scene_of(tiny, frame, map="far")))


# Beside a card a label of the valley finds no room; it is then among the notes.
@pytest.mark.parametrize(
    "frame", [one for one in FRAMES if one != BESIDE], ids=lambda frame: f"{frame.width:g}"
)
@pytest.mark.parametrize("view", [WIDE_VIEW, STRAIT, VALLEY], ids=lambda view: view.id)
def test_a_map_of_another_crisis_fills_its_frame_and_names_all(sea, view, frame):
    scene = scene_of(sea, frame, map=view.id)
    assert scene.unplaced == ()
    assert scene.width == frame.width
    assert scene.height <= (frame.height or frame.width * 1.1)
    for text in texts(scene):
        left, top, right, bottom = box_of(text)
        assert left >= 0 <= top
        assert right <= scene.width
        assert bottom <= scene.height


def test_an_inset_is_three_times_as_large_and_shows_the_true_place_again(sea):
    main, inset = canvas_of(WIDE_VIEW, WIDE), inset_of(WIDE_VIEW, WIDE)
    assert inset.scale == pytest.approx(main.scale * TIMES)
    [vestra] = sea.facts_at("vestra")
    group = group_of(scene_of(sea, map="sea"), f"fact:{vestra.id}")
    dots = [one.at for one in group.shapes if isinstance(one, Mark)]
    assert dots[0] == pytest.approx(main.point(33.5, 44.6))
    assert dots[1] == pytest.approx(inset.point(33.5, 44.6))
    assert inset_of(WIDE_VIEW, PHONE) is None


def test_a_soft_disc_is_as_large_as_it_is_said_to_be(sea):
    [group] = [g for g in scene_of(sea, map="sea").groups if g.name == "Fishing grounds, its area"]
    left, _, right, _ = box_of(group.shapes[0])
    canvas = canvas_of(WIDE_VIEW, WIDE)
    degrees = 400 / (111.3 * math.cos(math.radians(43.6)))
    wide = canvas.point(31.2 + degrees, 43.6)[0] - canvas.point(31.2, 43.6)[0]
    assert right - left == pytest.approx(wide, rel=0.03)


def test_what_lies_on_no_map_is_in_the_notes_with_the_reason(tiny):
    [place] = [place for place in tiny.places if not place.is_located]
    notes = " ".join(scene_of(tiny).notes)
    assert place.why.rstrip(".") in notes or not tiny.facts_at(place.id)
    assert "On another map:" in notes


def test_numbers_of_a_phone_go_with_their_items(tiny):
    scene = scene_of(tiny, PHONE)
    assert [item["number"] for item in items(scene)] == [*range(1, len(items(scene)) + 1)]
    assert all(len(text.lines[0]) <= 2 for text in texts(scene))


def test_a_scene_of_a_map_can_be_painted(tiny):
    scene = scene_of(tiny, SLIDE, map="far")
    assert scene.is_map
    assert figure(scene, tiny.config.light).layout.width == SLIDE.width
