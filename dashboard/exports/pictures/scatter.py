"""The points of scatter traces as signs; the same on maps and on plain axes."""

from dataclasses import replace
from typing import Any

from dashboard.exports.pictures.paint import colour, nth, stroke
from dashboard.exports.pictures.shapes import Mark, Point, Stroke

SIZE = 6.0
"""Of a marker that gives none."""


def mark(trace: dict[str, Any], index: int, at: Point) -> Mark:
    """The sign of a point."""
    marker = trace["marker"]
    seen = float(nth(_or(marker.get("opacity"), 1), index))
    fill, cover = colour(nth(marker["color"], index))
    edge = _edge(marker.get("line") or {}, index, fill, seen)
    symbol = str(nth(_or(marker.get("symbol"), "circle"), index))
    if symbol.endswith("-open"):
        edge = replace(edge, width=edge.width or 1)
    return Mark(
        at=at,
        symbol=symbol,
        size=float(nth(_or(marker.get("size"), SIZE), index)),
        fill=fill,
        fill_opacity=cover * seen,
        stroke=edge,
    )


def _edge(line: dict[str, Any], index: int, otherwise: str, seen: float) -> Stroke:
    one = {name: nth(value, index) for name, value in line.items()}
    return stroke({"width": 0, **one}, otherwise, seen)


def _or(value: Any, otherwise: Any) -> Any:
    return otherwise if value is None else value
