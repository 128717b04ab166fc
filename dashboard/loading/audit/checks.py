"""Checks that the paragraphs of a report hold what its fact says; what they cannot look for."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from dashboard.domain.actors import Actor
from dashboard.domain.dates import OPEN
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact, Figure, Report
from dashboard.domain.kinds import PERSON
from dashboard.domain.places import Place
from dashboard.domain.sources import Seed, Source
from dashboard.domain.vocabulary import SourceKind, WhenIs
from dashboard.domain.wording import has_words
from dashboard.loading.audit.dates import Calendar
from dashboard.loading.audit.numbers import Numbers, number_of, scales_of
from dashboard.loading.draft import Finding
from dashboard.loading.editorial.names import words_of
from dashboard.loading.editorial.numerals import numerals

OWN_DAY = "report dates that are the article's own day, which the paragraph need not name"
NO_MONTHS = "dates in a language whose months the CLDR does not give"
NO_NAMES = "{} without names in the language of the article"
NOT_REPEATED = "names and dates that another report of the fact may have, and this one does not"
IN_WORDS = "numbers that this report has not in digits, and may have in words"
LEAST_IN_DIGITS = 100
"""From here on a number is looked for in digits, in whatever language."""
NARROW = ", or write what this article does not say as a fact of its own"
"""What the hint adds where the fact has other reports, that may well hold what is missing."""


class Comparison(NamedTuple):
    """One thing that was compared with the text, and what is wrong with it, if anything."""

    sort: str
    wrong: Finding | None


class Passed(NamedTuple):
    """One thing that could not be compared with the text: why, and what."""

    why: str
    what: str


Outcome = Comparison | Passed


class Telling(NamedTuple):
    """One report of a fact."""

    fact: Fact
    report: Report

    @property
    def is_one_of_several(self) -> bool:
        """Whether the fact has other reports."""
        return len(self.fact.reports) > 1

    @property
    def record(self) -> Fact | Report:
        """The entry whose keys say through whom this report is known."""
        return self.report if self.is_one_of_several else self.fact

    @property
    def where(self) -> str:
        """The paragraphs in which something was looked for: '¶ 2, ¶ 4', or '¶ 2 of gazette'."""
        cited = ", ".join(f"¶ {number}" for number in self.report.cited)
        return f"{cited} of '{self.report.via[0]}'" if self.is_one_of_several else cited

    def hint(self, hint: str) -> str:
        """Return what to do, with what else may be done where there are other reports."""
        return f"{hint}{NARROW}" if self.is_one_of_several else hint


@dataclass(frozen=True)
class Reading:
    """An article that is being read beside its facts."""

    dossier: Dossier
    seed: Seed
    paragraphs: tuple[str, ...]
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The paragraphs of other articles at hand, by the id of their record."""

    @cached_property
    def calendar(self) -> Calendar:
        """The months of its language."""
        return Calendar(self.seed.language)

    @cached_property
    def scales(self) -> dict[str, float]:
        """The large numbers of its language."""
        return scales_of(self.seed.language)

    def cited(self, report: Report) -> str:
        """The text of the paragraphs of a report and of those read with them."""
        return _text(self.paragraphs, report)

    def of_other(self, report: Report) -> "Reading | None":
        """Return the reading of the article of another report; None where it is not at hand."""
        seed = self.dossier.article_of(report)
        if seed is None or seed is self.seed:
            return self if seed else None
        paragraphs = self.others.get(seed.id)
        return Reading(self.dossier, seed, paragraphs) if paragraphs else None


def _text(paragraphs: tuple[str, ...], report: Report) -> str:
    return "\n".join(paragraphs[number - 1] for number in report.cited)


def figures(told: Telling, reading: Reading) -> Iterator[Outcome]:
    """The number of each figure, and the digits or words that `written` gives for it."""
    text = reading.cited(told.report)
    there = Numbers(text, reading.scales)
    find = _missing_figure if told.is_one_of_several else _wrong_figure
    for figure in told.fact.figures:
        wrong = find(figure, text, there, reading)
        if wrong is None:
            yield Comparison("figure", None)
        elif told.is_one_of_several and _may_be_in_words(figure, reading):
            yield Passed(IN_WORDS, told.fact.id)
        else:
            key, said = wrong
            what = f"{said} is not in {told.where}"
            hint = told.hint("correct it; 'written' holds the digits or the word as they are there")
            yield Comparison("figure", Finding(figure, key, what, hint))


def _may_be_in_words(figure: Figure, reading: Reading) -> bool:
    """Return whether an article may have a number in words of a language that is not read here."""
    return figure.value < LEAST_IN_DIGITS and not _is_english(reading)


def _is_english(reading: Reading) -> bool:
    return reading.seed.language.split("-")[0] == "en"


def _wrong_figure(
    figure: Figure, text: str, there: Numbers, reading: Reading
) -> tuple[str, str] | None:
    """Return the key of a figure that is not in the text, and its words; None if all are.

    Words are taken for the value: that 'a dozen' is 12 is for a reader to see.
    """
    digits = number_of(figure.written)
    stands = digits in there.digits if digits is not None else has_words(text, figure.written)
    if figure.written and not stands:
        return "written", f"'{figure.written}'"
    if figure.value in there.values or (figure.written and digits is None):
        return None
    return "value", f"{figure.value:.15g}"


def _missing_figure(
    figure: Figure, text: str, there: Numbers, reading: Reading
) -> tuple[str, str] | None:
    """Return the same of one report of several, of which each may write the number its own way."""
    in_words = numerals(text) if _is_english(reading) else []
    if figure.value in there.values or any(one.value == figure.value for one in in_words):
        return None
    is_a_word = figure.written and number_of(figure.written) is None
    if is_a_word and has_words(text, figure.written):
        return None
    return "value", f"{figure.value:.15g}"


def dates(told: Telling, reading: Reading) -> Iterator[Outcome]:
    """Each end of a date that is not worked out; those are listed apart."""
    if told.fact.when_is is WhenIs.INFERRED:
        return
    for side in dict.fromkeys(told.fact.when.edtf.split("/")):
        if side not in OPEN:
            yield _dated(told, side, reading)


def _dated(told: Telling, side: str, reading: Reading) -> Outcome:
    """Look for one end of a date; of several reports it is enough that one of them names it."""
    fact = told.fact
    if not reading.calendar.months:
        return Passed(NO_MONTHS, fact.id)
    if reading.calendar.names(reading.cited(told.report), side):
        return Comparison("date", None)
    if fact.when_is is WhenIs.REPORT and side in _own_days(fact, reading):
        return Passed(OWN_DAY, fact.id)
    if _may_stand_elsewhere(told, reading, lambda other, text: other.calendar.names(text, side)):
        return Passed(NOT_REPEATED, fact.id)
    what = f"'{side}' is not named in {told.where}"
    hint = "correct it, add its paragraph to context, or say how it is inferred"
    return Comparison("date", Finding(fact, "when", what, hint))


def _own_days(fact: Fact, reading: Reading) -> set[str]:
    """Return the days of the articles that tell a fact."""
    seeds = map(reading.dossier.article_of, fact.reports)
    return {seed.date.isoformat() for seed in seeds if seed}


def _may_stand_elsewhere(
    told: Telling, reading: Reading, stands: Callable[[Reading, str], bool]
) -> bool:
    """Return whether another report has something, or may: where its article is not at hand."""
    for report in told.fact.reports:
        if report is not told.report:
            other = reading.of_other(report)
            if other is None or stands(other, other.cited(report)):
                return True
    return False


def sources(told: Telling, reading: Reading) -> Iterator[Outcome]:
    """Each link of the chain below the article."""
    for link in reading.dossier.chain(told.report)[1:]:
        sort = "outlet" if link.kind is SourceKind.OUTLET else "other source"
        yield _named(told, told.record, "via", sort, link, reading)


def actors(told: Telling, reading: Reading) -> Iterator[Outcome]:
    """Whoever speaks or takes part."""
    named = dict.fromkeys(told.fact.actors, "actors")
    if told.report.speaker:
        named[told.report.speaker] = "speaker"
    for name, key in named.items():
        actor = reading.dossier.actor[name]
        sort = "person" if actor.kind == PERSON else "other actor"
        record = told.record if key == "speaker" else told.fact
        yield _named(told, record, key, sort, actor, reading)


def places(told: Telling, reading: Reading) -> Iterator[Outcome]:
    """Check the places of a fact."""
    for name in told.fact.places:
        place = reading.dossier.place[name]
        yield _named(told, told.fact, "places", "place", place, reading)


def _named(
    told: Telling,
    record: Fact | Report,
    key: str,
    sort: str,
    entry: Actor | Place | Source,
    reading: Reading,
) -> Outcome:
    """Check that the cited paragraphs hold one of somebody's names."""
    if _is_named(entry, reading.cited(told.report)):
        return Comparison(sort, None)
    if not entry.native:
        return Passed(NO_NAMES.format(f"{sort}s"), entry.id)
    may_be_left_out = record is told.fact and not _is_said(entry, told.fact)
    if may_be_left_out and _may_stand_elsewhere(
        told, reading, lambda _, text: _is_named(entry, text)
    ):
        return Passed(NOT_REPEATED, told.fact.id)
    what = f"no name of '{entry.id}' is in {told.where}"
    hint = "correct it, add the paragraph that has the name to context, or add its form to native"
    return Comparison(sort, Finding(record, key, what, told.hint(hint)))


def _is_named(entry: Actor | Place | Source, text: str) -> bool:
    """Return whether a text has one of somebody's names."""
    names = (*entry.native, entry.name.removeprefix("The "), *entry.aliases)
    return any(has_words(text, name) for name in names)


def _is_said(entry: Actor | Place | Source, fact: Fact) -> bool:
    """Return whether a statement calls somebody by a word of some name."""
    names = frozenset().union(*map(words_of, (entry.name, *entry.aliases)))
    return not names.isdisjoint(words_of(fact.statement))


CHECKS: tuple[Callable[[Telling, Reading], Iterator[Outcome]], ...] = (
    figures,
    dates,
    sources,
    actors,
    places,
)
