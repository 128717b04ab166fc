"""Dates that were worked out: 'on Sunday' and 'last week' counted again from the article's day."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from dashboard.domain.facts import Fact
from dashboard.domain.vocabulary import WhenIs
from dashboard.loading.draft import Finding
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
    """A date worked out from a weekday, from 'last week' or from 'yesterday' is that date."""
    for fact in material.dossier.facts:
        days = _days_of_articles(fact, material)
        stretches = [stretch for day in days if (stretch := _stretch(fact.when_why, day))]
        if stretches and not any(_lies_in(fact, stretch) for stretch in stretches):
            meant = " or ".join(dict.fromkeys(map(_in_words, stretches)))
            what = f"is {fact.when}, but by when_why it is {meant}"
            counted = " or ".join(f"{day:%A} {day}" for day in days)
            whose = "the article's day" if len(days) == 1 else "the days of its articles"
            hint = f"counted back from {counted}, {whose}"
            yield Finding(fact, "when", what, hint)


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
    """An inferred day is the last weekday that its paragraphs name, where their text is here."""
    for fact in material.dossier.facts:
        days = _days_of_articles(fact, material)
        if not days or not fact.when.is_day:
            continue
        named = set(_named_days(fact, material))
        if named and fact.when.earliest not in named | set(days):
            meant = " or ".join(map(str, sorted(named)))
            what = f"is {fact.when}, but its paragraphs name a weekday: {meant}"
            yield Finding(fact, "when", what, "correct it, or say in when_why what else it is")


def _named_days(fact: Fact, material: Material) -> Iterator[date]:
    """Yield the weekdays that its paragraphs name, each counted back from its article's day."""
    for report in fact.reports:
        seed = material.dossier.article_of(report)
        if seed is None:
            continue
        for number in report.cited:
            text = material.lexicon.text_of(report.via[0], number) or ""
            for weekday in _weekdays_in(text, seed.language):
                yield last_such_day(weekday, seed.date)


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
