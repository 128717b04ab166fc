"""Where everything stands: lanes, rows, signs side by side in a crowded day, soft ends."""

from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.axis import broken_axis
from dashboard.charts.bundles import alone
from dashboard.charts.lanes import (
    BESIDE,
    CROWD,
    OPEN,
    ROW,
    SIGN,
    SOFT,
    Extent,
    Lane,
    axis_of,
    extent,
    lanes,
    pack,
)
from dashboard.domain.dates import parse_when
from dashboard.domain.vocabulary import WhenIs
from tests.charts.timeline_facts import ALL, CONFIG, SPANS, dossier_of, fact

AXIS = broken_axis(SPANS)


def extent_of(when: str) -> Extent:
    return extent(AXIS, CONFIG.as_of, parse_when(when))


def lane_of(*when: str, when_is: WhenIs = WhenIs.EVENT) -> Lane:
    facts = [fact("saying", f"fact-{n}", day, when_is) for n, day in enumerate(when)]
    dossier = dossier_of(*facts)
    return lanes(dossier, axis_of(dossier), alone(dossier.facts))[0]


def test_a_lane_for_each_kind_that_has_facts_in_the_order_of_the_config() -> None:
    found = lanes(ALL, axis_of(ALL), alone(ALL.facts))
    assert [lane.kind.name for lane in found] == ["Requests for help", "Action at sea", "Reports"]


def test_lanes_touch_and_hold_their_rows() -> None:
    found = lanes(ALL, axis_of(ALL), alone(ALL.facts))
    assert found[0].top == 0
    for above, below in pairwise(found):
        assert below.top == above.top + above.height
    for lane in found:
        for placed in lane.placed:
            assert lane.top + ROW / 2 <= placed.y <= lane.top + lane.height - ROW / 2


def test_every_fact_is_placed_once() -> None:
    placed = [
        one.fact.id for lane in lanes(ALL, axis_of(ALL), alone(ALL.facts)) for one in lane.placed
    ]
    assert sorted(placed) == sorted(ALL.fact)


def test_a_lane_with_little_in_it_still_has_room_for_two_lines_of_a_name() -> None:
    assert lane_of("2025-10-06").height == 41


def test_a_firm_day_stands_in_its_middle() -> None:
    (placed,) = lane_of("2025-10-06").placed
    day = extent_of("2025-10-06")
    assert not day.is_bar
    assert (day.left, day.right) == (
        AXIS.start_of(date(2025, 10, 6)),
        AXIS.end_of(date(2025, 10, 6)),
    )
    assert placed.x == pytest.approx((day.left + day.right) / 2)


def test_a_month_reaches_from_its_first_day_to_its_last_with_firm_ends() -> None:
    month = extent_of("2025-08")
    assert month.is_bar
    assert (month.left, month.right) == month.core
    assert month.core == (AXIS.start_of(date(2025, 8, 1)), AXIS.end_of(date(2025, 8, 31)))


def test_a_soft_end_fades_out_around_its_bound() -> None:
    soft = extent_of("2025-09-01/2025-09-20~")
    bound = AXIS.end_of(date(2025, 9, 20))
    assert soft.core[1] < bound < soft.right
    assert soft.right == pytest.approx(bound + SOFT)
    assert soft.left == soft.core[0] == AXIS.start_of(date(2025, 9, 1))


@pytest.mark.parametrize("mark", "~?%")
def test_a_day_known_only_about_is_a_soft_bar(mark: str) -> None:
    soft = extent_of(f"2025-10-13{mark}")
    assert soft.is_bar
    assert soft.left < AXIS.start_of(date(2025, 10, 13)) < soft.core[0]
    assert soft.core[1] < AXIS.end_of(date(2025, 10, 13)) < soft.right


def test_what_has_no_beginning_fades_out_to_the_left_and_not_over_all_time() -> None:
    until = extent_of("../2025-10-20")
    assert until.core == (AXIS.start_of(date(2025, 10, 20)), AXIS.end_of(date(2025, 10, 20)))
    assert until.left == pytest.approx(until.core[0] - OPEN)
    assert until.right == until.core[1]


def test_it_does_not_fade_across_a_break() -> None:
    until = extent_of("../2025-08-02")
    assert until.left == AXIS.start_of(date(2025, 8, 1))
    assert until.core[0] - until.left == pytest.approx(0.3888 / 61)


def test_what_has_no_end_fades_towards_the_as_of_day() -> None:
    since = extent_of("2025-09-15/..")
    assert since.left == since.core[0] == AXIS.start_of(date(2025, 9, 15))
    assert since.core[0] < since.core[1] < since.right == AXIS.end_of(date(2025, 10, 31))


def test_nothing_fades_beyond_the_as_of_day() -> None:
    assert extent_of("2025-10~").right == AXIS.end_of(date(2025, 10, 31))


@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 50), st.integers(1, 30)), min_size=1, max_size=4),
        max_size=25,
    )
)
def test_packing_never_lets_two_of_a_row_overlap(wanted: list[list[tuple[int, int]]]) -> None:
    choices = [[(float(a), float(a + length)) for a, length in item] for item in wanted]
    found = pack(choices)
    rows: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for (row, taken), item in zip(found, choices, strict=True):
        assert taken in item
        rows[row].append(taken)
    for taken_in_row in rows.values():
        for (_, right), (left, _) in pairwise(sorted(taken_in_row)):
            assert right <= left
    assert sorted(rows) == list(range(len(rows)))


def test_packing_takes_the_first_row_and_the_first_choice_with_room() -> None:
    found = pack([[(0, 10)], [(5, 15), (10, 20)], [(0, 5)], [(12, 14)]])
    assert found == [(0, (0, 10)), (0, (10, 20)), (1, (0, 5)), (1, (12, 14))]


DAYS = st.dates(date(2025, 9, 1), date(2025, 10, 31)).map(str)
DATES = st.one_of(DAYS, DAYS.map("{}~".format), DAYS.map("../{}".format), st.just("2025-10-31"))


@given(st.lists(DATES, min_size=1, max_size=30), st.sampled_from(WhenIs))
def test_no_two_signs_of_a_lane_overlap(when: list[str], when_is: WhenIs) -> None:
    taken = defaultdict(list)
    for placed in lane_of(*when, when_is=when_is).placed:
        beside = BESIDE * len(placed.marks)
        left = min(placed.x - SIGN / 2, placed.extent.left if placed.extent.is_bar else 1)
        bar = placed.extent.right if placed.extent.is_bar else 0
        taken[placed.y].append((left, max(placed.x + SIGN / 2, bar, placed.beside + beside)))
    for row in taken.values():
        for (_, right), (left, _) in pairwise(sorted(row)):
            assert right <= left + 1e-9


def test_a_crowded_day_is_given_room_and_its_signs_stand_side_by_side() -> None:
    lane = lane_of(*["2025-10-31"] * (CROWD + 1))
    assert len({placed.y for placed in lane.placed}) == 1
    xs = [placed.x for placed in lane.placed]
    assert xs == sorted(xs)
    axis = axis_of(dossier_of(*(placed.fact for placed in lane.placed)))
    column = axis.stretches[-1]
    assert (column.span.start, column.span.end) == (date(2025, 10, 31), date(2025, 10, 31))
    assert column.left + SIGN / 2 < xs[0] < xs[-1] < column.right - SIGN / 2
    assert column.right - column.left == pytest.approx(AXIS.stretches[-1].right * 0.243, abs=1e-4)


def test_a_day_that_is_not_crowded_stays_as_wide_as_the_others() -> None:
    lane = lane_of(*["2025-10-31"] * CROWD)
    assert len({placed.y for placed in lane.placed}) == CROWD
    assert axis_of(dossier_of(*(placed.fact for placed in lane.placed))) == AXIS


def test_a_crowded_day_in_the_middle_parts_its_span_in_three() -> None:
    facts = [fact("saying", f"fact-{n}", "2025-10-11") for n in range(CROWD + 1)]
    spans = [stretch.span for stretch in axis_of(dossier_of(*facts)).stretches[2:]]
    assert [(s.start.day, s.end.day, s.ticks) for s in spans] == [
        (1, 10, "week"),
        (11, 11, "day"),
        (12, 31, "week"),
    ]
    assert [s.share for s in spans] == pytest.approx([0.25 / 3, 0.25, 0.5 / 3])


def test_facts_outside_all_spans_stand_on_breaks_of_their_own() -> None:
    dossier = dossier_of(fact("saying", "old", "1999-05-05"), fact("saying", "new", "2026-05-05"))
    axis = axis_of(dossier)
    assert len(axis.breaks) == 3
    placed = {one.fact.id: one.x for one in lanes(dossier, axis, alone(dossier.facts))[0].placed}
    assert placed == {
        "old": pytest.approx(axis.breaks[0]),
        "new": pytest.approx(axis.breaks[-1]),
    }
