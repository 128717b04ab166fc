"""Claims of the dossier that a new one may repeat, narrow or contradict, each with the reason.

Words count by how rare they are among the statements of the dossier; a shared figure, actor, place
or time adds to that. The same input gives the same answer, and `why` says all that counted.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import log
from typing import Any, NamedTuple

from dashboard.domain.dates import When, parse_when
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact, Figure
from dashboard.domain.wording import folded, listed
from dashboard.loading.editorial.english import SMALL_WORDS
from dashboard.loading.editorial.names import TOKEN, bare
from dashboard.loading.editorial.numerals import numerals

STEM = 6
MOST = 5
LEAST = 0.34
"""Of 1: what is less alike is no twin."""
WORDS, ANOTHER_FIGURE, ACTORS, PLACES, TIME = 0.6, 0.075, 0.1, 0.05, 0.1
"""How much of 1 each of these counts for; one and the same figure counts for LEAST."""
MOST_SHOWN = 4
"""Shared words that `why` names."""


class Twin(NamedTuple):
    """A fact that looks like a candidate: how much, from 0 to 1, and why."""

    fact: Fact
    score: float
    why: str


@dataclass(frozen=True)
class Candidate:
    """A claim that is not in the dossier yet, as far as it is known."""

    statement: str
    figures: tuple[tuple[float, str], ...] = ()
    """Values with their units."""
    actors: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    when: When | None = None
    words: str = ""
    """The words of the article that it is made of."""
    id: str = field(default="", compare=False)
    """Its own id, if it is in the dossier after all: no fact is its own twin."""

    @cached_property
    def text(self) -> str:
        """All that it is told in."""
        return f"{self.statement} {self.words}"

    @cached_property
    def numbers(self) -> frozenset[float]:
        """The numbers that it is told with."""
        return frozenset(one.value for one in numerals(self.text))


def candidate_of(keys: Mapping[str, Any], id: str = "", words: str = "") -> Candidate:
    """Return the candidate that keys of an entry describe, as files or forms hold them.

    `words` are those of the article. What is not understood counts for nothing.
    """
    figures = keys.get("figures") or ()
    read = (_figure(one) for one in figures if isinstance(one, Mapping))
    return Candidate(
        str(keys.get("statement", "")),
        tuple(figure for figure in read if figure),
        frozenset(map(str, keys.get("actors") or ())),
        frozenset(map(str, keys.get("places") or ())),
        _when(str(keys.get("when", ""))),
        words,
        id,
    )


def _figure(one: Mapping[str, Any]) -> tuple[float, str] | None:
    try:
        return float(one.get("value", "")), str(one.get("unit", ""))
    except ValueError:
        return None


def _when(text: str) -> When | None:
    try:
        return parse_when(text)
    except ValueError:
        return None


def twins(candidate: Candidate, dossier: Dossier) -> tuple[Twin, ...]:
    """Return the facts that are most like a candidate, the likeliest first; at most five."""
    weights = _weights(dossier)
    ours = _words(candidate.statement)
    found = (_twin(candidate, ours, fact, weights) for fact in dossier.facts)
    likely = [twin for twin in found if twin.score >= LEAST and twin.fact.id != candidate.id]
    return tuple(sorted(likely, key=lambda twin: (-twin.score, twin.fact.id))[:MOST])


def _twin(
    candidate: Candidate, ours: frozenset[str], fact: Fact, weights: Mapping[str, float]
) -> Twin:
    theirs = _words(fact.statement)
    shared = ours & theirs
    alike = _total(shared, weights) / (_total(ours | theirs, weights) or 1)
    parts = [(WORDS * _steep(alike), _shared_words(candidate.statement, shared, weights))]
    parts += _figures(candidate, fact)
    parts += _same("actors", candidate.actors, frozenset(fact.actors), ACTORS)
    parts += _same("places", candidate.places, frozenset(fact.places), PLACES)
    if candidate.when and candidate.when.overlaps(fact.when):
        parts.append((TIME, f"same time ({fact.when})"))
    score = min(1.0, sum(part for part, _ in parts))
    return Twin(fact, round(score, 3), ", ".join(why for _, why in parts if why))


def _steep(alike: float) -> float:
    """Return how much shared words count: two sentences in other words share half of them."""
    return min(1.0, alike * 1.6)


def _words(text: str) -> frozenset[str]:
    """Return the words of a statement that carry its content, without endings and numbers."""
    numbers = {bare(part) for one in numerals(text) for part in one.written.split()}
    words = {bare(word) for word in TOKEN.findall(text)}
    counted = words - SMALL_WORDS - numbers
    return frozenset(word.removesuffix("s")[:STEM] for word in counted)


@lru_cache(maxsize=4)
def _weights(dossier: Dossier) -> Mapping[str, float]:
    """Return the weight of each word of the statements: the rarer, the more."""
    counts = Counter(word for fact in dossier.facts for word in _words(fact.statement))
    return {word: log(1 + len(dossier.facts) / count) for word, count in counts.items()}


def _total(words: frozenset[str], weights: Mapping[str, float]) -> float:
    """Return what words weigh together; one that no statement has weighs as the rarest."""
    rarest = max(weights.values(), default=1.0)
    return sum(weights.get(word, rarest) for word in words)


def _shared_words(statement: str, shared: frozenset[str], weights: Mapping[str, float]) -> str:
    """Return the rarest shared words, as the candidate writes them."""
    written = {bare(word).removesuffix("s")[:STEM]: word for word in TOKEN.findall(statement)}
    rarest = sorted(shared, key=lambda word: (-weights[word], word))[:MOST_SHOWN]
    return f"same words: {listed([written[word] for word in rarest])}" if rarest else ""


def _figures(candidate: Candidate, fact: Fact) -> list[tuple[float, str]]:
    """Return what the figures count for, and what they say: the same, or another of that unit.

    The same figure alone makes a twin, whatever the words are: a correction names the number that
    it corrects.
    """
    same = [str(figure) for figure in fact.figures if _is_told(figure, candidate)]
    if same:
        return [(LEAST, f"same figure: {listed(same)}")]
    for _, unit in candidate.figures:
        for figure in fact.figures:
            if _same_unit(unit, figure.unit):
                return [(ANOTHER_FIGURE, f"another figure: {figure}")]
    return []


def _is_told(figure: Figure, candidate: Candidate) -> bool:
    """Return whether a candidate has a figure too, or names its number and what it counts."""
    named = figure.value in candidate.numbers and _same_unit(candidate.text, figure.unit)
    units = (unit for value, unit in candidate.figures if value == figure.value)
    return named or any(_same_unit(unit, figure.unit) for unit in units)


def _same_unit(one: str, other: str) -> bool:
    stems = [
        {word[:4] for word in folded(unit).split() if word not in SMALL_WORDS}
        for unit in (one, other)
    ]
    return bool(stems[0] & stems[1])


def _same(
    what: str, ours: frozenset[str], theirs: frozenset[str], most: float
) -> list[tuple[float, str]]:
    shared = sorted(ours & theirs)
    part = most * len(shared) / len(ours | theirs) if shared else 0.0
    return [(part, f"same {what}: {listed(shared)}")] if shared else []
