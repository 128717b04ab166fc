"""The ground of the timeline: the bands of its lanes, and what parts one time from another."""

from collections.abc import Iterator, Sequence
from typing import Any

from dashboard.charts.axis import Axis
from dashboard.charts.lanes import Lane
from dashboard.charts.scene import Scene
from dashboard.charts.signs import faded
from dashboard.charts.timeline_signs import HALO

Shape = dict[str, Any]
"""A shape of a Plotly layout."""

TOOTH = 9
"""How high a tooth of a break is, in pixels."""


def ground(scene: Scene, axis: Axis, rows: Sequence[Lane], left: float) -> Iterator[Shape]:
    """The bands of the lanes, their hues, and the days that have a column of their own."""
    paint = scene.paint
    for number, lane in enumerate(rows):
        ends = {"y0": lane.top, "y1": lane.top + lane.height}
        if number % 2 == 0:
            yield _area(faded(paint.rule, 0.34), x0=-1, x1=1, xref="paper", **ends)
        hue = str(getattr(paint, lane.kind.hue.value))
        stripe = {"x0": -left, "x1": 4 - left, "xsizemode": "pixel", "xanchor": 0}
        yield _area(hue, xref="paper", **stripe, **ends)
    for stretch in axis.stretches:
        if stretch.span.start == stretch.span.end:
            column = {"x0": stretch.left, "x1": stretch.right}
            yield _area(faded(paint.neutral, 0.1), **column, y0=0, y1=1, yref="paper")


def _area(colour: str, **where: Any) -> Shape:
    return where | {"type": "rect", "layer": "below", "fillcolor": colour, "line": {"width": 0}}


def time(scene: Scene, axis: Axis, height: float) -> Iterator[Shape]:
    """Thin lines between the periods, torn edges where time is left out, and the as-of line."""
    paint = scene.paint
    yield {
        "type": "path",
        "layer": "below",
        "path": " ".join(f"M{x:.4f},0V{height:g}" for x in axis.grid),
        "line": {"color": paint.rule, "width": 1},
    }
    for middle in axis.breaks:
        yield {
            "type": "path",
            "layer": "below",
            "path": _torn(height),
            "xsizemode": "pixel",
            "xanchor": round(middle, 4),
            "fillcolor": paint.page,
            "line": {"color": paint.border, "width": 1},
        }
    yield _upright(axis.end_of(scene.dossier.config.as_of), -4, height, paint.ink, 2)
    for placed in scene.in_focus if len(scene.in_focus) == 1 else ():
        yield _upright(placed.x, placed.y + HALO / 2, height, paint.ink, 1)


def _upright(x: float, y0: float, y1: float, colour: str, width: float) -> Shape:
    ends = {"x0": round(x, 4), "x1": round(x, 4), "y0": y0, "y1": y1}
    look = {"type": "line", "layer": "below", "line": {"color": colour, "width": width}}
    return look | ends


def _torn(height: float) -> str:
    """A strip with two toothed edges, in pixels around its middle."""
    count = max(1, round(height / TOOTH))
    teeth = [(number % 2 * 3, round(number * height / count)) for number in range(count + 1)]
    edges = [(x - 7, y) for x, y in teeth] + [(x + 4, y) for x, y in reversed(teeth)]
    return "M" + "L".join(f"{x},{y}" for x, y in edges) + "Z"
