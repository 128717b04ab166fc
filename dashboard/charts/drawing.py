"""One map view in the making, and the few strokes that it is drawn with."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dashboard.charts.geometry import aspect
from dashboard.charts.signs import MARKERS, Theme, colour_of, palette
from dashboard.domain.asking import Asked
from dashboard.domain.config import MapView, Palette, RequestSign, Sign
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.places import Place
from dashboard.domain.projection import Projection, fitted, window
from dashboard.globe import Position

Trace = dict[str, Any]

DRAWN = 720
"""Pixels that a map takes across where labels are set, about; paper and slides give it more."""


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
        is_solid = self.asked.is_surely_asked and MARKERS[self.asked.status].dash == "solid"
        return "solid" if is_solid else "dash"


@dataclass(frozen=True)
class Drawing:
    """One map view in the making: what to draw, and in which colours."""

    excerpt: Excerpt
    view: MapView
    theme: Theme

    @property
    def dossier(self) -> Dossier:
        """The dossier that the map is drawn of."""
        return self.excerpt.dossier

    @cached_property
    def paint(self) -> Palette:
        """The colours of the theme."""
        return palette(self.dossier, self.theme)

    @cached_property
    def projection(self) -> Projection:
        """Where positions lie on the map, in pixels."""
        return fitted(window(self.view), DRAWN, DRAWN / aspect(self.view))

    @cached_property
    def signs(self) -> tuple[tuple[Sign, Place, tuple[Fact, ...]], ...]:
        """The signs within the window, each with its place and the listed facts there."""
        return self.excerpt.signs(self.view)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The states that were asked, as far as the chosen facts say so."""
        return tuple(filter(None, (self._line(sign) for sign in self.view.requests)))

    def _line(self, sign: RequestSign) -> Line | None:
        asked = self.excerpt.asked(sign.state)
        if asked is None:
            return None
        seat = self.dossier.seat_of
        start, end = seat(asked.rows[0].asker), seat(sign.state)
        return Line(asked, start, end, sign.at) if start and end else None

    def facts_of(self, line: Line) -> tuple[Fact, ...]:
        """The chosen facts that a line rests on."""
        named = dict.fromkeys(fact for row in line.asked.rows for fact in row.facts)
        return tuple(self.dossier.fact[fact] for fact in named if fact in self.excerpt.ids)

    def standing(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """Those of some facts that are counted: neither corrected nor withdrawn."""
        return tuple(fact for fact in facts if fact.id in self.excerpt.ids)

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
