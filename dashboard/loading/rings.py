"""Areas on a flat map, for those that reach across the antimeridian too.

There the rings of a basemap jump from 180 to -180 degrees, and a planar library sees a strip round
the globe. Here they run on beyond 180 until they are drawn.
"""

from typing import Any

from dashboard.domain.dossier import Ring

DIGITS = 4
"""Decimals of the degrees of outlines: ten metres, and the same digest on any machine."""

Positions = list[tuple[float, float]]


def unwrapped(area: Any) -> Any:
    """A polygon or several, without jumps: longitudes may leave -180 to 180."""
    from shapely import MultiPolygon, Polygon

    parts = [part for part in getattr(area, "geoms", [area]) if part.geom_type == "Polygon"]
    steady = ([_steady(ring) for ring in (part.exterior, *part.interiors)] for part in parts)
    return MultiPolygon([Polygon(rings[0], rings[1:]) for rings in steady])


def _steady(ring: Any) -> Positions:
    """A closed line without jumps. One round a pole cannot close so, and stays as it is."""
    steady: Positions = []
    for lon, lat, *_ in ring.coords:
        turns = round((lon - steady[-1][0]) / 360) if steady else 0
        steady.append((lon - 360 * turns, lat))
    return steady if steady[0] == steady[-1] else [(lon, lat) for lon, lat, *_ in ring.coords]


def holds(area: Any, lon: float, lat: float, tolerance: float) -> bool:
    """Whether a position lies in an unwrapped area, or so many degrees beside it."""
    from shapely import Point, dwithin

    return any(dwithin(area, Point(lon + turn, lat), tolerance) for turn in (-360, 0, 360))


def exteriors(area: Any) -> tuple[Ring, ...]:
    """The exterior rings of an unwrapped area, counter-clockwise, back between -180 and 180."""
    from shapely import orient_polygons

    turned = orient_polygons(area, exterior_cw=False)
    return tuple(_on_the_globe(part.exterior.coords) for part in turned.geoms)


def _on_the_globe(positions: Any) -> Ring:
    return tuple((round(_wrapped(lon), DIGITS), round(lat, DIGITS)) for lon, lat in positions)


def _wrapped(lon: float) -> float:
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180
