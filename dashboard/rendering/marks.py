"""Symbols of marks as outlines, in the sizes that Plotly gives its symbols."""

import math
from collections.abc import Callable

from dashboard.scenes.shapes import Mark, Path, Point, Run

Runs = tuple[Run, ...]

CORNERS = 40
"""Of what stands for a circle."""


def circle(middle: Point, radius: float, corners: int = CORNERS) -> Run:
    """Return a circle as a closed line."""
    x, y = middle
    turns = [2 * math.pi * number / corners for number in range(corners)]
    points = tuple((x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns)
    return (*points, points[0])


def _closed(*points: Point) -> Runs:
    return ((*points, points[0]),)


def _polygon(radius: float, corners: int) -> Runs:
    """Return a regular polygon that is on an edge or a corner, its first corner on top."""
    turns = (2 * math.pi * number / corners - math.pi / 2 for number in range(corners))
    return _closed(*((radius * math.cos(turn), radius * math.sin(turn)) for turn in turns))


def _star(radius: float) -> Runs:
    outer, inner = radius * 1.4, radius * 0.56
    turns = (math.pi * number / 5 - math.pi / 2 for number in range(10))
    radii = (outer, inner) * 5
    return _closed(*((r * math.cos(t), r * math.sin(t)) for r, t in zip(radii, turns, strict=True)))


def _cross(radius: float) -> Runs:
    r, c = radius * 1.2, radius * 0.4
    return _closed(
        (r, c), (c, c), (c, r), (-c, r), (-c, c), (-r, c),
        (-r, -c), (-c, -c), (-c, -r), (c, -r), (c, -c), (r, -c),
    )  # fmt: skip


def _right(r: float) -> Runs:
    t = 2 * r / math.sqrt(3)
    return _closed((-r / 2, -t), (-r / 2, t), (r, 0))


def _mirrored(runs: Runs) -> Runs:
    return tuple(tuple((-x, y) for x, y in run) for run in runs)


def _turned(runs: Runs) -> Runs:
    """Turn by a quarter anti-clockwise: what points to the right then points up."""
    return tuple(tuple((y, -x) for x, y in run) for run in runs)


def _crossed(r: float) -> Runs:
    c = r / math.sqrt(2)
    return ((c, c), (-c, -c)), ((c, -c), (-c, c))


OUTLINES: dict[str, Callable[[float], Runs]] = {
    "circle": lambda r: (circle((0, 0), r),),
    "square": lambda r: _closed((-r, -r), (r, -r), (r, r), (-r, r)),
    "diamond": lambda r: _closed((1.3 * r, 0), (0, 1.3 * r), (-1.3 * r, 0), (0, -1.3 * r)),
    "triangle-right": _right,
    "triangle-left": lambda r: _mirrored(_right(r)),
    "triangle-up": lambda r: _turned(_right(r)),
    "triangle-down": lambda r: _turned(_turned(_turned(_right(r)))),
    "pentagon": lambda r: _polygon(r, 5),
    "hexagon": lambda r: _polygon(r, 6),
    "star": _star,
    "cross": _cross,
}
LINES: dict[str, Callable[[float], Runs]] = {
    "line-ew": lambda r: (((-1.4 * r, 0), (1.4 * r, 0)),),
    "line-ns": lambda r: (((0, -1.4 * r), (0, 1.4 * r)),),
}


def paths(mark: Mark) -> tuple[Path, ...]:
    """Return a mark as paths, from the ground up. ValueError: a symbol that is none of ours."""
    base, _, extra = mark.symbol.partition("-")
    radius = mark.size / 2
    if mark.symbol in LINES:
        return (Path(runs=_at(mark, LINES[mark.symbol](radius)), stroke=mark.stroke),)
    if mark.symbol in OUTLINES:
        return (_outline(mark, mark.symbol),)
    if base not in OUTLINES or extra not in ("open", "x", "dot"):
        raise ValueError(f"no symbol {mark.symbol!r}")
    if extra == "open":
        return (Path(runs=_at(mark, OUTLINES[base](radius)), stroke=mark.stroke),)
    inner = (
        _dot(mark) if extra == "dot" else Path(runs=_at(mark, _crossed(radius)), stroke=mark.stroke)
    )
    return _outline(mark, base), inner


def _at(mark: Mark, runs: Runs) -> Runs:
    x, y = mark.at
    return tuple(tuple((x + dx, y + dy) for dx, dy in run) for run in runs)


def _outline(mark: Mark, symbol: str) -> Path:
    return Path(runs=_at(mark, OUTLINES[symbol](mark.size / 2)), fill=mark.fill, stroke=mark.stroke)


def _dot(mark: Mark) -> Path:
    """Return the spot in the middle."""
    width = mark.stroke.width if mark.stroke else 0
    ink = mark.stroke.ink if mark.stroke else mark.fill
    return Path(runs=(circle(mark.at, max(width * 0.75, 1.5), 16),), fill=ink)
