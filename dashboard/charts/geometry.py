"""The shape of a flat map, and the hatching of an area on it."""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dashboard.domain.config import MapView
from dashboard.globe import Position


def mercator(lat: float) -> float:
    """The northing of a latitude, in degrees at the equator (spherical Mercator)."""
    return math.degrees(math.asinh(math.tan(math.radians(lat))))


def aspect(view: MapView) -> float:
    """Width by height of a view."""
    west, east = view.span
    return view.aspect or (east - west) / (mercator(view.north) - mercator(view.south))


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
