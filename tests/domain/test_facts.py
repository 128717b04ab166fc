"""Figures as they are read out, and places that can be drawn."""

from dataclasses import fields, replace
from datetime import date
from itertools import pairwise

import pytest

from dashboard.domain.facts import Fact, Figure, Report, Withdrawal
from dashboard.domain.places import Place
from dashboard.domain.record import all_keys, is_required
from dashboard.domain.vocabulary import FIRMNESS, Basis, Status
from tests.reports import retold


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (Figure(value=3, unit="nights"), "3 nights"),
        (Figure(value=4500, unit="military personnel"), "4,500 military personnel"),
        (Figure(value=120, unit="years", approximate=True), "about 120 years"),
        (Figure(value=50e6, unit="dollars"), "50 million dollars"),
        (Figure(value=1.5e6, unit="crowns"), "1.5 million crowns"),
        (Figure(value=2.25e9, unit="barrels", approximate=True), "about 2.25 billion barrels"),
        (Figure(value=0.5, unit="tonnes"), "0.5 tonnes"),
        (Figure(value=999999, unit="votes"), "999,999 votes"),
        (Figure(value=-4, unit="degrees"), "-4 degrees"),
    ],
    ids=str,
)
def test_a_figure_is_said_as_a_speaker_would(figure, said):
    assert str(figure) == said


def test_only_unlocated_places_cannot_be_drawn(tiny):
    assert [place.id for place in tiny.places if not place.is_located] == ["new-site"]


def test_the_model_says_which_keys_refer_to_what():
    def refs_of(record):
        keys = fields(record)
        return {spec.name: spec.metadata["refs"] for spec in keys if spec.metadata["refs"]}

    assert refs_of(Fact) == {
        "kind": "kinds",
        "actors": "actors",
        "places": "places",
        "disputes": "facts",
        "qualifies": "facts",
        "corrects": "facts",
    }
    assert refs_of(Report) == {"via": "sources", "speaker": "actors"}
    assert refs_of(Withdrawal) == {"replaced_by": "facts"}


def test_the_model_says_which_keys_must_be_there():
    required = [name for name, spec in Place.__dataclass_fields__.items() if is_required(spec)]

    assert required == ["id", "name", "precision"]


def test_every_status_has_its_place_in_the_order_of_firmness():
    assert sorted(FIRMNESS) == sorted(Status)


def told(fact, *statuses):
    """The same fact with a report for each status."""
    (report,) = fact.reports
    return replace(fact, reports=tuple(replace(report, status=status) for status in statuses))


@pytest.mark.parametrize(("softer", "firmer"), [*pairwise(FIRMNESS)])
def test_the_least_firm_report_rules_wherever_it_stands(tiny, softer, firmer):
    fact = tiny.fact["lamp-failed"]
    assert told(fact, firmer, softer).status is softer
    assert told(fact, softer, firmer).status is softer


def test_of_equally_firm_reports_the_first_rules(tiny):
    (report,) = tiny.fact["lamp-failed"].reports
    second = replace(report, via=("gazette",), basis=Basis.ARTICLE)
    fact = replace(tiny.fact["lamp-failed"], reports=(report, second))
    assert fact.lead is report
    assert fact.basis is Basis.DOCUMENTS


def test_all_that_a_fact_says_of_its_report_is_said_of_the_same_one(tiny):
    firm = tiny.fact["lamp-failed"].lead
    soft = Report(
        status=Status.UNCLEAR,
        basis=Basis.EXPERTS,
        via=("gazette", "lamp-experts"),
        paragraphs=(5,),
        context=(3, 1),
        speaker="ansa-holm",
        hedge="perhaps",
        reported=date(2031, 5, 19),
    )
    fact = replace(tiny.fact["lamp-failed"], reports=(firm, soft))
    assert {s.name: getattr(fact, s.name) for s in fields(Report)} == {
        s.name: getattr(soft, s.name) for s in fields(Report)
    }
    assert fact.cited == (1, 3, 5)


def test_the_keys_of_a_report_are_keys_of_the_fact_before_the_list():
    names = [spec.name for spec, _ in all_keys(Fact)]
    at = names.index("reports")
    assert names[at - len(fields(Report)) : at] == [spec.name for spec in fields(Report)]


@pytest.mark.parametrize(
    ("change", "is_so"),
    [
        ({}, False),
        ({"basis": Basis.EXPERTS, "via": ("gazette",), "paragraphs": (5,)}, False),
        ({"reported": date(2031, 5, 19), "speaker": "ansa-holm"}, False),
        ({"status": Status.CLAIMED}, True),
        ({"hedge": "about"}, True),
    ],
)
def test_reports_that_differ_in_status_or_hedge_word_it_two_ways(tiny, change, is_so):
    fact = tiny.fact["lamp-failed"]
    assert not fact.is_worded_two_ways
    second = retold(fact, **change).lead
    assert replace(fact, reports=(fact.lead, second)).is_worded_two_ways is is_so


def test_a_withdrawal_says_when_and_why():
    withdrawn = Withdrawal(on=date(2031, 5, 22), why="The log was forged.")
    assert str(withdrawn) == "2031-05-22: The log was forged."
