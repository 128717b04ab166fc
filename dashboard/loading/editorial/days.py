"""Dates in an English text, and whether a fact bears them out."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.domain.dates import When
from dashboard.loading.editorial.english import MONTHS, WEEKDAYS

MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
WEEKDAY = rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)}),? (?:the )?)?"
YEAR = r"(?P<year>[12]\d{3})(?![\d,]\d|[\w-])"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
FORMS = tuple(
    re.compile(rf"(?<![\w-]){form}(?!\w)")
    for form in (
        r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)",
        rf"(?P<week>week of )?{WEEKDAY}{DAY}(?: of)? {MONTH}(?:,? {YEAR})?",
        rf"(?P<week>week of )?{WEEKDAY}{MONTH} {DAY}(?!,\d|\d)(?:, {YEAR})?",
        rf"(?:the )?(?P<part>beginning|start|middle|end|last days) of {MONTH}(?: {YEAR})?",
        rf"(?:(?P<part>early|mid|late)[- ])?{MONTH}(?: {YEAR})?",
        r"(?P<weekday>" + "|".join(WEEKDAYS) + r")",
        rf"(?:(?P<part>early|mid|late)[- ])?{YEAR}",
    )
)
FIRST_OF_TWO = re.compile(rf"(?<![\w-]){DAY} ?(?:to|and|–|-|or) ?\d{{1,2}} {MONTH}")
PARTS = {
    **dict.fromkeys(("early", "beginning", "start"), (1, 10)),
    **dict.fromkeys(("mid", "middle"), (10, 20)),
    **dict.fromkeys(("late", "end", "last days"), (20, 31)),
}
IN_A_YEAR = re.compile(r"\b(?:in|since|of|by|until|before|after|during|from) $", re.IGNORECASE)
SLACK = timedelta(days=3)
LONGEST = timedelta(days=17)
"""The longest stretch that 'late September' may be worked out as."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A date that a text names, as far as it names it."""

    start: int
    end: int
    written: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str = ""
    is_week: bool = False
    is_date: bool = True
    """Whether it must be a date: four digits alone may be a number instead."""

    @property
    def is_year(self) -> bool:
        """Return whether it is four digits that may be a number instead."""
        return self.month is None and self.weekday is None

    def dates(self, years: set[int]) -> Iterator[date]:
        """Yield the days that it may be: in its own year, or in any of these."""
        for year in {self.year} if self.year else years:
            if year and self.month and self.day and self.day <= monthrange(year, self.month)[1]:
                yield date(year, self.month, self.day)


def mentions(text: str) -> list[Mention]:
    """Return the dates that a text names, in order; each word belongs to one at most."""
    found: list[Mention] = []
    for form in (FIRST_OF_TWO, *FORMS):
        for match in form.finditer(text):
            mention = _mention(match)
            taken = any(mention.start < one.end and one.start < mention.end for one in found)
            if form is FIRST_OF_TWO or not taken:
                found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


def _mention(match: "re.Match[str]") -> Mention:
    given = match.groupdict()
    end = match.end("day") if match.re is FIRST_OF_TWO else match.end()
    before = match.string[: match.start()]
    is_bare_year = not any(given.get(key) for key in ("month", "number", "weekday"))
    month = MONTHS.get(given.get("month") or "") or int(given.get("number") or 0) or None
    return Mention(
        match.start(),
        end,
        match[0].strip(),
        int(given["year"]) if given.get("year") else None,
        month if month is None or month <= 12 else None,
        int(given["day"]) if given.get("day") else None,
        WEEKDAYS.get(given.get("weekday") or ""),
        given.get("part") or "",
        bool(given.get("week")),
        not is_bare_year or given.get("part") is not None or bool(IN_A_YEAR.search(before)),
    )


@dataclass(frozen=True)
class Times:
    """The dates that a text may name: those of its facts, and the days of their reports."""

    whens: tuple[When, ...]
    days: frozenset[date]

    @property
    def known(self) -> frozenset[date]:
        """The days that can be named as such."""
        ends = (day for when in self.whens for day in _ends(when))
        return self.days | frozenset(ends)

    @property
    def years(self) -> set[int]:
        """The years that a date without one may lie in."""
        ends = (end for when in self.whens for end in (when.earliest, when.latest) if end)
        return {day.year for day in (*ends, *self.days)}

    def bear_out(self, mention: Mention) -> bool:
        """Return whether a date that a text names is one of these."""
        if mention.day:
            return any(self._is_day(day, mention) for day in mention.dates(self.years))
        if mention.month:
            return self._is_month(mention)
        if mention.weekday is not None:
            return any(day.weekday() == mention.weekday for day in self.known)
        return mention.year in self._all_years

    @property
    def _all_years(self) -> set[int]:
        spans = {year for when in self.whens for year in _years(when)}
        return spans | self.years

    def _is_day(self, day: date, mention: Mention) -> bool:
        if mention.weekday not in (None, day.weekday()):
            return False
        if mention.is_week:
            return any(_meets(when, day, day + timedelta(6)) for when in self.whens)
        return day in self.known

    def _is_month(self, mention: Mention) -> bool:
        assert mention.month
        for year in {mention.year} if mention.year else self.years:
            first, last = PARTS.get(mention.part, (1, 31))
            length = monthrange(year, mention.month)[1]
            start = date(year, mention.month, first)
            end = date(year, mention.month, min(last, length))
            if not mention.part and any(start <= day <= end for day in self.days):
                return True
            if any(_fits(when, start, end, mention.part) for when in self.whens):
                return True
        return False


def _ends(when: When) -> Iterator[date]:
    """Yield the ends of a date that are single days."""
    for side in when.edtf.split("/"):
        if len(side.rstrip("~?%")) == len("2025-10-31"):
            yield date.fromisoformat(side.rstrip("~?%"))


def _years(when: When) -> range:
    first, last = when.earliest or when.latest, when.latest or when.earliest
    return range(first.year, last.year + 1) if first and last else range(0)


def _meets(when: When, start: date, end: date) -> bool:
    """Return whether a date overlaps a stretch; of an open one only the known end counts."""
    first, last = when.earliest or when.latest, when.latest or when.earliest
    return bool(first and last and first <= end and start <= last)


def _fits(when: When, start: date, end: date, part: str) -> bool:
    """Return whether a date bears out a month or a part of it: a whole month has no late part."""
    if not part:
        return _meets(when, start, end)
    first, last = when.earliest or when.latest, when.latest or when.earliest
    is_short = bool(first and last and last - first <= LONGEST)
    ends = [day for day in (first, last) if day]
    near = any(start - SLACK <= day <= end + SLACK for day in ends)
    return near and (is_short or any(day in set(_ends(when)) for day in ends))
