"""Too many facts for a sign each: those alike share one, and nothing of them is lost."""

from collections import Counter
from datetime import date, timedelta
from functools import cache

import pytest

from dashboard.charts.bundles import MOST, Bundle, alone, ever_fewer, many_of
from dashboard.charts.lanes import axis_of
from dashboard.charts.rows import TALLEST, height_of, rows_of
from dashboard.charts.timeline import timeline
from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import narrowed, parse_query
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status, WhenIs
from tests.charts.timeline_facts import ALL, dossier_of, fact

FIRST = date(2025, 8, 1)
KINDS = ("asking", "acting", "saying")


def days(count: int) -> list[str]:
    return [(FIRST + timedelta(days=n % 90)).isoformat() for n in range(count)]


def many(*when: str):
    return dossier_of(*(fact(KINDS[n % 3], f"fact-{n}", day) for n, day in enumerate(when)))


def bundles_of(*when: str) -> tuple[Bundle, ...]:
    """The first bundles, all of one kind, that are not just facts alone."""
    facts = [fact("saying", f"fact-{n}", day) for n, day in enumerate(when)]
    return list(ever_fewer(facts, (), ()))[1]


@cache
def big():
    return many(*days(3 * MOST))


def test_a_dossier_that_can_be_drawn_has_a_sign_for_each_fact() -> None:
    placed = [one for lane in rows_of(ALL, axis_of(ALL), ALL.facts) for one in lane.placed]
    assert [one.of.facts for one in placed] == [(one.fact,) for one in placed]
    assert many_of(ALL) == ()


def test_a_bigger_one_is_drawn_with_few_signs_on_little_room_and_loses_no_fact() -> None:
    rows = rows_of(big(), axis_of(big()), big().facts)
    held = [fact.id for lane in rows for one in lane.placed for fact in one.of.facts]
    assert Counter(held) == Counter(list(big().fact))
    assert sum(len(lane.placed) for lane in rows) <= MOST
    assert height_of(rows) <= TALLEST
    assert len(many_of(big())) == 1


def test_a_filter_that_leaves_few_shows_each_again() -> None:
    some = big().facts[:20]
    rows = rows_of(big(), axis_of(big()), some)
    assert sorted(one.fact.id for lane in rows for one in lane.placed) == sorted(f.id for f in some)


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
def test_what_is_put_or_dated_otherwise_never_shares_a_sign(one, other) -> None:
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


def test_a_click_on_a_sign_of_many_asks_for_facts_like_these() -> None:
    bundle = next(
        one.of
        for lane in rows_of(big(), axis_of(big()), big().facts)
        for one in lane.placed
        if len(one.of.facts) > 1
    )
    target_type, _, query = bundle.target.partition(":")
    assert target_type == "filter"
    asked = narrowed(Selection(), query, big())
    assert {one.id for one in bundle.facts} <= excerpt(big(), asked).ids
    assert asked.kinds == (bundle.first.kind,)
    assert parse_query(asked.query(), big()) == (asked, ())


def test_one_fact_is_asked_for_by_its_id() -> None:
    assert alone(ALL.facts[:1])[0].target == f"fact:{ALL.facts[0].id}"


def test_the_number_stands_beside_the_sign_and_the_hover_says_what_they_share() -> None:
    drawn = timeline(excerpt(big(), Selection()), "light").to_dict()
    notes = next(trace for trace in drawn["data"] if trace.get("mode") == "text")
    said = [text for trace in drawn["data"] for text in trace.get("hovertext") or ()]
    counts = [int(text.removeprefix("×")) for text in notes["text"] if text.startswith("×")]
    single = [text for text in said if " facts</b>" not in text]
    assert sum(counts) + len(single) == len(big().facts)
    assert any(text.startswith(f"<b>{counts[0]} facts</b><br>● Reported") for text in said)


def test_the_figure_says_which_facts_a_sign_stands_for() -> None:
    figure = timeline(excerpt(big(), Selection()), "light")
    named = figure.layout.meta
    assert Counter(name for facts in named.values() for name in facts) == Counter(list(big().fact))
