"""Which facts a filter lets through, above all where sources are left out."""

from itertools import combinations

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.filtering import let_through, retold
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status


def without(*sources, **fields):
    return Selection(without=sources, **fields)


def told(dossier, fact):
    return [report.via[0] for report in dossier.fact[fact].reports]


def test_without_any_source_the_dossier_is_the_same(sequel):
    assert retold(sequel, ()) is sequel
    assert excerpt(sequel, Selection()).dossier is sequel


def test_a_fact_that_two_articles_tell_is_told_by_the_other_one(sequel):
    left = retold(sequel, ("gazette",))
    assert told(sequel, "lamp-failed") == ["gazette", "courier"]
    assert told(left, "lamp-failed") == ["courier"]
    assert left.fact["harbour-closed"] is sequel.fact["harbour-closed"]


@pytest.mark.parametrize(
    ("left_out", "status", "contest"),
    [
        ((), Status.POSSIBLE, "said two ways"),
        (("gazette",), Status.POSSIBLE, None),
        (("courier",), Status.REPORTED, None),
    ],
)
def test_status_and_contest_follow_the_reports_that_are_left(sequel, left_out, status, contest):
    found = excerpt(sequel, without(*left_out))
    asked = found.dossier.fact["lamp-asked"]
    assert asked in found.facts
    assert asked.status is status
    assert found.dossier.contested.get("lamp-asked") == contest
    assert "lamp-asked" in excerpt(sequel, without(*left_out, statuses=(status,))).ids


def test_what_rests_on_nothing_else_is_gone_and_keeps_its_reports_for_those_who_name_it(sequel):
    found = excerpt(sequel, without("keeper-statement"))
    assert "failure-denied" not in found.ids
    assert found.dossier.fact["failure-denied"] == sequel.fact["failure-denied"]
    assert found.dossier.fact["failure-denied"] in found.context


def test_the_digest_stays_that_of_the_whole_dossier(sequel):
    assert retold(sequel, ("gazette",)).digest == sequel.digest


def test_the_same_dossier_is_made_once(sequel):
    assert retold(sequel, ("gazette",)) is retold(sequel, ("gazette",))


def test_sources_are_left_out_wherever_they_stand_in_a_chain(tiny, sequel):
    """A count of its own: every source and every pair, over all reports of all facts."""
    for dossier in (tiny, sequel):
        ids = [source.id for source in dossier.sources]
        for left_out in (*((one,) for one in ids), *combinations(ids, 2)):
            found = let_through(retold(dossier, left_out), without(*left_out))
            assert [fact.id for fact in found] == [
                fact.id
                for fact in dossier.facts
                if any(not set(report.via) & set(left_out) for report in fact.reports)
            ]
            assert not {one for fact in found for r in fact.reports for one in r.via} & {*left_out}


def test_without_narrows_like_any_other_field(tiny):
    denied = without("logbook", kinds=("harbour",))
    assert [fact.id for fact in excerpt(tiny, denied).facts] == ["failure-denied"]


def test_an_outlet_lets_through_what_any_of_the_reports_that_are_left_comes_through(sequel):
    radio = excerpt(sequel, Selection(outlets=("coast-radio",)))
    assert radio.ids == {"lamp-failed", "nights-dark-two"}
    left = excerpt(sequel, without("courier", outlets=("northern-wire",)))
    assert left.ids == {"lamp-failed", "lamp-asked", "fjordmark-silent"}
    assert excerpt(sequel, without("courier", outlets=("coast-radio",))).ids == frozenset()
