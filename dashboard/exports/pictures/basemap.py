"""What lies under a map: land, lakes, borders, coasts, cut to what is shown."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from dashboard.domain.projection import Position, Projection
from dashboard.exports.pictures.paint import colour
from dashboard.exports.pictures.shapes import Group, Point, Shape, Stroke
from dashboard.exports.pictures.shapes import Path as Outline
from dashboard.exports.pictures.topology import read_topology

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

TOLERANCE = 0.3
"""Pixels by which a simplified line may leave its course."""
SMALLEST = 0.6
"""Square pixels; smaller islands and lakes are left out."""

Runs = tuple[tuple[Point, ...], ...]


def ground(geo: dict[str, Any], files: Mapping[str, bytes], projection: Projection) -> Group:
    """The base layers of a `geo`, in the order in which Plotly paints them."""
    content = files[f"world_{geo.get('resolution') or 110}m.json"]
    land, lakes, borders, coasts = _layers(content, projection)
    shapes: list[Shape] = [_area(land, geo["landcolor"]), _area(lakes, geo["lakecolor"])]
    shapes.append(_line(borders, geo["countrycolor"], geo["countrywidth"]))
    shapes.append(_line(coasts, geo["coastlinecolor"], geo["coastlinewidth"]))
    return Group(name="Land and borders", shapes=tuple(shapes))


@lru_cache(maxsize=8)
def _layers(content: bytes, projection: Projection) -> tuple[Runs, Runs, Runs, Runs]:
    """Worked out once for a file and a view: the same for every selection, theme and format."""
    topology = read_topology(content)
    return (
        areas(topology.polygons("land"), projection),
        areas(topology.polygons("lakes"), projection),
        lines(topology.borders("countries"), projection),
        lines(topology.lines("coastlines"), projection),
    )


def _area(runs: Runs, css: str) -> Outline:
    fill, opacity = colour(css)
    return Outline(runs=runs, closed=True, fill=fill, fill_opacity=opacity)


def _line(runs: Runs, css: str, width: float) -> Outline:
    name, opacity = colour(css)
    return Outline(runs=runs, stroke=Stroke(colour=name, width=width, opacity=opacity))


def areas(polygons: Iterable[Sequence[Sequence[Position]]], projection: Projection) -> Runs:
    """Polygons of longitude and latitude as closed lines of pixels, cut and simplified."""
    found: list[tuple[Point, ...]] = []
    for rings in polygons:
        runs = [projection.line(ring) for ring in rings]
        if any(_may_show(run, projection) for run in runs):
            found += _cut_area(runs, projection)
    return tuple(found)


def _cut_area(runs: list[list[Point]], projection: Projection) -> list[tuple[Point, ...]]:
    from shapely import Polygon, box, make_valid

    kept = [run for run in runs if len(run) > 3]
    if not kept:
        return []
    shape = make_valid(Polygon(kept[0], kept[1:]), method="structure", keep_collapsed=False)
    cut = shape.intersection(box(*projection.bounds)).simplify(TOLERANCE)
    found: list[tuple[Point, ...]] = []
    for part in _parts(cut, "Polygon"):
        rings = [part.exterior, *part.interiors] if part.area > SMALLEST else []
        found += [_points(ring)[:-1] for ring in rings]
    return found


def lines(positions: Iterable[Sequence[Position]], projection: Projection) -> Runs:
    """Lines of longitude and latitude as lines of pixels, cut and simplified."""
    from shapely import LineString, box

    frame = box(*projection.bounds)
    found: list[tuple[Point, ...]] = []
    for line in positions:
        run = projection.line(line)
        if len(run) > 1 and _may_show(run, projection):
            cut = LineString(run).intersection(frame).simplify(TOLERANCE)
            found += [_points(part) for part in _parts(cut, "LineString")]
    return tuple(found)


def _may_show(run: Sequence[Point], projection: Projection) -> bool:
    """Whether the box around a line touches what is shown."""
    left, top, right, bottom = projection.bounds
    xs, ys = zip(*run, strict=True)
    return bool(min(xs) < right and max(xs) > left and min(ys) < bottom and max(ys) > top)


def _parts(shape: "BaseGeometry", kind: str) -> list[Any]:
    parts = getattr(shape, "geoms", [shape])
    return [part for part in parts if part.geom_type == kind and not part.is_empty]


def _points(line: Any) -> tuple[Point, ...]:
    return tuple((round(x, 1), round(y, 1)) for x, y in line.coords)
