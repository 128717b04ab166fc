"""A graph of actors in the making: which lines are drawn, in which colour, where words stand."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.charts.edges import Edge, edges
from dashboard.charts.network import MIDDLE, NAME, Network, Point, network
from dashboard.charts.scene import mixed
from dashboard.charts.signs import Theme, colour_of, palette
from dashboard.domain.config import Palette
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.relations import Relation

PALE = 0.28
"""How much of its colour a line keeps while others are in focus."""
SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.25, 0.75)
"""Where on a line its word may stand, the best first."""
WORD = (0.3, 20.0)
"""What a word takes of the picture: a share across, pixels down."""


@dataclass(frozen=True)
class Graph:
    """The graph of a selection in the making."""

    excerpt: Excerpt
    theme: Theme
    is_compact: bool = False
    """Whether only what is shown has a place, as on a slide."""

    @property
    def dossier(self) -> Dossier:
        """The dossier that the graph is drawn of."""
        return self.excerpt.dossier

    @cached_property
    def paint(self) -> Palette:
        """The colours of the theme."""
        return palette(self.dossier, self.theme)

    @cached_property
    def net(self) -> Network:
        """Where the actors stand."""
        return network(self.dossier, self.placed)

    @cached_property
    def placed(self) -> tuple[Relation, ...]:
        """The relations that have a place."""
        return self.excerpt.relations if self.is_compact else self.dossier.relations

    @cached_property
    def shown(self) -> list[tuple[Edge, tuple[Fact, ...]]]:
        """The lines that rest on facts which the filter lets through, with these facts."""
        resting = (
            (
                edge,
                tuple(self.dossier.fact[n] for n in edge.relation.facts if n in self.excerpt.ids),
            )
            for edge in edges(self.placed, self.net)
        )
        return [(edge, facts) for edge, facts in resting if facts]

    def is_away(self, relation: Relation) -> bool:
        """Whether something else is in focus."""
        selection = self.excerpt.selection
        if selection.relation:
            return relation.id != selection.relation
        if selection.actor:
            return selection.actor not in (relation.actor, relation.toward)
        focus = self.excerpt.focus
        return bool(focus) and focus.isdisjoint(relation.facts)

    def colour(self, relation: Relation, facts: Sequence[Fact]) -> str:
        """The hue that most of its facts have; pale if something else is in focus."""
        counted = Counter(colour_of(fact, self.dossier, self.theme) for fact in facts)
        colour = counted.most_common(1)[0][0]
        return mixed(colour, self.paint.page, PALE) if self.is_away(relation) else colour

    @cached_property
    def words(self) -> list[Point]:
        """Where on each line its word stands: each in turn where it has the most room."""
        found: list[Point] = []
        names = list(self._names())
        for edge, _ in self.shown:
            choices = [edge.at(share) for share in SHARES]
            found.append(max(choices, key=lambda at: _room(at, [*names, *found])))
        return found

    def _names(self) -> Iterator[Point]:
        """What the names of the middle column take of the picture, in words."""
        for name, (x, y) in self.net.at.items():
            if self.net.column[name] == MIDDLE:
                above = y - self.net.span[name] / 2 - NAME / 2
                yield from ((x + shift, above) for shift in (-WORD[0], 0, WORD[0]))


def _room(at: Point, taken: Sequence[Point]) -> float:
    """How far from all others a word would stand, in words; far enough is enough."""
    apart = (max(abs(at[0] - x) / WORD[0], abs(at[1] - y) / WORD[1]) for x, y in taken)
    return min((*apart, 1.0))
