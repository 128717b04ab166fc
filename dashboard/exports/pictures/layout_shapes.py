"""What a layout draws around its traces: shapes, annotations, labels of the axes."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from dashboard.exports.pictures.labels import annotation
from dashboard.exports.pictures.marks import circle
from dashboard.exports.pictures.paint import colour, stroke, words
from dashboard.exports.pictures.plane import Axis, Plane
from dashboard.exports.pictures.shapes import Path, Point, Shape, Stroke, Text

COMMAND = re.compile(r"([MLHVZ])([^MLHVZ]*)")
NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?")
TICK_GAP = 4.0

Runs = tuple[tuple[Point, ...], ...]
Where = Callable[[float], float]


def shapes(layout: dict[str, Any], plane: Plane, below: bool) -> Iterator[Path]:
    """The shapes that lie below the traces, or those above."""
    for shape in layout.get("shapes") or ():
        if (shape.get("layer") == "below") == below:
            yield _shape(shape, plane)


def _shape(shape: dict[str, Any], plane: Plane) -> Path:
    runs, closed = _outline(shape, _scale(shape, plane, "x"), _scale(shape, plane, "y"))
    cover = float(shape.get("opacity") or 1)
    fill, seen = colour(shape["fillcolor"]) if shape.get("fillcolor") else ("", 1.0)
    edge = stroke(shape.get("line"), opacity=cover)
    return Path(runs=runs, closed=closed, fill=fill, fill_opacity=seen * cover, stroke=edge)


def _scale(shape: dict[str, Any], plane: Plane, name: str) -> Where:
    """How the numbers of a shape become pixels; by `sizemode` they may be pixels from an anchor."""
    axis: Axis = plane.axis(name, shape.get(f"{name}ref"))
    if shape.get(f"{name}sizemode") != "pixel":
        return axis.at
    anchor, sign = axis.at(shape[f"{name}anchor"]), 1 if name == "x" else -1
    return lambda value: anchor + sign * value


def _outline(
    shape: dict[str, Any], x: Where, y: Where
) -> tuple[tuple[tuple[Point, ...], ...], bool]:
    if shape["type"] == "path":
        return tuple(_path(shape["path"], x, y)), bool(shape.get("fillcolor"))
    left, top, right, bottom = x(shape["x0"]), y(shape["y0"]), x(shape["x1"]), y(shape["y1"])
    if shape["type"] == "line":
        return (((left, top), (right, bottom)),), False
    if shape["type"] == "circle":
        rx, ry = (right - left) / 2, (bottom - top) / 2
        round_ = circle((0, 0), 1)
        return (tuple((left + rx * (1 + a), top + ry * (1 + b)) for a, b in round_),), True
    return (((left, top), (right, top), (right, bottom), (left, bottom)),), True


def _path(text: str, x: Where, y: Where) -> Iterator[tuple[Point, ...]]:
    """The lines of an SVG path of absolute M, L, H, V and Z."""
    run: list[Point] = []
    for command, given in COMMAND.findall(text):
        numbers = [float(number) for number in NUMBER.findall(given)]
        if command == "M" and run:
            yield tuple(run)
            run = []
        if command in "ML":
            run += [(x(a), y(b)) for a, b in zip(numbers[::2], numbers[1::2], strict=True)]
        elif command == "H":
            run += [(x(number), run[-1][1]) for number in numbers]
        elif command == "V":
            run += [(run[-1][0], y(number)) for number in numbers]
    if run:
        yield tuple(run)


def annotations(layout: dict[str, Any], plane: Plane) -> Iterator[Shape]:
    """The words of a layout, with lines and heads where they have arrows."""
    for note in layout.get("annotations") or ():
        at = tuple(plane.axis(n, note.get(f"{n}ref")).at(note[n]) for n in ("x", "y"))
        if note.get("showarrow", True):
            yield from _arrow(note, plane, (at[0], at[1]), layout["font"])
        if note.get("text") and not note.get("showarrow", True):
            yield from annotation(note, (at[0], at[1]), layout["font"])


def _arrow(note: dict[str, Any], plane: Plane, tip: Point, base: Any) -> Iterator[Shape]:
    """An arrow from where the words stand to its tip; `ax`, `ay` in pixels or in data."""
    tail = tuple(
        plane.axis(n, note[f"a{n}ref"]).at(note[f"a{n}"])
        if note.get(f"a{n}ref", "pixel") != "pixel"
        else tip[number] + note.get(f"a{n}", 0)
        for number, n in enumerate(("x", "y"))
    )
    name, cover = colour(note.get("arrowcolor") or base["color"])
    cover *= float(note.get("opacity") or 1)
    width = float(note.get("arrowwidth") or 1)
    line = Stroke(colour=name, width=width, opacity=cover)
    yield Path(runs=(((tail[0], tail[1]), tip),), stroke=line)
    if note.get("arrowhead", 1):
        yield Path(
            runs=(_head((tail[0], tail[1]), tip, 3.5 * width * float(note.get("arrowsize") or 1)),),
            closed=True,
            fill=name,
            fill_opacity=cover,
        )
    if note.get("text"):
        yield from annotation(note, (tail[0], tail[1]), base)


def _head(tail: Point, tip: Point, length: float) -> tuple[Point, ...]:
    dx, dy = tip[0] - tail[0], tip[1] - tail[1]
    far = max((dx * dx + dy * dy) ** 0.5, 1e-9)
    ux, uy = dx / far * length, dy / far * length
    back = (tip[0] - ux, tip[1] - uy)
    return (
        tip,
        (back[0] - uy * 0.45, back[1] + ux * 0.45),
        (back[0] + uy * 0.45, back[1] - ux * 0.45),
    )


def ticks(layout: dict[str, Any], plane: Plane) -> Iterator[Text]:
    """The labels along both axes."""
    for name in ("xaxis", "yaxis"):
        axis = layout.get(name) or {}
        if axis.get("visible") is not False and axis.get("showticklabels") is not False:
            values = zip(axis.get("tickvals") or (), axis.get("ticktext") or (), strict=True)
            font = {**layout["font"], **(axis.get("tickfont") or {})}
            yield from (_tick(name, axis, plane, value, text, font) for value, text in values)


def _tick(name: str, axis: Any, plane: Plane, value: Any, text: str, font: Any) -> Text:
    look: dict[str, Any] = {
        "lines": words(text),
        "size": float(font["size"]),
        "colour": colour(font["color"])[0],
    }
    if name == "yaxis":
        return Text(at=(plane.paper_x.at(0) - TICK_GAP, plane.y.at(value)), across="left", **look)
    top = axis.get("side") == "top"
    y = plane.paper_y.at(1) - TICK_GAP if top else plane.paper_y.at(0) + TICK_GAP
    return Text(at=(plane.x.at(value), y), down="above" if top else "below", **look)
