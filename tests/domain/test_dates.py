"""Dates with their precision: which are read, what they bound, how they are said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.dates import day_in_words, in_words, parse_when

DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31)).map(date.isoformat)
SIDES = st.builds(
    lambda day, length, mark: day[:length] + mark,
    DAYS,
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "~", "?", "%"]),
)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "soft", "said"),
    [
        ("2025-10-31", "2025-10-31", "2025-10-31", (False, False), "31 October 2025"),
        ("2025-09-06", "2025-09-06", "2025-09-06", (False, False), "6 September 2025"),
        ("2025-10", "2025-10-01", "2025-10-31", (False, False), "October 2025"),
        ("2024-02", "2024-02-01", "2024-02-29", (False, False), "February 2024"),
        ("2025", "2025-01-01", "2025-12-31", (False, False), "2025"),
        ("2005~", "2005-01-01", "2005-12-31", (True, True), "about 2005"),
        ("2025-10?", "2025-10-01", "2025-10-31", (True, True), "possibly October 2025"),
        ("2025%", "2025-01-01", "2025-12-31", (True, True), "possibly about 2025"),
        (
            "2025-10-20/2025-10-26",
            "2025-10-20",
            "2025-10-26",
            (False, False),
            "20 October 2025 to 26 October 2025",
        ),
        (
            "2025-08~/2025-09",
            "2025-08-01",
            "2025-09-30",
            (True, False),
            "about August 2025 to September 2025",
        ),
        ("2025-09/..", "2025-09-01", None, (False, True), "since September 2025"),
        ("../2025-10-31", None, "2025-10-31", (True, False), "until 31 October 2025"),
        ("2025-09/", "2025-09-01", None, (False, True), "since September 2025"),
        ("/2025", None, "2025-12-31", (True, False), "until 2025"),
    ],
)
def test_a_date_has_bounds_soft_ends_and_words(text, earliest, latest, soft, said):
    when = parse_when(text)

    assert (when.earliest and when.earliest.isoformat()) == earliest
    assert (when.latest and when.latest.isoformat()) == latest
    assert (when.soft_start, when.soft_end) == soft
    assert in_words(when) == said
    assert str(when) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "/", "..", "../..", "today", "31.10.2025", "2025-13", "2025-00", "2025-02-30"),
        *("2025-1-1", "20251031", "2025-10-3X", "2025-21", "-2025", "y12025", "2025-W01"),
        *("2025-10-31T12:00", "2025/2026/2027", "0000", "٢٠٢٥", " 2025", "2025\n", "2025~?"),
        "[2025,2026]",
    ],
)
def test_what_a_briefing_does_not_need_is_refused(text):
    with pytest.raises(ValueError, match="is not an EDTF date"):
        parse_when(text)


def test_an_interval_does_not_end_before_it_begins():
    with pytest.raises(ValueError, match="'2025-10/2025-09' ends before it begins"):
        parse_when("2025-10/2025-09")


def test_only_one_day_is_a_day():
    assert parse_when("2025-10-31?").is_day
    assert not parse_when("2025-10").is_day
    assert not parse_when("2025-10-31/..").is_day


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("2025-10", "2025-10-31", True),
        ("2025-10", "2025-11", False),
        ("2025-10-01/2025-10-05", "2025-10-05/2025-10-09", True),
        ("2025-09/..", "2030", True),
        ("../2025-09", "2025-10", False),
        ("../2025", "2024/..", True),
    ],
)
def test_dates_overlap_where_some_day_may_lie_in_both(one, other, meet):
    assert parse_when(one).overlaps(parse_when(other)) is meet
    assert parse_when(other).overlaps(parse_when(one)) is meet


def test_dates_are_sorted_by_their_beginning_then_by_their_end():
    texts = ["2025-10/..", "2025-10", "2025-10-01", "2025-09", "../2025-09-15"]

    ordered = sorted(texts, key=lambda text: parse_when(text).order)

    assert ordered == ["2025-09", "../2025-09-15", "2025-10-01", "2025-10", "2025-10/.."]


@given(SIDES)
def test_any_date_of_these_forms_is_read_and_bounds_itself(text):
    when = parse_when(text)

    assert when.earliest <= when.latest
    assert when.earliest.isoformat().startswith(text.rstrip("~?%"))
    assert when.overlaps(when)


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_refused_with_a_reason(text):
    try:
        said = in_words(parse_when(text))
    except ValueError as error:
        said = str(error)

    assert said


def test_a_day_is_said_as_a_sentence_names_it():
    assert day_in_words(date(2025, 10, 31)) == "31 October 2025"
