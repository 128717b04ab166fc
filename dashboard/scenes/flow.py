"""The layout of a flow: boxes in columns, and ribbons between their sides."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass, replace

from dashboard.scenes.shapes import Point, Run

STEPS = 20
"""So many pieces of a curve."""
HAIR = 1.2
"""Pixels of the thinnest ribbon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A box of a flow: what is written in it, its sides, and how high its ribbons are together."""

    id: str
    name: str
    """Whole, even where `lines` are cut."""
    lines: tuple[str, ...] = ()
    is_count_below: bool = False
    """Whether the number of facts is under the name instead of beside it."""
    left: float = 0
    right: float = 0
    top: float = 0
    height: float = 0
    width: int = 0
    """Its width in facts: all that begin or end at it."""

    @property
    def bottom(self) -> float:
        """Return where it ends."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """Return the position of its label."""
        return self.top + self.height / 2

    @property
    def outline(self) -> Run:
        """Its box as a closed line."""
        x0, x1, y0, y1 = self.left, self.right, self.top, self.bottom
        return (x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A ribbon between two boxes. `left` and `right` are its upper ends."""

    start: Band
    end: Band
    left: Point
    right: Point
    height: float

    def edge(self, down: float) -> Run:
        """Return a line along it, a number of pixels below its upper edge."""
        (x0, y0), (x1, y1) = self.left, self.right
        return curve((x0, y0 + down), (x1, y1 + down))

    def outline(self, share: float = 1) -> Run:
        """Return its area as a closed line; of a share of it, the upper part."""
        upper = self.edge(0)
        return *upper, *reversed(self.edge(max(HAIR, self.height * share))), upper[0]


def curve(start: Point, end: Point) -> Run:
    """Return a line that leaves and arrives level."""
    (x0, y0), (x1, y1) = start, end
    shares = (step / STEPS for step in range(STEPS + 1))
    return tuple((x0 + (x1 - x0) * t, y0 + (y1 - y0) * t * t * (3 - 2 * t)) for t in shares)


def stacked(bands: Iterable[Band], unit: float, line: float, gap: float) -> list[Band]:
    """Return the boxes of a column from 0 down: as high as their facts, at least as their words."""
    found: list[Band] = []
    top = 0.0
    for band in bands:
        rows = len(band.lines) + band.is_count_below
        height = max(band.width * unit, line * rows + gap)
        found.append(replace(band, top=top, height=height))
        top += height + gap
    return found


def spread(columns: Iterable[list[Band]], width: float) -> tuple[tuple[Band, ...], ...]:
    """Return columns across a width, with equal gaps between them."""
    listed = list(columns)
    free = width - 2 - sum(column[0].right - column[0].left for column in listed)
    left, found = 1.0, []
    for column in listed:
        wide = column[0].right - column[0].left
        found.append(tuple(replace(band, left=left, right=left + wide) for band in column))
        left += wide + free / max(1, len(listed) - 1)
    return tuple(found)


def ribbons(
    starts: Sequence[Band],
    ends: Sequence[Band],
    passing: Mapping[tuple[str, str], Sized],
    unit: float,
) -> Iterator[Ribbon]:
    """Yield a ribbon for each pair that has facts, in the order of the boxes on both sides."""
    heights = {
        (start.id, end.id): len(passing[start.id, end.id]) * unit
        for start in starts
        for end in ends
        if (start.id, end.id) in passing
    }
    whole: defaultdict[str, float] = defaultdict(float)
    for (first, last), height in heights.items():
        whole[first] += height
        whole[last] += height
    taken = {band.id: band.middle - whole[band.id] / 2 for band in (*starts, *ends)}
    for start in starts:
        for end in ends:
            if height := heights.get((start.id, end.id), 0):
                left, right = (start.right, taken[start.id]), (end.left, taken[end.id])
                taken[start.id] += height
                taken[end.id] += height
                yield Ribbon(start, end, left, right, height)
