"""The excerpt: what of a dossier a selection shows. The only answer, for every page and file.

A fact is in when the filter lets it through. A row of any other table is in when it rests on a fact
that is in; without a filter all rows are, also those that rest on nothing. What an in-row refers to
comes along as context. Facts that were corrected or withdrawn are listed and never counted; no row
names them, and a row that rests on them alone is not shown.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from dashboard.domain.actors import Actor
from dashboard.domain.aid import AidRequest, Equipment, NotAid, Response
from dashboard.domain.asking import Asked, asked_of
from dashboard.domain.attribution import links, reporters
from dashboard.domain.config import KeyFigure
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.filtering import let_through, retold
from dashboard.domain.map_views import MapView, Sign
from dashboard.domain.narrowing import names, rests_on, standing, told_without
from dashboard.domain.oppositions import Opposition, oppositions
from dashboard.domain.places import Place
from dashboard.domain.projection import in_window
from dashboard.domain.published import Headline, Line, Strand
from dashboard.domain.relations import Relation
from dashboard.domain.selection import Selection
from dashboard.domain.sources import Source
from dashboard.domain.superseded import superseded_by
from dashboard.domain.tensions import Question
from dashboard.domain.vocabulary import Stage

R = TypeVar("R", bound=Any)


class Cell(NamedTuple):
    """A cell of the aid matrix: what was asked of a state, as far as the filter lets it through.

    Without rows it is either outside the filter, or the articles name nothing of the kind.
    """

    state: Actor
    rows: tuple[AidRequest, ...]
    is_outside: bool


class OffMap(NamedTuple):
    """A place that a map does not show, with the facts there and the reason."""

    place: Place
    facts: tuple[Fact, ...]
    why: str


@dataclass(frozen=True)
class Excerpt:
    """The part of a dossier that a selection shows. Made by `excerpt`, which caches the last few.

    Equal for the same dossier and selection, so that what is made of it can be cached by it.
    """

    dossier: Dossier
    """Where sources are left out, as the other reports tell its facts."""
    selection: Selection

    @cached_property
    def listed(self) -> tuple[Fact, ...]:
        """The facts that match the filter, in the order of the dossier.

        Corrected and withdrawn ones are among them: what is listed or drawn is made of these.
        """
        return let_through(self.dossier, self.selection.without_focus())

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Return those that still stand: all counts and quotations are made of these."""
        return tuple(fact for fact in self.listed if fact.id not in self.dossier.superseded)

    @cached_property
    def by_date(self) -> tuple[Fact, ...]:
        """The facts that are listed, in the order of time."""
        return tuple(sorted(self.listed, key=lambda fact: fact.when.order))

    @cached_property
    def superseded(self) -> tuple[Fact, ...]:
        """Return those that were corrected or withdrawn: shown struck through."""
        return tuple(fact for fact in self.listed if fact.id in self.dossier.superseded)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the facts that are in and still stand."""
        return frozenset(fact.id for fact in self.facts)

    @cached_property
    def listed_ids(self) -> frozenset[str]:
        """The ids of all facts that are in."""
        return frozenset(fact.id for fact in self.listed)

    @cached_property
    def context(self) -> tuple[Fact, ...]:
        """The facts that are not in and that an in-row names: shown with it, and marked so."""
        rows: tuple[Any, ...] = (
            *self.requests,
            *self.responses,
            *self.not_aid,
            *self.relations,
            *self.questions,
            *self.answered,
        )
        named = {name for row in rows for name in names(row)}
        named |= {fact.id for found in self.tensions for fact in found.facts}
        for fact in self.listed:
            newer = superseded_by(fact, self.dossier)
            named |= {*fact.disputes, *fact.qualifies, fact.corrects, newer}
        named -= self.listed_ids
        return tuple(fact for fact in self.dossier.facts if fact.id in named)

    @cached_property
    def focus(self) -> frozenset[str]:
        """The ids of the facts in focus: one, or those of a place, an actor, a relation."""
        selection, dossier = self.selection, self.dossier
        if selection.relation:
            return frozenset(dossier.relation[selection.relation].facts)
        at, of = dossier.facts_at(selection.place), dossier.facts_of(selection.actor)
        named = frozenset(fact.id for fact in (*at, *of))
        return named | {selection.fact} if selection.fact else named

    @cached_property
    def requests(self) -> tuple[AidRequest, ...]:
        """The rows of aid."""
        return self._in(self.dossier.aid)

    @cached_property
    def responses(self) -> tuple[Response, ...]:
        """The responses of those who were asked."""
        return self._in(self.dossier.responses)

    @cached_property
    def not_aid(self) -> tuple[NotAid, ...]:
        """The rows that are not counted as requested aid."""
        return self._in(self.dossier.not_aid)

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """The relations between actors."""
        return self._in(self.dossier.relations)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The open questions; those that touch what is in focus first."""
        found = self._in(self.dossier.open_questions)
        return tuple(sorted(found, key=lambda one: self.focus.isdisjoint(one.facts)))

    @cached_property
    def answered(self) -> tuple[Question, ...]:
        """The questions that were answered, the latest answer first."""
        found = self._in(self.dossier.answered)
        dated = [(one.answered.on, one) for one in found if one.answered]
        return tuple(one for _, one in sorted(dated, key=itemgetter(0), reverse=True))

    @cached_property
    def tensions(self) -> tuple[Opposition, ...]:
        """The tensions with all their sides; those that touch what is in focus first."""
        found = [one for one in oppositions(self.dossier) if self._touches(one.facts)]
        return tuple(sorted(found, key=lambda one: not self._is_in_focus(one.facts)))

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """The actors who take part in some fact, and the bodies that those belong to."""
        if not self.selection.is_filter:
            return self.dossier.actors
        named = {name for fact in self.listed for name in self.dossier.takes_part[fact.id]}
        return tuple(actor for actor in self.dossier.actors if actor.id in named)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places where some fact happened."""
        if not self.selection.is_filter:
            return self.dossier.places
        named = {name for fact in self.listed for name in fact.places}
        return tuple(place for place in self.dossier.places if place.id in named)

    @cached_property
    def sources(self) -> dict[Source, int]:
        """The sources, each with the number of its facts; in the order of the file."""
        heard = Counter(link for fact in self.facts for link in links(fact, self.dossier))
        listed = {link for fact in self.listed for link in links(fact, self.dossier)}
        is_whole = not self.selection.is_filter
        return {s: heard[s] for s in self.dossier.sources if is_whole or s in listed}

    @cached_property
    def reporters(self) -> dict[Source, int]:
        """The reporting outlets, each with the number of its facts; the most first."""
        heard = Counter(one for fact in self.facts for one in reporters(fact, self.dossier))
        return dict(heard.most_common())

    @cached_property
    def key_figures(self) -> tuple[KeyFigure, ...]:
        """The figures of the first page."""
        return tuple(one for one in self.dossier.config.key_figures if one.fact in self.ids)

    @cached_property
    def headline(self) -> Headline | None:
        """Return the headline, if a fact that it rests on is in.

        Where sources are left out, all must be: a sentence of it may be theirs.
        """
        headline = self.dossier.config.headline
        return headline if headline and self.bears(headline.facts) else None

    @cached_property
    def strands(self) -> tuple[Strand, ...]:
        """The strands with the lines that are in, by the rule of the headline; none without any."""
        found = (
            replace(strand, lines=lines)
            for strand in self.dossier.config.strands
            if (lines := tuple(line for line in strand.lines if self.bears(line.facts)))
        )
        return tuple(found)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of all strands that are in."""
        return tuple(line for strand in self.strands for line in strand.lines)

    def bears(self, facts: Iterable[str]) -> bool:
        """Return whether a text that rests on some facts is in, as a whole."""
        enough = all if self.selection.without else any
        return enough(name in self.ids for name in facts)

    @cached_property
    def matrix(self) -> tuple[tuple[Equipment, tuple[Cell, ...]], ...]:
        """Equipment by state asked; each row of the dossier is there, whatever the filter."""
        named = {(row.equipment, row.asked) for row in standing(self.dossier.aid, self.dossier)}
        rows: dict[tuple[str, str], list[AidRequest]] = defaultdict(list)
        for row in self.requests:
            rows[row.equipment, row.asked].append(row)
        return tuple(
            (
                one,
                tuple(
                    Cell(state, tuple(rows[at]), is_outside=at in named and not rows[at])
                    for state in self.dossier.states_asked
                    for at in [(one.id, state.id)]
                ),
            )
            for one in self.dossier.equipment
        )

    @cached_property
    def ladder(self) -> dict[Stage, tuple[Asked | None, ...]]:
        """Return the stages that some row has reached, each with its sources by state."""
        reached = {row.stage for row in self.requests}
        return {stage: self._on(stage) for stage in Stage if stage in reached}

    def _on(self, stage: Stage) -> tuple[Asked | None, ...]:
        rows = [row for row in self.requests if row.stage is stage]
        return tuple(asked_of(one.id, rows, self.dossier) for one in self.dossier.states_asked)

    def asked(self, state: str) -> Asked | None:
        """Return what the rows of aid say of a state; None where none is about it."""
        return asked_of(state, self.requests, self.dossier)

    def facts_at(self, place: str) -> tuple[Fact, ...]:
        """Return the facts at a place."""
        return tuple(f for f in self.dossier.facts_at(place) if f.id in self.listed_ids)

    @cached_property
    def number_of_facts(self) -> Counter[str]:
        """By actor: in how many facts that stand it, or who belongs to it, takes part."""
        return Counter(name for fact in self.facts for name in self.dossier.takes_part[fact.id])

    def signs(self, view: MapView) -> tuple[tuple[Sign, Place, tuple[Fact, ...]], ...]:
        """Return the places of a map that lie within its window, each with the facts there."""
        placed = ((sign, self.dossier.place[sign.place]) for sign in view.signs)
        return tuple(
            (sign, place, self.facts_at(place.id))
            for sign, place in placed
            if (at := place.anchor) and in_window(view, *at)
        )

    @property
    def map_view(self) -> MapView:
        """The map view that is open: the one that the selection names, else the first."""
        views = self.dossier.config.maps
        return next((view for view in views if view.id == self.selection.map), views[0])

    @cached_property
    def off_the_maps(self) -> tuple[OffMap, ...]:
        """The places with facts that no map shows, with the reason."""
        views = self.dossier.config.maps
        seen = {place.id for view in views for _, place, _ in self.signs(view)}
        return self._off(seen, "It lies outside the area of every map that lists it.")

    def off(self, view: MapView) -> tuple[OffMap, ...]:
        """Return the places with facts that this map should show and does not, with the reason."""
        seen = {place.id for _, place, _ in self.signs(view)}
        given = {sign.place for sign in view.signs}
        elsewhere = {p.id for p in self.dossier.places if p.is_located and p.id not in given}
        return self._off(seen | elsewhere, f"It lies outside the area of the map {view.title}.")

    def _off(self, seen: Collection[str], outside: str) -> tuple[OffMap, ...]:
        given = {sign.place for view in self.dossier.config.maps for sign in view.signs}
        return tuple(
            OffMap(place, there, outside if place.id in given else _why_off(place))
            for place in self.dossier.places
            if place.id not in seen and (there := self.facts_at(place.id))
        )

    def _in(self, entries: Iterable[R]) -> tuple[R, ...]:
        """Return the entries that are in, naming only facts that still stand."""
        rows = standing(entries, self.dossier)
        if not self.selection.is_filter:
            return rows
        found = (row for row in rows if not self.ids.isdisjoint(rests_on(row)))
        without = self.selection.without
        return tuple(told_without(found, without, self.dossier) if without else found)

    def _touches(self, facts: Iterable[Fact]) -> bool:
        return any(fact.id in self.ids for fact in facts)

    def _is_in_focus(self, facts: Iterable[Fact]) -> bool:
        return any(fact.id in self.focus for fact in facts)


def _why_off(place: Place) -> str:
    """Return why a place is on no map that it is not given to."""
    return "No map lists it." if place.is_located else place.why


@lru_cache(maxsize=256)
def excerpt(dossier: Dossier, selection: Selection) -> Excerpt:
    """Return what a selection shows of a dossier: the same for all visitors who select it."""
    return Excerpt(retold(dossier, selection.without), selection)
