"""SVG: read by an XML parser, whatever the words hold."""

import xml.etree.ElementTree as ET
from collections import Counter

import pytest

from dashboard.charts.signs import MARKERS, MIXED_MARKER
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.exports.pictures import marks, timeline_picture
from dashboard.exports.pictures.shapes import Group, Mark, Path, Picture, Stroke, Text
from dashboard.exports.pictures.svg import svg

NAMESPACE = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script> \" ' & ]]> url(https://192.0.2.1/a)"


def picture(*shapes, **group):
    whole = Group(name="g", shapes=shapes, **group)
    return Picture(width=100, height=50, ground="#ffffff", alt="What it shows", groups=(whole,))


def parsed(*shapes, **group):
    return ET.fromstring(svg(picture(*shapes, **group)))


def test_a_group_says_what_it_stands_for():
    root = parsed(alt="A claim", facts=("a", "b"))
    group = root.find(f"{NAMESPACE}g")
    assert group.get("data-facts") == "a b"
    assert group.findtext(f"{NAMESPACE}title") == "A claim"
    assert (root.get("role"), root.get("aria-label")) == ("img", "What it shows")


def test_hostile_words_stay_words():
    text = Text(at=(1, 2), lines=(HOSTILE,), size=10, colour="#000000")
    root = parsed(text, alt=HOSTILE, facts=(HOSTILE,))
    assert [e for e in root.iter() if e.tag.endswith("script")] == []
    assert root.find(f".//{NAMESPACE}tspan").text == HOSTILE
    assert root.find(f".//{NAMESPACE}title").text == HOSTILE


def test_lines_of_words_stand_under_each_other_around_their_point():
    text = Text(at=(10, 20), lines=("a", "b"), size=10, colour="#000000")
    first, second = parsed(text).iter(f"{NAMESPACE}tspan")
    assert (first.get("x"), first.get("y"), second.get("y")) == ("10", "17", "30")


def test_a_path_has_its_colours_dashes_and_no_more_digits_than_it_needs():
    line = Path(
        runs=(((0, 1.26), (10, 2)),),
        stroke=Stroke(colour="#010203", width=2, dash="dash", opacity=0.5),
    )
    [path] = parsed(line).iter(f"{NAMESPACE}path")
    assert path.attrib == {
        "d": "M0 1.3L10 2",
        "fill": "none",
        "stroke": "#010203",
        "stroke-width": "2",
        "stroke-opacity": "0.5",
        "stroke-dasharray": "9",
    }


@pytest.mark.parametrize(
    "sign", [*MARKERS.values(), MIXED_MARKER], ids=lambda sign: f"{sign.symbol}-{sign.dash}"
)
def test_each_sign_of_a_status_is_drawn_in_its_place(sign):
    stroke = Stroke(colour="#010203", width=2)
    drawn = marks.paths(Mark(at=(50, 50), symbol=sign.symbol, size=20, fill="#ffffff"))
    drawn += marks.paths(Mark(at=(50, 50), symbol=sign.symbol, size=20, fill="#fff", stroke=stroke))
    points = [p for path in drawn for run in path.runs for p in run]
    assert all(36 <= x <= 64 and 36 <= y <= 64 for x, y in points)
    assert max(x for x, _ in points) >= 60


def test_an_unknown_sign_is_refused():
    with pytest.raises(ValueError, match="no sign 'star'"):
        marks.paths(Mark(at=(0, 0), symbol="star", size=1, fill="#ffffff"))


def test_a_whole_chart_parses_and_holds_each_fact_once(tiny):
    drawn = svg(timeline_picture(excerpt(tiny, Selection()), "dark", 1200))
    found = Counter(g.get("data-facts") for g in ET.fromstring(drawn).iter(f"{NAMESPACE}g"))
    del found[None]
    assert found == Counter(fact.id for fact in tiny.facts)
    assert "url(" not in drawn
    assert "href" not in drawn
