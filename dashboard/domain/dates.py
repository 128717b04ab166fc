"""Dates as EDTF (ISO 8601-2): how well a day is known is part of the date."""

import re
from calendar import month_name
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from time import struct_time

from edtf import EDTFParseException, parse_edtf

FORM = "write YYYY, YYYY-MM or YYYY-MM-DD; ~ for approximate, ? for uncertain, A/B for an interval"
OPEN = ("", "..")
SIDE = re.compile(
    r"(?P<year>\d{4})(-(?P<month>0[1-9]|1[0-2])(-(?P<day>\d\d))?)?(?P<mark>[~?%]?)", re.ASCII
)
MARKS = {"": "", "~": "about ", "?": "possibly ", "%": "possibly about "}


@dataclass(frozen=True, slots=True)
class When:
    """A date with its precision.

    `earliest` and `latest` are the strict bounds in days, None where the date is open.
    `soft_start` and `soft_end` say that this end is approximate, uncertain or open.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    soft_start: bool
    soft_end: bool

    @property
    def is_day(self) -> bool:
        """Return whether exactly one day is meant, firmly or not."""
        return self.earliest is not None and self.earliest == self.latest

    def __str__(self) -> str:
        return self.edtf

    def overlaps(self, other: "When") -> bool:
        """Return whether some day may lie in both."""
        first, last = date.min, date.max
        return (self.earliest or first) <= (other.latest or last) and (other.earliest or first) <= (
            self.latest or last
        )

    @property
    def order(self) -> tuple[date, date]:
        """A key that sorts dates by their beginning, then by their end."""
        return self.earliest or self.latest or date.max, self.latest or date.max


@lru_cache(maxsize=4096)
def parse_when(text: str) -> When:
    """`text` as a date. Raises ValueError, with the reason, where it is none.

    EDTF knows more than a briefing needs (seasons, sets, unspecified digits, years beyond
    9999); what the documents of this project do not name is refused, not guessed at.
    The parser takes 4 to 7 ms a date, hence the cache.
    """
    start, slash, end = text.partition("/")
    end = end if slash else start
    first, last = _bounds(start), _bounds(end)
    earliest = first[0] if first else None
    latest = last[1] if last else None
    if earliest is None and latest is None:
        raise ValueError(f"{text!r} is not an EDTF date")
    if earliest and latest and earliest > latest:
        raise ValueError(f"{text!r} ends before it begins")
    return When(text, earliest, latest, _is_soft(start), _is_soft(end))


def _is_soft(side: str) -> bool:
    return side in OPEN or side[-1] in "~?%"


def _bounds(side: str) -> tuple[date, date] | None:
    """First and last day of one end of an interval, None where it is open or unknown."""
    if side in OPEN:
        return None
    if not SIDE.fullmatch(side):
        raise ValueError(f"{side[:40]!r} is not an EDTF date")
    try:
        parsed = parse_edtf(side.rstrip("~?%"))
        return _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (EDTFParseException, ValueError):
        raise ValueError(f"{side!r} is not an EDTF date") from None


def _day(moment: struct_time) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)


def in_words(when: When, before: str = "until") -> str:
    """The date as a reader says it: 'October 2025', 'about 2005', '6 September 2025'.

    `before` is the word for a date without a beginning.
    """
    start, slash, end = when.edtf.partition("/")
    if not slash:
        return _said(start)
    if start in OPEN:
        return f"{before} {_said(end)}"
    if end in OPEN:
        return f"since {_said(start)}"
    return f"{_said(start)} to {_said(end)}"


def span_in_words(when: When) -> str:
    """Return an interval with two ends: 'between 20 and 26 October 2025'."""
    start, _, end = when.edtf.partition("/")
    first, last = _said(start), _said(end)
    one, other = SIDE.fullmatch(start), SIDE.fullmatch(end)
    if one and other and one["day"] and one["year"] == other["year"]:
        words = 1 + (one["month"] == other["month"])
        first = " ".join(first.split()[:-words])
    return f"between {first} and {last}"


def _said(side: str) -> str:
    found = SIDE.fullmatch(side)
    if not found:
        return side
    day = f"{int(found['day'])} " if found["day"] else ""
    month = f"{month_name[int(found['month'])]} " if found["month"] else ""
    return f"{MARKS[found['mark']]}{day}{month}{found['year']}"


def day_in_words(day: date) -> str:
    """A day as a sentence names it: '31 October 2025'."""
    return in_words(parse_when(day.isoformat()))


def weekday_and_day(day: date) -> str:
    """A day with its weekday: 'Friday 31 October 2025'."""
    return f"{day:%A} {day_in_words(day)}"
