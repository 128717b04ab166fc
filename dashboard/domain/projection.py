"""Longitude and latitude -> a plane, and what of it a map view shows.

Mercator is the spherical one (Snyder, Map Projections: A Working Manual, USGS 1987, equations
7-1 and 7-2). Natural Earth is the polynomial of Šavrič, Jenny, Patterson, Petrovič and Hurni
(A polynomial equation for the Natural Earth projection, Cartography and Geographic Information
Science 38 (4), 2011), around the middle of the view.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

from dashboard.domain.map_views import MapView
from dashboard.domain.map_views import Projection as Kind

Point = tuple[float, float]
Position = tuple[float, float]
"""Longitude and latitude in degrees."""
Bounds = tuple[float, float, float, float]
"""Left, bottom, right, top on the plane."""

ACROSS = (0.870700, -0.131979, -0.013791, 0.0, 0.0, 0.003971, -0.001529)
"""How long a parallel is, for that of a cylinder: factors of the even powers of its latitude."""
UP = (1.007226, 0.015085, 0.0, -0.044475, 0.028874, -0.005916)
"""How high a parallel stands, for its latitude; the same."""


@dataclass(frozen=True, slots=True)
class Projection:
    """A sphere of radius 1 on a plane, north up, turned to a meridian."""

    kind: Kind
    lon: float

    def turned(self, lon: float) -> float:
        """Return a longitude as degrees east of the meridian that the map is turned to."""
        return (lon - self.lon + 180) % 360 - 180

    def point(self, lon: float, lat: float) -> Point:
        """Return where a position lies."""
        return self.flat(self.turned(lon), lat)

    def flat(self, east: float, lat: float) -> Point:
        """Return the same of what lies so many degrees east of the meridian, also beyond 180."""
        across, phi = math.radians(east), math.radians(lat)
        if self.kind is Kind.MERCATOR:
            return across, math.asinh(math.tan(phi))
        return across * _even(ACROSS, phi), phi * _even(UP, phi)


def _even(factors: tuple[float, ...], phi: float) -> float:
    """Return a polynomial in the square of an angle (Horner's scheme)."""
    total = 0.0
    for factor in reversed(factors):
        total = total * phi * phi + factor
    return total


@lru_cache(maxsize=64)
def projection_of(view: MapView) -> Projection:
    """Return how a map view is projected: turned to its middle."""
    west, east = view.span
    return Projection(view.projection, (west + east) / 2)


@lru_cache(maxsize=64)
def bounds_of(view: MapView) -> Bounds:
    """Return the rectangle of the plane that a map view shows."""
    projection, (west, east) = projection_of(view), view.span
    half = (east - west) / 2
    widest = min(max(view.south, 0.0), view.north)  # the parallel nearest to the equator
    return (
        projection.flat(-half, widest)[0],
        projection.flat(0, view.south)[1],
        projection.flat(half, widest)[0],
        projection.flat(0, view.north)[1],
    )


def in_window(view: MapView, lon: float, lat: float) -> bool:
    """Return whether a map view shows a position, in degrees."""
    left, bottom, right, top = bounds_of(view)
    x, y = projection_of(view).point(lon, lat)
    return left <= x <= right and bottom <= y <= top
