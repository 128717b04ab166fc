"""Dates counted from another date: 'a week earlier' than the Wednesday that a paragraph names."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from dashboard.loading.editorial.days import Mention, mentions
from dashboard.loading.editorial.english import SMALL, WEEK

COUNT = re.compile(
    rf"['‘\"“](?:(?P<number>an?|the|{'|'.join(SMALL)}|\d{{1,3}}) )?"
    r"(?:(?P<side>previous|next|following) (?P<only>day|week)"
    r"|(?P<unit>day|week)s? (?P<way>earlier|before|later|after))['’\"”]",
    re.IGNORECASE,
)
BACKWARDS = ("previous", "earlier", "before")


class Count(NamedTuple):
    """A count in days or weeks from another date, as a reason gives it."""

    base: date
    """The day that is counted from."""
    called: int | None
    """The weekday that the reason calls it, from 0."""
    first: date
    last: date

    @property
    def is_called_wrongly(self) -> bool:
        """Whether its base is another weekday than the reason says."""
        return self.called not in (None, self.base.weekday())

    @property
    def counted_from(self) -> str:
        """Its base with the weekday that it is."""
        return f"{WEEK[self.base.weekday()]} {self.base}"


def count_in(why: str, years: set[int]) -> Count | None:
    """Return the count that a reason makes from another date; None where it makes none.

    'A week earlier', counted from Wednesday 12 May 2027. A date without its year is in one of
    `years`. 'The week before' is a whole week, 'a week before' is a day.
    """
    found = COUNT.search(why)
    from_here = _first_day(mentions(why[found.end() :])) if found else None
    base = next(from_here.dates(years), None) if from_here else None
    if found is None or from_here is None or base is None:
        return None
    first, last = _stretch(found, base)
    return Count(base, from_here.weekday, first, last)


def _first_day(named: list[Mention]) -> Mention | None:
    return next((one for one in named if one.day), None)


def _stretch(found: "re.Match[str]", base: date) -> tuple[date, date]:
    """Return the first and the last day that some words mean, counted from a day."""
    unit = (found["only"] or found["unit"]).casefold()
    way = (found["side"] or found["way"]).casefold()
    number = (found["number"] or "a").casefold()
    many = int(number) if number.isdecimal() else SMALL.get(number, 1)
    days = many * (7 if unit == "week" else 1)
    day = base + timedelta(-days if way in BACKWARDS else days)
    if unit == "week" and (found["side"] or number == "the"):
        monday = day - timedelta(day.weekday())
        return monday, monday + timedelta(6)
    return day, day
