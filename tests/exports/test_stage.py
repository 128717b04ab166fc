"""The ready check: what keeps a deck from being presented, said slide by slide."""

from dataclasses import replace

import pytest

from dashboard.domain.config import Slide
from dashboard.domain.vocabulary import SlideView
from dashboard.exports import stage
from dashboard.exports.stage import readiness


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
    assert ready.verdict == f"Ready: 13 slides, all loaded, digest {tiny.digest[:12]}"
    assert ready.lines[0] == "slide 'figures': ready, 2 facts"
    assert ready.lines[8] == "slide 'unsaid': ready, one fact"
    assert ready.lines[-1] == ready.verdict


def test_a_label_that_had_to_be_shortened_is_said_and_stands_in_nobodys_way(tiny):
    name = "The United Principalities of the Fjordmark and the Northern Archipelago Beyond"
    actors = (replace(a, name=name) if a.id == "fjordmark" else a for a in tiny.actors)
    one = slide(SlideView.ACTORS)
    ready = readiness(decked(replace(tiny, actors=tuple(actors)), one))
    assert ready.is_ready
    assert ready.lines[0] == (
        "slide 'one': ready, 2 facts; shortened: 'The United Principalities of the…'"
    )
    assert "shortened" not in readiness(decked(tiny, one)).lines[0]


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


def test_a_table_that_does_not_fit_is_not_ready(tiny):
    many = tuple(
        replace(tiny.equipment[0], id=f"sort-{number}", name="Lamps of a sort " * 6)
        for number in range(9)
    )
    found = faults(replace(tiny, equipment=many), slide(SlideView.MATRIX))
    assert found == ["its table does not fit"]


def test_a_slide_that_cannot_be_drawn_says_why_and_the_others_are_still_checked(tiny, monkeypatch):
    def broken(*_):
        raise RuntimeError("no ink")

    monkeypatch.setattr("dashboard.charts.map.Drawing.signs", property(broken))
    bad, good = readiness(decked(tiny, slide(SlideView.MAP), slide())).slides
    assert bad.faults == ("cannot be drawn: RuntimeError: no ink",)
    assert good.faults == ()


def test_a_library_that_is_not_installed_is_said_and_stands_in_nobodys_way(tiny, monkeypatch):
    monkeypatch.setattr(stage, "TAKEN_ALONG", {"pptx": "no_such_library"})
    ready = readiness(replace(tiny))
    assert ready.is_ready
    assert "no pptx to take along: pip install 'crisis-dashboard[export]'" in ready.lines
