"""Charts and their legends on a slide, as native shapes."""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from pptx.oxml import parse_xml
from pptx.shapes.group import GroupShape
from pptx.slide import Slide

from dashboard.domain.config import Palette
from dashboard.rendering.drawingml import DrawingML
from dashboard.scenes.legend import legend
from dashboard.scenes.shapes import Point, Scene

BETWEEN = 8
"""Pixels between a chart and its legend."""
SIZES = (16, 15, 14, 13, 12)
"""Of the type of a legend: the largest in which it fits, else the last."""


def draw(slide: Slide, scene: Scene, colours: Palette, corner: Point, most: float) -> float:
    """Put a chart on a slide, its upper left corner there, and its legend below, down to `most`.

    Return where that ends.
    """
    taken = (shape.shape_id for shape in all_shapes(slide.shapes))
    numbers = count(max(taken) + 1)
    edge = (scene.width, scene.height)
    chart = DrawingML(colours, corner, edge, numbers).scene(scene)
    bottom = corner[1] + scene.height
    slide.shapes.element.append(parse_xml(chart))
    if scene.legend:
        bottom += BETWEEN
        fitting = (legend(scene.legend, scene.width, size) for size in SIZES)
        signs, height = next(
            (found for found in fitting if bottom + found[1] <= most),
            legend(scene.legend, scene.width, SIZES[-1]),
        )
        below = DrawingML(colours, (corner[0], bottom), (scene.width, height), numbers)
        slide.shapes.element.append(parse_xml(below.group(signs)))
        bottom += height
    return bottom


def all_shapes(shapes: Iterable[Any]) -> Iterator[Any]:
    """Shapes, and those within groups."""
    for shape in shapes:
        yield shape
        if isinstance(shape, GroupShape):
            yield from all_shapes(shape.shapes)
