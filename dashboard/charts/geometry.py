"""Lines on a sphere and on a flat map, for what a basemap does not hold.

All positions are longitude and latitude in degrees on WGS 84, all lengths are kilometres.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pyproj import Geod

from dashboard.domain.config import MapView

Position = tuple[float, float]
Line = list[Position]


WGS84 = Geod(ellps="WGS84")


def disc(middle: Position, radius_km: float, points: int = 48) -> Line:
    """A circle on the globe, closed, clockwise as Plotly fills it."""
    azimuths = [360 * step / points for step in range(points + 1)]
    ends = WGS84.fwd(
        [middle[0]] * len(azimuths),
        [middle[1]] * len(azimuths),
        azimuths,
        [radius_km * 1000] * len(azimuths),
    )
    return list(zip(ends[0], ends[1], strict=True))


def arrow_head(start: Position, end: Position, length_km: float) -> Line:
    """A closed triangle with its tip at `end`, on the great circle that comes from `start`."""
    back = WGS84.inv(*start, *end)[1]
    sides = [WGS84.fwd(*end, back + turn, length_km * 1000)[:2] for turn in (-24.0, 24.0)]
    return [end, sides[0], sides[1], end]


def between(start: Position, end: Position, share: float) -> Position:
    """The position at a share of the way along the great circle."""
    azimuth, _, metres = WGS84.inv(*start, *end)
    lon, lat, _ = WGS84.fwd(*start, azimuth, metres * share)
    return lon, lat


def mercator(lat: float) -> float:
    """The northing of a latitude, in degrees at the equator (spherical Mercator)."""
    return math.degrees(math.asinh(math.tan(math.radians(lat))))


def aspect(view: MapView) -> float:
    """Width by height of a view."""
    return view.aspect or (view.east - view.west) / (mercator(view.north) - mercator(view.south))


def hatching(
    rings: Iterable[Sequence[Position]], step: float
) -> Iterator[tuple[Position, Position]]:
    """Parallel lines that rise to the right across an area, `step` degrees apart.

    An even-odd scan: each line is cut where it crosses an edge of the area.
    """
    edges = [edge for ring in rings for edge in pairwise(ring)]
    if not edges:
        return
    offsets = [lat - lon for edge in edges for lon, lat in edge]
    first = math.ceil(min(offsets) / step)
    for index in range(first, math.floor(max(offsets) / step) + 1):
        crossings = sorted(_crossings(edges, index * step))
        yield from zip(crossings[::2], crossings[1::2], strict=False)


def _crossings(edges: list[tuple[Position, Position]], offset: float) -> Iterator[Position]:
    """Where the line lat = lon + offset meets the edges."""
    for (lon, lat), (to_lon, to_lat) in edges:
        here, there = lat - lon - offset, to_lat - to_lon - offset
        if (here > 0) != (there > 0):
            share = here / (here - there)
            yield lon + share * (to_lon - lon), lat + share * (to_lat - lat)
