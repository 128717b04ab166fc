"""The texts that are held to facts, each with the facts that must bear it out."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import parse_qs

from dashboard.domain.config import Slide
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.map_views import Sign
from dashboard.domain.published import Line
from dashboard.domain.query import parse_query
from dashboard.domain.selection import Selection
from dashboard.loading.editorial.days import Times
from dashboard.loading.editorial.lexicon import Allowed, Lexicon, Texts
from dashboard.loading.editorial.names import words_of

MADE_OF_FACTS = {
    "aid": ("detail",),
    "not_aid": ("what",),
    "responses": ("statement",),
    "relations": ("phrase",),
}
"""By collection: the keys whose texts say no more than the facts of their entry."""


class CheckedText(NamedTuple):
    """A text, its field, and the facts that must bear it out."""

    record: object
    key: str
    text: str
    facts: tuple[Fact, ...]
    """The facts that it says something of."""
    lenders: tuple[Fact, ...] = ()
    """Facts linked with these, that lend it numbers, dates and names."""
    is_of_the_whole: bool = False
    """Whether it covers the whole dossier, whose day and counts it may name."""

    @property
    def bearers(self) -> tuple[Fact, ...]:
        """All facts that may bear it out."""
        return (*self.facts, *self.lenders)

    @property
    def of_what(self) -> str:
        """Return how a message calls its facts."""
        if len(self.facts) != 1:
            return "the facts it rests on"
        return "this fact" if self.record is self.facts[0] else f"'{self.facts[0].id}'"


@dataclass(frozen=True)
class Material:
    """A dossier while its sentences are checked, and the articles at hand."""

    dossier: Dossier
    texts: Texts

    @cached_property
    def lexicon(self) -> Lexicon:
        """Return the names that each fact may use."""
        return Lexicon(self.dossier, self.texts)

    @cached_property
    def checked(self) -> tuple[CheckedText, ...]:
        """All texts that are checked against facts."""
        return (*self._of_facts(), *self._of_config(), *self._of_rows())

    def of_facts(self, *keys: str) -> Iterator[CheckedText]:
        """Yield these texts of the facts."""
        return (said for said in self.checked if isinstance(said.record, Fact) and said.key in keys)

    def _of_facts(self) -> Iterator[CheckedText]:
        for fact in self.dossier.facts:
            for key in ("statement", "short"):
                yield CheckedText(fact, key, getattr(fact, key), (fact,))
            for key in ("say", "caveat"):
                yield CheckedText(fact, key, getattr(fact, key), (fact,), self.linked[fact.id])

    def _of_config(self) -> Iterator[CheckedText]:
        config = self.dossier.config
        for card in config.key_figures:
            fact = self.dossier.fact[card.fact]
            whole = tuple(self.dossier.fact[name] for name in fact.qualifies)
            yield CheckedText(card, "label", card.label, (fact,), whole)
        if headline := config.headline:
            facts = tuple(self.dossier.fact[name] for name in headline.facts)
            yield CheckedText(headline, "text", headline.text, facts, (), True)
        yield from self._of_strands()
        for slide in config.slides:
            facts = self.shown_on(slide)
            for key in ("title", "text"):
                yield CheckedText(slide, key, getattr(slide, key), facts, (), True)
            for line in slide.lines:
                yield from self._of_line(line)
        for sign in (sign for view in config.maps for sign in view.signs if sign.label):
            facts = self.on_map(sign)
            lenders = tuple(other for fact in facts for other in self.linked[fact.id])
            for key in ("label", "note") if facts else ():
                yield CheckedText(sign, key, getattr(sign, key), facts, lenders)

    def _of_strands(self) -> Iterator[CheckedText]:
        for strand in self.dossier.config.strands:
            whole: tuple[Fact, ...] = ()
            for line in strand.lines:
                whole += tuple(self.dossier.fact[name] for name in line.facts)
                yield from self._of_line(line)
            yield CheckedText(strand, "title", strand.title, whole, (), True)

    def _of_line(self, line: Line) -> Iterator[CheckedText]:
        facts = tuple(self.dossier.fact[name] for name in line.facts)
        for key in ("text", "source"):
            yield CheckedText(line, key, getattr(line, key), facts, (), True)

    def _of_rows(self) -> Iterator[CheckedText]:
        """Yield the texts of what is made of facts: requests, answers, relations, tensions."""
        for collection, keys in MADE_OF_FACTS.items():
            for record in getattr(self.dossier, collection):
                facts = tuple(self.dossier.fact[name] for name in record.facts)
                lenders = tuple(other for fact in facts for other in self.linked[fact.id])
                for key in keys if facts else ():
                    yield CheckedText(record, key, getattr(record, key), facts, lenders)
        for answered in (one.answered for one in self.dossier.questions if one.answered):
            facts = tuple(self.dossier.fact[name] for name in answered.facts)
            yield CheckedText(answered, "says", answered.says, facts)

    def on_map(self, sign: Sign) -> tuple[Fact, ...]:
        """Return the facts that the label of a place on a map rests on."""
        named = (self.dossier.fact[name] for name in sign.facts)
        return tuple(named) or self.dossier.facts_at(sign.place)

    def shown_on(self, slide: Slide) -> tuple[Fact, ...]:
        """Return the facts that a slide's texts rest on."""
        dossier = self.dossier
        if slide.facts:
            return tuple(dossier.fact[name] for name in slide.facts)
        shown = excerpt(dossier, self.selected_by(slide))
        named = shown.ids | shown.focus
        return tuple(fact for fact in dossier.facts if fact.id in named)

    def selected_by(self, slide: Slide) -> Selection:
        """Return what the filter of a slide selects, as far as it is understood."""
        return parse_query(parse_qs(slide.filter), self.dossier)[0]

    @cached_property
    def linked(self) -> dict[str, tuple[Fact, ...]]:
        """By the id of a fact: those that it is linked with, in either direction."""
        pairs: dict[str, dict[str, None]] = defaultdict(dict)
        for fact in self.dossier.facts:
            replaced = (fact.withdrawn.replaced_by,) if fact.withdrawn else ()
            for other in (*fact.qualifies, *fact.disputes, fact.corrects, *replaced):
                pairs[fact.id][other] = pairs[other][fact.id] = None
        for tension in self.dossier.tensions:
            for name in tension.facts:
                pairs[name] |= dict.fromkeys(tension.facts)
        facts = self.dossier.fact
        return {
            fact.id: tuple(facts[name] for name in pairs[fact.id] if name in facts)
            for fact in self.dossier.facts
        }

    def allowed(self, said: CheckedText) -> Allowed:
        """Return the names that a text may use."""
        parts = [self.lexicon.own(fact) for fact in said.bearers]
        if isinstance(said.record, Slide):
            titles = (view.title for view in self.dossier.config.maps)
            parts.append(Allowed(frozenset().union(*map(words_of, titles))))
        return Allowed.joined(parts)

    def times(self, said: CheckedText) -> Times:
        """Return the dates that a text may name."""
        days = {report.reported for fact in said.bearers for report in fact.reports}
        days |= {
            seed.date
            for fact in said.bearers
            for report in fact.reports
            if (seed := self.dossier.article_of(report))
        }
        if said.is_of_the_whole:
            days.add(self.dossier.config.as_of)
        whens = tuple(dict.fromkeys(fact.when for fact in said.bearers))
        return Times(whens, frozenset(day for day in days if day))
