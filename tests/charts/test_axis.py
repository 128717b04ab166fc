"""The broken time axis: where days stand, and how the axis is labelled."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.axis import GAP, Axis, broken_axis
from dashboard.domain.config import Span

DAY = timedelta(days=1)


def span(start: str, end: str, share: float, ticks: str) -> Span:
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    return Span(start=first, end=last, share=share, ticks=ticks)


YEARS = span("2004-07-01", "2006-06-30", 0.1, "year")
MONTHS = span("2025-08-01", "2025-09-30", 0.4, "month")
WEEKS = span("2025-10-01", "2025-10-31", 0.5, "week")
AXIS = broken_axis([YEARS, MONTHS, WEEKS])


def texts(axis: Axis) -> list[str]:
    return [tick.text for tick in axis.ticks]


def test_spans_share_the_width_that_the_breaks_leave() -> None:
    years, months, weeks = AXIS.stretches
    assert GAP == 0.028
    assert (years.left, years.right) == pytest.approx((0, 0.0972))
    assert (months.left, months.right) == pytest.approx((0.1252, 0.514))
    assert (weeks.left, weeks.right) == pytest.approx((0.514, 1))


def test_shares_need_not_add_up_to_one() -> None:
    doubled = [span(str(s.start), str(s.end), s.share * 2, s.ticks) for s in (MONTHS, WEEKS)]
    assert broken_axis(doubled).stretches[0].right == pytest.approx(4 / 9)


def test_a_day_reaches_from_its_start_to_the_start_of_the_next() -> None:
    day = 0.486 / 31
    assert AXIS.start_of(date(2025, 10, 1)) == pytest.approx(0.514)
    assert AXIS.end_of(date(2025, 10, 1)) == pytest.approx(0.514 + day)
    assert AXIS.start_of(date(2025, 10, 2)) == pytest.approx(0.514 + day)
    assert AXIS.end_of(date(2025, 10, 31)) == 1


def test_the_last_day_before_a_break_ends_where_the_break_begins() -> None:
    assert AXIS.end_of(date(2006, 6, 30)) == pytest.approx(0.0972)


def test_a_day_that_is_left_out_stands_on_the_break() -> None:
    assert AXIS.breaks == pytest.approx((0.1112,))
    assert AXIS.start_of(date(2015, 5, 5)) == pytest.approx(0.1112)
    assert AXIS.end_of(date(2024, 12, 31)) == pytest.approx(0.1112)


def test_days_outside_all_spans_stand_on_breaks_at_the_ends() -> None:
    axis = broken_axis([MONTHS, WEEKS], before=True, after=True)
    assert axis.breaks == pytest.approx((0.014, 0.986))
    assert axis.start_of(date(1999, 1, 1)) == pytest.approx(0.014)
    assert axis.start_of(date(2026, 1, 1)) == pytest.approx(0.986)


def test_without_such_breaks_they_stand_at_the_very_ends() -> None:
    assert AXIS.start_of(date(1999, 1, 1)) == 0
    assert AXIS.end_of(date(2026, 1, 1)) == 1


def test_time_runs_on_without_a_break_across_neighbouring_spans() -> None:
    assert AXIS.run_of(date(2025, 10, 5)) == pytest.approx((0.1252, 1))
    assert AXIS.run_of(date(2005, 1, 1)) == pytest.approx((0, 0.0972))


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(1, 4000))
def test_a_later_day_never_stands_further_left(day: date, later: int) -> None:
    assert 0 <= AXIS.start_of(day) <= AXIS.end_of(day) <= 1
    assert AXIS.end_of(day) <= AXIS.start_of(day + later * DAY) + 1e-9


def test_periods_that_are_cut_off_are_not_labelled() -> None:
    assert texts(AXIS)[0] == "2005"
    assert AXIS.ticks[0].x == pytest.approx(0.0488, abs=1e-4)


def test_where_no_period_is_whole_the_longest_part_is_labelled() -> None:
    axis = broken_axis([span("2025-09-25", "2025-10-20", 1, "month")])
    assert texts(axis) == ["Oct"]


def test_months_are_labelled_in_their_middle_and_days_in_theirs() -> None:
    axis = broken_axis([MONTHS, span("2025-10-31", "2025-10-31", 0.4, "day")])
    assert texts(axis) == ["Aug", "Sep", "31 Oct"]
    august = axis.ticks[0]
    assert august.x == pytest.approx((axis.stretches[0].left + axis.start_of(date(2025, 9, 1))) / 2)


def test_mondays_are_labelled_with_their_day() -> None:
    assert texts(broken_axis([WEEKS])) == ["6", "13", "20", "27"]


def test_labels_that_would_be_close_are_thinned_out() -> None:
    narrow = broken_axis([MONTHS, span("2025-10-01", "2025-10-31", 0.1, "week")])
    assert texts(narrow) == ["Aug", "Sep", "6", "20"]
    apart = [b.x - a.x for a, b in pairwise(narrow.ticks)]
    assert min(apart) > 0.075


def test_months_stand_over_their_year_and_weeks_over_their_month() -> None:
    named = [(label.text, round(label.x, 4)) for label in AXIS.contexts]
    assert named == [("2025", 0.3196), ("October 2025", 0.757)]


def test_neighbours_of_the_same_month_are_named_once() -> None:
    parts = [
        span("2025-10-01", "2025-10-30", 0.3, "week"),
        span("2025-10-31", "2025-10-31", 0.3, "day"),
    ]
    (label,) = broken_axis(parts).contexts
    assert label.text == "October 2025"
    assert label.x == pytest.approx(0.5)


def test_a_month_with_too_little_room_is_not_named() -> None:
    axis = broken_axis([span("2025-09-29", "2025-10-31", 1, "week")])
    assert [label.text for label in axis.contexts] == ["October 2025"]


def test_thin_lines_part_months_and_weeks_but_not_at_a_break() -> None:
    starts = [date(2005, 1, 1), date(2006, 1, 1), date(2025, 9, 1), date(2025, 10, 1)]
    mondays = [date(2025, 10, day) for day in (6, 13, 20, 27)]
    assert AXIS.grid == pytest.approx([AXIS.start_of(day) for day in starts + mondays])
