"""What is looked for before a briefing. Each file of `tests/strict` spoils one thing.

Its form is that of `tests/bad`. The day of the briefing is the one after the as-of date.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard.domain.vocabulary import Status
from dashboard.loading import load_with_draft
from dashboard.loading.checks import briefing
from dashboard.loading.checks.briefing import (
    check_for_briefing,
    denials_stand_beside_their_claims,
    hedges_are_said,
    is_of_these_days,
    key_figures_say_who_says_so,
    signs_are_no_more_precise_than_places,
)
from tests.loading.copies import ROOT, edit
from tests.loading.test_bad import FORM

CASES = sorted((ROOT / "tests" / "strict").glob("*.txt"))
TODAY = date(2031, 5, 21)


def found_in(folder: Path) -> str:
    dossier, draft = load_with_draft(folder / "config.yaml")
    check_for_briefing(draft, dossier, TODAY)
    return "\n".join(map(str, (*draft.findings.problems, *draft.findings.warnings)))


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_what_would_mislead_is_reported_in_these_words(case: Path, copy: Path) -> None:
    found = FORM.fullmatch(case.read_text("utf-8"))
    assert found, "the case has another form"
    assert found_in(copy) == ""
    edit(copy / found["file"], found["old"], found["new"])

    assert found_in(copy) == found["said"]


def test_there_is_a_case_of_every_rule() -> None:
    said = "\n".join(case.read_text("utf-8") for case in CASES)
    for words in (
        *("who says so", "is a denial", "side by side", "separate word", "bare", "moved on"),
        *("text needs", "a mark needs", "10 are needed", "5 are needed"),
        *("drops '", "no word of", "names no source", "the other side", "who gives the figure"),
        *("was worked out", "slide '"),
    ):
        assert words in said


@pytest.mark.parametrize("label", ["ÅNSA  holm says so", "says the keeper of the lighthouse"])
def test_the_name_or_the_office_of_a_speaker_is_enough(tiny, label) -> None:
    (card, *_) = tiny.config.key_figures
    config = replace(tiny.config, key_figures=(replace(card, fact="failure-denied", label=label),))
    assert list(key_figures_say_who_says_so(replace(tiny, config=config))) == []


def test_a_denial_is_to_stand_beside_each_claim_that_it_disputes(tiny) -> None:
    denial = replace(tiny.fact["failure-denied"], disputes=("lamp-failed", "boats-at-risk"))
    assert denial.status is Status.DENIED
    (found,) = denials_stand_beside_their_claims(replace(tiny, facts=(denial,)))
    assert re.match("'boats-at-risk' is denied here", found.what)


def test_a_place_without_facts_may_be_a_point_for_orientation(tiny) -> None:
    places = tuple(replace(place, outline="") for place in tiny.places)
    bare = replace(tiny, places=places)
    assert [f.record.place for f in signs_are_no_more_precise_than_places(bare)] == [
        "islandia",
        "warm-sea",
    ]
    assert list(signs_are_no_more_precise_than_places(replace(bare, facts=()))) == []


@pytest.mark.parametrize(("days", "warnings"), [(-5, 0), (30, 0), (31, 1)])
def test_a_picture_grows_old_after_so_many_days(tiny, days, warnings) -> None:
    found = list(is_of_these_days(tiny, tiny.config.as_of + timedelta(days)))
    assert len(found) == warnings
    assert all(finding.warning for finding in found)


def test_a_sentence_that_lost_the_hedge_of_its_statement_is_found(tiny, monkeypatch) -> None:
    assert list(hedges_are_said(tiny)) == []
    monkeypatch.setattr(briefing, "sentence", lambda fact, _: "Islandia asked Tropica.")
    (found,) = hedges_are_said(tiny)
    assert found.record is tiny.fact["crew-asked"]
