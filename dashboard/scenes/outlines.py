"""Outlines of longitude and latitude -> lines of pixels, cut to what a map shows and simplified.

Shapely is imported only when they are worked out, once for a view and a frame.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from dashboard.domain.map_views import Projection as Kind
from dashboard.domain.projection import Position
from dashboard.scenes.map_canvas import Canvas
from dashboard.scenes.shapes import Point, Run

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

TOLERANCE = 0.5
"""Pixels by which a simplified line may leave its course."""
SMALLEST = 1.2
"""Square pixels; smaller islands and lakes are left out."""
STEP = 4.0
"""Degrees: a longer line bends with the map."""
STEEPEST = 89.0
"""A mercator map has no poles."""

Runs = tuple[Run, ...]


def area(polygons: Iterable[Sequence[Sequence[Position]]], canvas: Canvas) -> "BaseGeometry":
    """Return polygons, each an exterior ring and its holes, as one shape in pixels."""
    from shapely import Polygon, box, make_valid, union_all

    frame = box(*canvas.box)
    found = []
    for rings in polygons:
        for exterior, *holes in _turned(rings, canvas):
            if len(exterior) < 4 or not _may_show(exterior, canvas):
                continue
            shape = make_valid(
                Polygon(exterior, [hole for hole in holes if len(hole) > 3]),
                method="structure",
                keep_collapsed=False,
            )
            found.append(shape.intersection(frame))
    return union_all(found)


def areas(shape: "BaseGeometry") -> Runs:
    """Return a shape in pixels as closed lines, simplified, without specks."""
    found: list[Run] = []
    for part in _parts(shape.simplify(TOLERANCE), "Polygon"):
        if part.area > SMALLEST:
            found += [_points(ring) for ring in (part.exterior, *part.interiors)]
    return tuple(found)


def lines(positions: Iterable[Sequence[Position]], canvas: Canvas) -> Runs:
    """Return lines as lines of pixels."""
    from shapely import LineString, box

    frame = box(*canvas.box)
    found: list[Run] = []
    for line in positions:
        for (run,) in _turned([line], canvas):
            if len(run) > 1 and _may_show(run, canvas):
                cut = LineString(run).intersection(frame).simplify(TOLERANCE)
                found += [_points(part) for part in _parts(cut, "LineString")]
    return tuple(found)


def edges(shape: "BaseGeometry", visible: "BaseGeometry") -> Runs:
    """Return the outline of a shape in pixels without what lies on the edge of what is seen."""
    cut = shape.boundary.intersection(visible.buffer(-0.5)).simplify(TOLERANCE)
    return tuple(_points(part) for part in _parts(cut, "LineString") if part.length > 2)


def hatching(runs: Runs, step: float) -> Runs:
    """Return parallel lines that rise to the right across an area, `step` pixels apart.

    An even-odd scan: each line is cut where it crosses an edge of the area.
    """
    sides = [side for run in runs for side in pairwise(run)]
    if not sides:
        return ()
    sums = [x + y for run in runs for x, y in run]
    found: list[Run] = []
    for number in range(math.ceil(min(sums) / step), math.floor(max(sums) / step) + 1):
        # Between two steps, as no corner on whole pixels lies there: it would count twice.
        meets = sorted(_crossings(sides, number * step + 0.017))
        found += [tuple(ends) for ends in zip(meets[::2], meets[1::2], strict=False)]
    return tuple(found)


def _crossings(sides: list[tuple[Point, Point]], total: float) -> Iterator[Point]:
    """Yield where the line x + y = total meets the sides."""
    for (x, y), (to_x, to_y) in sides:
        here, there = x + y - total, to_x + to_y - total
        if (here > 0) != (there > 0):
            share = here / (here - there)
            yield round(x + share * (to_x - x), 1), round(y + share * (to_y - y), 1)


def _turned(
    rings: Sequence[Sequence[Position]], canvas: Canvas
) -> Iterator[tuple[list[Point], ...]]:
    """Yield lines as a map shows them: on Mercator as often as it goes round, else cut at its seam.

    First they are made steady: their longitudes jump where they cross the 180th meridian.
    """
    steady = [_steady(ring, canvas) for ring in rings if ring]
    if not steady:
        return
    xs = [x for x, _ in steady[0]]
    has_seam = canvas.projection.kind is not Kind.MERCATOR
    for turn in (-360.0, 0.0, 360.0):
        west, east = min(xs) + turn, max(xs) + turn
        if not has_seam or -180 <= west <= east <= 180:
            yield tuple(_drawn([(x + turn, y) for x, y in ring], canvas) for ring in steady)
        elif west < 180 and east > -180:
            yield from _cut(steady, turn, canvas)


def _cut(
    rings: list[list[Position]], turn: float, canvas: Canvas
) -> Iterator[tuple[list[Point], ...]]:
    """Yield the parts of lines on this side of the seam of the map."""
    from shapely import LineString, Polygon, affinity, box, make_valid

    is_ring = rings[0][0] == rings[0][-1] and len(rings[0]) > 3
    shape: Any = make_valid(Polygon(rings[0], rings[1:])) if is_ring else LineString(rings[0])
    cut = affinity.translate(shape, turn).intersection(box(-180, -90, 180, 90))
    for part in _parts(cut, "Polygon" if is_ring else "LineString"):
        own = [part.exterior, *part.interiors] if is_ring else [part]
        yield tuple(_drawn(list(ring.coords), canvas) for ring in own)


def _steady(ring: Sequence[Position], canvas: Canvas) -> list[Position]:
    """Return a line in degrees east of the middle of the map, without jumps.

    One round a pole is closed along it.
    """
    middle = canvas.projection.lon
    found = [(canvas.projection.turned(ring[0][0]), ring[0][1])]
    for lon, lat in ring[1:]:
        east = lon - middle
        found.append((east - 360 * round((east - found[-1][0]) / 360), lat))
    if ring[0] == ring[-1] and abs(found[-1][0] - found[0][0]) > 180:
        pole = math.copysign(90, found[0][1])
        found += [(found[-1][0], pole), (found[0][0], pole), found[0]]
    return found


def _drawn(line: Sequence[Position], canvas: Canvas) -> list[Point]:
    """Return a line of degrees east and north in pixels."""
    flat, is_flat = canvas.projection.flat, canvas.projection.kind is Kind.MERCATOR
    line = [(east, max(-STEEPEST, min(STEEPEST, lat))) for east, lat in line] if is_flat else line
    steps = line if is_flat else [*_bent(line)]
    return [canvas.at(flat(*position)) for position in steps]


def _bent(line: Sequence[Position]) -> Iterator[Position]:
    """Yield a line with positions between those that lie far apart."""
    yield line[0]
    for (x, y), (to_x, to_y) in pairwise(line):
        count = max(1, math.ceil(max(abs(to_x - x), abs(to_y - y)) / STEP))
        for number in range(1, count + 1):
            share = number / count
            yield x + share * (to_x - x), y + share * (to_y - y)


def _may_show(run: Sequence[Point], canvas: Canvas) -> bool:
    """Return whether the box around a line touches what is shown."""
    left, top, right, bottom = canvas.box
    xs, ys = zip(*run, strict=True)
    return bool(min(xs) < right and max(xs) > left and min(ys) < bottom and max(ys) > top)


def _parts(shape: "BaseGeometry", kind: str) -> list[Any]:
    parts = getattr(shape, "geoms", [shape])
    return [part for part in parts if part.geom_type == kind and not part.is_empty]


def _points(line: Any) -> Run:
    return tuple((round(x, 1), round(y, 1)) for x, y in line.coords)
