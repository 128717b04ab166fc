"""Labels beside what they name, so that none covers another: one pass, usable by any chart.

The first place that is free is taken, in an order that goes from near to far; labels that then
stand badly or nowhere may choose before the others. The result is the same for the same labels.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, product

from dashboard.scenes.bounds import Box, overlap
from dashboard.scenes.shapes import Point, Run

AIR = 3.0
"""Pixels between two labels."""
DISTANCES = (0, 8, 18, 32, 50, 72, 100, 140, 190)
"""How far from its mark a label may stand, in pixels."""
BROKEN = 14
"""So many pixels nearer is worth breaking the lines of a label once more."""
SIDES: tuple[Point, ...] = (
    (1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1),
    (1, -0.5), (-1, -0.5), (1, 0.5), (-1, 0.5), (0.5, -1), (-0.5, -1), (0.5, 1), (-0.5, 1),
)  # fmt: skip
"""To which sides of its mark, in the order in which they are tried."""
TIED = 10.0
"""Pixels from which on a leader ties a label to its mark."""
POOR = 40.0
"""What it costs if a label stands outside of its area, or its leader crosses something."""
NOWHERE = 1000.0
"""What it costs if a label does not fit, in pixels of a leader."""
ROUNDS = 6


def none() -> Iterator[tuple[int, Point]]:
    """Say that a label has no area to be in."""
    return iter(())


@dataclass(frozen=True, slots=True)
class Wish:
    """A label that wants a place."""

    sizes: tuple[Point, ...]
    """Width and height, one for each way to break its lines, the best first."""
    at: Point
    """What it names."""
    gap: float = 0.0
    """How far its mark reaches from there."""
    inside: Callable[[], Iterable[tuple[int, Point]]] = none
    """Tells what is tried first, within the area that it names: the number of a size, a middle."""
    reach: float = DISTANCES[-1]
    """How far from its mark it may be at most."""
    sides: tuple[Point, ...] = SIDES
    """On which sides of its mark it should stand, the best first; the others are tried last."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The position of a label: its box, its size, and a leader if it stands off."""

    box: Box
    size: int
    leader: Run = ()
    is_poor: bool = False
    """Whether it stands outside of the area that it names, or its leader crosses something."""


@dataclass(slots=True)
class Taken:
    """The areas that labels must keep clear of."""

    room: Box
    boxes: list[Box] = field(default_factory=list)
    marks: list[Box] = field(default_factory=list)
    """The boxes of marks: a leader may begin in one."""
    lines: list[tuple[Point, Point]] = field(default_factory=list)
    fences: list[Box] = field(default_factory=list)
    """What labels must not cover and leaders may cross."""

    def is_free(self, box: Box, leader: Run = ()) -> bool:
        """Return whether a label can be in a box, tied by a leader."""
        left, top, right, bottom = self.room
        if box[0] < left or box[1] < top or box[2] > right or box[3] > bottom:
            return False
        if any(overlap(box, other, AIR) for other in (*self.boxes, *self.marks, *self.fences)):
            return False
        if any(crosses(line, box) for line in self.lines):
            return False
        return not leader or self._is_clear((leader[0], leader[-1]))

    def _is_clear(self, leader: tuple[Point, Point]) -> bool:
        """Return whether a leader runs over no label and crosses no line but at its own mark."""
        start = leader[0]
        marks = (box for box in self.marks if not _holds(box, start))
        if any(crosses(leader, box) for box in (*self.boxes, *marks)):
            return False
        return not any(meet(leader, line) for line in self.lines if start not in line)

    def take(self, spot: Spot) -> None:
        """Keep clear of a label from now on, and of its leader."""
        self.boxes.append(spot.box)
        if spot.leader:
            self.lines.append((spot.leader[0], spot.leader[-1]))


def placed(wishes: Sequence[Wish], taken: Taken) -> tuple[Spot | None, ...]:
    """Return where each label stands; None for one that does not fit.

    The order of the wishes is that of the choice. Then the label that stands worst may choose
    first, as long as that makes things better.
    """
    order = list(range(len(wishes)))
    best, tried = _in_order(wishes, order, taken), set[int]()
    while len(tried) < ROUNDS:
        worst = max(set(order) - tried, key=lambda number: _cost(best.get(number)), default=-1)
        if worst < 0 or _cost(best.get(worst)) < TIED:
            break
        tried.add(worst)
        other = [worst, *(number for number in order if number != worst)]
        found = _in_order(wishes, other, taken)
        if _total(found, wishes) < _total(best, wishes):
            best, order = found, other
    for spot in best.values():
        taken.take(spot)
    return tuple(best.get(number) for number in range(len(wishes)))


def _total(found: dict[int, Spot], wishes: Sequence[Wish]) -> float:
    return sum(_cost(found.get(number)) for number in range(len(wishes)))


def _cost(spot: Spot | None) -> float:
    """Return how badly a label stands: by its leader, by the number of its lines."""
    if spot is None:
        return NOWHERE
    away = math.dist(spot.leader[0], spot.leader[-1]) if spot.leader else 0.0
    return away + BROKEN * spot.size + POOR * spot.is_poor


def _in_order(wishes: Sequence[Wish], order: Iterable[int], taken: Taken) -> dict[int, Spot]:
    now = Taken(taken.room, [*taken.boxes], taken.marks, [*taken.lines], taken.fences)
    found: dict[int, Spot] = {}
    for number in order:
        spot = _first_free(wishes[number], now)
        if spot is not None:
            found[number] = spot
            now.take(spot)
    return found


def _first_free(wish: Wish, now: Taken) -> Spot | None:
    """Return the best free place; rather one whose leader crosses something than none."""
    tied = (spot for spot in _spots(wish) if now.is_free(spot.box, spot.leader))
    crossing = (replace(spot, is_poor=True) for spot in _spots(wish) if now.is_free(spot.box))
    return next(tied, None) or next(crossing, None)


def _spots(wish: Wish) -> Iterator[Spot]:
    """Yield the places that a label may have, the best first."""
    for number, middle in wish.inside():
        yield Spot(around(middle, wish.sizes[number]), number)
    ways = [
        (distance + BROKEN * number, number, distance)
        for distance in DISTANCES
        for number in range(len(wish.sizes))
        if distance <= wish.reach
    ]
    others = tuple(side for side in SIDES if side not in wish.sides)
    for sides, (_, number, distance) in product((wish.sides, others), sorted(ways)):
        for side in sides:
            box = _beside(wish, wish.sizes[number], side, wish.gap + distance)
            yield Spot(box, number, tie(wish.at, wish.gap, box), wish.inside is not none)


def around(middle: Point, size: Point) -> Box:
    """Return the box of a size around a point."""
    (x, y), (wide, high) = middle, size
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def _beside(wish: Wish, size: Point, side: Point, away: float) -> Box:
    """Return the box of a label on one side of its mark; the nearest point of it is `away`."""
    (x, y), (wide, high), (across, down) = wish.at, size, side
    length = math.hypot(across, down)
    x, y = x + away * across / length, y + away * down / length
    middle = x + _shift(across) * wide / 2, y + _shift(down) * high / 2
    return around(middle, size)


def _shift(part: float) -> float:
    return 0.0 if abs(part) < 1 else math.copysign(1.0, part)


def tie(at: Point, gap: float, box: Box) -> Run:
    """Return the leader from a mark to a box; nothing where the box is beside it."""
    x, y = min(max(at[0], box[0]), box[2]), min(max(at[1], box[1]), box[3])
    away = math.hypot(x - at[0], y - at[1])
    return (at, (x, y)) if away > gap + TIED else ()


def _holds(box: Box, point: Point) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def without(runs: Iterable[Run], boxes: Sequence[Box]) -> tuple[Run, ...]:
    """Return lines less what of them lies in some boxes: what runs under a label is left out."""
    found: list[list[Point]] = []
    for run in runs:
        is_open = False
        for start, end in pairwise(run):
            gaps = _gaps(start, end, boxes)
            is_open = is_open and bool(gaps)
            for first, last in gaps:
                if not (is_open and first == 0.0):
                    found.append([_along(start, end, first)])
                found[-1].append(_along(start, end, last))
                is_open = last == 1.0
    return tuple(map(tuple, found))


def _gaps(start: Point, end: Point, boxes: Sequence[Box]) -> list[tuple[float, float]]:
    """Return the shares of a straight line between some boxes."""
    inside = sorted(filter(None, (_through((start, end), box) for box in boxes)))
    free, at = [], 0.0
    for first, last in inside:
        if first > at:
            free.append((at, first))
        at = max(at, last)
    if at < 1.0:
        free.append((at, 1.0))
    return free


def _along(start: Point, end: Point, share: float) -> Point:
    (x, y), (to_x, to_y) = start, end
    return round(x + share * (to_x - x), 1), round(y + share * (to_y - y), 1)


def crosses(line: tuple[Point, Point], box: Box) -> bool:
    """Return whether a straight line runs through a box."""
    return _through(line, box) is not None


def _through(line: tuple[Point, Point], box: Box) -> tuple[float, float] | None:
    """Return from which share of a line to which it runs through a box (Liang and Barsky)."""
    (x, y), (to_x, to_y) = line
    if max(x, to_x) <= box[0] or min(x, to_x) >= box[2]:
        return None
    if max(y, to_y) <= box[1] or min(y, to_y) >= box[3]:
        return None
    dx, dy = to_x - x, to_y - y
    first, last = 0.0, 1.0
    sides = ((-dx, x - box[0]), (dx, box[2] - x), (-dy, y - box[1]), (dy, box[3] - y))
    for step, room in sides:
        if not step:
            if room < 0:
                return None
            continue
        share = room / step
        if step < 0:
            first = max(first, share)
        else:
            last = min(last, share)
    return (first, last) if first < last else None


def meet(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Return whether two lines cross."""
    (a, b), (c, d) = one, other
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
