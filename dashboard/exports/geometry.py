"""Places as GeoJSON geometry (RFC 7946): WGS 84, longitude first, exterior rings anti-clockwise.

What crosses the antimeridian is cut in two there, as RFC 7946, section 3.1.9, asks for.
"""

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from dashboard import globe
from dashboard.domain.dossier import Dossier
from dashboard.domain.places import Place
from dashboard.globe import Position

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Geometry = dict[str, Any]

POINTS_OF_A_DISC = 64
STEPS = 32
"""How many straight pieces an arc has: enough to look round on any map."""
BULGE = 0.16
"""How far the middle of an arc stands off the straight line, as a share of its length."""
NORTHMOST = 78.0
"""Degrees north that no arc goes beyond: flat maps end near there."""
DIGITS = 5
"""Decimals of the degrees that are worked out here: about a metre, and the same on any machine."""


def geometry_of(place: Place, dossier: Dossier) -> Geometry | None:
    """What a place is drawn as, no more precisely than it is known; None if it cannot be drawn.

    A schematic line comes before an area, an area before a disc, a disc before a point: beside
    an area, `lat` and `lon` only say where its label stands.
    """
    if not place.is_located:
        return None
    if place.path:
        return line(place.path)
    if place.outline:
        return area(dossier.outlines[place.outline])
    if place.lat is None or place.lon is None:
        return None
    middle = (place.lon, place.lat)
    return disc(middle, place.radius_km) if place.radius_km else point(middle)


def point(position: Position) -> Geometry:
    """A Point."""
    return {"type": "Point", "coordinates": list(position)}


def area(rings: Sequence[Sequence[Position]]) -> Geometry:
    """Closed exterior rings as a valid Polygon, or MultiPolygon.

    A simplified outline may cross itself, which most readers refuse; there it is mended.
    """
    from shapely import MultiPolygon, Polygon, orient_polygons

    whole = MultiPolygon([part for ring in rings for part in globe.cut(Polygon(ring))])
    valid = orient_polygons(whole if whole.is_valid else _mended(whole))
    parts = getattr(valid, "geoms", [valid])
    polygons = [[_listed(ring.coords) for ring in (p.exterior, *p.interiors)] for p in parts]
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def disc(middle: Position, radius_km: float) -> Geometry:
    """All that lies within so many kilometres of a position, along the ellipsoid."""
    return area([globe.disc(middle, radius_km, POINTS_OF_A_DISC)])


def line(positions: Sequence[Position]) -> Geometry:
    """Positions joined by straight lines in longitude and latitude, the short way round."""
    if not globe.jumps(positions):
        return {"type": "LineString", "coordinates": _listed(positions)}
    from antimeridian import fix_line_string
    from shapely import LineString, remove_repeated_points

    cut = remove_repeated_points(fix_line_string(LineString(positions), great_circle=False))
    parts = [_listed(part.coords) for part in cut.geoms if part.length]
    return {"type": "MultiLineString", "coordinates": parts}


def arc(start: Position, end: Position, bulge: float, *, west: float) -> Geometry:
    """A schematic arc between two positions: whom it is between, not which way anything went.

    `bulge` is how far its middle stands off the straight line, as a share of BULGE. It runs on a
    flat map whose western edge is at `west` degrees, so that it is as short there as it looks.
    """
    (x, y), (to_x, to_y) = ((west + (lon - west) % 360, lat) for lon, lat in (start, end))
    length = math.hypot(to_x - x, to_y - y)
    if not length:
        return line([start, end])
    north = 1 if to_x >= x else -1
    high = bulge * min(BULGE * length, max(0.0, NORTHMOST - max(y, to_y)))
    bend_x = (x + to_x) / 2 - 2 * high * north * (to_y - y) / length
    bend_y = (y + to_y) / 2 + 2 * high * north * (to_x - x) / length
    shares = (step / STEPS for step in range(STEPS + 1))
    parts = (((1 - t) ** 2, 2 * t * (1 - t), t * t) for t in shares)
    drawn = ((a * x + b * bend_x + c * to_x, a * y + b * bend_y + c * to_y) for a, b, c in parts)
    return line([((lon + 180) % 360 - 180, lat) for lon, lat in drawn])


def middle(geometry: Geometry) -> Position:
    """Return where the label of an arc stands: the middle of its positions."""
    positions = geometry["coordinates"]
    if geometry["type"] == "MultiLineString":
        positions = [position for part in positions for position in part]
    lon, lat = positions[len(positions) // 2]
    return lon, lat


def bounds(geometries: Iterable[Geometry | None]) -> list[float] | None:
    """West, south, east, north of all that is drawn; None where nothing is.

    Of the boxes that hold everything, the narrowest: where it crosses the antimeridian, its west
    is east of its east (RFC 7946, section 5.2).
    """
    from shapely.geometry import shape

    shapes = [shape(geometry) for geometry in geometries if geometry]
    boxes = sorted(part.bounds for whole in shapes for part in getattr(whole, "geoms", [whole]))
    if not boxes:
        return None
    west, east = _narrowest([(box[0], box[2]) for box in boxes])
    return [west, min(box[1] for box in boxes), east, max(box[3] for box in boxes)]


def _narrowest(stretches: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The ends of what is left of the circle of longitudes when its widest gap is taken out.

    `stretches` are from west to east, in the order of their beginnings.
    """
    first, reach = stretches[0]
    gap, west, east = first + 360 - max(end for _, end in stretches), first, 0.0
    for begin, end in stretches:
        if begin - reach > gap:
            gap, west, east = begin - reach, begin, reach
        reach = max(reach, end)
    return (west, reach) if west == first else (west, east)


def _mended(shape: "BaseGeometry") -> Any:
    """A valid shape like this one, on the grid that its positions are rounded to."""
    from shapely import make_valid, set_precision

    valid = make_valid(shape, method="structure", keep_collapsed=False)
    return set_precision(valid, 10**-DIGITS)


def _listed(positions: Sequence[Position]) -> list[list[float]]:
    return [[round(lon, DIGITS), round(lat, DIGITS)] for lon, lat in positions]
