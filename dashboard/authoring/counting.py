"""A date in plain English, counted from the day of an article: 'Sunday', 'last week', '6 May'.

dateparser does the counting. It is told English only, which it reads without a mistake; in
inflected languages it misses 'в октябре' and takes 'в 2023 году' for the year 2.
"""

from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from dashboard.domain.dates import day_in_words, weekday_and_day
from dashboard.domain.vocabulary import WhenIs

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

OPEN = ("recently", "in recent years")
"""Stretches that end with the article, and whose beginning nobody can tell."""
HALF_A_YEAR = timedelta(183)
A_MONTH = timedelta(31)
"""How near a coming day is taken for the one that is meant, unless it is said to be past."""
WRITTEN = "As it is written."


class Resolved(NamedTuple):
    """A date that words stand for: its EDTF, how it was worked out, and what it is the date of."""

    edtf: str
    why: str = WRITTEN
    when_is: WhenIs = WhenIs.EVENT


def counted(words: str, day: date) -> Resolved | None:
    """Return what English words that count from the day of an article stand for.

    The reason is one that `check` counts again.
    """
    said = f"'{words[0].upper()}{words[1:]}'"
    if words in OPEN:
        why = f"{said}, in an article of {day_in_words(day)}: no beginning is given."
        return Resolved(f"../{day.isoformat()}", why, WhenIs.INFERRED)
    if (read := _read(words, day)) is None:
        return None
    edtf, meant = _in_edtf(*read)
    own = f", or the article's own {words}" if words == f"{day:%A}" else ""
    why = f"{said}, counted from {weekday_and_day(day)}: {meant}{own}."
    return Resolved(edtf, why, WhenIs.INFERRED)


class Side(Enum):
    """On which side of its article a date lies that has no year."""

    PAST = "past"
    TO_COME = "to come"
    NEAREST = "nearest"


def named(words: str, day: date, *, has_year: bool, side: Side = Side.PAST) -> Resolved | None:
    """Return the date that a day or a month names.

    Without a year it is the last such before the article. Where that is long ago, it is the next
    one if it is to come, or if the next one is near and nothing says that it is past.
    """
    if (read := _read(words, day)) is None:
        return None
    is_long_ago = not has_year and day - read[0].date() > HALF_A_YEAR
    if is_long_ago and side is not Side.PAST:
        coming = _read(words, day, "future") or read
        is_meant = side is Side.TO_COME or coming[0].date() - day <= A_MONTH
        read = coming if is_meant else read
    edtf, meant = _in_edtf(*read)
    if has_year:
        return Resolved(edtf)
    if edtf == day.isoformat():
        return Resolved(edtf, "The year is not written: read as the article's own day.")
    why = _how(edtf > day.isoformat(), side, is_long_ago=is_long_ago)
    return Resolved(
        edtf, f"The year is not written: read as {meant}, {why.format(day_in_words(day))}."
    )


def _how(is_after: bool, side: Side, *, is_long_ago: bool) -> str:
    """Return how a year was chosen, with a place for the day of the article."""
    if is_after and side is Side.NEAREST:
        return "the nearest to {}; the last one, if it is past"
    if is_after:
        return "the next after {}"
    is_doubtful = is_long_ago and side is not Side.TO_COME
    return "the last before {}" + "; the next one, if it is still to come" * is_doubtful


def _read(words: str, day: date, prefer: str = "past") -> tuple[datetime, str] | None:
    """Return the day that dateparser reads, and how precise it is: day, week, month or year."""
    data = _parser(day, prefer).get_date_data(words)
    return (data.date_obj, data.period) if data.date_obj else None


@cache
def _parser(day: date, prefer: str) -> "DateDataParser":
    from dateparser.date import DateDataParser

    settings = {
        "RELATIVE_BASE": datetime.combine(day, time()),
        "PREFER_DATES_FROM": prefer,
        "PREFER_DAY_OF_MONTH": "first",
    }
    return DateDataParser(languages=["en"], settings=settings)


def _in_edtf(found: datetime, period: str) -> tuple[str, str]:
    """Return a date as precise as it was read, as EDTF and in words."""
    day = found.date()
    if period == "week":
        monday = day - timedelta(day.weekday())
        sunday = monday + timedelta(6)
        words = f"{weekday_and_day(monday)} to {weekday_and_day(sunday)}"
        return f"{monday.isoformat()}/{sunday.isoformat()}", words
    if period == "month":
        return f"{day:%Y-%m}", f"{day:%B %Y}"
    if period == "year":
        return f"{day:%Y}", f"{day:%Y}"
    return day.isoformat(), day_in_words(day)
