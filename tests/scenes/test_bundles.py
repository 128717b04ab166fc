"""Too many facts for a mark each: those alike share one, and nothing of them is lost."""

from collections import Counter
from datetime import date, timedelta

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import narrowed, parse_query
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status, WhenIs
from dashboard.scenes.bundles import MOST, Bundle, alone, ever_fewer
from tests.scenes.timeline_facts import ALL, dossier_of, fact

FIRST = date(2025, 8, 1)
KINDS = ("asking", "acting", "saying")
BIG = dossier_of(
    *(
        fact(KINDS[n % 3], f"fact-{n}", (FIRST + timedelta(days=n % 90)).isoformat())
        for n in range(6 * MOST)
    )
)


def bundles_of(*when: str) -> tuple[Bundle, ...]:
    """The first bundles, all of one kind, that are not just facts alone."""
    facts = [fact("saying", f"fact-{n}", day) for n, day in enumerate(when)]
    return list(ever_fewer(facts, (), ()))[1]


def test_few_facts_have_a_mark_each() -> None:
    bundles = next(ever_fewer(ALL.facts, (), ()))
    assert [one.facts for one in bundles] == [(one,) for one in ALL.facts]


def test_many_have_few_marks_and_none_is_lost() -> None:
    for bundles in ever_fewer(BIG.facts, (), ()):
        assert len(bundles) <= MOST
        assert Counter(one.id for some in bundles for one in some.facts) == Counter(list(BIG.fact))


def test_the_same_day_is_shared_before_days_are_put_together() -> None:
    (first, second) = bundles_of("2025-10-06", "2025-10-06", "2025-10-07")
    assert (len(first.facts), first.when.edtf) == (2, "2025-10-06")
    assert (len(second.facts), second.when.edtf) == (1, "2025-10-07")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (fact("saying", "a", "2025-10-06"), fact("asking", "b", "2025-10-06")),
        (
            fact("saying", "a", "2025-10-06", WhenIs.EVENT, Status.REPORTED),
            fact("saying", "b", "2025-10-06", WhenIs.EVENT, Status.DENIED),
        ),
        (
            fact("saying", "a", "2025-10-06", WhenIs.EVENT),
            fact("saying", "b", "2025-10-06", WhenIs.REPORT),
        ),
        (fact("saying", "a", "2025-10-06"), fact("saying", "b", "2025-10-06~")),
        (fact("saying", "a", "2025"), fact("saying", "b", "2025/..")),
        (fact("saying", "a", "2025"), fact("saying", "b", "2025-01-01")),
    ],
)
def test_what_is_put_or_dated_otherwise_never_shares_a_mark(one, other) -> None:
    assert all(len(bundles) == 2 for bundles in ever_fewer([one, other], (), ()))


@pytest.mark.parametrize("marked", [({"a"}, (), ()), ((), {"a"}, ()), ((), (), {"a"})])
def test_neither_does_what_is_contested_struck_or_in_focus_with_what_is_not(marked) -> None:
    facts = [fact("saying", name, "2025-10-06") for name in ("a", "b")]
    assert all(len(bundles) == 2 for bundles in ever_fewer(facts, *marked))


@pytest.mark.parametrize(
    ("dates", "together"),
    [
        (("2025-10-06", "2025-10-12"), "2025-10-06/2025-10-12"),
        (("2025-10-01~", "2025-10-02~"), "2025-09-29~/2025-10-05~"),
        (("../2025-10-06", "../2025-10-07"), "../2025-10-12"),
        (("2025-10-06/..", "2025-10-07/.."), "2025-10-06/.."),
    ],
)
def test_of_a_week_the_time_is_the_week_and_its_ends_are_as_soft(dates, together) -> None:
    facts = [fact("saying", f"fact-{n}", day) for n, day in enumerate(dates)]
    a_week = list(ever_fewer(facts, (), ()))[2]
    assert [one.when.edtf.rstrip("~") for one in a_week] == [together.rstrip("~")]
    assert a_week[0].when.soft_end == facts[0].when.soft_end


@pytest.mark.parametrize("month", range(1, 13))
def test_a_year_holds_every_one_of_its_days(month) -> None:
    facts = [fact("saying", "a", f"2024-{month:02}-29"), fact("saying", "b", "2024-01-01")]
    *_, a_quarter, a_year = ever_fewer(facts, (), ())
    assert [one.when.edtf for one in a_year] == ["2024-01-01/2024-12-31"]
    assert len(a_quarter) == (1 if month <= 3 else 2)


def test_a_click_on_a_mark_of_many_asks_for_facts_like_these() -> None:
    bundle = next(one for one in next(ever_fewer(BIG.facts, (), ())) if len(one.facts) > 1)
    target_type, _, query = bundle.target.partition(":")
    assert target_type == "filter"
    asked = narrowed(Selection(), query, BIG)
    assert {one.id for one in bundle.facts} <= excerpt(BIG, asked).ids
    assert asked.kinds == (bundle.first.kind,)
    assert parse_query(asked.query(), BIG) == (asked, ())


def test_one_fact_is_asked_for_by_its_id() -> None:
    assert alone(ALL.facts[:1])[0].target == f"fact:{ALL.facts[0].id}"
