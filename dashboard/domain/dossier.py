"""The dossier: everything that is known, frozen and cross-checked, with a digest."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Protocol, TypeVar

from dashboard.domain.actors import Actor
from dashboard.domain.aid import AidRequest, Equipment, NotAid, Response
from dashboard.domain.config import Config, Kind
from dashboard.domain.facts import Fact, Report
from dashboard.domain.kinds import ActorKind, HelpKind
from dashboard.domain.places import Place
from dashboard.domain.published import Review
from dashboard.domain.record import as_json
from dashboard.domain.relations import Relation
from dashboard.domain.sources import Seed, Source
from dashboard.domain.tensions import Question, Tension, Tripwires
from dashboard.domain.terms import Term
from dashboard.domain.vocabulary import SourceKind, Status, TensionKind

Ring = tuple[tuple[float, float], ...]
"""A closed line of longitude and latitude in degrees; exterior rings run counter-clockwise."""

TWO_WAYS = "said two ways"
NOT_SAID = frozenset({"outlines", "basemap", "folder", "changed", "reviews", "before"})
"""What lies under its maps, where its files lie and since when, who read them, and what they are
compared with: no part of what a dossier says."""


class Entry(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """A slug, unique among its like."""
        ...


E = TypeVar("E", bound=Entry)


def by_id(entries: Iterable[E]) -> dict[str, E]:
    """The entries by their ids."""
    return {entry.id: entry for entry in entries}


@dataclass(frozen=True, kw_only=True, eq=False)
class Dossier:
    """Everything that the files hold. Made by `dashboard.loading.load`, which checks it first.

    Compared by identity, so that what is made of a dossier can be cached by it.
    """

    config: Config
    seeds: tuple[Seed, ...]
    sources: tuple[Source, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    terms: tuple[Term, ...] = ()
    facts: tuple[Fact, ...]
    equipment: tuple[Equipment, ...]
    aid: tuple[AidRequest, ...]
    not_aid: tuple[NotAid, ...]
    responses: tuple[Response, ...]
    relations: tuple[Relation, ...]
    tensions: tuple[Tension, ...]
    questions: tuple[Question, ...]
    tripwires: Tripwires
    outlines: dict[str, tuple[Ring, ...]]
    """The areas that places and maps name, by code: exterior rings only."""
    basemap: dict[str, bytes]
    """The files of the outlines, by their names: what the browser fetches and exports draw."""
    folder: Path
    """The folder of its `config.yaml`."""
    changed: int
    """When one of its YAML files changed last, in seconds since 2000 (UTC); 0 if before."""
    reviews: dict[str, Review] = field(default_factory=dict)
    """Who read which entry, by its collection and id: 'facts:lamp-failed'."""
    before: "Dossier | None" = None
    """The earlier edition that readers compare it with; None where there is none."""

    def __getstate__(self) -> dict[str, object]:
        """Leave out what is worked out on the way: another thread may be adding to it."""
        return {spec.name: getattr(self, spec.name) for spec in fields(self)}

    @property
    def seeds_folder(self) -> Path:
        """The folder where a reader may have put the texts of the articles."""
        return self.folder / self.config.seeds

    @property
    def fonts_folder(self) -> Path | None:
        """The folder of the fonts that the dossier brings along for its PDF, if it names one."""
        return self.folder / self.config.fonts if self.config.fonts else None

    @cached_property
    def digest(self) -> str:
        """SHA-256 over all content, the same for the same content wherever it lies."""
        content = {
            spec.name: getattr(self, spec.name)
            for spec in fields(self)
            if spec.name not in NOT_SAID
        }
        text = json.dumps(content, default=as_json, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    @cached_property
    def made_from(self) -> str:
        """A digest of all that its pages and files follow from: also outlines, and `before`."""
        ground = hashlib.sha256()
        for name in sorted(self.basemap):
            ground.update(name.encode() + hashlib.sha256(self.basemap[name]).digest())
        before = self.before.digest if self.before else ""
        parts = "\n".join((self.digest, ground.hexdigest(), before))
        return hashlib.sha256(parts.encode()).hexdigest()

    @cached_property
    def whole(self) -> "Dossier":
        """The dossier with all its sources: itself, unless it is told without some of them."""
        return self

    @cached_property
    def fact(self) -> dict[str, Fact]:
        """Facts by id."""
        return by_id(self.facts)

    @cached_property
    def source(self) -> dict[str, Source]:
        """Sources by id."""
        return by_id(self.sources)

    @cached_property
    def actor(self) -> dict[str, Actor]:
        """Actors by id."""
        return by_id(self.actors)

    @cached_property
    def place(self) -> dict[str, Place]:
        """Places by id."""
        return by_id(self.places)

    @cached_property
    def relation(self) -> dict[str, Relation]:
        """Relations by id."""
        return by_id(self.relations)

    @cached_property
    def kind(self) -> dict[str, Kind]:
        """Kinds of fact by id, in the order of the lanes."""
        return by_id(self.config.kinds)

    @cached_property
    def help_kind(self) -> dict[str, HelpKind]:
        """Kinds of help by id."""
        return by_id(self.config.help_kinds)

    @cached_property
    def actor_kind(self) -> dict[str, ActorKind]:
        """Kinds of actor by id, in the order of lists."""
        return by_id(self.config.actor_kinds)

    @cached_property
    def equipment_by_id(self) -> dict[str, Equipment]:
        """Rows of the aid matrix by id."""
        return by_id(self.equipment)

    @cached_property
    def current(self) -> tuple[Fact, ...]:
        """The facts that still stand: neither corrected nor withdrawn. Only these are counted."""
        return tuple(fact for fact in self.facts if fact.id not in self.superseded)

    @cached_property
    def superseded(self) -> dict[str, Fact | None]:
        """By the id of a fact that no longer stands: what is in its place, if anything."""
        gone = [(fact.id, fact.withdrawn) for fact in self.facts if fact.withdrawn]
        withdrawn = {name: self.fact.get(how.replaced_by) for name, how in gone}
        return withdrawn | {fact.corrects: fact for fact in self.facts if fact.corrects}

    @cached_property
    def present_id(self) -> dict[str, str]:
        """By each id that a fact had before: the one that it has today."""
        return {former: fact.id for fact in self.facts for former in fact.formerly}

    @cached_property
    def first_day(self) -> date:
        """The earliest day that some fact names."""
        days = (fact.when.earliest or fact.when.latest for fact in self.facts)
        return min(day for day in days if day)

    @cached_property
    def last_day(self) -> date:
        """The as-of day, or the last one on which something is planned."""
        planned = (fact.when for fact in self.facts if fact.status is Status.PLANNED)
        return max((self.config.as_of, *(when.latest or self.config.as_of for when in planned)))

    @cached_property
    def outlets(self) -> tuple[Source, ...]:
        """The outlets that some fact came through, in the order of the file."""
        named = {link for fact in self.facts for report in fact.reports for link in report.via}
        return tuple(s for s in self.sources if s.kind is SourceKind.OUTLET and s.id in named)

    @cached_property
    def states_asked(self) -> tuple[Actor, ...]:
        """The states that some request goes to, in the order of the requests."""
        rows = (row for row in self.aid if not self.superseded.keys() >= set(row.facts))
        return tuple(self.actor[asked] for asked in dict.fromkeys(row.asked for row in rows))

    def seat_of(self, actor: str) -> tuple[float, float] | None:
        """Return where lines to a state end: longitude and latitude in degrees."""
        place = self.place.get(self.actor[actor].seat)
        return place.anchor if place else None

    def facts_at(self, place: str) -> tuple[Fact, ...]:
        """The facts that happened at a place."""
        return self._by_place.get(place, ())

    @cached_property
    def _by_place(self) -> dict[str, tuple[Fact, ...]]:
        return _grouped((place, fact) for fact in self.facts for place in set(fact.places))

    def qualified_by(self, fact: str) -> tuple[Fact, ...]:
        """The facts that narrow, reword or soften this one."""
        return tuple(other for other in self.facts if fact in other.qualifies)

    def tensions_of(self, fact: str) -> tuple[Tension, ...]:
        """The tensions that a fact is in."""
        return tuple(tension for tension in self.tensions if fact in tension.facts)

    @cached_property
    def contested(self) -> dict[str, str]:
        """By the id of a standing fact that is denied or told in two ways: which, in words."""
        found = {fact.id: TWO_WAYS for fact in self.current if fact.is_worded_two_ways}
        for tension in sorted(self.tensions, key=lambda one: one.kind is TensionKind.DENIAL):
            facts = [name for name in tension.facts if name not in self.superseded]
            for name in self.marked(tension) if len(facts) > 1 else ():
                if name in facts:
                    found[name] = self._held(name, tension)
        denials = {name for name in found if self.fact[name].status is Status.DENIED}
        return found | dict.fromkeys(denials, "denies what is reported")

    def marked(self, tension: Tension) -> tuple[str, ...]:
        """The facts that a tension marks as denied or said two ways.

        A denial that does not say which marks its denials and the claims that they dispute; all
        where no denial disputes any.
        """
        pairs = self._disputes(tension)
        if tension.marks or not pairs or tension.kind is not TensionKind.DENIAL:
            return tension.marked
        disputed = {told for denial, told in pairs if denial not in self.superseded}
        denials = {name for name in tension.facts if self.fact[name].status is Status.DENIED}
        return tuple(name for name in tension.facts if name in disputed | denials)

    def denials_of(self, fact: str, tension: Tension) -> tuple[Fact, ...]:
        """The standing denials of a tension that dispute a fact; all where none of it does."""
        pairs = self._disputes(tension)
        names = [denial for denial, told in pairs if told == fact] or tension.facts
        standing = (self.fact[name] for name in names if name not in self.superseded)
        return tuple(one for one in standing if one.status is Status.DENIED)

    def _disputes(self, tension: Tension) -> tuple[tuple[str, str], ...]:
        """Each denial of a tension with each claim of it that it disputes, or is disputed by."""
        denials = [name for name in tension.facts if self.fact[name].status is Status.DENIED]
        return tuple(
            (denial, name)
            for denial in denials
            for name in tension.facts
            if name in self.fact[denial].disputes or denial in self.fact[name].disputes
        )

    def _held(self, name: str, tension: Tension) -> str:
        if tension.kind is not TensionKind.DENIAL:
            return TWO_WAYS
        denials = self.denials_of(name, tension)
        speakers = dict.fromkeys(self.actor[one.speaker].name for one in denials if one.speaker)
        return f"denied by {' and '.join(speakers)}" if speakers else "denied"

    @cached_property
    def open_questions(self) -> tuple[Question, ...]:
        """The questions that nobody has answered."""
        return tuple(question for question in self.questions if not question.answered)

    @cached_property
    def answered(self) -> tuple[Question, ...]:
        """The questions that were open once."""
        return tuple(question for question in self.questions if question.answered)

    def questions_of(self, fact: str) -> tuple[Question, ...]:
        """The open questions that touch a fact."""
        return tuple(question for question in self.open_questions if fact in question.facts)

    def facts_of(self, actor: str) -> tuple[Fact, ...]:
        """The facts that an actor, or somebody who belongs to it, speaks or takes part in."""
        return self._by_actor.get(actor, ())

    @cached_property
    def _by_actor(self) -> dict[str, tuple[Fact, ...]]:
        return _grouped((actor, fact) for fact in self.facts for actor in self.takes_part[fact.id])

    @cached_property
    def takes_part(self) -> dict[str, frozenset[str]]:
        """By the id of a fact: who speaks or takes part in it, with the states they belong to."""
        return {fact.id: frozenset(self._with_states(fact)) for fact in self.facts}

    def _with_states(self, fact: Fact) -> Iterable[str]:
        for name in (*fact.actors, *fact.speakers):
            yield name
            if self.actor[name].of:
                yield self.actor[name].of

    def voice(self, fact: Fact | Report) -> Source:
        """Return who reports it: the outlet nearest to the article, else the article."""
        chain = self.chain(fact)
        return next((link for link in chain if link.kind is SourceKind.OUTLET), chain[0])

    @cached_property
    def voices(self) -> tuple[Source, ...]:
        """All who report some fact, in the order of the file."""
        heard = {self.voice(report).id for fact in self.facts for report in fact.reports}
        return tuple(source for source in self.sources if source.id in heard)

    def chain(self, told: Fact | Report) -> tuple[Source, ...]:
        """Return the chain of sources, from the article down to what the fact rests on."""
        return tuple(self.source[link] for link in told.via)

    def article_of(self, told: Fact | Report) -> Seed | None:
        """The record of the article that the fact was drawn from."""
        named = self.source[told.via[0]].seed
        return next((seed for seed in self.seeds if seed.id == named), None)


def _grouped(pairs: Iterable[tuple[str, Fact]]) -> dict[str, tuple[Fact, ...]]:
    """Facts by a name, in the order that they come in."""
    found: dict[str, list[Fact]] = {}
    for name, fact in pairs:
        found.setdefault(name, []).append(fact)
    return {name: tuple(facts) for name, facts in found.items()}
