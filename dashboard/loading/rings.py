"""The areas of a basemap: whether they hold a position, how far it is, and their rings."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dashboard.domain.dossier import Ring
from dashboard.globe import Position, cut, is_clockwise, kilometres

if TYPE_CHECKING:
    from shapely import MultiPolygon, Point

DIGITS = 4
"""Decimals of the degrees of outlines: ten metres, and the same digest on any machine."""


def holds(area: "MultiPolygon", position: Position, tolerance: float = 0) -> bool:
    """Return whether a position lies in an area, or within so many degrees of it."""
    from shapely import dwithin

    points = _turned(position)
    parts = (flat for part in area.geoms for flat in cut(part))
    return any(dwithin(part, point, tolerance) for part in parts for point in points)


def distance_km(areas: Iterable["MultiPolygon"], position: Position) -> float:
    """Return how far it is from a position to the nearest edge of some areas, nearly."""
    from shapely.ops import nearest_points

    parts = [flat for area in areas for part in area.geoms for flat in cut(part)]
    near = (nearest_points(part, point)[0] for part in parts for point in _turned(position))
    return min((kilometres((at.x, at.y), position) for at in near), default=float("inf"))


def _turned(position: Position) -> list["Point"]:
    """Return a position as those see it that lie on the other side of the antimeridian."""
    from shapely import Point

    return [Point(position[0] + turn, position[1]) for turn in (-360, 0, 360)]


def exteriors(area: "MultiPolygon") -> tuple[Ring, ...]:
    """Return the exterior rings of an area, counter-clockwise; some cross the antimeridian."""
    rings = (tuple(part.exterior.coords) for part in area.geoms)
    turned = (ring[::-1] if is_clockwise(ring) else ring for ring in rings)
    return tuple(
        tuple((round(lon, DIGITS), round(lat, DIGITS)) for lon, lat, *_ in ring) for ring in turned
    )
