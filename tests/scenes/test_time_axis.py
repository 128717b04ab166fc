"""The broken time axis: where days stand, and how the axis is labelled."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.config import Span
from dashboard.domain.dates import parse_when
from dashboard.domain.vocabulary import WhenIs
from dashboard.scenes.measure import width_of
from dashboard.scenes.time_axis import BREAK, Axis, axis_of, broken_axis
from dashboard.scenes.timeline_bars import extent
from tests.scenes.timeline_facts import ALL, CONFIG, dossier_of, fact

SIZE = 14


def span(start: str, end: str, share: float, ticks: str) -> Span:
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    return Span(start=first, end=last, share=share, ticks=ticks)


YEARS = span("2004-07-01", "2006-06-30", 0.1, "year")
MONTHS = span("2025-08-01", "2025-09-30", 0.4, "month")
WEEKS = span("2025-10-01", "2025-10-31", 0.5, "week")
AXIS = broken_axis([YEARS, MONTHS, WEEKS], 100, 1120)


def words(axis: Axis, until: float = 9999) -> list[str]:
    return [tick.text for tick in axis.ticks(SIZE, until)]


def test_spans_share_the_width_that_the_breaks_leave() -> None:
    years, months, weeks = AXIS.stretches
    assert BREAK == 20
    assert (years.left, years.right) == pytest.approx((100, 200))
    assert (months.left, months.right) == pytest.approx((220, 620))
    assert (weeks.left, weeks.right) == pytest.approx((620, 1120))


def test_shares_need_not_add_up_to_one() -> None:
    doubled = [span(str(s.start), str(s.end), s.share * 2, s.ticks) for s in (MONTHS, WEEKS)]
    assert broken_axis(doubled, 0, 900).stretches[0].right == pytest.approx(400)


def test_a_day_reaches_from_its_start_to_the_start_of_the_next() -> None:
    assert AXIS.start_of(date(2025, 10, 1)) == pytest.approx(620)
    assert AXIS.end_of(date(2025, 10, 1)) == pytest.approx(620 + 500 / 31)
    assert AXIS.start_of(date(2025, 10, 2)) == pytest.approx(620 + 500 / 31)
    assert AXIS.end_of(date(2025, 10, 31)) == 1120


def test_a_day_that_is_left_out_stands_on_the_break() -> None:
    assert AXIS.gaps[0] == pytest.approx((200, 220))
    assert AXIS.start_of(date(2015, 5, 5)) == pytest.approx(210)
    assert AXIS.end_of(date(2024, 12, 31)) == pytest.approx(210)


def test_days_outside_all_spans_stand_on_breaks_at_the_ends() -> None:
    axis = broken_axis([MONTHS, WEEKS], 0, 940, before=True, after=True)
    assert axis.start_of(date(1999, 1, 1)) == pytest.approx(10)
    assert axis.start_of(date(2026, 1, 1)) == pytest.approx(930)


def test_time_runs_on_without_a_break_across_neighbouring_spans() -> None:
    assert AXIS.run_of(date(2025, 10, 5)) == pytest.approx((220, 1120))
    assert AXIS.run_of(date(2005, 1, 1)) == pytest.approx((100, 200))


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(1, 4000))
def test_a_later_day_never_stands_further_left(day: date, later: int) -> None:
    other = day + timedelta(days=later)
    assert AXIS.start_of(day) <= AXIS.end_of(day) + 1e-9
    assert AXIS.end_of(day) <= AXIS.start_of(other) + 1e-9


def test_a_reader_need_not_guess_what_a_label_means() -> None:
    assert words(AXIS) == [
        "2005",
        "Aug 2025",
        "Sep",
        "1 Oct",
        "6 Oct",
        "13 Oct",
        "20 Oct",
        "27 Oct",
    ]


def test_the_first_label_after_a_break_and_each_january_name_the_year() -> None:
    axis = broken_axis([span("2024-11-01", "2025-02-28", 1, "month")], 0, 900)
    assert words(axis) == ["Nov 2024", "Dec", "Jan 2025", "Feb"]
    assert words(broken_axis([WEEKS], 0, 900))[0] == "1 Oct 2025"


def test_labels_begin_where_their_period_begins() -> None:
    found = {tick.text: tick.x for tick in AXIS.ticks(SIZE, 9999)}
    assert found["Sep"] == AXIS.start_of(date(2025, 9, 1))
    assert found["20 Oct"] == AXIS.start_of(date(2025, 10, 20))
    assert set(found.values()) - {found["2005"]} <= {*AXIS.grid, 220}


@pytest.mark.parametrize("width", [300, 420, 600, 900])
def test_labels_never_touch(width: int) -> None:
    axis = broken_axis([YEARS, MONTHS, WEEKS], 0, width)
    ticks = axis.ticks(SIZE, width)
    assert all(a.x + width_of(a.text, SIZE) < b.x for a, b in pairwise(ticks))
    assert ticks[-1].x + width_of(ticks[-1].text, SIZE) <= width


def test_a_crowded_day_has_a_column_and_its_label_goes_before_others() -> None:
    wide = axis_of(ALL, 0, 900, with_crowds=True)
    ((left, right),) = wide.days
    assert right - left > 100
    assert "31 Oct" in [tick.text for tick in wide.ticks(SIZE, 900)]
    assert axis_of(ALL, 0, 900).days == ()


def test_a_crowded_day_in_the_middle_parts_its_span_in_three() -> None:
    some = [fact("saying", f"f{n}", "2025-10-15", WhenIs.REPORT) for n in range(9)]
    axis = axis_of(dossier_of(*some), 0, 900, with_crowds=True)
    assert len(axis.stretches) == len(CONFIG.timeline) + 2
    assert axis.start_of(date(2025, 10, 16)) == pytest.approx(axis.days[0][1])


AS_OF = date(2025, 10, 31)


def reach(edtf: str, **more):
    return extent(AXIS, AS_OF, parse_when(edtf), **more)


def test_a_firm_day_is_no_bar_and_a_month_is_one_with_firm_ends() -> None:
    assert not reach("2025-10-06").is_bar
    month = reach("2025-10")
    assert (month.left, *month.core, month.right) == pytest.approx((620, 620, 1120, 1120))
    assert (month.starts, month.ends, month.is_bar) == ("firm", "firm", True)


def test_a_soft_end_fades_out_around_its_bound() -> None:
    about = reach("2025-10-13~")
    start = AXIS.start_of(date(2025, 10, 13))
    assert about.left < start < about.core[0] <= about.core[1] < about.right
    assert (about.starts, about.ends) == ("soft", "soft")


def test_what_has_no_beginning_fades_out_to_the_left_and_not_across_a_break() -> None:
    by = reach("../2025-10-20")
    assert (by.starts, by.ends) == ("open", "firm")
    assert by.left < by.core[0] == by.right
    assert reach("../2025-08-03").left == 220


def test_what_has_no_period_at_all_is_a_stub_with_no_firm_end() -> None:
    stub = reach("../2025-10-31", has_period=False)
    assert stub.right - stub.left < by_month() / 5
    assert stub.ends == "open"


def by_month() -> float:
    return AXIS.end_of(AS_OF) - AXIS.start_of(date(2025, 10, 1))


def test_what_has_no_end_fades_towards_the_as_of_day_and_nothing_beyond_it() -> None:
    since = reach("2025-09-15/..")
    assert since.core[1] < since.right == AXIS.end_of(AS_OF)
    assert reach("2025-10-29~").right <= AXIS.end_of(AS_OF)
