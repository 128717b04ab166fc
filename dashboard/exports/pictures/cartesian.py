"""The traces of a chart on plain axes as shapes."""

from collections.abc import Iterator, Sequence
from typing import Any

from dashboard.exports.pictures.labels import beside
from dashboard.exports.pictures.paint import colour, nth, stroke
from dashboard.exports.pictures.plane import Plane
from dashboard.exports.pictures.scatter import mark
from dashboard.exports.pictures.shapes import Path, Point, Shape, Stroke
from dashboard.exports.pictures.subjects import Gathered

Trace = dict[str, Any]
Rect = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def draw(traces: Sequence[Trace], base: Any, plane: Plane, gathered: Gathered) -> None:
    """Draw `scatter` and horizontal `bar` traces; the points of one fact become one group.

    Raises ValueError for a trace of another sort.
    """
    for trace in traces:
        if trace["type"] not in ("scatter", "bar"):
            raise ValueError(f"no shapes for a trace of type {trace['type']!r}")
        if trace["type"] == "scatter" and "lines" in trace["mode"]:
            gathered.add(gathered.subject(trace, 0), _lines(trace, plane))
        for index in range(len(trace["x"])):
            if trace["x"][index] is not None:
                _draw_point(trace, index, base, plane, gathered)


def _draw_point(trace: Trace, index: int, base: Any, plane: Plane, gathered: Gathered) -> None:
    drawn = _bar if trace["type"] == "bar" else _point
    subject = gathered.subject(trace, index)
    gathered.add(subject, drawn(trace, index, base, plane))


def _point(trace: Trace, index: int, base: Any, plane: Plane) -> Iterator[Shape]:
    at = plane.point(trace["x"][index], trace["y"][index])
    radius = 0.0
    if "markers" in trace["mode"]:
        sign = mark(trace, index, at)
        radius = sign.size / 2
        if sign.fill_opacity or sign.stroke.width:
            yield sign
    if "text" in trace["mode"] and nth(trace["text"], index):
        yield beside(trace, index, at, radius, base)


def _lines(trace: Trace, plane: Plane) -> Iterator[Path]:
    runs: list[list[Point]] = [[]]
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if x is None or y is None:
            runs.append([])
        else:
            runs[-1].append(plane.point(x, y))
    whole = tuple(tuple(run) for run in runs if run)
    edge = stroke(trace.get("line"))
    if trace.get("fill") == "toself":
        fill, cover = colour(trace["fillcolor"])
        yield Path(runs=whole, closed=True, fill=fill, fill_opacity=cover, stroke=edge)
    elif edge.width:
        yield Path(runs=whole, stroke=edge)


def _bar(trace: Trace, index: int, base: Any, plane: Plane) -> Iterator[Shape]:
    """A horizontal bar, plain or hatched, its words in the middle; nothing if it is unseen."""
    marker = trace["marker"]
    fill, cover = colour(nth(marker["color"], index))
    if not cover:
        return
    rect = _rect(trace, index, plane)
    pattern = marker.get("pattern") or {}
    shape = str(nth(pattern.get("shape") or "", index))
    edge = stroke({"width": 0, **(marker.get("line") or {})})
    if not shape:
        yield _filled([rect], fill, cover, edge)
    else:
        yield _hatched(rect, shape, float(pattern.get("size") or 8), fill, cover)
    if trace.get("text") is not None and nth(trace["text"], index):
        middle = (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2
        yield beside({**trace, "textposition": None}, index, middle, 0, base)


def _rect(trace: Trace, index: int, plane: Plane) -> Rect:
    base, across = trace.get("base"), trace["x"][index]
    start = float(nth(base, index)) if base is not None else 0.0
    half = float(nth(trace.get("width") or 0.8, index)) / 2
    y = float(trace["y"][index])
    top, bottom = sorted((plane.y.at(y - half), plane.y.at(y + half)))
    return plane.x.at(start), top, plane.x.at(start + across), bottom


def _filled(rects: Sequence[Rect], fill: str, cover: float, edge: Stroke) -> Path:
    runs = tuple(((a, b), (c, b), (c, d), (a, d)) for a, b, c, d in rects)
    return Path(runs=runs, closed=True, fill=fill, fill_opacity=cover, stroke=edge)


def _hatched(rect: Rect, shape: str, size: float, fill: str, cover: float) -> Path:
    """A bar of upright strokes, or of crosses: the cells lie on one grid for all its pieces."""
    left, top, right, bottom = rect
    cells = [size * number for number in range(int(left // size), int(right // size) + 1)]
    if shape == "|":
        strokes = [(max(a, left), top, min(a + size / 2, right), bottom) for a in cells]
        return _filled([one for one in strokes if one[0] < one[2]], fill, cover, Stroke())
    ways = {"x": ((top, bottom), (bottom, top)), "/": ((bottom, top),), "\\": ((top, bottom),)}
    drawn = (_cut(a, a + size, y0, y1, left, right) for a in cells for y0, y1 in ways[shape])
    line = Stroke(colour=fill, width=1.6, opacity=cover)
    return Path(runs=tuple(run for run in drawn if run[0][0] < run[1][0]), stroke=line)


def _cut(
    x0: float, x1: float, y0: float, y1: float, left: float, right: float
) -> tuple[Point, Point]:
    """The part of a slanting stroke that lies between two uprights."""
    a, b = max(x0, left), min(x1, right)
    slope = (y1 - y0) / (x1 - x0)
    return (a, y0 + slope * (a - x0)), (b, y0 + slope * (b - x0))
