"""Dates that were worked out: 'on Sunday' and 'last week' counted again from the article's day."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from dashboard.domain.dates import weekday_and_day
from dashboard.domain.facts import Fact
from dashboard.domain.sources import Seed
from dashboard.domain.vocabulary import Status, WhenIs
from dashboard.loading.audit.dates import Calendar
from dashboard.loading.draft import Finding
from dashboard.loading.editorial.counting import Count, count_in
from dashboard.loading.editorial.english import WEEK, WEEKDAYS
from dashboard.loading.editorial.texts import Material

QUOTED = re.compile(rf"['‘\"“](?:On |on |Last |last )?(?P<day>{'|'.join(WEEK)})['’\"”]")
LAST_WEEK = re.compile(r"['‘\"“]last week['’\"”]", re.IGNORECASE)
DAYS_BEFORE = {
    re.compile(r"['‘\"“]the day before yesterday['’\"”]", re.IGNORECASE): 2,
    re.compile(r"['‘\"“]yesterday['’\"”]", re.IGNORECASE): 1,
}
WORD = re.compile(r"[^\W\d_]+")
LONGEST_ENDING = 3


def inferred_dates_are_right(material: Material) -> Iterator[Finding]:
    """A date worked out from a weekday, from 'last week' or from another date is that date."""
    for fact in material.dossier.facts:
        days = _days_of_articles(fact, material)
        count = _count(fact, days)
        if count:
            yield from _miscounted(fact, count)
            continue
        stretches = [stretch for day in days if (stretch := _stretch(fact.when_why, day))]
        if stretches and not any(_lies_in(fact, stretch) for stretch in stretches):
            counted = " or ".join(f"{day:%A} {day}" for day in days)
            whose = "the article's day" if len(days) == 1 else "the days of its articles"
            yield _is_not(fact, stretches, f"counted back from {counted}, {whose}")


def _is_not(fact: Fact, stretches: Sequence[tuple[date, date]], hint: str) -> Finding:
    meant = " or ".join(dict.fromkeys(map(_in_words, stretches)))
    return Finding(fact, "when", f"is {fact.when}, but by when_why it is {meant}", hint)


def _count(fact: Fact, days: tuple[date, ...]) -> Count | None:
    """Return how an inferred date was counted from another one, if it was."""
    return count_in(fact.when_why, {day.year for day in days}) if days else None


def _miscounted(fact: Fact, count: Count) -> Iterator[Finding]:
    """Count again from the date that the reason names."""
    if count.is_called_wrongly:
        what = f"calls {count.base} another weekday than it is"
        yield Finding(fact, "when_why", what, f"it is counted from {count.counted_from}")
    elif not _lies_in(fact, (count.first, count.last)):
        yield _is_not(fact, [(count.first, count.last)], f"counted from {count.counted_from}")


def _days_of_articles(fact: Fact, material: Material) -> tuple[date, ...]:
    """Return the days of all articles that tell an inferred date; each day once."""
    if fact.when_is is not WhenIs.INFERRED:
        return ()
    seeds = map(material.dossier.article_of, fact.least_firm_first)
    return tuple(dict.fromkeys(seed.date for seed in seeds if seed))


def _in_words(stretch: tuple[date, date]) -> str:
    start, end = stretch
    return f"{start}" if start == end else f"{start}/{end}"


def _stretch(why: str, day: date) -> tuple[date, date] | None:
    """Return the first and last day that a reason names, counted from the day of the article."""
    if quoted := QUOTED.search(why):
        found = last_such_day(WEEKDAYS[quoted["day"]], day)
        return found, found
    if LAST_WEEK.search(why):
        monday = day - timedelta(day.weekday() + 7)
        return monday, monday + timedelta(6)
    for words, days in DAYS_BEFORE.items():
        if words.search(why):
            return day - timedelta(days), day - timedelta(days)
    return None


def last_such_day(weekday: int, day: date) -> date:
    """Return the last day before this one that is such a weekday."""
    return day - timedelta((day.weekday() - weekday - 1) % 7 + 1)


def _lies_in(fact: Fact, stretch: tuple[date, date]) -> bool:
    start, end = stretch
    first, last = fact.when.earliest or fact.when.latest, fact.when.latest or fact.when.earliest
    return bool(first and last and start <= first and last <= end)


def weekdays_of_the_text_are_right(material: Material) -> Iterator[Finding]:
    """An inferred day is the last weekday that its paragraphs name, where their text is here.

    Or it is counted from such a day, or from a date that they name.
    """
    for fact in material.dossier.facts:
        days = _days_of_articles(fact, material)
        if not days or not fact.when.is_day:
            continue
        named = set(_named_days(fact, material))
        known = named | set(days) | _coming(named, fact)
        count = _count(fact, days)
        if count and count.base not in known and not _is_named(count.base, fact, material):
            what = f"counts from {count.base}, which none of its paragraphs names"
            yield Finding(fact, "when_why", what, "count from a day that they name")
        elif not count and named and fact.when.earliest not in known:
            meant = " or ".join(map(str, sorted(named)))
            what = f"is {fact.when}, but its paragraphs name a weekday: {meant}"
            yield Finding(fact, "when", what, _how_to_count(min(named)))


def _how_to_count(day: date) -> str:
    said = weekday_and_day(day)
    return f"correct it, or write the count in when_why: 'A week earlier', counted from {said}"


def _is_named(day: date, fact: Fact, material: Material) -> bool:
    """Return whether a paragraph of a fact names a date, or its text is not here."""
    texts = list(_texts(fact, material))
    return not texts or any(
        Calendar(seed.language).names(text, day.isoformat()) for seed, text in texts
    )


def _coming(named: set[date], fact: Fact) -> set[date]:
    """Return the same weekdays of the next two weeks, for what is planned: 'next Tuesday'."""
    is_planned = fact.status is Status.PLANNED
    return {day + timedelta(ahead) for day in named for ahead in (7, 14) if is_planned}


def _named_days(fact: Fact, material: Material) -> Iterator[date]:
    """Yield the weekdays that its paragraphs name, each counted back from its article's day."""
    for seed, text in _texts(fact, material):
        for weekday in _weekdays_in(text, seed.language):
            yield last_such_day(weekday, seed.date)


def _texts(fact: Fact, material: Material) -> Iterator[tuple[Seed, str]]:
    """Yield the paragraphs of a fact, each with its article, as far as their text is here."""
    for report in fact.reports:
        seed = material.dossier.article_of(report)
        for number in report.cited if seed else ():
            text = material.lexicon.text_of(report.via[0], number)
            if seed and text:
                yield seed, text


def _weekdays_in(text: str, language: str) -> Iterator[int]:
    stems = _stems(language)
    for word in WORD.findall(text.casefold()):
        for stem, number in stems.items():
            if word.startswith(stem) and len(word) - len(stem) <= LONGEST_ENDING:
                yield number


@cache
def _stems(language: str) -> dict[str, int]:
    """Return what the weekdays of a language begin with: all but the last letter of a long name."""
    from babel import Locale, UnknownLocaleError

    try:
        names = Locale.parse(language, sep="-").days["format"]["wide"]
    except (UnknownLocaleError, ValueError, KeyError):
        return {}
    # An inflected language changes the last letter: 'воскресенье', 'в воскресенье', 'воскресенья'.
    return {name.casefold()[:-1]: number for number, name in names.items() if len(name) > 3}


RULES = (inferred_dates_are_right, weekdays_of_the_text_are_right)
