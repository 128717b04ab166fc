"""The page of tensions: sides beside each other, each claim with who says so, date and firmness."""

from dataclasses import replace

import pytest

from dashboard.domain.excerpt import excerpt as excerpt_of
from dashboard.domain.phrasing import contest_mark, dated, firmness, grounded
from dashboard.domain.selection import Selection
from dashboard.templates import render
from dashboard.templates.links import on_page
from tests.views.reading import Part, read
from tests.views.selecting import assert_counted, on_one_line, opened, said_of, selections

SIDES = ".//div[@class='side']"
CLAIMS = ".//div[contains(@class, 'side-claim')]"


pytestmark = pytest.mark.usefixtures("made_up")


def about(fact, dossier):
    speaker = dossier.actor[fact.speaker].name if fact.speaker else ""
    told = (firmness(fact), speaker, dated(fact, dossier), grounded(fact, dossier))
    return on_one_line(*told, contest_mark(fact, dossier))


@selections
def test_sides_stand_beside_each_other_and_say_what_is_outside_the_filter(query):
    shown, excerpt, dossier = opened("tensions", query)
    part = shown.part("tensions")
    boxes = part.root.xpath("//*[@data-table='tensions']/section")
    assert len(boxes) == len(excerpt.tensions)
    for box, found in zip(boxes, excerpt.tensions, strict=True):
        assert box.get("data-rests").split() == [fact.id for fact in found.facts]
        sides = [
            [" ".join(one.text_content().split()) for one in side.xpath(CLAIMS)]
            for side in box.xpath(SIDES)
        ]
        assert sides == [
            [f"{said_of(fact, excerpt)} {about(fact, dossier)}" for fact in side]
            for side in found.sides
        ]
        links = {link.get("data-target") for link in box.xpath(".//a")}
        assert links == {f"fact:{fact.id}" for fact in found.facts}
        said = " ".join(box.text_content().split())
        if found.tension:
            assert f"What differs: {found.tension.differs}" in said
            assert f"What remains open: {found.tension.open}" in said
    assert_counted("tensions", part, excerpt)


def test_they_stand_under_their_kinds(tiny):
    excerpt = excerpt_of(tiny, Selection())
    part = Part(f"<div>{render('tensions', excerpt, on_page)}</div>")
    kinds = list(dict.fromkeys(found.kind for found in excerpt.tensions))
    assert part.all("//h2") == [kind.label for kind in kinds]
    assert all(kind.meaning in part.text for kind in kinds)
    assert part.all("//h3") == [found.title for found in excerpt.tensions]


def test_those_that_touch_what_is_selected_come_first_and_are_marked():
    part = read("tensions", focus="fact:failure-denied").part("tensions")
    assert part.all("//h2")[0] == "Touches what is selected"
    assert part.all("//h3")[0] == "Denial: Did the lamp go dark?"
    [claim] = part.root.xpath("//*[contains(@class, 'side-claim selected')]")
    assert claim.get("data-target") == "fact:failure-denied"
    plain = read("tensions").part("tensions")
    assert "Touches" not in plain.text
    assert not plain.root.xpath("//*[contains(@class, 'selected')]")


def test_a_filter_shows_the_whole_tension_that_it_touches_and_no_other():
    part = read("tensions", statuses="denied").part("tensions")
    assert len(part.all("//div[contains(@class, 'side-claim')]")) == 2
    assert "What remains open" in part.text
    assert "What remains open" not in read("tensions", kinds="answer").part("tensions").text


def test_hundreds_are_cut_and_counted(tiny):
    tension = tiny.tensions[0]
    many = replace(tiny, tensions=tuple(replace(tension, id=f"t{n}") for n in range(1234)))
    part = Part(f"<div>{render('tensions', excerpt_of(many, Selection()), on_page)}</div>")
    assert len(part.root.xpath("//*[@data-table='tensions']/section")) == 50
    number = len(excerpt_of(many, Selection()).tensions) - 50
    assert f"And {number:,} more. Narrow the filter to see them." in part.text
