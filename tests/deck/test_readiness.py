"""The ready check: what keeps a deck from being presented, said slide by slide."""

from dataclasses import replace

import pytest

from dashboard.deck import readiness as module
from dashboard.deck.readiness import charts, readiness
from dashboard.domain.config import Slide
from dashboard.domain.vocabulary import SlideView
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import SLIDE


def decked(dossier, *slides):
    return replace(dossier, config=replace(dossier.config, slides=slides))


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
        unplaced = ("The Harbour Gazette",) if frame == SLIDE else ()
        return replace(flow(excerpt, frame), unplaced=unplaced)

    monkeypatch.setitem(CHARTS, "attribution-flow", draw)


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
    monkeypatch.setitem(
        CHARTS, "attribution-flow", lambda *given: replace(flow(*given), height=612.3)
    )
    assert faults(tiny, slide(SlideView.FLOW)) == ["its chart is 612 pixels high; 480 fit"]


def test_the_usual_deck_is_ready(tiny):
    assert readiness(decked(tiny)).is_ready


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (slide(filter="text=zeppelin"), "its filter lets no fact through"),
        (slide(SlideView.RESPONSES, filter="kind=opinion"), "it shows no fact"),
        (
            slide(filter="status=denied&fact=lamp-failed"),
            "its filter does not let through what is in focus",
        ),
        (slide(title="x" * 77), "its title has 77 characters; 76 fit"),
        (slide(text="x" * 111), "its text has 111 characters; 110 fit"),
    ],
)
def test_what_is_wrong_with_a_slide_is_said(tiny, one, said):
    assert faults(tiny, one) == [said]


def test_the_verdict_names_the_slides_that_are_not_ready(tiny):
    ready = readiness(decked(tiny, slide(filter="text=zeppelin")))
    assert not ready.is_ready
    assert ready.verdict == "Not ready: slide 'one'"
    assert ready.lines[0] == "slide 'one': its filter lets no fact through"


def test_items_of_which_not_one_fits_are_not_ready(tiny):
    long = tuple(replace(fact, statement=fact.statement * 99) for fact in tiny.facts)
    one = slide(SlideView.FACT, filter="fact=lamp-failed")
    assert faults(replace(tiny, facts=long), one) == ["not one of its items fits"]


def test_a_slide_that_cannot_be_drawn_says_why_and_the_others_are_still_checked(tiny, monkeypatch):
    def broken(*_):
        raise RuntimeError("no ink")

    monkeypatch.setitem(CHARTS, "map", broken)
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
