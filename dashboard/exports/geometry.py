"""Places as GeoJSON geometry (RFC 7946): WGS 84, longitude first, exterior rings anti-clockwise.

What crosses the antimeridian is cut in two there, as RFC 7946, section 3.1.9, asks for.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from dashboard.domain.dossier import Dossier
from dashboard.domain.places import Place

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Position = tuple[float, float]
Geometry = dict[str, Any]

POINTS_OF_A_DISC = 64
STEP_KM = 100.0
"""How far apart the positions of a great circle are: near enough to look round on any map."""
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
    from shapely import MultiPolygon, orient_polygons

    whole = MultiPolygon([part for ring in rings for part in _parts(ring)])
    valid = orient_polygons(whole if whole.is_valid else _mended(whole))
    parts = getattr(valid, "geoms", [valid])
    polygons = [[_listed(ring.coords) for ring in (p.exterior, *p.interiors)] for p in parts]
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def disc(middle: Position, radius_km: float) -> Geometry:
    """All that lies within so many kilometres of a position, along the ellipsoid."""
    return area([_circle(middle, radius_km)])


def line(positions: Sequence[Position]) -> Geometry:
    """Positions joined by straight lines in longitude and latitude, the short way round."""
    unwrapped = _unwrapped(positions)
    if _is_on_the_map(unwrapped):
        return {"type": "LineString", "coordinates": _listed(unwrapped)}
    from shapely import LineString

    parts = [_listed(part.coords) for part in _cut(LineString(unwrapped), "LineString")]
    return {"type": "MultiLineString", "coordinates": parts}


def great_circle(start: Position, end: Position) -> Geometry:
    """The shortest way between two positions on the ellipsoid, as a line."""
    from pyproj import Geod

    globe = Geod(ellps="WGS84")
    kilometres = globe.inv(*start, *end)[2] / 1000
    between = globe.npts(*start, *end, max(1, round(kilometres / STEP_KM)))
    return line([start, *between, end])


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


def _parts(ring: Sequence[Position]) -> Sequence[Any]:
    """What a closed line encloses, as polygons from -180 to 180 degrees."""
    from shapely import Polygon

    unwrapped = _over_the_pole(_unwrapped(ring))
    polygon = Polygon(unwrapped)
    if _is_on_the_map(unwrapped):
        return [polygon]
    return _cut(polygon if polygon.is_valid else _mended(polygon), "Polygon")


def _is_on_the_map(positions: Sequence[Position]) -> bool:
    return all(-180 <= lon <= 180 for lon, _ in positions)


def _circle(middle: Position, radius_km: float) -> list[Position]:
    """Points all round a position, anti-clockwise; the last is the first again."""
    from pyproj import Geod

    step = 360 / POINTS_OF_A_DISC
    azimuths = [-index * step for index in range(POINTS_OF_A_DISC)]
    lons, lats = ([degrees] * POINTS_OF_A_DISC for degrees in middle)
    metres = [radius_km * 1000] * POINTS_OF_A_DISC
    ends = Geod(ellps="WGS84").fwd(lons, lats, azimuths, metres)
    ring = list(zip(ends[0], ends[1], strict=True))
    return [*ring, ring[0]]


def _unwrapped(positions: Sequence[Position]) -> list[Position]:
    """The same positions without jumps of longitude, which may so leave -180 to 180."""
    unwrapped = [positions[0]]
    for lon, lat in positions[1:]:
        turns = round((lon - unwrapped[-1][0]) / 360)
        unwrapped.append((lon - 360 * turns, lat))
    return unwrapped


def _over_the_pole(ring: list[Position]) -> list[Position]:
    """A ring that went all round the globe, closed along the edge of the flat map at its pole."""
    (first, lat), (last, _) = ring[0], ring[-1]
    if abs(last - first) < 180:
        return ring
    pole = 90.0 if lat > 0 else -90.0
    return [*ring, (last, pole), (first, pole), ring[0]]


def _cut(shape: "BaseGeometry", kind: str) -> list[Any]:
    """The parts of a shape on either side of the antimeridian, all from -180 to 180 degrees."""
    from shapely import box, union_all
    from shapely.affinity import translate

    parts = [
        translate(shape.intersection(box(-180 + turn, -90, 180 + turn, 90)), -turn)
        for turn in (0, 360, -360)
    ]
    whole = union_all(parts)  # a polar cap begins and ends within the globe: there it is one again
    return [part for part in getattr(whole, "geoms", [whole]) if part.geom_type == kind]


def _mended(shape: "BaseGeometry") -> Any:
    """A valid shape like this one, on the grid that its positions are rounded to."""
    from shapely import make_valid, set_precision

    valid = make_valid(shape, method="structure", keep_collapsed=False)
    return set_precision(valid, 10**-DIGITS)


def _listed(positions: Sequence[Position]) -> list[list[float]]:
    return [[round(lon, DIGITS), round(lat, DIGITS)] for lon, lat in positions]
