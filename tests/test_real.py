"""The facts of this project: that they are whole, and in our own words."""

import re
import subprocess
import sys
from dataclasses import replace

from dashboard.charts.boards import HEIGHT
from dashboard.charts.deck import board, deck, selection_of
from dashboard.domain.config import Slide
from dashboard.domain.selection import Selection
from dashboard.domain.sentence import sentence
from dashboard.domain.vocabulary import SlideView, Status
from dashboard.exports import FORMATS
from dashboard.exports.stage import readiness
from tests.conftest import ROOT

SENTENCE = re.compile(r"(?:[\u0400-\u04ff]+[\s,«»„“-]+){4,}[\u0400-\u04ff]+")


def test_there_are_65_to_80_facts(real):
    assert 65 <= len(real.facts) <= 80


def test_each_of_the_27_paragraphs_that_state_something_has_a_fact(real):
    cited = {number for fact in real.facts for number in fact.paragraphs}
    assert cited == set(range(1, 29)) - {23}


def test_three_states_were_asked_with_ten_rows_or_more(real):
    assert [state.id for state in real.states_asked] == ["russia", "china", "iran"]
    assert len(real.aid) >= 10
    assert {row.asked for row in real.aid} == {row.state for row in real.responses}


def test_the_hedge_on_the_missiles_stays_on_the_missiles(real):
    hedged = {row.equipment for row in real.aid if row.hedge}
    assert hedged == {"missiles"}
    assert real.fact["letter-probably-asks-missiles"].status is Status.POSSIBLE


def test_the_unclear_response_is_that_of_china_and_iran_only(real):
    [unclear] = [fact for fact in real.facts if fact.status is Status.UNCLEAR]
    assert set(unclear.actors) == {"china", "iran"}


def test_the_sunday_of_the_flight_is_26_october_and_says_how_that_is_known(real):
    arrival = real.fact["il-76-arrival"]
    assert (arrival.when.edtf, bool(arrival.when_why)) == ("2025-10-26", True)


def test_every_figure_has_its_number_and_unit(real):
    figures = {str(figure) for fact in real.facts for figure in fact.figures}
    assert figures == {
        "5,000 portable Igla-S missiles",
        "7 ships",
        "4,500 military personnel",
        "50 million US dollars",
        "about 20 years",
        "30 tonnes of cocaine",
        "7 tonnes of cocaine",
    }


def test_no_sentence_of_the_article_stands_in_any_file():
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    texts = [
        path
        for path in (ROOT / name for name in names.split("\0") if name)
        if path.suffix in (".yaml", ".md", ".py", ".txt", ".json", ".toml") and path.is_file()
    ]
    assert len(texts) > 100
    found = {path.name: SENTENCE.findall(path.read_text("utf-8", "replace")) for path in texts}
    assert {name: runs for name, runs in found.items() if runs} == {}


def test_the_page_for_a_disk_stays_under_two_and_a_half_megabytes(real):
    assert len(FORMATS["html"].render(real, Selection())) < 2_500_000


def test_every_sentence_to_say_out_loud_is_whole_and_hedged(real):
    """Writes all of them to be read: `pytest -s tests/test_real.py`."""
    for fact in real.facts:
        said = sentence(fact, real)
        sys.stdout.write(f"{said}\n")
        assert said.startswith("According to ")
        assert said.endswith("as of 31 October 2025).")
        assert fact.statement[1:].rstrip(".") in said
        assert re.search(rf"\b{re.escape(fact.hedge)}\b", said)


def test_whoever_is_related_is_named_by_every_fact_of_it(real):
    related = {name for one in real.relations for name in (one.actor, one.toward)}
    assert len(real.relations) >= 20
    assert {"nicolas-maduro", "donald-trump", "russia", "china", "iran"} <= related


def decked(dossier, *slides):
    return replace(dossier, config=replace(dossier.config, slides=slides))


def test_the_deck_can_be_presented_and_so_can_the_usual_one(real):
    assert 8 <= len(deck(real)) <= 12
    for dossier in (real, decked(real)):
        assert readiness(dossier).lines[-1].startswith("Ready: ")


def test_the_usual_deck_parts_a_timeline_that_is_too_high_for_one_slide(real):
    parts = [one for one in deck(decked(real)) if one.view is SlideView.TIMELINE]
    kinds = [kind for one in parts for kind in selection_of(one, real).kind]
    assert len(parts) > 1
    assert kinds == [kind.id for kind in real.config.kinds]


def test_a_timeline_of_all_facts_fits_a_slide_and_is_too_small_for_a_room(real):
    whole = Slide(id="all", view=SlideView.TIMELINE, title="All")
    found = board(whole, real)
    height = found.draw(Selection(), "light").layout.height
    assert abs(height * found.scale - HEIGHT) < 1
    [checked] = readiness(decked(real, whole)).slides
    said = "its chart holds too much to be read from the last row; filter more"
    assert checked.faults == (said,)
