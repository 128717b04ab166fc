"""Lines on a map: requests from state to state, and routes that are only described."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from dashboard.domain.asking import Asked, hedged
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.map_views import MapView
from dashboard.domain.phrasing import contest_mark
from dashboard.domain.places import Place
from dashboard.scenes.map_canvas import Canvas
from dashboard.scenes.markers import MARKERS
from dashboard.scenes.placing import meet
from dashboard.scenes.shapes import Dash, Ink, Path, Point, Run, Stroke

MOST = 8
"""The most rows listed under one heading; the others are counted."""
BULGES = (0.12, 0.09, 0.15, 0.06, 0.19, 0.23, 0.28)
"""How far the middle of an arc may stand off the straight line, for its length."""
NEAR = 0.03
"""How near an arc may come to the end of another, for the width of the map."""
STEPS = 24
HEAD = 0.014
"""The length of an arrow head, for the width of the map."""
SPREAD = math.radians(24)
GAP = 0.5
"""How far a head stays off its goal, for its own length."""


@dataclass(frozen=True)
class Request:
    """The words about one state that was asked, with its arc."""

    asked: Asked
    arc: Run
    head: Run

    @property
    def dash(self) -> Dash:
        """The style of the line: solid only if all is reported as asked.

        Dots are kept for routes that are only described.
        """
        is_solid = self.asked.is_surely_asked and MARKERS[self.asked.status].dash == "solid"
        return "solid" if is_solid else "dash"

    @property
    def said(self) -> tuple[str, ...]:
        """Return what was asked and what is only being arranged, each under its own heading."""
        lines = [self.asked.label]
        for heading, rows in self.asked.parts():
            told = (
                " ".join(
                    (
                        hedged(row, self.asked.dossier),
                        contest_mark(self._fact(row.facts[0]), self.asked.dossier),
                    )
                )
                for row in rows[:MOST]
            )
            more = [f"and {len(rows) - MOST:,} more"] if len(rows) > MOST else []
            lines.append(f"{heading}: {'; '.join((*map(str.strip, told), *more))}")
        return tuple(lines)

    def _fact(self, name: str) -> Fact:
        return self.asked.dossier.fact[name]

    def facts(self, excerpt: Excerpt) -> tuple[str, ...]:
        """Return the ids of the facts that it rests on and that match the filter."""
        named = dict.fromkeys(name for row in self.asked.rows for name in row.facts)
        return tuple(name for name in named if name in excerpt.ids)

    def shapes(self, ink: Ink) -> tuple[Path, ...]:
        """Return the arc and its head."""
        line = Path(runs=(self.arc,), stroke=Stroke(ink, 2.5, self.dash))
        return line, Path(runs=(self.head,), fill=ink)


def requests_of(excerpt: Excerpt, view: MapView, canvas: Canvas) -> tuple[Request, ...]:
    """Return the states that were asked, as far as the excerpt says so.

    An arc keeps its place under every filter.
    """
    found = []
    arcs = _arcs(excerpt.dossier, view, canvas)
    for sign in view.requests:
        asked = excerpt.asked(sign.state)
        if asked is not None and sign.state in arcs:
            found.append(Request(asked, *arcs[sign.state]))
    return tuple(found)


@lru_cache(maxsize=64)
def _arcs(dossier: Dossier, view: MapView, canvas: Canvas) -> dict[str, tuple[Run, Run]]:
    """Return the arcs of a view, each bent so that it crosses none and passes no other's end."""
    askers = {row.asked: row.asker for row in reversed(dossier.aid)}
    ends: dict[str, tuple[Point, Point]] = {}
    for state in (sign.state for sign in view.requests if sign.state in askers):
        start, end = dossier.seat_of(askers[state]), dossier.seat_of(state)
        if start and end:
            ends[state] = _on(canvas, canvas.point(*start)), _on(canvas, canvas.point(*end))
    found: dict[str, tuple[Run, Run]] = {}
    for state in sorted(ends, key=lambda one: (-math.dist(*ends[one]), one)):
        others = [end for other, (_, end) in ends.items() if other != state]
        options = [arc_to(*ends[state], canvas.size[0], bulge) for bulge in BULGES]
        drawn = [arc for arc, _ in found.values()]
        found[state] = min(options, key=lambda one: _crowding(one[0], drawn, others, canvas))
    return found


def _crowding(arc: Run, drawn: Sequence[Run], ends: Sequence[Point], canvas: Canvas) -> float:
    """Return how much an arc gets in the way of others: by crossings, then by nearness.

    All arcs begin at about one point: there they may be near to each other.
    """
    sides = [*pairwise(arc)][2:]
    crossings = sum(
        meet(one, other) for run in drawn for other in [*pairwise(run)][2:] for one in sides
    )
    near = canvas.size[0] * NEAR
    points = [*ends, *(point for run in drawn for point in run[STEPS // 2 :])]
    tight = sum(max(0.0, near - min(math.dist(at, point) for at in arc)) for point in points)
    above = sum(max(0.0, near - y) for _, y in arc)
    return crossings * 1000 + tight + above * 2


def _on(canvas: Canvas, point: Point) -> Point:
    """Return a point, or the nearest one at the edge of the map if it lies outside of it."""
    left, top, right, bottom = canvas.box
    x, y = point
    return min(max(x, left + 4), right - 4), min(max(y, top + 4), bottom - 4)


def arc_to(start: Point, end: Point, width: float, bulge: float) -> tuple[Run, Run]:
    """Return a schematic arc that bulges up, and its head: a quadratic curve, no great circle."""
    (x, y), (to_x, to_y) = start, end
    length = math.dist(start, end) or 1.0
    up = -1 if to_x >= x else 1
    across, down = (to_x - x) / length, (to_y - y) / length
    bend = (
        (x + to_x) / 2 - up * down * 2 * bulge * length,
        (y + to_y) / 2 + up * across * 2 * bulge * length,
    )
    size = width * HEAD
    tip = _towards(end, bend, size * GAP)
    line = _curve(_towards(start, bend, size * GAP), bend, _towards(tip, bend, size * 0.7))
    return line, head(bend, tip, size)


def _curve(start: Point, bend: Point, end: Point) -> Run:
    """Return a quadratic curve (Bézier) as a line of short steps."""
    shares = (number / STEPS for number in range(STEPS + 1))
    parts = (((1 - t) ** 2, 2 * t * (1 - t), t * t) for t in shares)
    return tuple(
        (
            round(a * start[0] + b * bend[0] + c * end[0], 1),
            round(a * start[1] + b * bend[1] + c * end[1], 1),
        )
        for a, b, c in parts
    )


def _towards(point: Point, other: Point, length: float) -> Point:
    away = math.dist(point, other) or 1.0
    return tuple(a + (b - a) * length / away for a, b in zip(point, other, strict=True))  # type: ignore[return-value]


def head(start: Point, tip: Point, size: float) -> Run:
    """Return an arrow head as a closed line: a triangle that points from `start` to `tip`."""
    turn = math.atan2(start[1] - tip[1], start[0] - tip[0])
    sides = tuple(
        (
            round(tip[0] + size * math.cos(turn + side), 1),
            round(tip[1] + size * math.sin(turn + side), 1),
        )
        for side in (-SPREAD, SPREAD)
    )
    return tip, *sides, tip


def route(place: Place, canvas: Canvas) -> tuple[Run, Run] | None:
    """Return a route that is only described, with its head; None for a place without one."""
    if len(place.path) < 2:
        return None
    points = _steady([canvas.point(*position) for position in place.path], canvas)
    size = canvas.size[0] * HEAD
    tip = _towards(points[-1], points[-2], size * GAP)
    line = (*points[:-1], _towards(tip, points[-2], size * 0.7))
    rounded = tuple((round(x, 1), round(y, 1)) for x, y in line)
    return rounded, head(points[-2], tip, size)


def _steady(points: Sequence[Point], canvas: Canvas) -> list[Point]:
    """Return a line that goes the shorter way where the map ends and begins anew."""
    round_ = 2 * math.pi * canvas.scale
    found = [points[0]]
    for x, y in points[1:]:
        found.append((x - round_ * round((x - found[-1][0]) / round_), y))
    return found
