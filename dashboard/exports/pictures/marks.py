"""The signs as outlines, in the sizes that Plotly gives its symbols."""

import math
from collections.abc import Callable

from dashboard.exports.pictures.shapes import Mark, Path, Point

Runs = tuple[tuple[Point, ...], ...]

CORNERS = 40
"""Of what stands for a circle."""


def circle(middle: Point, radius: float, corners: int = CORNERS) -> tuple[Point, ...]:
    """A circle as a closed line."""
    steps = (2 * math.pi * number / corners for number in range(corners))
    x, y = middle
    return tuple((x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in steps)


def _circle(r: float) -> Runs:
    return (circle((0, 0), r),)


def _square(r: float) -> Runs:
    return (((-r, -r), (r, -r), (r, r), (-r, r)),)


def _diamond(r: float) -> Runs:
    d = r * 1.3
    return (((d, 0), (0, d), (-d, 0), (0, -d)),)


def _right(r: float) -> Runs:
    t = 2 * r / math.sqrt(3)
    return (((-r / 2, -t), (-r / 2, t), (r, 0)),)


def _mirrored(runs: Runs) -> Runs:
    return tuple(tuple((-x, y) for x, y in run) for run in runs)


def _turned(runs: Runs) -> Runs:
    """A quarter anti-clockwise: what points to the right then points up."""
    return tuple(tuple((y, -x) for x, y in run) for run in runs)


def _crossed(r: float) -> Runs:
    c = r / math.sqrt(2)
    return ((c, c), (-c, -c)), ((c, -c), (-c, c))


OUTLINES: dict[str, Callable[[float], Runs]] = {
    "circle": _circle,
    "square": _square,
    "diamond": _diamond,
    "triangle-right": _right,
    "triangle-left": lambda r: _mirrored(_right(r)),
    "triangle-up": lambda r: _turned(_right(r)),
    "triangle-down": lambda r: _turned(_turned(_turned(_right(r)))),
}
LINES: dict[str, Callable[[float], Runs]] = {
    "line-ew": lambda r: (((-1.4 * r, 0), (1.4 * r, 0)),),
    "line-ns": lambda r: (((0, -1.4 * r), (0, 1.4 * r)),),
    "x": _crossed,
}


def paths(mark: Mark) -> tuple[Path, ...]:
    """A sign as paths, from the ground up. Raises ValueError for a symbol that is none of ours."""
    base, _, extra = mark.symbol.partition("-")
    r = mark.size / 2
    if mark.symbol in LINES:
        return (_lines(mark, LINES[mark.symbol](r)),)
    if mark.symbol in OUTLINES:
        return (_outline(mark, mark.symbol, filled=True),)
    if base not in OUTLINES or extra not in ("open", "x", "dot"):
        raise ValueError(f"no sign {mark.symbol!r}")
    outline = _outline(mark, base, filled=extra != "open")
    if extra == "x":
        return outline, _lines(mark, _crossed(r))
    return (outline, _dot(mark)) if extra == "dot" else (outline,)


def _at(mark: Mark, runs: Runs) -> Runs:
    x, y = mark.at
    return tuple(tuple((x + dx, y + dy) for dx, dy in run) for run in runs)


def _outline(mark: Mark, symbol: str, filled: bool) -> Path:
    return Path(
        runs=_at(mark, OUTLINES[symbol](mark.size / 2)),
        closed=True,
        fill=mark.fill if filled else "",
        fill_opacity=mark.fill_opacity,
        stroke=mark.stroke,
    )


def _lines(mark: Mark, runs: Runs) -> Path:
    return Path(runs=_at(mark, runs), stroke=mark.stroke)


def _dot(mark: Mark) -> Path:
    """The spot in the middle; Plotly draws it as a tiny stroke."""
    stroke = mark.stroke
    ring = (circle(mark.at, max(stroke.width * 0.75, 1.5), 16),)
    return Path(runs=ring, closed=True, fill=stroke.colour, fill_opacity=stroke.opacity)
