"""The deck: which slides there are for which filter, and what stands around their content."""

from dataclasses import replace

import pytest

from dashboard.deck.build import VIEWS, deck, slide_content
from dashboard.domain.config import Slide
from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import parse_filter
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import SlideView
from tests.deck.conftest import ADDRESS
from tests.deck.reading import decked, words


def shown(dossier, query=""):
    return deck(excerpt(dossier, parse_filter(query, dossier)), ADDRESS)


def ids(found):
    return [slide.id for slide in found.slides]


@pytest.fixture(scope="module")
def usual(tiny):
    """The made-up dossier without slides of its own."""
    return decked(tiny)


def test_every_view_is_laid_out():
    assert set(VIEWS) == set(SlideView)


def test_the_deck_is_that_of_the_file_in_its_order(tiny):
    found = shown(tiny)
    assert ids(found) == [slide.id for slide in tiny.config.slides]
    assert [slide.title.paragraphs[0].text for slide in found.slides] == [
        slide.title for slide in tiny.config.slides
    ]
    assert found.left_out == ()


def test_without_slides_a_usual_deck_of_nine_is_made(usual):
    assert ids(shown(usual)) == [
        "opening",
        "bottom-line",
        "map",
        "asked",
        "answers",
        "moments",
        "tension",
        "weight",
        "close",
    ]


def test_the_usual_deck_leaves_out_what_there_is_nothing_of(usual):
    bare = replace(usual, aid=(), responses=(), tensions=(), questions=())
    assert ids(shown(bare)) == ["opening", "bottom-line", "map", "moments", "weight"]


def test_a_filter_of_a_reader_holds_for_every_slide(tiny):
    found = shown(tiny, "kinds=request")
    facts = {fact.kind for slide in found.slides for fact in slide.facts}
    assert facts == {"request"}
    assert "Who asked whom" in [slide.title.paragraphs[0].text for slide in found.slides]
    assert "The keeper denies it" in found.left_out
    assert len(found.slides) + len(found.left_out) == len(tiny.config.slides)


def test_the_filters_of_slide_and_reader_both_let_a_fact_through(tiny, laid_out):
    both = laid_out(tiny, "timeline", "kinds=harbour", readers="statuses=denied")
    assert [fact.id for fact in both.facts] == ["failure-denied"]
    assert laid_out(tiny, "timeline", "kinds=harbour", readers="kinds=request") is None
    assert "statuses=denied" in both.query
    assert "kinds=harbour" in both.query


def test_a_slide_whose_words_rest_on_nothing_that_is_in_is_left_out(tiny):
    one = Slide(id="one", view=SlideView.WEIGHT, title="It went dark", facts=("lamp-failed",))
    denied = excerpt(tiny, parse_filter("statuses=denied", tiny))
    assert slide_content(one, denied) is None
    assert slide_content(replace(one, facts=("lamp-failed", "failure-denied")), denied)
    without = excerpt(tiny, parse_filter("without=northern-wire", tiny))
    assert slide_content(replace(one, facts=("lamp-failed", "failure-denied")), without) is None


def test_a_deck_is_never_empty_and_says_that_nothing_passes(tiny):
    [only] = shown(tiny, "text=zeppelin").slides
    assert words(only)[0] == "No fact matches this filter."
    assert "text “zeppelin”" in only.footer.paragraphs[1].text


def test_each_slide_says_as_of_when_who_reports_and_what_the_filter_is(tiny):
    for slide in shown(tiny, "kinds=request").slides:
        assert slide.as_of.paragraphs[0].text == "As of 20 May 2031"
        sources, filtered = (one.text for one in slide.footer.paragraphs)
        assert sources.startswith("Source")
        assert filtered.startswith("Filter: 3 of 10 facts: kind Requests")
    assert len(shown(tiny).slides[0].footer.paragraphs) == 1


def test_what_does_not_fit_into_a_title_is_said(tiny):
    long = Slide(id="one", view=SlideView.WEIGHT, title="The lamp went dark " * 12)
    content = slide_content(long, excerpt(tiny, Selection()))
    assert len(content.title.paragraphs[0].lines) == 2
    assert content.unplaced == ("the end of its title",)


def test_no_two_blocks_of_a_slide_have_one_name(tiny):
    for slide in (*shown(tiny).slides, *shown(decked(tiny)).slides):
        names = [block.name for block in slide.blocks]
        assert len(names) == len(set(names)), slide.id


def test_notes_are_five_sentences_at_most_and_never_retold_at_length(tiny):
    for slide in (*shown(tiny).slides, *shown(decked(tiny)).slides):
        assert len(slide.notes) <= 5
        assert not any("as retold in" in note for note in slide.notes)
    denial = next(slide for slide in shown(tiny).slides if slide.id == "denial")
    assert denial.notes == (
        "The keeper denied that the lamp ever went dark;"
        " the logbook says that it went dark (6 May).",
    )
