"""Dates in a paragraph: found with the tables of its language, and counted in English."""

import re
from calendar import month_name, monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache, partial

from dashboard.authoring.counting import WRITTEN, Resolved, Side, counted, named
from dashboard.authoring.language import (
    AFTER,
    BEFORE,
    NONE,
    Found,
    Language,
    Phrase,
    found,
    language_of,
    longest,
)
from dashboard.authoring.mark import Mark, Sort
from dashboard.domain.dates import parse_when
from dashboard.domain.vocabulary import WhenIs

YEAR = r"(?:19|20|21)\d\d(?!\d)"
DAY = r"[0-3]?\d"
ISO = re.compile(rf"(?<![\w-])(?P<year>{YEAR})-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\w-])")
DOTTED = re.compile(rf"(?<![\w.])(?P<day>{DAY})\.(?P<month>[01]?\d)\.(?P<year>{YEAR})(?!\w|\.\d)")
BESIDE = re.compile(r",?\s+")
STOPS = (". ", "! ", "? ", "; ")
PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
"""The days from and to which a part of a month is read; both are approximate."""

Candidate = tuple[int, int, Resolved | None]


def dates(text: str, language: Language, day: date) -> list[Mark]:
    """Return the dates that a paragraph of an article of this day names, in order."""
    read: dict[tuple[int, int], Resolved | None] = {}
    for start, end, resolved in _candidates(text, language, day):
        read[start, end] = read.get((start, end)) or resolved
    spans = longest(Found(start, end, text[start:end], "") for start, end in read)
    marks = [_mark(span, date_) for span in spans if (date_ := read[span.start, span.end])]
    return _joined(marks, text)


def _joined(marks: list[Mark], text: str) -> list[Mark]:
    """Return dates with a weekday and the day that it is as one: 'Thursday, 6 May'."""
    joined: list[Mark] = []
    for mark in marks:
        if joined and _is_its_weekday(joined[-1], mark, text):
            start = joined.pop().start
            mark = mark._replace(start=start, text=text[start : mark.end])
        joined.append(mark)
    return joined


def _is_its_weekday(one: Mark, other: Mark, text: str) -> bool:
    days = [parse_when(mark.meaning) for mark in (one, other)]
    first, second = (when.earliest if when.is_day else None for when in days)
    are_beside = BESIDE.fullmatch(text, one.end, other.start)
    is_counted = one.detail == WhenIs.INFERRED
    return bool(
        are_beside and is_counted and first and second and first.weekday() == second.weekday()
    )


def _mark(span: Found, resolved: Resolved) -> Mark:
    edtf, why, when_is = resolved
    return Mark(span.start, span.end, span.text, Sort.DATE, edtf, why, when_is.value)


def _candidates(text: str, language: Language, day: date) -> Iterator[Candidate]:
    """Yield what may be a date, in each way to write one; they may overlap."""
    yield from _in_digits(text)
    yield from _relative(text, language, day)
    yield from _weekdays(text, language, day)
    yield from _months(text, language, day)
    for match in _year_pattern(language).finditer(text):
        yield *match.span(), Resolved(match["one"] or match["other"])


def _in_digits(text: str) -> Iterator[Candidate]:
    for pattern in (ISO, DOTTED):
        for match in pattern.finditer(text):
            year, month, day = (int(match[part]) for part in ("year", "month", "day"))
            if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
                yield *match.span(), Resolved(date(year, month, day).isoformat())


def _relative(text: str, language: Language, day: date) -> Iterator[Candidate]:
    """Yield 'yesterday', 'last week', 'three days ago'."""
    for phrase in language.phrases("relative"):
        for match in phrase.pattern.finditer(text):
            words = phrase.meaning
            if "#" in words:
                number = _small_number(match["number"], language)
                words = words.replace("#", number) if number else ""
            yield *match.span(), counted(words, day) if words not in ("", NONE) else None


def _small_number(words: str, language: Language) -> str:
    """Return a number in digits or in one word, as digits; nothing where it is none."""
    hits = found(words, language.phrases("numbers"))
    is_word = len(hits) == 1 and hits[0].text == words
    return hits[0].meaning if is_word else words if words.isdigit() else ""


def _weekdays(text: str, language: Language, day: date) -> Iterator[Candidate]:
    for phrase in language.phrases("weekdays"):
        for match in _with_preposition(phrase, language).finditer(text):
            yield *match.span(), counted("next " * bool(match["next"]) + phrase.meaning, day)


def _with_preposition(phrase: Phrase, language: Language) -> "re.Pattern[str]":
    on, coming = language.any_of("dates", "on"), language.any_of("dates", "next")
    before = rf"(?:(?:{on})\s+)?(?:(?P<next>{coming})\s+)?"
    return re.compile(f"{BEFORE}{before}{phrase.pattern.pattern}")


def _months(text: str, language: Language, day: date) -> Iterator[Candidate]:
    """Yield days of a month, months, and parts of them."""
    wanted = re.compile(rf"(?:{language.any_of('dates', 'before_month')})\s+$")
    for pattern in _month_patterns(language.code):
        for match in pattern.finditer(text):
            given = match.groupdict()
            is_bare = not any(given.get(key) for key in ("day", "year", *PARTS))
            # 'May' and 'March' may be other words: English wants a preposition before them.
            is_meant = not language.words("dates", "before_month") or wanted.search(
                text[: match.start()]
            )
            if not is_bare or is_meant:
                side = _side(text, match, language)
                yield *match.span(), _of_month(given, language, day, side)


def _side(text: str, match: "re.Match[str]", language: Language) -> Side:
    """Return on which side of its article a date lies, by the words of its sentence.

    Where the language has no words for what is past, what is not to come is taken to be past.
    """
    start = max(text.rfind(stop, 0, match.start()) for stop in STOPS)
    ends = (at for stop in STOPS if (at := text.find(stop, match.end())) >= 0)
    sentence = text[start + 1 : min(ends, default=None)]
    to_come, past = (language.any_of("dates", key) for key in ("to_come", "past"))
    if re.search(f"{BEFORE}(?:{to_come}){AFTER}", sentence):
        return Side.TO_COME
    can_tell = bool(language.words("dates", "past"))
    is_past = not can_tell or re.search(f"{BEFORE}(?:{past}){AFTER}", sentence)
    return Side.PAST if is_past else Side.NEAREST


@cache
def _month_patterns(code: str) -> tuple["re.Pattern[str]", ...]:
    """Return how a language writes a day of a month or a month: day first, and month first."""
    words = language_of(code)
    month = rf"(?P<month>{words.any_in('months')}){AFTER}"
    of, to, after = (words.any_of("dates", key) for key in ("of", "to", "after_year"))
    year = rf"(?:,?\s+(?:(?:{of})\s+)?(?P<year>{YEAR})(?:\s+(?:{after}){AFTER}\.?)?)?"
    parts = "".join(rf"(?:(?P<{part}>{words.any_of('dates', part)})[\s-]+)?" for part in PARTS)
    ordinal = rf"(?:{words.any_of('figures', 'ordinals')})?"
    last = rf"(?:(?:\s*[-–—]\s*|\s+(?:{to})\s+)(?P<last>{DAY}){ordinal})?"
    days = rf"(?:(?P<day>{DAY}){ordinal}{last}\s+(?:(?:{of})\s+)?)?"
    first = rf"{month}\s+(?P<day>{DAY}){ordinal}(?![\w:]|[.,]\d)(?:,?\s+(?P<year>{YEAR}))?"
    return re.compile(f"{BEFORE}{parts}{days}{month}{year}"), re.compile(f"{BEFORE}{first}")


def _of_month(
    given: dict[str, str | None], language: Language, day: date, side: Side
) -> Resolved | None:
    month = _month(given["month"] or "", language)
    year = f" {given['year']}" if given.get("year") else ""
    resolved = partial(named, day=day, has_year=bool(year), side=side)
    if first := given.get("day"):
        start = resolved(f"{first} {month}{year}")
        last = given.get("last") or "0"
        end = resolved(f"{last} {month}{year}") if int(last) > int(first) else None
        return start._replace(edtf=f"{start.edtf}/{end.edtf}") if start and end else start
    whole = resolved(f"{month}{year}")
    part = next((part for part in PARTS if given.get(part)), "")
    return _part_of(whole, part) if whole and part else whole


def _month(words: str, language: Language) -> str:
    """Return the English name of a month."""
    return next(
        phrase.meaning for phrase in language.phrases("months") if phrase.pattern.fullmatch(words)
    )


def _part_of(month: Resolved, part: str) -> Resolved:
    """Return the beginning, the middle or the end of a month, with approximate ends."""
    year, number = map(int, month.edtf.split("-"))
    first, last = PARTS[part]
    length = monthrange(year, number)[1]
    start = f"{month.edtf}-{first:02}" + "~" * (first > 1)
    end = f"{month.edtf}-{min(last, length):02}" + "~" * (last < length)
    named_part = f"{part.capitalize()} {month_name[number]} is read as its days"
    doubt = "" if month.why == WRITTEN else f" {month.why}"
    why = f"{named_part} {first} to {min(last, length)}.{doubt}"
    return month._replace(edtf=f"{start}/{end}", why=why)


def _year_pattern(language: Language) -> "re.Pattern[str]":
    before, after = (language.any_of("dates", key) for key in ("before_year", "after_year"))
    one = rf"(?:{before})[\s-]+(?P<one>{YEAR})(?:\s+(?:{after}){AFTER}\.?)?"
    other = rf"(?P<other>{YEAR})\s+(?:{after}){AFTER}\.?"
    return re.compile(rf"{BEFORE}(?:{one}(?![\w-]|[.,]\d)|{other})")
