"""Dates that are counted from another date, and are counted again here."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.dates import parse_when
from dashboard.loading.editorial import weekdays
from dashboard.loading.editorial.counting import count_in
from dashboard.loading.editorial.texts import Material

WEEK_EARLIER = "'A week earlier', counted from Wednesday 14 May 2031: 7 May 2031."


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("A week earlier", 7, 7),
        ("one week before", 7, 7),
        ("the week before", 5, 11),
        ("the following week", 19, 25),
        ("the day before", 13, 13),
        ("the previous day", 13, 13),
        ("The next day", 15, 15),
        ("two days later", 16, 16),
        ("3 days after", 17, 17),
    ],
)
def test_a_count_in_days_or_weeks_is_made_from_the_day_that_follows_it(words, first, last):
    count = count_in(f"'{words}', counted from Wednesday 14 May.", {2031})

    assert count
    assert (count.first, count.last) == (date(2031, 5, first), date(2031, 5, last))
    assert count.base == date(2031, 5, 14)


@pytest.mark.parametrize(
    "why",
    [
        "'Wednesday', counted from Tuesday 20 May 2031: 14 May 2031.",
        "'The day before yesterday', counted from Tuesday 20 May 2031.",
        "'A week earlier', as it says.",
        "'A week earlier', counted from May 2031.",
        "A week earlier than 14 May 2031.",
    ],
)
def test_other_reasons_are_no_such_count(why):
    assert count_in(why, {2031}) is None


def found(tiny, when, why, text="By Wednesday it asked; a week earlier it wrote."):
    (seed,) = tiny.seeds
    facts = tuple(
        replace(fact, when=parse_when(when), when_why=why) if fact.id == "lamp-asked" else fact
        for fact in tiny.facts
    )
    texts = {seed.id: tuple(text for _ in seed.paragraphs)} if text else {}
    material = Material(replace(tiny, facts=facts), texts)
    return [f"{one.what}; {one.hint}" for rule in weekdays.RULES for one in rule(material)]


def test_a_day_counted_from_a_weekday_of_its_paragraph_is_right(tiny):
    assert found(tiny, "2031-05-07", WEEK_EARLIER) == []
    assert found(tiny, "2031-05-07", WEEK_EARLIER, text="") == []


def test_so_is_one_counted_from_a_date_that_its_paragraph_names(tiny):
    assert found(tiny, "2031-05-07", WEEK_EARLIER, text="By 14 May it asked, on Friday.") == []


def test_a_count_that_is_wrong_is_told_with_what_it_comes_to(tiny):
    assert found(tiny, "2031-05-06", WEEK_EARLIER) == [
        "is 2031-05-06, but by when_why it is 2031-05-07; counted from Wednesday 2031-05-14"
    ]


def test_a_count_from_a_day_that_no_paragraph_names_is_told(tiny):
    why = "'A week earlier', counted from Thursday 15 May 2031."
    (said,) = found(tiny, "2031-05-08", why)
    assert said.startswith("counts from 2031-05-15, which none of its paragraphs names; ")
    assert found(tiny, "2031-05-08", why, text="") == []


def test_a_weekday_that_its_date_is_not_is_told(tiny):
    why = WEEK_EARLIER.replace("Wednesday", "Monday")
    assert found(tiny, "2031-05-07", why) == [
        "calls 2031-05-14 another weekday than it is; it is counted from Wednesday 2031-05-14"
    ]


def test_who_is_refused_is_shown_how_to_say_it(tiny):
    (said,) = found(tiny, "2031-05-07", "A week before.")
    assert said.endswith(
        "the count in when_why: 'A week earlier', counted from Wednesday 14 May 2031"
    )
