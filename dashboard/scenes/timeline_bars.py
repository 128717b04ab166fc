"""Bars of the timeline: the extent of a date, fading where it is not known.

A bar is one path. Its ends are small uprights where they are firm, fade out where they are
approximate, and bear an arrow where a beginning or an end is not known.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dashboard.domain.dates import When
from dashboard.scenes.bounds import corners
from dashboard.scenes.bundles import is_point
from dashboard.scenes.markers import MarkerStyle
from dashboard.scenes.shapes import Fade, Ink, Mark, Path, Run, Shape, Stroke
from dashboard.scenes.time_axis import Axis

SOFT = 18
"""How far beyond its bound a soft end fades out."""
OPEN = 150
"""How far a bar without a beginning or an end reaches before it has faded out."""
STUB = 44
"""The same where it is known only to lie before the article."""
BAR = 0.5
"""The height of a bar as a share of the size of the type."""
EDGE = 2
"""The width of lines: of hollow bars and of firm ends."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The extent of a date on the axis: fully drawn over its core, fading out to both sides."""

    left: float
    core: tuple[float, float]
    right: float
    starts: str
    """How it begins: 'firm', 'soft' or 'open'."""
    ends: str
    is_bar: bool

    @property
    def middle(self) -> float:
        """Return where the mark of a firm day stands."""
        return (self.core[0] + self.core[1]) / 2


def extent(axis: Axis, as_of: date, when: When, *, has_period: bool = True) -> Extent:
    """Return what a date takes of the axis.

    A firm day is a point. Approximate and uncertain ends fade out around their bounds. A bar
    without a beginning fades out to the left of its last day; one without an end fades towards
    the as-of day, after which nothing is known. What lies after it can only be planned.
    """
    latest = when.latest or max(as_of, when.earliest or as_of)
    end = axis.end_of(latest)
    start = axis.start_of(when.earliest or latest)
    left, core_left = start, start
    right, core_right = end, end
    first, last = axis.run_of(when.earliest or latest)[0], axis.run_of(latest)[1]
    reach = min(SOFT, (end - start) / 3)
    if when.earliest is None:
        left, core_left = max(first, end - (OPEN if has_period else STUB)), end
    elif when.soft_start:
        left, core_left = max(first, start - SOFT), start + reach
    if when.latest is None:
        core_right = max(end - OPEN, (start + end) / 2)
    elif when.soft_end:
        furthest = last if latest > as_of else max(end, axis.end_of(as_of))
        right, core_right = min(furthest, last, end + SOFT), end - reach
    starts = end_of(when.earliest, is_soft=when.soft_start)
    ends = end_of(when.latest if has_period else None, is_soft=when.soft_end)
    return Extent(left, (core_left, core_right), right, starts, ends, not is_point(when))


def end_of(day: date | None, *, is_soft: bool) -> str:
    """Return how one end of a date is known: 'firm', 'soft' or 'open'."""
    return "open" if day is None else "soft" if is_soft else "firm"


def bar(where: Extent, y: float, style: MarkerStyle, ink: Ink, size: float) -> Iterator[Shape]:
    """Yield a bar in the style of a status, with its ends."""
    high = size * BAR
    runs = tuple(_pieces(where.left, where.right, y, high, style))
    yield Path(runs=runs, fill=_fade(where, ink))
    yield from _end_marks(where, y, high, ink)


def _end_marks(where: Extent, y: float, high: float, ink: Ink) -> Iterator[Mark]:
    """Yield small uprights at firm ends, arrows at open ones."""
    for at, how, side in ((where.left, where.starts, "left"), (where.right, where.ends, "right")):
        if how == "firm":
            size = (high + 6) / 1.4
            yield Mark(at=(at, y), symbol="line-ns", size=size, stroke=Stroke(ink, EDGE))
        elif how == "open" and (side == "left" or where.core[1] < where.right):
            yield Mark(at=(at, y), symbol=f"triangle-{side}", size=high + 1, fill=ink)


def _fade(where: Extent, ink: Ink) -> Ink | Fade:
    """Return the fill of a bar: even between firm ends."""
    start, end = where.core
    if where.left == start and end == where.right:
        return ink
    before = ((where.left, 0.0),) if where.left < start else ()
    after = ((where.right, 0.0),) if end < where.right else ()
    return Fade(ink, (*before, (start, 1.0), (end, 1.0), *after))


def _pieces(left: float, right: float, y: float, high: float, style: MarkerStyle) -> Iterator[Run]:
    """Yield the areas of a bar: solid, hollow (two edges), dashed or crossed."""
    top, bottom = y - high / 2, y + high / 2
    if style.is_filled:
        yield corners(left, top, right, bottom)
    elif style.dash != "solid":
        step = high * 1.1
        for number in range(max(1, round((right - left) / step))):
            at = left + number * step
            yield corners(at, top, min(at + step * 0.55, right), bottom)
    else:
        yield corners(left, top, right, top + EDGE)
        yield corners(left, bottom - EDGE, right, bottom)
        for number in range(int((right - left) / high) if "x" in style.symbol else 0):
            yield _slash(left + number * high, top, high)


def _slash(left: float, top: float, high: float) -> Run:
    """Return a stroke of a crossed bar, from the lower left to the upper right."""
    right, bottom = left + high, top + high
    return (
        (left, bottom - EDGE), (right - EDGE, top + EDGE), (right, top + EDGE),
        (left + EDGE, bottom - EDGE), (left, bottom - EDGE),
    )  # fmt: skip
