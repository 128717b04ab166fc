"""The relations of an excerpt: how firm each is, in which hue, and its words."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import counted, deed_in_words, least_firm
from dashboard.domain.relations import Relation
from dashboard.domain.vocabulary import Status
from dashboard.domain.weight import by_weight
from dashboard.scenes.bounds import box_of
from dashboard.scenes.mark_words import shared_words
from dashboard.scenes.markers import MARKERS, MIXED, RECEDED, MarkerStyle, mark
from dashboard.scenes.shapes import Group, Ink, Key, Layer, Mark, Path, Run, Shape, Stroke, Text

MARK, HEAD = 11, 10
"""Diameters of the mark that a line begins with, and of its head."""
NEAR = 12
"""Pixels across that a pointer selects a line in."""


@dataclass(frozen=True)
class Relations:
    """The relations of an excerpt that rest on facts which are in, and their looks."""

    excerpt: Excerpt

    @cached_property
    def facts(self) -> dict[str, tuple[Fact, ...]]:
        """The facts that are in, by the relations that rest on them."""
        dossier, ids = self.excerpt.dossier, self.excerpt.ids
        found = {
            one.id: tuple(dossier.fact[name] for name in one.facts if name in ids)
            for one in self.excerpt.relations
        }
        return {name: facts for name, facts in found.items() if facts}

    @cached_property
    def all(self) -> tuple[Relation, ...]:
        """The relations, in the order of the files."""
        return tuple(one for one in self.excerpt.relations if one.id in self.facts)

    @cached_property
    def all_facts(self) -> tuple[Fact, ...]:
        """The facts that they rest on, each once."""
        facts = {fact.id: fact for one in self.all for fact in self.facts[one.id]}
        return tuple(facts.values())

    def weightiest(self, most: int) -> tuple[Relation, ...]:
        """Return at most `most`, the selected ones first, in the order of the files."""
        if most >= len(self.all):
            return self.all
        ordered = by_weight(self.all_facts, self.excerpt.dossier)
        rank = {fact.id: index for index, fact in enumerate(ordered)}

        def weight(one: Relation) -> tuple[bool, int]:
            return self.is_away(one), min(rank[fact.id] for fact in self.facts[one.id])

        drawn = {one.id for one in sorted(self.all, key=weight)[:most]}
        return tuple(one for one in self.all if one.id in drawn)

    def is_away(self, one: Relation) -> bool:
        """Return whether something else is selected."""
        selection = self.excerpt.selection
        if selection.relation:
            return one.id != selection.relation
        if selection.actor:
            return selection.actor not in (one.actor, one.toward)
        focus = self.excerpt.focus & self.excerpt.ids
        return bool(focus) and focus.isdisjoint(one.facts)

    def is_selected(self, one: Relation) -> bool:
        """Return whether it, or a fact that it rests on, is selected; not because an actor is."""
        selection = self.excerpt.selection
        return bool(selection.focus) and not selection.actor and not self.is_away(one)

    def ink(self, one: Relation) -> Ink:
        """Return the hue that most of its facts have; paler if something else is selected."""
        kinds = self.excerpt.dossier.kind
        hues = Counter(kinds[fact.kind].hue.value for fact in self.facts[one.id])
        return Ink(hues.most_common(1)[0][0], RECEDED if self.is_away(one) else 1.0)

    def style(self, one: Relation) -> MarkerStyle:
        """Return its mark and the style of its line, which is as firm as its least firm fact."""
        facts = self.facts[one.id]
        ruling = MARKERS[least_firm(facts)]
        return replace(MIXED, dash=ruling.dash) if len({f.status for f in facts}) > 1 else ruling

    def line(self, one: Relation, points: Run, words: Sequence[Shape], lane: str) -> Group:
        """Return a relation as a line with a mark where it begins, a head, and its words."""
        drawn = _line(self.style(one), self._is_firm(one), points, self.ink(one))
        facts, dossier = self.facts[one.id], self.excerpt.dossier
        said = shared_words(deed_in_words(one, dossier), facts, dossier)
        return Group(
            name=deed_in_words(one, dossier),
            shapes=(*drawn, *words),
            facts=tuple(fact.id for fact in facts),
            target=f"relation:{one.id}",
            said=(*said, one.note) if one.note else said,
            lane=lane,
            hit=(Path(runs=(points,), stroke=Stroke(self.ink(one), NEAR)), *map(area, words)),
        )

    def ring(self, one: Relation, points: Run) -> Group:
        """Return what marks a line as selected: it is drawn wider, with a ring around its mark."""
        ink, style = self.ink(one), self.style(one)
        line = Path(runs=(points,), stroke=Stroke(ink, 4, style.dash))
        around = Mark(at=points[0], symbol="circle-open", size=MARK + 10, stroke=RING)
        name = f"Selected: {deed_in_words(one, self.excerpt.dossier)}"
        return Group(
            name=name, shapes=(line, mark(style, points[0], ink, MARK), around), layer=Layer.FOCUS
        )

    def about_actor(self, name: str, box: Path, title: Text, words: Sequence[Text] = ()) -> Group:
        """Return an actor, who stands for the facts of all relations from or toward it.

        `words` are what several of its lines are called.
        """
        dossier = self.excerpt.dossier
        actor = dossier.actor[name]
        touching = [one for one in self.all if name in (one.actor, one.toward)]
        facts = dict.fromkeys(fact.id for one in touching for fact in self.facts[one.id])
        number = counted(self.excerpt.number_of_facts[name], "fact")
        return Group(
            name=actor.name,
            shapes=(box, title, *words),
            facts=tuple(facts),
            target=f"actor:{name}",
            said=(actor.name, actor.role or dossier.actor_kind[actor.kind].label, number),
            lane=actor.name,
            hit=(area(box), *map(area, words)),
        )

    def legend(self, drawn: Iterable[Relation]) -> Iterator[Key]:
        """Yield what marks, lines, heads and hues mean."""
        shown = list(drawn)
        facts = [fact for one in shown for fact in self.facts[one.id]]
        looks = {self.style(one).symbol: one for one in shown}
        single = [one for one in shown if len({f.status for f in self.facts[one.id]}) == 1]
        statuses = {self.facts[one.id][0].status for one in single}
        for status in Status:
            if status in statuses:
                yield _key(MARKERS[status], status is Status.REPORTED, status.label)
        if MIXED.symbol in looks:
            yield _key(
                replace(MIXED, dash="dot"),
                False,
                "Several facts, not equally firm; the line shows the least firm",
            )
        yield from self._hues(facts)

    def _hues(self, facts: Collection[Fact]) -> Iterator[Key]:
        """Yield the hues with the kinds of facts that have them."""
        named: dict[str, list[str]] = {}
        drawn = {fact.kind for fact in facts}
        for kind in self.excerpt.dossier.config.kinds:
            if kind.id in drawn:
                named.setdefault(kind.hue.value, []).append(kind.name)
        for hue, names in named.items():
            line = Path(runs=(((3, 9), (25, 9)),), stroke=Stroke(Ink(hue), 5))
            yield Key(shapes=(line,), words="; ".join(names))

    def _is_firm(self, one: Relation) -> bool:
        return least_firm(self.facts[one.id]) is Status.REPORTED


def area(shape: Shape) -> Path:
    """Return the room that a shape takes, where a pointer selects it."""
    left, top, right, bottom = box_of(shape)
    corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
    return Path(runs=(corners,), fill=Ink("page"))


RING = Stroke(Ink("ink"), 2.5)
"""Around what is selected."""


def _line(
    style: MarkerStyle, is_firm: bool, points: Run, ink: Ink, size: float = MARK
) -> tuple[Shape, ...]:
    """Return a line with its mark and its head, which is filled where all is reported."""
    side = 1 if points[-1][0] > points[-2][0] else -1
    tip = Mark(
        at=points[-1],
        symbol="triangle-right" if side > 0 else "triangle-left",
        size=HEAD,
        fill=ink if is_firm else Ink("page"),
        stroke=Stroke(ink, 1.5),
    )
    return (
        Path(runs=(points,), stroke=Stroke(ink, 2, style.dash)),
        mark(style, points[0], ink, size),
        tip,
    )


def _key(style: MarkerStyle, is_firm: bool, words: str) -> Key:
    """Return a sample of a line."""
    points = ((6.0, 9.0), (23.0, 9.0))
    return Key(shapes=_line(style, is_firm, points, Ink("ink"), 9), words=words)
