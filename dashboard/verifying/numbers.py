"""Numbers, units and dates of a sentence, compared with a line of ours and its facts."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import about
from dashboard.loading.editorial.days import Mention, Times, mentions
from dashboard.loading.editorial.english import ABOUT
from dashboard.loading.editorial.numerals import Numeral, numerals
from dashboard.verifying.our_lines import Line
from dashboard.verifying.sentences import even, unmarked
from dashboard.verifying.wordings import BOUNDS, INFERRED, OF_A_REPORT, UNITS

if TYPE_CHECKING:
    from dashboard.verifying.matching import Matcher

BEFORE, AFTER = 3, 4
"""So many words before and after a number or a date are looked at."""
OF_PARTS = re.compile(
    r"\band [\d,]+ more\b|\([\d,]+\)"
    r"|\b[\d,]+(?: of [\d,]+)? (?:(?:aid )?(?:fact|claim|row|outlet|origin)s?|rests?|falls?)\b"
    r"|(?:¶|\b(?:paragraph|claim|slide|page|figure|table)s?)\s*\d+(?:(?:, | and |–)\d+)*",
    re.IGNORECASE,
)
"""Numbers of paragraphs, and how many facts or rows there are, which a filter decides."""
WORD = re.compile(r"[\w$€%]+")
CURRENCY = re.compile(r"[$€]")


def numbers_and_dates(
    text: str, line: Line, facts: tuple[Fact, ...], matcher: "Matcher"
) -> Iterator[str]:
    """Yield what a sentence says otherwise than the line: each number, unit and date."""
    text, ours = _readable(text), _readable(line.text)
    beside = _readable(" ".join((line.beside, *(about(fact, matcher.dossier) for fact in facts))))
    yield from _numbers(text, ours, beside, facts, matcher.dossier)
    yield from _dates(text, ours, beside, facts, matcher.dossier)


def _readable(text: str) -> str:
    return OF_PARTS.sub("", unmarked(even(text)))


def _bare(text: str) -> list[Numeral]:
    """Return the numbers that belong to no date."""
    dates = [one for one in mentions(text) if one.is_date]
    return [n for n in numerals(text) if not any(d.start <= n.start < d.end for d in dates)]


def _numbers(
    text: str, ours: str, beside: str, facts: tuple[Fact, ...], dossier: Dossier
) -> Iterator[str]:
    own = _bare(ours)
    figures = {figure.value for fact in facts for figure in fact.figures}
    figures |= {len(dossier.outlets), len(dossier.seeds)} if not own else set()
    known = {one.value for one in (*own, *_bare(beside))} | figures
    years = {mention.year for mention in mentions(f"{ours} {beside}")}
    for number in _bare(text):
        if number.value not in known and number.value not in years:
            said = ", ".join(dict.fromkeys(one.written for one in own)) or "no such number"
            yield f"'{number.written}': the dossier has {said}"
        else:
            yield from _as_counted(number, text, [n for n in own if n.value == number.value], ours)


def _as_counted(number: Numeral, text: str, same: list[Numeral], ours: str) -> Iterator[str]:
    """Yield that a number which ours has is about, or counts, something else."""
    if not same:
        return
    before, before_ours = _before(text, number.start), _before(ours, same[0].start)
    if ABOUT.search(before_ours) and not (ABOUT.search(before) or BOUNDS.search(before)):
        yield f"'{number.written}': in the dossier it is about that"
    elif (bound := BOUNDS.search(before)) and not BOUNDS.search(before_ours):
        yield f"'{bound[0]} {number.written}': the dossier does not say {bound[0]}"
    unit, units = _unit(text, number), {_unit(ours, one) for one in same}
    if unit and units - {""} and unit not in units:
        yield f"'{number.written} {unit}': in the dossier it is {', '.join(sorted(units - {''}))}"


def _before(text: str, start: int) -> str:
    return " ".join(text[:start].split()[-BEFORE:])


def _unit(text: str, number: Numeral) -> str:
    """Return the unit of measure of a number: the first that follows, or the sign before it."""
    if sign := CURRENCY.search(number.written):
        return UNITS[sign[0]]
    following = WORD.findall(text[number.end :])[:AFTER]
    return next((UNITS[word.casefold()] for word in following if word.casefold() in UNITS), "")


def _dates(
    text: str, ours: str, beside: str, facts: tuple[Fact, ...], dossier: Dossier
) -> Iterator[str]:
    own = [one for one in mentions(ours) if one.is_date]
    around = [one for one in mentions(beside) if one.is_date]
    times = _times(facts, dossier)
    for mention in mentions(text):
        if not mention.is_date and mention.year is None:
            continue
        same = [one for one in own if _agrees(mention, one)]
        if same:
            yield from _as_dated(mention, text, same[0], ours)
        elif same_beside := [one for one in around if _agrees(mention, one)]:
            yield from _as_dated(mention, text, same_beside[0], beside)
        elif mention.is_date and facts and (own or not times or not times.bear_out(mention)):
            said = ", ".join(dict.fromkeys(one.written for one in own or around))
            yield f"'{mention.written}': the dossier has {said or 'no such date'}"


def _agrees(said: Mention, ours: Mention) -> bool:
    """Return whether a date is ours or says less than ours: 'May' of '8 May 2031'."""
    keys = ("year", "month", "day", "weekday")
    pairs = [(getattr(said, key), getattr(ours, key)) for key in keys]
    if any(a is not None and b is not None and a != b for a, b in pairs):
        return False
    if (said.day and not ours.day) or (said.part and said.part != ours.part and not ours.day):
        return False
    return any(a is not None and a == b for a, b in pairs)


def _as_dated(mention: Mention, text: str, same: Mention, ours: str) -> Iterator[str]:
    """Yield that a date which ours has is no longer one worked out, or of a report."""
    if not mention.day and mention.day != same.day:
        return
    marks, marks_ours = _around(text, mention), _around(ours, same)
    if INFERRED.search(marks_ours) and not (INFERRED.search(marks) or "≈" in marks):
        yield f"'{mention.written}': in the dossier this date is worked out"
    elif OF_A_REPORT.search(marks_ours) and not OF_A_REPORT.search(text):
        yield f"'{mention.written}': in the dossier this is the date of the report"


def _around(text: str, mention: Mention) -> str:
    after = text[mention.end :].lstrip()
    aside = after[1 : after.find(")")] if after.startswith("(") else ""
    further = after[:30] if after.startswith((",", "or")) else ""
    return f"{_before(text, mention.start)[-24:]} {mention.written} {aside} {further}"


def _times(facts: tuple[Fact, ...], dossier: Dossier) -> Times | None:
    """Return the dates that a sentence on some facts may name."""
    days = {report.reported for fact in facts for report in fact.reports}
    days |= {seed.date for fact in facts for r in fact.reports if (seed := dossier.article_of(r))}
    whens = tuple(dict.fromkeys(fact.when for fact in facts))
    return Times(whens, frozenset(day for day in days if day)) if facts else None
