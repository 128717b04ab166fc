"""One map view in the making, and the few strokes that it is drawn with."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dashboard.charts.geometry import Position
from dashboard.charts.signs import SIGNS, Theme, colour_of, palette
from dashboard.domain.asking import Asked, asked_of
from dashboard.domain.config import MapView, Palette, RequestSign, Sign
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.places import Place
from dashboard.domain.selection import Selection
from dashboard.domain.shown import touching
from dashboard.domain.superseded import standing

Trace = dict[str, Any]


def anchor_of(place: Place) -> Position | None:
    """Where the sign of a place stands."""
    if place.lon is not None and place.lat is not None:
        return place.lon, place.lat
    return place.path[len(place.path) // 2] if place.path else None


@dataclass(frozen=True)
class Line:
    """What is said of one state that was asked, from seat to seat."""

    asked: Asked
    start: Position
    end: Position
    at: str

    @property
    def dash(self) -> str:
        """The style of the line, as Plotly spells it: solid only if all is reported as asked.

        Dots are kept for routes that are only described.
        """
        is_solid = self.asked.is_surely_asked and SIGNS[self.asked.status].dash == "solid"
        return "solid" if is_solid else "dash"


@dataclass(frozen=True)
class Drawing:
    """One map view in the making: what to draw, and in which colours."""

    dossier: Dossier
    view: MapView
    selection: Selection
    theme: Theme

    @cached_property
    def paint(self) -> Palette:
        """The colours of the theme."""
        return palette(self.dossier, self.theme)

    @cached_property
    def chosen(self) -> frozenset[str]:
        """The ids of the facts that the filter lets through."""
        return self.selection.ids(self.dossier)

    @cached_property
    def listed(self) -> frozenset[str]:
        """The same with the facts that no longer stand, which are drawn struck through."""
        return frozenset(fact.id for fact in self.selection.listed(self.dossier))

    @cached_property
    def focus(self) -> frozenset[str]:
        """The ids of the facts in focus."""
        return self.selection.in_focus(self.dossier)

    @cached_property
    def signs(self) -> tuple[tuple[Sign, Place, tuple[Fact, ...]], ...]:
        """The signs of the view, each with its place and the listed facts there."""
        return tuple(
            (sign, place, tuple(f for f in self.dossier.facts_at(place.id) if f.id in self.listed))
            for sign in self.view.signs
            for place in (self.dossier.place[sign.place],)
        )

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The states that were asked, as far as the chosen facts say so."""
        return tuple(filter(None, (self._line(sign) for sign in self.view.requests)))

    def _line(self, sign: RequestSign) -> Line | None:
        rows = touching(standing(self.dossier.aid, self.dossier), self.chosen)
        asked = asked_of(sign.state, rows, self.dossier)
        if asked is None:
            return None
        start, end = self._seat(asked.rows[0].asker), self._seat(sign.state)
        return Line(asked, start, end, sign.at) if start and end else None

    def _seat(self, actor: str) -> Position | None:
        """Where lines to a state end."""
        place = self.dossier.place.get(self.dossier.actor[actor].seat)
        return anchor_of(place) if place else None

    def facts_of(self, line: Line) -> tuple[Fact, ...]:
        """The chosen facts that a line rests on."""
        named = dict.fromkeys(fact for row in line.asked.rows for fact in row.facts)
        return tuple(self.dossier.fact[fact] for fact in named if fact in self.chosen)

    def standing(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """Those of some facts that are counted: neither corrected nor withdrawn."""
        return tuple(fact for fact in facts if fact.id in self.chosen)

    def colour(self, facts: Sequence[Fact]) -> str:
        """The colour that most of the facts have."""
        counted = Counter(colour_of(fact, self.dossier, self.theme) for fact in facts)
        return counted.most_common(1)[0][0] if counted else self.paint.muted


def line(points: Iterable[Position], **style: Any) -> Trace:
    """A trace through some positions; `style` is anything that Plotly knows of one.

    Positions are given to a hundredth of a degree: a third of a pixel on a wide screen.
    """
    lon, lat = zip(*points, strict=True)
    return {
        "type": "scattergeo",
        "mode": "lines",
        "lon": [None if x is None else round(x, 2) for x in lon],
        "lat": [None if y is None else round(y, 2) for y in lat],
        "hoverinfo": "skip",
        **style,
    }


def joined(parts: Iterable[Sequence[Position]]) -> Iterator[Any]:
    """Several lines as one trace: Plotly lifts the pen at None."""
    for part in parts:
        yield from part
        yield None, None


def filled(rings: Iterable[Sequence[Position]], colour: str, **edge: Any) -> list[Trace]:
    """Areas of one colour. Plotly fills what a ring runs around clockwise."""
    turned = [ring[::-1] for ring in rings]
    if not turned:
        return []
    style = {"width": 0} | edge
    return [line(joined(turned), fill="toself", fillcolor=colour, line=style)]
