"""A picture of a chart says all that its reader needs, and refers to nothing outside of it."""

import xml.etree.ElementTree as ET
from itertools import combinations

import pytest

from dashboard.rendering.paint import mixed
from dashboard.rendering.picture import MARGIN, Caption, picture
from dashboard.scenes.bounds import box_of_text, overlap
from dashboard.scenes.shapes import Group, Ink, Key, Mark, Scene, Text

NAMESPACE = "{http://www.w3.org/2000/svg}"
LONG = "Twelve facts are not drawn, as nobody says where it was, or when. " * 4
KEYS = tuple(
    Key(shapes=(Mark(at=(14, 9), symbol="circle", size=10, fill=Ink("asked")),), words=words)
    for words in ("Reported", "Claimed by one side only", "The sea that is meant, roughly" * 6, "x")
)
CAPTION = Caption(
    title="The lamp of Skerra Point. As of 20 May 2031",
    scope=("3 of 10 facts: status denied.", "Outside this filter: 7 facts."),
    terms=("Drawn from The Harbour Gazette.", "Curated facts: CC BY 4.0."),
)


def scene_of(**more):
    text = Text(at=(10, 10), lines=("A label",), size=14)
    group = Group(name="A", shapes=(text,), facts=("a",), target="fact:a", said=("A claim.",))
    whole = {
        "title": "What is said to have happened",
        "description": "A chart of what happened.",
        "legend": KEYS,
        "notes": (LONG,),
        **more,
    }
    return Scene(name="any", width=600, height=200, groups=(group,), **whole)


@pytest.fixture
def drawn(tiny):
    def draw(**more):
        return picture(scene_of(**more), CAPTION, lambda ink: mixed(ink, tiny.config.light))

    return draw


def texts(root):
    """The words around the chart, each with the room that it takes."""
    found = []
    for text in root.findall(f"{NAMESPACE}text"):
        size, bold = float(text.get("font-size")), text.get("font-weight") is not None
        spans = list(text.iter(f"{NAMESPACE}tspan"))
        at = (float(spans[0].get("x")), float(spans[0].get("y")) - 0.95 * size)
        lines = tuple(span.text for span in spans)
        block = Text(at=at, lines=lines, size=size, is_bold=bold, baseline="top")
        found.append((" ".join(lines), box_of_text(block)))
    return found


def test_title_date_filter_legend_notes_sources_and_licence_are_part_of_it(drawn):
    words = [text for text, _ in texts(ET.fromstring(drawn().svg))]
    assert words == [
        "What is said to have happened",
        CAPTION.title,
        *CAPTION.scope,
        *(key.words for key in KEYS),
        LONG.strip(),
        *CAPTION.terms,
    ]


def test_nothing_is_cut_and_nothing_lies_over_anything_else(drawn):
    svg, width, height = drawn()
    root = ET.fromstring(svg)
    assert root.get("viewBox") == f"0 0 {width:g} {height:g}"
    chart = root.find(f"{NAMESPACE}svg")
    x, y, wide, high = (float(chart.get(name)) for name in ("x", "y", "width", "height"))
    boxes = [box for _, box in texts(root)]
    assert all(left >= MARGIN and right <= width - MARGIN + 1 for left, _, right, _ in boxes)
    assert all(bottom <= height for *_, bottom in boxes)
    assert not any(overlap(*pair) for pair in combinations((*boxes, (x, y, x + wide, y + high)), 2))


def test_a_chart_without_legend_and_notes_leaves_no_hole(drawn):
    whole, bare = drawn(), drawn(legend=(), notes=())
    assert bare.height < whole.height - 60
    assert [text for text, _ in texts(ET.fromstring(bare.svg))][-2:] == list(CAPTION.terms)


def test_it_is_named_and_described_and_its_facts_are_named(drawn):
    root = ET.fromstring(drawn().svg)
    assert root.findtext(f"{NAMESPACE}title").startswith("What is said to have happened. The lamp")
    assert root.findtext(f"{NAMESPACE}desc") == "A chart of what happened."
    assert root.get("aria-labelledby") == root.find(f"{NAMESPACE}title").get("id")
    [group] = [g for g in root.iter(f"{NAMESPACE}g") if g.get("data-facts")]
    assert group.findtext(f"{NAMESPACE}title") == "A claim."


def test_hostile_words_stay_words(tiny):
    hostile = '</text><script>alert(1)</script> & "'
    caption = Caption(title=hostile, scope=(hostile,), terms=(hostile,))
    scene = scene_of(title=hostile, description=hostile, notes=(hostile,))
    root = ET.fromstring(picture(scene, caption, lambda ink: mixed(ink, tiny.config.light)).svg)
    assert [e for e in root.iter() if e.tag.endswith("script")] == []
    assert root.findtext(f"{NAMESPACE}desc") == hostile
