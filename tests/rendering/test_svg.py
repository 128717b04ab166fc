"""SVG: read by an XML parser, whatever the words hold."""

import xml.etree.ElementTree as ET

import pytest

from dashboard.rendering.marks import paths
from dashboard.rendering.paint import named
from dashboard.rendering.svg import Svg
from dashboard.scenes.markers import MARKERS, MIXED, STRIKE, mark
from dashboard.scenes.shapes import (
    Backdrop,
    Fade,
    Group,
    Ink,
    Key,
    Layer,
    Mark,
    Path,
    Scene,
    Stroke,
    Text,
)

NAMESPACE = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script> \" ' & ]]> url(https://192.0.2.1/a)"
SQUARE = ((0, 0), (10, 0), (10, 10), (0, 10), (0, 0))


def scene_of(*groups, **more):
    whole = {"name": "any", "title": "Any", "description": "What it shows", **more}
    return Scene(width=100, height=50, groups=groups, **whole)


def parsed(*shapes, is_live=False, **group):
    groups = (Group(name="g", shapes=shapes, **group),)
    return ET.fromstring(Svg(named, is_live=is_live).scene(scene_of(*groups)))


def test_a_group_says_what_it_stands_for():
    root = parsed(said=("A claim", "Reported"), facts=("a", "b"), target="fact:a", lane="Requests")
    group = root.find(f"{NAMESPACE}g")
    assert group.attrib == {
        "data-facts": "a b",
        "data-name": "g",
        "data-target": "fact:a",
        "data-lane": "Requests",
    }
    assert group.findtext(f"{NAMESPACE}title") == "A claim Reported"
    assert (root.get("role"), root.get("aria-label")) == ("img", "What it shows")


def test_what_stands_for_no_fact_is_hidden_from_screen_readers():
    root = parsed(Text(at=(0, 0), lines=("October",), size=10), layer=Layer.AXIS)
    assert root.find(f"{NAMESPACE}g").attrib == {"aria-hidden": "true"}


def test_what_stands_for_facts_and_cannot_be_reached_has_their_ids_and_no_words():
    group = parsed(facts=("a",), layer=Layer.GROUND).find(f"{NAMESPACE}g")
    assert group.attrib == {"data-facts": "a", "data-name": "g", "aria-hidden": "true"}
    assert group.find(f"{NAMESPACE}title") is None


def test_layers_are_painted_from_the_ground_up_and_keep_their_order():
    names = [("focus", 3), ("one", 2), ("axis", 1), ("two", 2), ("land", 0)]
    groups = [Group(name=n, shapes=(), facts=(n,), layer=Layer(layer)) for n, layer in names]
    root = ET.fromstring(Svg(named).scene(scene_of(*groups)))
    found = [group.get("data-name") for group in root.iter(f"{NAMESPACE}g")]
    assert found == ["land", "axis", "one", "two", "focus"]


def test_the_ground_of_a_map_lies_under_everything():
    land = Backdrop(name="view", shapes=(Path(runs=(SQUARE,), fill=Ink("land")),))
    dot = Mark(at=(5, 5), symbol="circle", size=4, fill=Ink("asked"))
    scene = scene_of(Group(name="dot", shapes=(dot,), facts=("a",)), backdrop=land)
    first, second = ET.fromstring(Svg(named).scene(scene))
    assert (first.get("fill"), second.get("data-facts")) == ("var(--land)", "a")


def test_hostile_words_stay_words():
    text = Text(at=(1, 2), lines=(HOSTILE,), size=10)
    root = parsed(text, said=(HOSTILE,), facts=(HOSTILE,), target="fact:a")
    assert [e for e in root.iter() if e.tag.endswith("script")] == []
    assert root.find(f".//{NAMESPACE}tspan").text == HOSTILE
    assert root.find(f".//{NAMESPACE}title").text == HOSTILE


def test_lines_of_words_stand_under_each_other_around_their_point():
    text = Text(at=(10, 20), lines=("a", "b"), size=10)
    first, second = parsed(text).iter(f"{NAMESPACE}tspan")
    assert float(second.get("y")) - float(first.get("y")) == pytest.approx(12.5, abs=0.2)
    assert float(first.get("y")) < 20 < float(second.get("y"))
    assert first.get("x") == "10"


def test_a_path_has_its_colours_dashes_and_no_more_digits_than_it_needs():
    line = Path(runs=(((0, 1.26), (10, 2)),), stroke=Stroke(Ink("asked", opacity=0.5), 2, "dash"))
    [path] = parsed(line).iter(f"{NAMESPACE}path")
    assert path.attrib == {
        "d": "M0 1.3L10 2",
        "fill": "none",
        "stroke": "var(--asked)",
        "stroke-width": "2",
        "stroke-opacity": "0.5",
        "stroke-dasharray": "9",
    }


def test_a_share_of_a_colour_is_mixed_with_the_page_whatever_the_theme():
    [path] = parsed(Path(runs=(SQUARE,), fill=Ink("asked", 0.4))).iter(f"{NAMESPACE}path")
    assert path.get("fill") == "color-mix(in srgb, var(--asked) 40%, var(--page))"


def test_a_fade_is_a_gradient_whose_name_no_other_chart_of_the_page_has():
    fade = Fade(Ink("asked"), ((10, 0.0), (30, 1.0), (50, 0.0)))
    shape = Path(runs=(SQUARE,), fill=fade)
    group = Group(name="g", shapes=(shape, shape))
    one, other = (Svg(named, prefix).scene(scene_of(group)) for prefix in ("map-", "timeline-"))
    ids = [e.get("id") for svg in (one, other) for e in ET.fromstring(svg).iter() if e.get("id")]
    assert len(set(ids)) == len(ids) == 4
    [first, _] = ET.fromstring(one).iter(f"{NAMESPACE}linearGradient")
    assert [stop.get("offset") for stop in first] == ["0", "0.5", "1"]
    assert [stop.get("stop-opacity") for stop in first] == ["0", "1", "0"]
    assert f"url(#{first.get('id')})" in one


@pytest.mark.parametrize("style", [*MARKERS.values(), MIXED], ids=str)
def test_the_marker_of_a_status_is_drawn_in_its_place(style):
    points = [
        p
        for path in paths(mark(style, (50, 50), Ink("asked"), 20))
        for run in path.runs
        for p in run
    ]
    assert all(33 <= x <= 67 and 33 <= y <= 67 for x, y in points)
    assert max(x for x, _ in points) >= 59


def test_what_was_corrected_is_struck_through_from_left_to_right():
    strike = Mark(at=(50, 50), symbol=STRIKE, size=20, stroke=Stroke(Ink("ink"), 2))
    assert paths(strike)[0].runs == (((36, 50), (64, 50)),)


def test_an_unknown_symbol_is_refused():
    with pytest.raises(ValueError, match="no symbol 'star-closed'"):
        paths(Mark(at=(0, 0), symbol="star-closed", size=1, fill=Ink("ink")))


def test_a_thin_line_can_be_pointed_at_where_a_page_is_live():
    line = Path(runs=(((0, 5), (80, 5)),), stroke=Stroke(Ink("asked"), 1))
    one, hit = parsed(line, is_live=True, facts=("a",), target="fact:a").iter(f"{NAMESPACE}path")
    assert (one.get("d"), hit.get("d")) == ("M0 5L80 5", "M0 5L80 5")
    assert float(hit.get("stroke-width")) >= 12
    assert (hit.get("stroke"), hit.get("pointer-events")) == ("none", "stroke")
    assert len([*parsed(line, facts=("a",), target="fact:a").iter(f"{NAMESPACE}path")]) == 1


def test_an_area_that_selects_is_not_seen():
    area = Path(runs=(SQUARE,), fill=Ink("asked"))
    [hit] = parsed(is_live=True, facts=("a",), target="fact:a", hit=(area,)).iter(
        f"{NAMESPACE}path"
    )
    assert (hit.get("fill"), hit.get("pointer-events")) == ("none", "fill")


def test_a_sample_of_the_legend_says_nothing_itself():
    key = Key(shapes=(Mark(at=(14, 9), symbol="square", size=9, fill=Ink("asked")),), words="Some")
    root = ET.fromstring(Svg(named).key(key))
    assert (root.get("aria-hidden"), root.get("viewBox")) == ("true", "0 0 28 18")
    assert "Some" not in Svg(named).key(key)
