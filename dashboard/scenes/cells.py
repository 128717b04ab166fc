"""The squares of a map that an area covers: they tell at once how much of a box it fills."""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from dashboard.scenes.bounds import Box
from dashboard.scenes.shapes import Point, Run

SIDE = 4.0
"""Pixels of a square."""
STEP = 5
"""In each way, every such square is tried as the middle of a label."""
MOST = 150
"""So many middles are tried at most."""

Sides = list[tuple[Point, Point]]


class Cells:
    """The squares of an area, summed up from the upper left corner (a summed-area table).

    `at` is where a label would stand best.
    """

    def __init__(self, runs: Sequence[Run], box: Box, at: Point) -> None:
        self.left, self.top = box[:2]
        self.columns = int((box[2] - box[0]) // SIDE)
        self.rows = int((box[3] - box[1]) // SIDE)
        sides = [ends for run in runs for ends in pairwise(run)]
        self.filled = [self._row(sides, row) for row in range(self.rows)]
        self.sums = [[0] * (self.columns + 1)]
        for row in self.filled:
            total, sums = 0, [0]
            for is_inside, above in zip(row, self.sums[-1][1:], strict=True):
                total += is_inside
                sums.append(above + total)
            self.sums.append(sums)
        middles = (
            (column, row)
            for row in range(STEP // 2, self.rows, STEP)
            for column in range(STEP // 2, self.columns, STEP)
            if self.filled[row][column]
        )
        self.lattice = sorted(middles, key=lambda cell: math.dist(self.middle(*cell), at))

    def _row(self, sides: Sides, row: int) -> list[bool]:
        """Return which squares of a row lie inside: their middles do, by the even-odd rule."""
        y = self.top + (row + 0.5) * SIDE
        xs = sorted(
            x + (y - top) / (bottom - top) * (to_x - x)
            for (x, top), (to_x, bottom) in sides
            if (top > y) != (bottom > y)
        )
        found = [False] * self.columns
        for start, end in zip(xs[::2], xs[1::2], strict=False):
            first = max(0, math.ceil((start - self.left) / SIDE - 0.5))
            last = min(self.columns, math.ceil((end - self.left) / SIDE - 0.5))
            found[first:last] = [True] * max(0, last - first)
        return found

    def middle(self, column: int, row: int) -> Point:
        """Return the middle of a square."""
        return self.left + (column + 0.5) * SIDE, self.top + (row + 0.5) * SIDE

    def middles(self, size: Point, share: float) -> Iterator[Point]:
        """Yield where a box can stand so that the area covers a share of it, the best first."""
        across, down = (math.ceil(length / SIDE / 2 - 0.5) for length in size)
        fitting = (middle for middle, covered in _shares(self, across, down) if covered >= share)
        for _, middle in zip(range(MOST), fitting, strict=False):
            yield middle

    def covered(self, column: int, row: int, across: int, down: int) -> float:
        """Return how much of the squares around one, `reach` to each side, the area covers."""
        left, right = column - across, column + across + 1
        top, bottom = row - down, row + down + 1
        if left < 0 or top < 0 or right > self.columns or bottom > self.rows:
            return 0.0
        above, below = self.sums[top], self.sums[bottom]
        total = below[right] - above[right] - below[left] + above[left]
        return total / ((right - left) * (bottom - top))

    def within(self, other: "Cells") -> float:
        """Return which share of the area lies in another on the same canvas."""
        inside = sum(other.filled[row][column] for column, row in self.lattice)
        return inside / len(self.lattice) if self.lattice else 0.0

    def boxes(self) -> list[Box]:
        """Return what the area covers as boxes, one for each row of squares."""
        found = []
        for number, row in enumerate(self.filled):
            if any(row):
                first, last = row.index(True), self.columns - row[::-1].index(True)
                y = self.top + number * SIDE
                found.append((self.left + first * SIDE, y, self.left + last * SIDE, y + SIDE))
        return found


@lru_cache(maxsize=512)
def _shares(cells: Cells, across: int, down: int) -> tuple[tuple[Point, float], ...]:
    """Return the middles for a box of some size, with how much of it the area covers."""
    return tuple(
        (cells.middle(*cell), share)
        for cell in cells.lattice
        if (share := cells.covered(*cell, across, down))
    )
