"""Longitude and latitude -> pixels, by the rules with which Plotly fits a map into its box.

The projections are spherical, as d3-geo has them: Mercator, and azimuthal equidistant
(Snyder, Map Projections: A Working Manual, USGS 1987, equations 7-1, 7-2 and 25-1, 25-2).
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from dashboard.domain.config import MapView
from dashboard.domain.config import Projection as Kind

Point = tuple[float, float]
Position = tuple[float, float]
"""Longitude and latitude in degrees."""

PAD = 1e-3
"""By so many degrees Plotly draws the edges of a range in."""
STEP = 1.0
"""Degrees of a great circle that are drawn as a straight line."""


@dataclass(frozen=True, slots=True)
class Projection:
    """A map on a canvas: what it is turned to, its scale, and where its middle stands."""

    is_flat: bool
    lon: float
    lat: float
    offset: Point = (0.0, 0.0)
    scale: float = 1.0
    at: Point = (0.0, 0.0)
    bounds: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """What is shown: left, top, right, bottom, in pixels."""

    def raw(self, lon: float, lat: float) -> Point:
        """A position on a sphere of radius 1, north up."""
        turned = math.radians((lon - self.lon + 180) % 360 - 180)
        phi, phi0 = math.radians(lat), math.radians(self.lat)
        if self.is_flat:
            return turned, math.asinh(math.tan(phi))
        cos_c = math.sin(phi0) * math.sin(phi) + math.cos(phi0) * math.cos(phi) * math.cos(turned)
        c = math.acos(max(-1.0, min(1.0, cos_c)))
        k = c / math.sin(c) if math.sin(c) > 1e-12 else 1.0
        x = k * math.cos(phi) * math.sin(turned)
        return x, k * (
            math.cos(phi0) * math.sin(phi) - math.sin(phi0) * math.cos(phi) * math.cos(turned)
        )

    def point(self, lon: float, lat: float) -> Point:
        """Where a position stands."""
        x, y = self.raw(lon, lat)
        return (
            self.at[0] + self.scale * (x - self.offset[0]),
            self.at[1] - self.scale * (y - self.offset[1]),
        )

    def line(self, positions: Sequence[Position]) -> list[Point]:
        """Positions joined by great circles. On a flat map no line jumps to the other edge."""
        points = [self.point(*position) for position in along(positions)]
        return self._steady(points) if self.is_flat else points

    def _steady(self, points: list[Point]) -> list[Point]:
        round_ = 2 * math.pi * self.scale
        steady = points[:1]
        for x, y in points[1:]:
            steady.append((x - round_ * round((x - steady[-1][0]) / round_), y))
        return steady

    def shows(self, point: Point) -> bool:
        """Whether a point lies within the edges."""
        left, top, right, bottom = self.bounds
        return left <= point[0] <= right and top <= point[1] <= bottom


def window(view: MapView) -> dict[str, Any]:
    """Return what of a Plotly `geo` says how a view is projected, and what is seen of it."""
    is_flat = view.projection is Kind.MERCATOR
    turned = {} if is_flat else {"rotation": {"lon": view.lon, "lat": view.lat}}
    moved = {"lat": view.centre_lat, "lon": view.centre_lon}
    return {
        "projection": {"type": view.projection.value, "scale": view.scale} | turned,
        "center": {name: value for name, value in moved.items() if value is not None},
        "lonaxis": {"range": [*view.span]},
        "lataxis": {"range": [view.south, view.north]},
    }


@lru_cache(maxsize=64)
def _fitted(view: MapView) -> Projection:
    return fitted(window(view), 1.0, 1.0)  # what is seen is the same in a box of any shape


def in_window(view: MapView, lon: float, lat: float) -> bool:
    """Return whether a map view shows a position, in degrees."""
    projection = _fitted(view)
    return projection.shows(projection.point(lon, lat))


def fitted(geo: dict[str, Any], width: float, height: float) -> Projection:
    """The projection of a Plotly `geo` in a box, as Plotly fits it.

    The range of longitude and latitude is made as large as the box lets it be; then its middle
    moves to the centre that is asked for, and the scale that is asked for is applied.
    """
    kind = geo["projection"]["type"]
    if kind not in ("mercator", "azimuthal equidistant"):
        raise ValueError(f"no projection {kind!r}")
    (west, east), (south, north) = geo["lonaxis"]["range"], geo["lataxis"]["range"]
    rotation = geo["projection"].get("rotation") or {}
    lon, lat = rotation.get("lon", (west + east) / 2), rotation.get("lat", 0.0)
    whole = Projection(kind == "mercator", lon, lat)
    centre = geo.get("center") or {}
    away = centre.get("lon", lon) - lon, centre.get("lat", (south + north) / 2) - lat
    unturned = Projection(whole.is_flat, 0.0, 0.0)
    box = [whole.raw(*position) for position in along(range_box(west, east, south, north))]
    return _in_box(
        replace(whole, offset=unturned.raw(*away)),
        box,
        (width, height),
        float(geo["projection"].get("scale") or 1),
    )


def _in_box(whole: Projection, box: list[Point], size: Point, zoom: float) -> Projection:
    xs, ys = zip(*box, strict=True)
    across, down = max(xs) - min(xs), max(ys) - min(ys)
    scale = min(size[0] / across, size[1] / down)
    x, y = size[0] / 2, size[1] / 2
    half = across * scale / 2, down * scale / 2
    bounds = (x - half[0], y - half[1], x + half[0], y + half[1])
    return replace(whole, scale=scale * zoom, at=(x, y), bounds=bounds)


def range_box(west: float, east: float, south: float, north: float) -> list[Position]:
    """The edge of a range as Plotly goes round it: four great circles along each parallel."""
    west, east, south, north = west + PAD, east - PAD, south + PAD, north - PAD
    east += 360 * (west > 0 > east)
    quarter = (east - west) / 4
    upper = [(west + quarter * number, north) for number in range(5)]
    lower = [(east - quarter * number, south) for number in range(5)]
    return [(west, south), *upper, *lower]


def along(positions: Sequence[Position]) -> Iterator[Position]:
    """The same line with positions between those that lie far apart, on great circles."""
    yield from positions[:1]
    for start, end in pairwise(positions):
        if max(abs(start[0] - end[0]), abs(start[1] - end[1])) > STEP / 2:
            yield from _between(start, end)
        yield end


def _between(start: Position, end: Position) -> Iterator[Position]:
    a, b = _vector(start), _vector(end)
    angle = math.acos(max(-1.0, min(1.0, sum(p * q for p, q in zip(a, b, strict=True)))))
    count = math.ceil(math.degrees(angle) / STEP)
    for number in range(1, count):
        share = number / count
        p, q = (math.sin(part * angle) / math.sin(angle) for part in (1 - share, share))
        x, y, z = (p * s + q * t for s, t in zip(a, b, strict=True))
        yield math.degrees(math.atan2(y, x)), math.degrees(math.asin(max(-1.0, min(1.0, z))))


def _vector(position: Position) -> tuple[float, float, float]:
    lon, lat = map(math.radians, position)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)
