"""Where the parts of a flow stand: bands in columns, and ribbons between them.

Across, columns stand at 0, 1, 2; down, positions are pixels from the top.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

Point = tuple[float, float]

GAP = 12
"""Pixels between two bands, at least."""
PITCH = 34
"""Pixels from the middle of a band to the middle of the next, at least: two labels apart."""
ABOVE = 30
"""Pixels between two bands of the first column, at least: a label stands above each."""
STEPS = 20
"""So many pieces of a curve."""


@dataclass(frozen=True, slots=True)
class Band:
    """A node: as high as its facts, at least a hair."""

    column: int
    id: str
    name: str
    number: int
    top: float
    height: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """Where its label stands."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Ribbon:
    """What flows between two bands. `left` and `right` are its upper ends."""

    start: Band
    end: Band
    left: Point
    right: Point
    height: float

    def edge(self, height: float) -> list[Point]:
        """A line along it, so many pixels below its upper edge."""
        (x0, y0), (x1, y1) = self.left, self.right
        shares = [step / STEPS for step in range(STEPS + 1)]
        return [(x0 + (x1 - x0) * t, y0 + height + (y1 - y0) * eased(t)) for t in shares]

    def outline(self, height: float) -> list[Point]:
        """Its area, closed; of less height, its upper part."""
        upper = self.edge(0)
        return [*upper, *reversed(self.edge(height)), upper[0]]

    def pieces(self, count: int) -> Iterator[tuple[float, float, float]]:
        """It in pieces as (left, right, middle down)."""
        line = self.edge(self.height / 2)
        for number in range(count):
            first, last = (round(STEPS * n / count) for n in (number, number + 1))
            yield line[first][0], line[last][0], (line[first][1] + line[last][1]) / 2


def eased(t: float) -> float:
    """A way from 0 to 1 that begins and ends level."""
    return t * t * (3 - 2 * t)


def stacked(
    column: int, named: Mapping[str, str], numbers: Mapping[str, int], heights: Mapping[str, float]
) -> list[Band]:
    """The bands of a column from the top, with their numbers of facts and heights in pixels."""
    found: list[Band] = []
    for id_, name in named.items():
        height = heights[id_]
        top = 0.0
        if found:
            last = found[-1]
            gap = GAP if column else ABOVE
            top = max(last.bottom + gap, last.middle + PITCH - height / 2)
        found.append(Band(column, id_, name, numbers[id_], top, height))
    return found


def centred(columns: Sequence[list[Band]], top: float) -> tuple[list[Band], ...]:
    """Columns of one height, each in the middle of it."""
    highest = max(column[-1].bottom for column in columns)
    return tuple(
        [replace(band, top=band.top + top + (highest - column[-1].bottom) / 2) for band in column]
        for column in columns
    )


def ribbons(
    starts: Iterable[Band],
    ends: Iterable[Band],
    numbers: Mapping[tuple[str, str], int],
    unit: float,
    inset: float,
) -> Iterator[Ribbon]:
    """A ribbon for each pair that has facts, in the order of the bands on both sides.

    They begin and end `inset` beside the middles of the columns.
    """
    last = list(ends)
    taken: defaultdict[tuple[int, str], float] = defaultdict(float)
    for start in starts:
        for end in last:
            if number := numbers.get((start.id, end.id), 0):
                height = number * unit
                left = (start.column + inset, start.top + taken[start.column, start.id])
                right = (end.column - inset, end.top + taken[end.column, end.id])
                taken[start.column, start.id] += height
                taken[end.column, end.id] += height
                yield Ribbon(start, end, left, right, height)
