"""Facts of the dossier that a paragraph may be telling again, by what both name.

Words cannot be compared: the paragraph may be in another language than our statements. So whatever
was found in it counts: entries that few facts name, the same figure, the same date, a denial.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log
from typing import NamedTuple

from dashboard.authoring.mark import Mark, Sort
from dashboard.domain.dates import parse_when
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.vocabulary import WhenIs
from dashboard.domain.wording import folded, has_words, listed

MOST = 3
LEAST = 3.0
"""The score from which a fact is named: two rare entries, or one and the same figure."""
PER_ENTRY, SAME_FIGURE, SAME_DATE, SAME_DAY, SAME_STATUS = 0.4, 2.0, 0.7, 1.5, 1.5


class Resembling(NamedTuple):
    """A fact that a paragraph may tell again."""

    fact: str
    score: float
    why: str


class Told(NamedTuple):
    """What a paragraph tells, as far as it was found."""

    marks: tuple[Mark, ...]
    named: frozenset[str]
    """The ids of all entries that it names."""


def resembling(marks: Iterable[Mark], dossier: Dossier) -> list[Resembling]:
    """Return the facts that share most with what was found in a paragraph, at most three."""
    marks = tuple(marks)
    names = (mark.meaning.split() for mark in marks if mark.sort is Sort.NAME)
    told = Told(marks, frozenset(_id(entry) for entries in names for entry in entries))
    entries, rarity = _known(dossier)
    scored = (_scored(fact, entries[fact.id], told, rarity) for fact in dossier.current)
    likely = (one for one in scored if one.score >= LEAST)
    return sorted(likely, key=lambda one: -one.score)[:MOST]


@lru_cache(maxsize=4)
def _known(dossier: Dossier) -> tuple[dict[str, set[str]], dict[str, float]]:
    """Return what each fact names, and how rare each entry is among them."""
    entries = {fact.id: _entries(fact, dossier) for fact in dossier.current}
    uses = Counter(entry for named in entries.values() for entry in named)
    facts = 1 + len(dossier.facts)
    return entries, {entry: log(facts / count) / 2 for entry, count in uses.items()}


def _id(entry: str) -> str:
    """Return the id of an entry: a state that acts and its land are named by one word."""
    return entry.partition(":")[2]


def _entries(fact: Fact, dossier: Dossier) -> set[str]:
    """Return the ids of what a fact names: actors, places, terms, and the sources it is from."""
    statement = folded(fact.statement)
    names = {term.id: (term.name, *term.aliases) for term in dossier.terms}
    terms = {id for id, known in names.items() if any(has_words(statement, n) for n in known)}
    sources = {name for report in fact.reports for name in report.via[1:]}
    return {*fact.actors, *fact.speakers, *fact.places, *terms, *sources}


def _scored(fact: Fact, entries: set[str], told: Told, rarity: Mapping[str, float]) -> Resembling:
    shared = sorted(entries & told.named)
    figures = [str(one) for one in fact.figures if _has(told.marks, f"{one.value:.15g}")]
    is_same_day = any(_is_its_day(mark, fact) for mark in told.marks)
    has_date = is_same_day or any(_meets(mark, fact) for mark in told.marks)
    has_status = any(_is_its_status(mark, fact) for mark in told.marks)
    score = sum(PER_ENTRY + rarity[entry] for entry in shared) + SAME_FIGURE * len(figures)
    score += (SAME_DAY if is_same_day else SAME_DATE * has_date) + SAME_STATUS * has_status
    chain = {name for report in fact.reports for name in report.via}
    is_more_than_a_source = len(set(shared) - chain) > 1 or is_same_day or has_status
    is_alike = shared and (figures or (set(shared) - chain and is_more_than_a_source))
    day = [f"{fact.when}"] if is_same_day and shared else []
    same = [*shared, *figures, *day, *([f"'{fact.status}'"] if has_status else [])]
    why = f"both name {listed(same)}" if same else ""
    return Resembling(fact.id, round(score, 2) if is_alike else 0.0, why)


def _has(marks: Iterable[Mark], value: str) -> bool:
    return any(mark.sort is Sort.FIGURE and mark.meaning == value for mark in marks)


def _meets(mark: Mark, fact: Fact) -> bool:
    return mark.sort is Sort.DATE and parse_when(mark.meaning).overlaps(fact.when)


def _is_its_day(mark: Mark, fact: Fact) -> bool:
    """Return whether a date is the very day of what a fact tells, and not of who tells it."""
    is_day = fact.when.is_day and fact.when_is is not WhenIs.REPORT
    return mark.sort is Sort.DATE and is_day and mark.meaning == fact.when.edtf


def _is_its_status(mark: Mark, fact: Fact) -> bool:
    """Return whether a word of the paragraph denies, declines or leaves open, as the fact does."""
    return mark.sort is Sort.SAYING and mark.detail == fact.status
