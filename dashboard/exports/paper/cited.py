"""The numbers of a paper: of the chains of sources that it cites, and of its claims."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import claim, contest_mark, firmness
from dashboard.domain.scope import outside
from dashboard.domain.sources import Source
from dashboard.domain.superseded import superseded_why
from dashboard.exports.paper.model import (
    Block,
    Heading,
    Item,
    Points,
    Sentence,
    Sentences,
    sentences,
)


@dataclass(frozen=True)
class Cited:
    """An excerpt, with the chains of sources and the claims in the order in which they come."""

    excerpt: Excerpt
    chains: dict[tuple[str, ...], int] = field(default_factory=dict)
    claims: dict[str, int] = field(default_factory=dict)
    """By the id of a fact: its number, from where it is told in full."""

    def of(self, facts: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of the chains of these facts, each once."""
        fact = self.excerpt.dossier.fact
        reports = (report for name in facts for report in fact[name].least_firm_first)
        numbers = (self.chains.setdefault(one.via, len(self.chains) + 1) for one in reports)
        return tuple(dict.fromkeys(numbers))

    def how(self, fact: Fact) -> str:
        """Return how firmly a fact is put, in words, and what contradicts it."""
        held = contest_mark(fact, self.excerpt.dossier)
        return " ".join(filter(None, (firmness(fact), held)))

    def said(self, text: str, facts: Iterable[str], lesser: str = "", sign: str = "") -> Sentence:
        """Return words that rest on facts, with the numbers of their chains."""
        names = tuple(facts)
        return Sentence(text=text, facts=names, sources=self.of(names), sign=sign, lesser=lesser)

    def claim(self, fact: Fact, lesser: str) -> Sentences:
        """Return a claim after its sign; if it no longer stands, struck after what became of it."""
        why = superseded_why(fact, self.excerpt.dossier)
        claimed = Sentence(
            text=claim(fact) + outside(fact, self.excerpt),
            facts=(fact.id,),
            sources=self.of((fact.id,)),
            sign="" if why else fact.status.glyph,
            lesser=lesser,
            is_struck=bool(why),
        )
        return (Sentence(text=why, is_bold=True), claimed) if why else (claimed,)

    def kept(self, blocks: Iterable[Block]) -> dict[tuple[str, ...], int]:
        """Return the chains that some blocks cite, numbered in the order of reading.

        Others were cited by what had no room.
        """
        vias = {number: via for via, number in self.chains.items()}
        cited = dict.fromkeys(number for one in sentences(blocks) for number in one.sources)
        return {vias[old]: number for number, old in enumerate(cited, 1)}


def listed(chains: Mapping[tuple[str, ...], int], dossier: Dossier) -> Iterator[Block]:
    """Yield the chains by their numbers, from the article down; each link once."""
    told = set[str]()
    items = tuple(
        Item(
            sentences=(
                Sentence(text=" ← ".join(_link(dossier.source[name], told) for name in via)),
            ),
            number=number,
        )
        for via, number in chains.items()
    )
    if items:
        yield Heading(text="Sources: who says so")
        yield Points(items=items, are_sources=True)


def _link(source: Source, told: set[str]) -> str:
    is_new = source.url not in told
    told.add(source.url)
    return f"{source.name}, {source.url}" if source.url and is_new else source.name
