"""The names that each fact may use: who and what it is about, and what its paragraphs add."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from dashboard.domain.actors import Actor
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.kinds import STATE
from dashboard.domain.places import Place
from dashboard.domain.sources import Source
from dashboard.domain.terms import Term
from dashboard.domain.vocabulary import Precision, SourceKind
from dashboard.domain.wording import has_words
from dashboard.loading.editorial.names import PART, bare, words_of
from dashboard.loading.editorial.numerals import numerals

Named = Actor | Place | Source | Term
Texts = dict[str, tuple[str, ...]]
"""The paragraphs of the articles at hand, by the id of their record."""


def names_of(entry: Named) -> tuple[str, ...]:
    """Return everything that our sentences may call something."""
    names = [entry.name, *entry.aliases, *entry.native]
    if isinstance(entry, Actor):
        names.append(entry.role)
    if isinstance(entry, Source) and entry.kind is not SourceKind.ARTICLE:
        names.append(entry.phrase)
    return tuple(filter(None, names))


@dataclass(frozen=True)
class Allowed:
    """The words that a text may use, and the states whose adjectives it may use."""

    words: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()

    @staticmethod
    def joined(parts: Iterable["Allowed"]) -> "Allowed":
        """Return all of these together."""
        many = tuple(parts)
        return Allowed(
            frozenset().union(*(part.words for part in many)),
            frozenset().union(*(part.states for part in many)),
        )


class Lexicon:
    """The names of one dossier, by fact."""

    def __init__(self, dossier: Dossier, texts: Texts) -> None:
        self.dossier = dossier
        self.texts = texts
        self._of_fact: dict[str, Allowed] = {}
        self._of_entry: dict[int, Allowed] = {}
        self._shown: dict[tuple[str, int], Allowed] = {}

    def own(self, fact: Fact) -> Allowed:
        """Return what a fact may name: its entries, and what its paragraphs name besides."""
        if fact.id not in self._of_fact:
            lent = [self._in_paragraph(*cited) for cited in cited_by(fact)]
            self._of_fact[fact.id] = Allowed.joined((self.alone(fact), *lent))
        return self._of_fact[fact.id]

    def _in_paragraph(self, article: str, number: int) -> Allowed:
        """Return what a paragraph names: by its text, else by the facts that cite it."""
        key = (article, number)
        if key not in self._shown:
            parts = [self.alone(fact) for fact in self._citing.get(key, ())]
            text = self.text_of(article, number)
            entries = self._terms if text is None else self._standing_in(text)
            self._shown[key] = Allowed.joined((*parts, *map(self._entry, entries)))
        return self._shown[key]

    def text_of(self, article: str, number: int) -> str | None:
        """Return a paragraph of an article; None where its text is not at hand."""
        source = self.dossier.source[article]
        paragraphs = self.texts.get(source.seed)
        return paragraphs[number - 1] if paragraphs and 0 < number <= len(paragraphs) else None

    def cited_texts(self, fact: Fact) -> list[str]:
        """Return the paragraphs that a fact cites, as far as their texts are at hand."""
        found = (self.text_of(*cited) for cited in cited_by(fact))
        return [text for text in found if text is not None]

    @cached_property
    def _terms(self) -> tuple[Named, ...]:
        return self.dossier.terms

    @cached_property
    def _everything(self) -> tuple[Named, ...]:
        dossier = self.dossier
        return (*dossier.actors, *dossier.places, *dossier.sources, *dossier.terms)

    def _standing_in(self, text: str) -> Iterator[Named]:
        for entry in self._everything:
            if any(has_words(text, name) for name in (*entry.native, entry.name)):
                yield entry

    @cached_property
    def _citing(self) -> dict[tuple[str, int], list[Fact]]:
        """The facts that come from a paragraph."""
        found: dict[tuple[str, int], list[Fact]] = defaultdict(list)
        for fact in self.dossier.facts:
            for report in fact.reports:
                for number in report.paragraphs:
                    found[report.via[0], number].append(fact)
        return found

    def alone(self, fact: Fact) -> Allowed:
        """Return what a fact names by its own entries alone."""
        return Allowed.joined(map(self._entry, self.entries(fact)))

    def entries(self, fact: Fact) -> Iterator[Named]:
        """Yield who takes part in a fact, where it happened, and who says so."""
        dossier = self.dossier
        speakers = [report.speaker for report in fact.reports if report.speaker]
        for name in dict.fromkeys((*fact.actors, *speakers)):
            yield dossier.actor[name]
            if dossier.actor[name].of:
                yield dossier.actor[dossier.actor[name].of]
        for name in fact.places:
            yield dossier.place[name]
            yield from self._countries.get(dossier.place[name].country, ())
        for report in fact.reports:
            yield from dossier.chain(report)
        yield from (dossier.actor[name] for name in self._suppliers.get(fact.id, ()))

    @cached_property
    def _suppliers(self) -> dict[str, list[str]]:
        """By the id of a fact: the states that the rows of not_aid link it with."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in self.dossier.not_aid:
            for fact in row.facts if row.supplier else ():
                found[fact].append(row.supplier)
        return found

    @cached_property
    def _countries(self) -> dict[str, list[Place]]:
        """The places that are whole countries, by the code of the country."""
        found: dict[str, list[Place]] = defaultdict(list)
        for place in self.dossier.places:
            if place.precision is Precision.COUNTRY and place.country:
                found[place.country].append(place)
        return found

    def _entry(self, entry: Named) -> Allowed:
        if id(entry) not in self._of_entry:
            words = frozenset().union(*map(words_of, names_of(entry)))
            self._of_entry[id(entry)] = Allowed(words, frozenset(_state_names(entry)))
        return self._of_entry[id(entry)]

    @cached_property
    def everything(self) -> Allowed:
        """Return all names of the dossier."""
        return Allowed.joined(map(self._entry, self._everything))

    @cached_property
    def numbered(self) -> tuple[str, ...]:
        """Return the names that hold a number: 'Two lamp makers'."""
        names = (name for entry in self._everything for name in names_of(entry))
        return tuple(name for name in names if numerals(name))

    @cached_property
    def actors(self) -> Allowed:
        """Return the names of all actors."""
        return Allowed.joined(map(self._entry, self.dossier.actors))

    @cached_property
    def proper(self) -> frozenset[str]:
        """The words of names that are never written small: these are names wherever they stand."""
        words = {
            bare(part)
            for entry in self._everything
            for name in (entry.name, *entry.aliases)
            for part in PART.findall(name)
            if part[0].isupper()
        }
        return frozenset(words) - self.common

    @cached_property
    def common(self) -> frozenset[str]:
        """The words that the dossier writes small somewhere."""
        dossier = self.dossier
        texts = [text for fact in dossier.facts for text in (fact.statement, fact.note, fact.say)]
        for entry in self._everything:
            texts += [*names_of(entry), entry.note if not isinstance(entry, Place) else entry.why]
        words = (word for text in texts for word in PART.findall(text))
        return frozenset(bare(word) for word in words if word[0].islower())


def cited_by(fact: Fact) -> Iterator[tuple[str, int]]:
    """Yield the paragraphs that a fact cites, each with its article."""
    for report in fact.reports:
        for number in report.cited:
            yield report.via[0], number


def _state_names(entry: Named) -> Iterator[str]:
    """Yield the names from which adjectives are made: of states, countries and terms."""
    is_state = isinstance(entry, Actor) and entry.kind == STATE
    is_country = isinstance(entry, Place) and entry.precision is Precision.COUNTRY
    if is_state or is_country or isinstance(entry, Term):
        yield from (name for name in (entry.name, *entry.aliases) if " " not in name)
