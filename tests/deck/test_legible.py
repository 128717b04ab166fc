"""Slides can be read from the last row, and whatever keeps one from that is found."""

from dataclasses import replace

import pytest

from dashboard.deck.build import deck, slide_content
from dashboard.deck.legible import FILLED, faults, filled, smallest
from dashboard.deck.model import HEIGHT, Drawing, Paragraph, Words
from dashboard.domain.config import Slide
from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import parse_filter
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import SlideView
from tests.deck.conftest import ADDRESS
from tests.deck.reading import decked
from tests.exports.hostile import hostile


@pytest.mark.parametrize("query", ["", "statuses=denied", "kinds=request", "text=zeppelin"])
@pytest.mark.parametrize("is_usual", [False, True], ids=["own", "usual"])
def test_every_slide_is_large_and_full_and_nothing_overlaps(tiny, is_usual, query):
    dossier = decked(tiny) if is_usual else tiny
    slides = deck(excerpt(dossier, parse_filter(query, dossier)), ADDRESS).slides
    assert slides
    for slide in slides:
        words, drawn = smallest(slide)
        assert (words >= 24, drawn >= 22) == (True, True), slide.id
        found = [one for one in faults(slide) if not one.startswith("it fills")]
        assert found == [], slide.id
        if is_usual and not query:
            assert filled(slide) >= FILLED, slide.id


def test_no_word_is_longer_than_its_box_and_no_item_ends_below_the_slide(tiny):
    long = "One of the ministries of the whole of the archipelago " * 30
    facts = tuple(replace(fact, statement=long, short="") for fact in tiny.facts)
    dossier = decked(replace(tiny, facts=facts))
    for slide in deck(excerpt(dossier, Selection()), ADDRESS).slides:
        found = [one for one in faults(slide) if not one.startswith("it fills")]
        assert found == [], slide.id


@pytest.mark.parametrize("is_usual", [False, True], ids=["own", "usual"])
def test_hostile_words_leave_every_slide_readable(tiny, is_usual):
    dossier = hostile(decked(tiny)) if is_usual else hostile(tiny)
    for slide in deck(excerpt(dossier, Selection()), ADDRESS).slides:
        found = [one for one in faults(slide) if not one.startswith("it fills")]
        assert found == [], slide.id


@pytest.fixture(scope="module")
def good(tiny):
    slide = Slide(id="one", view=SlideView.WEIGHT, title="How many voices stand behind it")
    return slide_content(slide, excerpt(tiny, Selection()))


def test_a_good_slide_has_no_fault(good):
    assert list(faults(good)) == []


def block(box, size=24, lines=("One line",)):
    paragraph = Paragraph(lines=lines, size=size)
    return Words(name="Block", box=box, paragraphs=(paragraph,))


@pytest.mark.parametrize(
    ("added", "said"),
    [
        (block((1100, 24, 100, 26), 21), "its smallest type is 21 pixels high; 24 are needed"),
        (block((1200, 24, 100, 30)), "Block leaves the slide"),
        (block((1100, 700, 80, 30)), "Block leaves the slide"),
        (block((40, 20, 300, 30)), "Title and Block overlap"),
        (block((1100, 24, 100, 20)), "the text does not fit in Block"),
    ],
)
def test_what_keeps_a_slide_from_being_read_is_said(good, added, said):
    spoilt = replace(good, blocks=(*good.blocks, added))
    assert said in list(faults(spoilt))


def test_small_type_on_a_drawing_and_an_empty_half_are_said(good):
    [drawing] = [one for one in good.blocks if isinstance(one, Drawing)]
    group = drawing.scene.groups[0]
    tiny_type = tuple(
        replace(one, size=12) if hasattr(one, "lines") else one for one in group.shapes
    )
    scene = replace(drawing.scene, groups=(replace(group, shapes=tiny_type),))
    left, top, width, _ = drawing.box
    spoilt = replace(drawing, scene=scene, box=(left, top, width, 0.3 * HEIGHT))
    first, second = faults(replace(good, blocks=(spoilt,)))
    assert first == "its drawing has type 12 pixels high; 22 are needed"
    assert second.startswith("it fills ")
