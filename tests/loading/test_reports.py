"""Facts with one report or several, as files have them."""

from datetime import date

import pytest

from dashboard.domain.facts import Report
from dashboard.domain.vocabulary import Basis, Status
from dashboard.loading import attempt, load
from tests.loading.copies import edit

FLAT = """\
    status: reported
    basis: official-account
    via: [gazette, lamp-office]
    paragraphs: [5]
"""
LISTED = """\
    reports:
      - status: reported
        basis: official-account
        via: [gazette, lamp-office]
        paragraphs: [5]
"""
ANOTHER = """\
      - status: possible
        basis: experts
        via: [gazette, lamp-experts]
        paragraphs: [3, 5]
        context: [1]
        speaker: ansa-holm
        hedge: and
        reported: 2031-05-19
"""


def test_the_keys_of_one_report_may_stand_in_the_fact_or_in_a_list(copy, tiny):
    edit(copy / "data" / "facts.yaml", FLAT, LISTED)
    listed = load(copy / "config.yaml")
    assert listed.facts == tiny.facts
    assert listed.digest == tiny.digest


def test_of_several_reports_each_has_its_own_keys(copy):
    edit(copy / "data" / "facts.yaml", FLAT, LISTED + ANOTHER)
    fact = load(copy / "config.yaml").fact["lamp-is-old"]
    assert fact.reports == (
        Report(
            status=Status.REPORTED,
            basis=Basis.OFFICIAL_ACCOUNT,
            via=("gazette", "lamp-office"),
            paragraphs=(5,),
        ),
        Report(
            status=Status.POSSIBLE,
            basis=Basis.EXPERTS,
            via=("gazette", "lamp-experts"),
            paragraphs=(3, 5),
            context=(1,),
            speaker="ansa-holm",
            hedge="and",
            reported=date(2031, 5, 19),
        ),
    )
    assert fact.status is Status.POSSIBLE


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[3, 5]", "[3, 9]", "reports 2 · paragraphs: there is no paragraph 9"),
        (
            "[gazette, lamp-experts]",
            "[lamp-experts]",
            "reports 2 · via: begins with",
        ),
        ("status: possible", "status: reported", "reports 2 · status: is 'reported', but there"),
        ("speaker: ansa-holm", "speaker: ansa", "reports 2 · speaker: no actor 'ansa'"),
        ("hedge: and", "hedge: maybe", "reports 2 · hedge: 'maybe' is not in the statement"),
    ],
)
def test_every_report_is_checked_where_it_stands(copy, old, new, said):
    spoilt = ANOTHER.replace(old, new)
    assert spoilt != ANOTHER
    edit(copy / "data" / "facts.yaml", FLAT, LISTED + spoilt)
    (problem,) = attempt(copy / "config.yaml").problems
    assert f"fact 'lamp-is-old' · {said}" in str(problem)
    assert problem.line > 100


def test_what_is_planned_may_be_dated_after_the_as_of_day(copy):
    edit(copy / "data" / "facts.yaml", "when: 2031-05-18/..", "when: 2031-05-25")
    fact = load(copy / "config.yaml").fact["lamp-under-way"]
    assert fact.status is Status.PLANNED
    assert fact.when.earliest == date(2031, 5, 25)


def test_what_is_reported_may_not_be_dated_after_the_as_of_day(copy):
    edit(copy / "data" / "facts.yaml", "when: 2031-05-18/..", "when: 2031-05-25")
    edit(copy / "data" / "facts.yaml", "status: planned", "status: reported")
    (problem,) = attempt(copy / "config.yaml").problems
    assert "'2031-05-25' begins after 2031-05-20, the as-of date" in str(problem)


def test_a_correction_a_withdrawal_and_a_former_id_are_read(copy):
    edit(
        copy / "data" / "facts.yaml",
        "    places: [fishing-grounds]\n  - id: move-considered\n",
        "    places: [fishing-grounds]\n"
        "    corrects: lamp-is-old\n"
        "    formerly: [boats, all-boats]\n"
        "  - id: move-considered\n"
        "    withdrawn: {on: 2031-05-22, why: It was a joke., replaced_by: boats-at-risk}\n",
    )
    dossier = load(copy / "config.yaml")
    boats, move = dossier.fact["boats-at-risk"], dossier.fact["move-considered"]
    assert (boats.corrects, boats.formerly) == ("lamp-is-old", ("boats", "all-boats"))
    assert (move.withdrawn.on, move.withdrawn.why) == (date(2031, 5, 22), "It was a joke.")
    assert dossier.superseded == {"lamp-is-old": boats, "move-considered": boats}
