"""Bounding boxes of shapes."""

from collections.abc import Iterable

from dashboard.scenes.measure import width_of
from dashboard.scenes.shapes import Mark, Path, Run, Shape, Text

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
LINE = 1.25
"""From line to line, as a multiple of the size of the type."""


def box_of(shape: Shape) -> Box:
    """Return the room that a shape takes, about; of lines without their width."""
    match shape:
        case Path():
            xs, ys = zip(*(point for run in shape.runs for point in run), strict=True)
            return min(xs), min(ys), max(xs), max(ys)
        case Mark():
            (x, y), r = shape.at, shape.size / 2
            return x - r, y - r, x + r, y + r
        case Text():
            return box_of_text(shape)


def box_of_text(text: Text) -> Box:
    """Return the room that a block of words takes."""
    wide = max(width_of(line, text.size, bold=text.is_bold) for line in text.lines)
    high = LINE * text.size * len(text.lines)
    left = across(text) - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
    top = text.at[1] - high * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[text.baseline]
    return left, top, left + wide, top + high


def across(text: Text) -> float:
    """Return where the anchor of a block of words is across, off its point."""
    return text.at[0] + text.off * {"start": 1, "middle": 0, "end": -1}[text.anchor]


def corners(left: float, top: float, right: float, bottom: float) -> Run:
    """Return a box as a closed line."""
    return (left, top), (right, top), (right, bottom), (left, bottom), (left, top)


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around some."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def overlap(one: Box, other: Box, air: float = 0) -> bool:
    """Return whether two boxes come nearer to each other than `air`."""
    return (
        one[0] < other[2] + air
        and other[0] < one[2] + air
        and one[1] < other[3] + air
        and other[1] < one[3] + air
    )
