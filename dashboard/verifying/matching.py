"""Matching: the lines of ours that a sentence of a draft is made of, exactly or nearly."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log
from typing import NamedTuple

from dashboard.domain.dossier import Dossier
from dashboard.domain.kinds import PERSON
from dashboard.domain.phrasing import claim
from dashboard.domain.ready_sentence import sentence
from dashboard.loading.editorial.days import mentions
from dashboard.loading.editorial.lexicon import Lexicon, names_of
from dashboard.loading.editorial.names import capitalised, fold, is_adjective_of, is_known
from dashboard.verifying.our_lines import Line, lines
from dashboard.verifying.sentences import (
    WORD,
    clauses,
    even,
    is_content,
    stem,
    unmarked,
    words,
)
from dashboard.verifying.wordings import LEFT_OPEN

NEAR, LEAST_SHARED = 0.45, 2
"""What near lines share: of the weight of both, and how many words."""
WITHIN = 0.72
"""How much of a short line a long sentence has, or the other way round."""
KEY = 3
TIED, MOST_TIED = 0.01, 6
"""Lines that are as like as that are tried in turn: the one that lost least is meant."""
PAUSE = re.compile(r"[.,;:!?()\[\]|·•●○◌◇▷⊗□≠◉—–←\n\"]|\s-\s")
NAMED = "@"


class Token(NamedTuple):
    """A word of a passage: folded, and whether a pause is before and after it."""

    word: str
    start: int
    end: int
    begins: bool
    ends: bool


class Acting(NamedTuple):
    """Somebody who takes part in a sentence, where, and the two words before."""

    term: str
    at: int
    before: tuple[str, ...]


class Cover(NamedTuple):
    """Words in a row, from `first` to before `last`, that are lines of ours."""

    first: int
    last: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, eq=False)
class Matcher:
    """All lines of ours, by their words."""

    dossier: Dossier
    lines: tuple[Line, ...]
    rows: tuple[Line, ...]

    @cached_property
    def lexicon(self) -> Lexicon:
        """The names of the dossier."""
        return Lexicon(self.dossier, {})

    @cached_property
    def _exact(self) -> dict[tuple[str, ...], dict[tuple[str, ...], list[Line]]]:
        """By their first words, the longest first: lines by all of their words."""
        found: dict[tuple[str, ...], dict[tuple[str, ...], list[Line]]] = defaultdict(dict)
        for line in sorted(self.lines, key=lambda line: -len(line.words)):
            found[line.words[:KEY]].setdefault(line.words, []).append(line)
        return found

    def covers(self, tokens: list[Token]) -> Iterator[Cover]:
        """Yield the lines that a passage holds word for word, from pause to pause."""
        at = 0
        all_words = tuple(token.word for token in tokens)
        while at < len(tokens):
            found = self._at(at, all_words, tokens) if tokens[at].begins else None
            if found:
                yield found
            at = found.last if found else at + 1

    def _at(self, at: int, all_words: tuple[str, ...], tokens: list[Token]) -> Cover | None:
        for length in range(KEY, 0, -1):
            for line_words, same in self._exact.get(all_words[at : at + length], {}).items():
                last = at + len(line_words)
                if all_words[at:last] == line_words and tokens[last - 1].ends:
                    return Cover(at, last, tuple(same))
        return None

    @cached_property
    def names(self) -> dict[tuple[str, ...], str]:
        """By the words of a name: the one who or what it names."""
        found: dict[tuple[str, ...], str] = {}
        everything = (self.dossier.actors, self.dossier.places, self.dossier.terms)
        for entry in (*self.dossier.sources, *(one for kind in everything for one in kind)):
            for name in names_of(entry):
                found[tuple(map(_bare, words(name)))] = NAMED + entry.id
        for actor in self.dossier.actors:
            *first, last = words(actor.name) or ("",)
            if first and actor.kind == PERSON:
                found.setdefault((_bare(last),), NAMED + actor.id)
        return found

    @cached_property
    def _states(self) -> tuple[tuple[str, str], ...]:
        states = self.lexicon.everything.states
        return tuple((name, self.names.get(words(name), NAMED + fold(name))) for name in states)

    @cached_property
    def _longest_name(self) -> int:
        return max(map(len, self.names), default=1)

    def terms(self, text: str) -> tuple[str, ...]:
        """Return what a text speaks of: names as '@id', and the stems of the other words."""
        return _terms(text, self)

    def _term(self, word: str) -> str:
        """Return a word as it counts; nothing for one that carries nothing."""
        if not is_content(word) or word.replace(",", "").isdigit():
            return ""
        if word not in self._known_words:
            adjectives = (entry for name, entry in self._states if is_adjective_of(word, name))
            self._known_words[word] = next(adjectives, stem(word))
        return self._known_words[word]

    @cached_property
    def _known_words(self) -> dict[str, str]:
        return {}

    @cached_property
    def _terms_of_lines(self) -> tuple[frozenset[str], ...]:
        """Return the terms of lines; none of labels, which are known word for word only."""
        return tuple(
            frozenset()
            if one.is_label
            else frozenset(self.terms(self.asserted(one.text, one.facts)))
            for one in self.lines
        )

    def asserted(self, text: str, facts: Iterable[str]) -> str:
        """Return the clauses of a text that assert something: not what it leaves open."""
        first, *others = clauses(unmarked(even(text))) or [""]
        return "; ".join((first, *(part for part in others if not self.is_open(part, facts))))

    def is_open(self, clause: str, facts: Iterable[str]) -> bool:
        """Return whether a clause leaves something open, or is the caveat of a fact."""
        if LEFT_OPEN.search(clause):
            return True
        caveats = (self.dossier.fact[name].caveat for name in facts if name in self.dossier.fact)
        ours = words(clause)
        parts = (words(part) for one in caveats for part in clauses(one))
        return any(part and ours[: len(part)] == part for part in parts)

    @cached_property
    def _weights(self) -> dict[str, float]:
        counts = Counter(term for terms in self._terms_of_lines for term in terms)
        return {term: log(1 + len(self.lines) / number) for term, number in counts.items()}

    @cached_property
    def _by_term(self) -> dict[str, list[int]]:
        found = defaultdict(list)
        for index, terms in enumerate(self._terms_of_lines):
            for term in terms:
                found[term].append(index)
        return found

    def weight(self, terms: Iterable[str]) -> float:
        """Return how much terms say; what no line of ours has counts as the rarest."""
        rarest = log(1 + len(self.lines))
        return sum(self._weights.get(term, rarest) for term in terms)

    def nearest(self, terms: frozenset[str], is_rest: bool = False) -> tuple[Line, ...]:
        """Return the line that shares most with some terms, and those hardly less like it.

        What is left of a sentence once one line was found must share more with another.
        """
        least = LEAST_SHARED + 2 * is_rest
        shared: Counter[int] = Counter()
        for term in terms:
            shared.update(self._by_term.get(term, ()))
        own = self.weight(terms)
        ranked = sorted(
            ((self._likeness(i, terms, own), i) for i, n in shared.items() if n >= least),
            reverse=True,
        )
        best = ranked[0][0] if ranked else 0
        close = [i for likeness, i in ranked[:MOST_TIED] if likeness >= max(best - TIED, NEAR)]
        return tuple(self.lines[index] for index in close)

    def _likeness(self, index: int, terms: frozenset[str], own: float) -> float:
        """Return how alike a line and some terms are, from 0 to 1 (Dice, weighted by rarity)."""
        theirs = self._terms_of_lines[index]
        both = self.weight(theirs & terms)
        other = self.weight(theirs)
        alike = 2 * both / (own + other)
        within = max(both / own, both / other) if len(theirs & terms) > LEAST_SHARED else 0
        return max(alike, NEAR if within >= WITHIN else 0)

    def known(self, line: Line) -> frozenset[str]:
        """Return the names that a sentence on a line may use: those of the line and its facts."""
        return _known(line, self)

    def named(self, term: str) -> str:
        """Return what a term names, as screens have it."""
        dossier = self.dossier
        tables = (dossier.actor, dossier.place, dossier.source)
        entry = next((table[term[1:]] for table in tables if term[1:] in table), None)
        return entry.name if entry else term[1:]

    def strange_names(self, text: str) -> list[str]:
        """Return words with a capital within a sentence that name nobody and nothing of ours."""
        everything = self.lexicon.everything
        names = list(capitalised(text))
        ours = [is_known(one.text, everything.words, everything.states) for one in names]
        return [
            one.text
            for i, one in enumerate(names)
            if not (one.begins or ours[i]) and one.text[0].isupper()
            if not any(f"{one.text} {other.text}" in text for other in names[i + 1 : i + 2])
            if fold(one.text) not in self.lexicon.common
            and stem(fold(one.text)) not in self._vocabulary
        ]

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        """All words of our lines as they count."""
        return frozenset(self._term(word) for line in self.lines for word in line.words)

    def new_words(self, text: str) -> list[str]:
        """Return two words in a row that no line of ours has: what a synonym hardly is."""
        all_words = [word for word in words(text) if self._term(word)]
        new = [self._term(word) not in self._vocabulary for word in all_words]
        pairs = zip(all_words, all_words[1:], new, new[1:], strict=False)
        return [f"{one} {two}" for one, two, *are_new in pairs if all(are_new)]

    @cached_property
    def _acting(self) -> frozenset[str]:
        names = (name for actor in self.dossier.actors for name in (actor.name, *actor.aliases))
        return frozenset(self.names.get(tuple(map(_bare, words(name))), "") for name in names)

    @cached_property
    def _rows(self) -> dict[tuple[str, ...], list[Line]]:
        """Rows of our tables, by the words of their first cell."""
        found = defaultdict(list)
        for row in self.rows:
            head, _, _ = row.text.partition("\n")
            found[words(head)].append(row)
        return found

    def row_like(self, row: str) -> Line | None:
        """Return the row of ours with the same head that has most words of a row."""
        head, _, _ = row.partition("\n")
        there = set(words(row))
        same = self._rows.get(words(unmarked(even(head))), ())
        return max(same, key=lambda one: len(there & set(one.words)), default=None)

    def actors_in(self, text: str) -> list[Acting]:
        """Return who takes part in a text, in order, each with the words before."""
        found, all_words = list[Acting](), words(text)
        at = 0
        while at < len(all_words):
            name, length = _name_at(all_words, at, self)
            name = name or self._term(all_words[at])
            if name in self._acting and name not in {one.term for one in found}:
                found.append(Acting(name, at, all_words[max(at - 2, 0) : at]))
            at += length
        return found


@lru_cache(maxsize=1 << 12)
def _known(line: Line, matcher: Matcher) -> frozenset[str]:
    found = set(matcher.terms(f"{line.text}; {line.beside}"))
    for name in line.facts:
        if fact := matcher.dossier.fact.get(name):
            texts = [claim(fact), sentence(fact, matcher.dossier), fact.note]
            entries = matcher.lexicon.entries(fact)
            texts += [one for entry in entries for one in names_of(entry)]
            found |= {term for text in texts for term in matcher.terms(text)}
    return frozenset(term for term in found if term[0] == NAMED)


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'")


@lru_cache(maxsize=1 << 15)
def _terms(text: str, matcher: Matcher) -> tuple[str, ...]:
    dated = even(text)
    for mention in reversed(mentions(dated)):
        if mention.is_date:
            dated = f"{dated[: mention.start]} {dated[mention.end :]}"
    found, all_words = list[str](), words(dated)
    at = 0
    while at < len(all_words):
        name, length = _name_at(all_words, at, matcher)
        term = name or matcher._term(all_words[at])
        if term:
            found.append(term)
        at += length
    return tuple(found)


def _name_at(all_words: tuple[str, ...], at: int, matcher: Matcher) -> tuple[str, int]:
    for length in range(min(matcher._longest_name, len(all_words) - at), 0, -1):
        key = tuple(map(_bare, all_words[at : at + length]))
        if key in matcher.names:
            return matcher.names[key], length
    return "", 1


@lru_cache(maxsize=2)
def matcher(dossier: Dossier) -> Matcher:
    """Return the lines of a dossier, ready to be searched."""
    return Matcher(dossier, *lines(dossier))


def tokens(text: str) -> list[Token]:
    """Return the words of an evened text, and where pauses are."""
    found = list(WORD.finditer(text))
    gaps = [
        text[before.end() if before else 0 : after.start() if after else len(text)]
        for before, after in zip((None, *found), (*found, None), strict=True)
    ]
    paused = [bool(PAUSE.search(gap)) for gap in gaps]
    paused[0] = paused[-1] = True
    return [
        Token(fold(one[0]), one.start(), one.end(), paused[i], paused[i + 1])
        for i, one in enumerate(found)
    ]
