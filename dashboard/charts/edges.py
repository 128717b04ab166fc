"""The lines between actors: one for each relation, apart from the others of the same two.

Across, columns stand at 0, 1, 2; down, positions are pixels from the top.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashboard.charts.flow import STEPS, eased
from dashboard.charts.network import APART, RIGHT, Network, Point, side
from dashboard.domain.relations import Relation

INSET = 0.04
"""How far from the middle of an actor a line begins and ends."""
BULGE = 0.3
"""How far a line within a column swings out."""
UNDER = 16
"""Pixels below the last actor of the middle where lines run that pass it by."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation as a line of points, from who acts to toward whom."""

    relation: Relation
    points: tuple[Point, ...]

    @property
    def end(self) -> Point:
        """Where its head stands."""
        return self.points[-1]

    @property
    def goes_right(self) -> bool:
        """Whether its head points to the right."""
        return self.points[-1][0] > self.points[-2][0]

    def at(self, share: float) -> Point:
        """A position on it."""
        return self.points[round(share * (len(self.points) - 1))]


def edges(relations: Iterable[Relation], net: Network) -> tuple[Edge, ...]:
    """A line for each relation; which ends share an actor is known for all of them at once."""
    listed = list(relations)
    ends = _ends(listed, net)
    passing = Counter[str]()
    found = []
    for one in listed:
        start, end = ends[one.id]
        if abs(start[0] - end[0]) > 1.5:
            passing["under"] += 1
            lane = net.height + UNDER + APART * 1.5 * (passing["under"] - 1)
            found.append(Edge(one, tuple(_past(start, end, lane))))
        else:
            found.append(Edge(one, tuple(_line(start, end))))
    return tuple(found)


def _ends(relations: list[Relation], net: Network) -> dict[str, tuple[Point, Point]]:
    """Where each line begins and ends: beside its actors, spread in the order of the other ends."""
    spread: dict[tuple[str, int], list[tuple[float, str, int]]] = {}
    for one in relations:
        y0, y1 = net.at[one.actor][1], net.at[one.toward][1]
        away, back = side(net.column, one)
        spread.setdefault((one.actor, away), []).append((y1, one.id, 0))
        spread.setdefault((one.toward, back), []).append((y0, one.id, 1))
    found: dict[str, list[Point]] = {one.id: [(0, 0), (0, 0)] for one in relations}
    for (name, where), lines in spread.items():
        x, y = net.at[name]
        for place, (_, id_, which) in enumerate(sorted(lines)):
            shift = APART * (place - (len(lines) - 1) / 2)
            found[id_][which] = (x + where * INSET, y + shift)
    return {id_: (ends[0], ends[1]) for id_, ends in found.items()}


def _line(start: Point, end: Point) -> Iterator[Point]:
    """A line that leaves and arrives level; within a column it swings out."""
    (x0, y0), (x1, y1) = start, end
    swing = (-BULGE if x0 > RIGHT - 0.5 else BULGE) if abs(x0 - x1) < 0.5 else 0
    for step in range(STEPS + 1):
        t = step / STEPS
        yield x0 + (x1 - x0) * t + swing * 4 * t * (1 - t), y0 + (y1 - y0) * eased(t)


def _past(start: Point, end: Point, lane: float) -> Iterator[Point]:
    """A line from the first column to the last, or back, under all actors between them."""
    middle = (start[0] + end[0]) / 2
    near = middle - (middle - start[0]) * 0.3, lane
    far = middle + (end[0] - middle) * 0.3, lane
    yield from _line(start, near)
    yield from _line(far, end)
