"""The ready check: what keeps a deck from being presented, said slide by slide."""

from dataclasses import replace
from functools import partial

import pytest

from dashboard.deck import build
from dashboard.deck import readiness as module
from dashboard.deck.charts import chart
from dashboard.deck.readiness import charts, readiness
from dashboard.domain.config import Slide
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import SlideView
from dashboard.exports.as_pptx import left_out
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import WIDE
from tests.deck.reading import decked

NO_ROOM = "its chart has no room below its title; shorten the title and the text under it"


def slide(view=SlideView.SOURCES, title="Any", **keys):
    return Slide(id="one", view=view, title=title, **keys)


def faults(dossier, one):
    [checked] = readiness(decked(dossier, one)).slides
    return list(checked.faults)


def test_a_deck_without_fault_is_ready_and_says_its_digest(tiny):
    ready = readiness(tiny)
    assert ready.is_ready
    assert ready.verdict == f"Ready: 15 slides, all loaded, digest {tiny.digest[:12]}"
    assert ready.lines[0] == "slide 'figures': ready, 2 facts"
    assert ready.lines[8] == "slide 'unsaid': ready, one fact"
    assert ready.lines[-1] == ready.verdict


@pytest.fixture
def cramped(monkeypatch):
    """The flow of attribution, on slides without room for a name."""
    flow = CHARTS["attribution-flow"]

    def draw(excerpt, frame):
        unplaced = () if frame == WIDE else ("The Harbour Gazette",)
        return replace(flow(excerpt, frame), unplaced=unplaced)

    monkeypatch.setitem(CHARTS, "attribution-flow", draw)
    monkeypatch.setitem(build.VIEWS, SlideView.FLOW, partial(chart, draw))


@pytest.mark.usefixtures("cramped")
def test_a_label_without_room_is_named_for_slides_and_charts_and_stands_in_nobodys_way(tiny):
    changed = decked(tiny, slide(SlideView.FLOW), slide())
    ready = readiness(changed)
    assert ready.is_ready
    assert ready.lines[:2] == (
        "slide 'one': ready, 10 facts; no room for The Harbour Gazette",
        "slide 'one': ready, 10 facts",
    )
    found = {checked.what: str(checked) for checked in charts(changed)}
    assert found["chart 'attribution-flow'"] == (
        "chart 'attribution-flow': ready, 10 facts; no room for The Harbour Gazette on a slide"
    )
    assert found["chart 'timeline'"] == "chart 'timeline': ready, 10 facts"


def test_every_view_of_every_chart_is_checked(tiny):
    assert [checked.what.removeprefix("chart ") for checked in charts(tiny)] == [
        "'timeline'",
        "'timeline' kinds",
        "'map' near",
        "'map' far",
        "'aid-matrix'",
        "'aid-ladder'",
        "'attribution-flow'",
        "'basis-matrix'",
        "'actor-graph'",
    ]


def test_a_chart_that_is_higher_than_a_slide_is_not_ready(tiny, monkeypatch):
    flow = CHARTS["attribution-flow"]
    high = partial(_higher, flow)
    monkeypatch.setitem(build.VIEWS, SlideView.FLOW, partial(chart, high))
    found = faults(tiny, slide(SlideView.FLOW))
    assert found == [NO_ROOM]


CHART_VIEWS = ("map", "timeline", "ladder", "actors", "flow", "basis", "weight", "matrix")
WORDS = "The lamp of the harbour of Vestra went dark for two nights, as the harbour logbook has it"


@pytest.mark.parametrize("view", CHART_VIEWS)
@pytest.mark.parametrize("name", ["tiny", "sequel"])
def test_a_chart_has_room_below_a_title_of_any_length(name, view, request):
    dossier = request.getfixturevalue(name)
    titles = [WORDS[:length].strip() for length in (20, 56, *range(58, 68), 75, 90)]
    slides = [slide(SlideView(view), title) for title in titles]
    ready = readiness(decked(dossier, *slides))
    assert [one for checked in ready.slides for one in checked.faults if one == NO_ROOM] == []
    assert all(" fact" in checked.shows for checked in ready.slides)


def test_a_chart_that_has_no_room_below_a_large_title_stands_below_a_small_one(real):
    two_lines, one_line = WORDS[:90], WORDS[:70]
    assert faults(real, slide(SlideView.BASIS, one_line)) == []
    assert faults(real, slide(SlideView.BASIS, two_lines)) == [NO_ROOM]


def test_the_stage_and_the_file_tell_what_has_no_room_from_what_has_no_fact(tiny, monkeypatch):
    high = partial(_higher, CHARTS["attribution-flow"])
    monkeypatch.setitem(build.VIEWS, SlideView.FLOW, partial(chart, high))
    flow = slide(SlideView.FLOW, "Too high")
    changed = decked(tiny, slide(), flow, slide(title="None", filter="text=zeppelin"))
    shown = excerpt(changed, Selection())
    assert build.deck(shown).without_room == ("Too high",)
    assert build.deck(shown).left_out == ("None",)
    assert left_out(shown) == (
        "slide 'None' is left out: it shows no fact",
        f"slide 'Too high' is left out: {NO_ROOM}",
    )


def _higher(draw, excerpt, frame):
    return replace(draw(excerpt, frame), height=712.3)


def test_the_usual_deck_is_ready(tiny):
    assert readiness(decked(tiny)).is_ready


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (slide(filter="text=zeppelin"), "its filter matches no fact"),
        (slide(SlideView.RESPONSES, filter="kind=opinion"), "it shows no fact"),
        (
            slide(filter="status=denied&fact=lamp-failed"),
            "its filter does not match what is in focus",
        ),
        (slide(title="The lamp " * 30), "the end of its title is cut"),
        (slide(text="The lamp " * 60), "the end of its text is cut"),
        (
            slide(SlideView.TIMELINE, filter="statuses=denied", facts=("lamp-failed",)),
            "its filter does not match 'lamp-failed'",
        ),
        (
            slide(title="Nobody asked", facts=("lamp-failed", "failure-denied")),
            "its title has no word of denying, and 'failure-denied' is 'denied'",
        ),
    ],
)
def test_what_is_wrong_with_a_slide_is_said(tiny, one, said):
    assert said in faults(tiny, one)


def test_the_verdict_names_the_slides_that_are_not_ready(tiny):
    ready = readiness(decked(tiny, slide(filter="text=zeppelin")))
    assert not ready.is_ready
    assert ready.verdict == "Not ready: slide 'one'"
    assert ready.lines[0] == "slide 'one': its filter matches no fact"


def test_items_without_room_are_counted_and_stand_in_nobodys_way(tiny):
    many = tuple(replace(tiny.questions[0], id=f"q{number}") for number in range(40))
    one = slide(SlideView.QUESTIONS)
    [checked] = readiness(decked(replace(tiny, questions=many), one)).slides
    assert not checked.faults
    assert "no room for 34 items" in str(checked)


def test_a_slide_that_cannot_be_drawn_says_why_and_the_others_are_still_checked(tiny, monkeypatch):
    def broken(*_):
        raise RuntimeError("no ink")

    monkeypatch.setitem(CHARTS, "map", broken)
    monkeypatch.setitem(build.VIEWS, SlideView.MAP, broken)
    changed = decked(tiny, slide(SlideView.MAP), slide())
    bad, good = readiness(changed).slides
    assert bad.faults == ("cannot be drawn: RuntimeError: no ink",)
    assert good.faults == ()
    faulty = [checked.what for checked in charts(changed) if checked.faults]
    assert faulty == ["chart 'map' near", "chart 'map' far"]


def test_a_library_that_is_not_installed_is_said_and_stands_in_nobodys_way(tiny, monkeypatch):
    monkeypatch.setattr(module, "TAKEN_ALONG", {"pptx": "no_such_library"})
    ready = readiness(replace(tiny))
    assert ready.is_ready
    assert "no pptx to take along: pip install 'crisis-dashboard[export]'" in ready.lines
