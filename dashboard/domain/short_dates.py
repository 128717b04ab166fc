"""Dates beside a label, as short as a reader can still say them: '26 Oct', 'about 2005'."""

from calendar import month_abbr

from dashboard.domain.dates import MARKS, OPEN, SIDE, When
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import NO_PERIOD, ground, has_no_period
from dashboard.domain.vocabulary import WhenIs

INFERRED = "≈"
"""After a date that was worked out."""
LONGEST = 24
"""Characters of an article's words that stand for a date."""


def short_date(fact: Fact, dossier: Dossier) -> str:
    """Return the date of a fact in few words; of the year of the dossier without the year.

    '20–26 Oct', 'about 15 Sep–26 Oct', 'by 29 Aug', 'in 2023', and where there is only a word for
    it in the article, that: '“recently”'.
    """
    if has_no_period(fact, dossier):
        words = ground(fact, dossier)
        return f"“{words}”" if 0 < len(words) <= LONGEST else NO_PERIOD
    return in_few_words(fact.when, dossier.config.as_of.year)


def date_beside(fact: Fact, dossier: Dossier) -> str:
    """Return the same for a list, where words alone say how it is known.

    'reported 29 Aug', '26 Oct, worked out', 'from about 15 Sep': of a long time that nobody has the
    ends of, the beginning.
    """
    when, words = fact.when, short_date(fact, dossier)
    if fact.when_is is WhenIs.REPORT:
        return f"reported {words}"
    start, _, end = when.edtf.partition("/")
    if when.soft_start and when.soft_end and start not in OPEN and end:
        return f"from {_side(start, dossier.config.as_of.year)}"
    is_firm = not when.soft_start and not when.soft_end
    return f"{words}, worked out" if is_firm and is_worked_out(fact, dossier) else words


def is_worked_out(fact: Fact, dossier: Dossier) -> bool:
    """Return whether a date was worked out and says when."""
    return fact.when_is is WhenIs.INFERRED and not has_no_period(fact, dossier)


def in_few_words(when: When, year: int) -> str:
    """Return a date in few words; days and months of `year` without it."""
    start, slash, end = when.edtf.partition("/")
    if not slash:
        return _single(start, year)
    if start in OPEN:
        return f"by {_side(end, year)}"
    if end in OPEN:
        return f"since {_side(start, year)}"
    first, last = _side(start, year), _bare(end, year)
    *day, month = first.split(" ")
    if day and last.endswith(f" {month}") and month in month_abbr:
        first = " ".join(day)
    mark = MARKS[_mark(end)] if _mark(start) != _mark(end) else ""
    return f"{first}–{mark}{last}" if not mark else f"{first} to {mark}{last}"


def _single(side: str, year: int) -> str:
    words = _side(side, year)
    return f"in {words}" if not _mark(side) and side.count("-") < 2 else words


def _mark(side: str) -> str:
    found = SIDE.fullmatch(side)
    return found["mark"] if found else ""


def _side(side: str, year: int) -> str:
    return f"{MARKS[_mark(side)]}{_bare(side, year)}"


def _bare(side: str, year: int) -> str:
    """Return one end without its mark: '26 Oct', 'Oct', '2005'."""
    found = SIDE.fullmatch(side)
    if not found or not found["month"]:
        return found["year"] if found else side
    month = month_abbr[int(found["month"])]
    day = f"{int(found['day'])} " if found["day"] else ""
    return f"{day}{month}{'' if int(found['year']) == year else ' ' + found['year']}"
