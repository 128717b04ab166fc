"""The items of a chart that can be reached, for keyboard, screen reader, phone and pointer."""

from itertools import groupby
from typing import Any

from dashboard.scenes.bounds import Box, box_of
from dashboard.scenes.shapes import Group, Path, Run, Scene, Shape

LEAST = 24
"""Pixels that a target of a pointer measures at least each way (WCAG 2.2, 2.5.8)."""


def items(scene: Scene) -> list[dict[str, Any]]:
    """Return the groups that can be reached, in reading order, as plain data.

    `area` and `line` are SVG path data in the coordinates of the scene: what the pointer selects
    inside, and what it selects near. Empty words are left out.
    """
    return [_item(group) for group in scene.reachable()]


def _item(group: Group) -> dict[str, Any]:
    shapes = group.hit or group.shapes
    areas = [shape for shape in shapes if not _is_line(shape)]
    lines = [
        run for shape in shapes if isinstance(shape, Path) and _is_line(shape) for run in shape.runs
    ]
    found: dict[str, Any] = {
        "target": group.target,
        "said": list(group.said),
        "lane": group.lane,
        "short": group.short,
        "when": group.when,
        "number": group.number,
        "area": "".join(map(_area, areas)),
        "line": "".join(map(_run, lines)),
        "moves": not group.is_fixed,
    }
    return {name: value for name, value in found.items() if value not in ("", 0, [])}


def _is_line(shape: Shape) -> bool:
    return isinstance(shape, Path) and shape.fill is None


def _area(shape: Shape) -> str:
    if isinstance(shape, Path):
        return "".join(_run(run, digits=0) for run in shape.runs)
    left, top, right, bottom = _large_enough(box_of(shape))
    return f"M{left:.0f} {top:.0f}H{right:.0f}V{bottom:.0f}H{left:.0f}Z"


def _large_enough(box: Box) -> Box:
    left, top, right, bottom = box
    across, down = max(0, LEAST - (right - left)) / 2, max(0, LEAST - (bottom - top)) / 2
    return left - across, top - down, right + across, bottom + down


def _run(run: Run, digits: int = 1) -> str:
    """Write a line; points that are one when written are written once."""
    points = (f"{x:.{digits}f},{y:.{digits}f}" for x, y in run)
    return "M" + "L".join(point for point, _ in groupby(points))
