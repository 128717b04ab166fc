"""Areas that fade, in parts that every program for slides can draw."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from dashboard.scenes.shapes import Fade, Path, Point, Run


def pieces(path: Path) -> Iterator[Path]:
    """Yield a fade in parts of two stops each, as many programs know no more."""
    fade = path.fill
    if not isinstance(fade, Fade) or len(fade.stops) < 3 or path.stroke:
        yield path
        return
    xs = [x for run in path.runs for x, _ in run]
    ends = [(x, opacity_at(fade, x)) for x in (min(xs), max(xs))]
    inside = (stop for stop in fade.stops if ends[0][0] < stop[0] < ends[1][0])
    for (start, first), (end, last) in pairwise((ends[0], *inside, ends[1])):
        runs = tuple(filter(None, (_between(run, start, end) for run in path.runs)))
        if start < end and runs:
            ink = replace(fade.ink, opacity=first)
            fill = ink if first == last else replace(fade, stops=((start, first), (end, last)))
            yield replace(path, runs=runs, fill=fill)


def _between(run: Run, left: float, right: float) -> Run:
    """Return the part of an area between two positions from left to right; empty for none."""
    return _kept(_kept(run, left, 1), right, -1)


def _kept(run: Run, edge: float, side: int) -> Run:
    """Return the part of an area on the right (1) or the left (-1) of an edge."""
    found: list[Point] = []
    for (x, y), (next_x, next_y) in zip(run, (*run[1:], *run[:1]), strict=True):
        is_in, is_next_in = (x - edge) * side > 0, (next_x - edge) * side > 0
        if is_in:
            found.append((x, y))
        if is_in != is_next_in:
            found.append((edge, y + (next_y - y) * (edge - x) / (next_x - x)))
    return tuple(found)


def opacity_at(fade: Fade, x: float) -> float:
    """Return how much of a fade's ink there is at a position."""
    before = [stop for stop in fade.stops if stop[0] <= x] or [fade.stops[0]]
    after = [stop for stop in fade.stops if stop[0] >= x] or [fade.stops[-1]]
    (start, first), (end, last) = before[-1], after[0]
    return first if end <= start else first + (last - first) * (x - start) / (end - start)
