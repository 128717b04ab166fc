"""A legend in rows: a sample of each sign that a scene uses, and what it means."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.scenes.bounds import LINE
from dashboard.scenes.measure import width_of, wrapped
from dashboard.scenes.shapes import Fade, Group, Key, Mark, Path, Point, Shape, Stroke, Text

KEY_SIZE = (28, 18)
"""The box of a sample in a legend, beside type of 14 pixels."""
BESIDE, APART = 0.4, 1.4
"""From a sample to its words and from these to the next sample, by the size of the type."""
ROW = 1.4
"""From row to row, by the size of the type."""


def legend(keys: Sequence[Key], width: float, size: float) -> tuple[Group, float]:
    """Return a legend that fills rows of a width, and how high it stands."""
    scale = size / 14
    across = KEY_SIZE[0] * scale + BESIDE * size
    shapes: list[Shape] = []
    x = y = 0.0
    high = 0
    for key in keys:
        lines = wrapped(key.words, size, width - across)
        wide = across + max(width_of(line, size) for line in lines)
        if x and x + wide > width:
            x, y, high = 0.0, y + _height(high, size), 0
        middle = y + ROW * size / 2
        corner = (x, middle - KEY_SIZE[1] * scale / 2)
        shapes += [moved(shape, corner, scale) for shape in key.shapes]
        top = middle - LINE * size / 2
        shapes.append(Text(at=(x + across, top), lines=lines, size=size, baseline="top"))
        x, high = x + wide + APART * size, max(high, len(lines))
    said = "; ".join(key.words for key in keys)
    group = Group(name="Legend", shapes=tuple(shapes), said=(f"What the signs mean: {said}",))
    return group, y + _height(high, size)


def _height(lines: int, size: float) -> float:
    """Return the height of a row with this number of lines."""
    return (ROW + LINE * (lines - 1)) * size if lines else 0.0


def moved(shape: Shape, to: Point, scale: float = 1) -> Shape:
    """Return a shape, larger by a factor, whose origin then lies at a point."""

    def at(point: Point) -> Point:
        return to[0] + point[0] * scale, to[1] + point[1] * scale

    match shape:
        case Path():
            runs = tuple(tuple(map(at, run)) for run in shape.runs)
            fill = shape.fill
            if isinstance(fill, Fade):
                fill = replace(fill, stops=tuple((at((x, 0))[0], seen) for x, seen in fill.stops))
            return replace(shape, runs=runs, fill=fill, stroke=_scaled(shape.stroke, scale))
        case Mark():
            stroke = _scaled(shape.stroke, scale)
            return replace(shape, at=at(shape.at), size=shape.size * scale, stroke=stroke)
        case Text():
            return replace(shape, at=at(shape.at), size=shape.size * scale)


def _scaled(stroke: Stroke | None, scale: float) -> Stroke | None:
    return stroke and replace(stroke, width=stroke.width * scale)
