"""Lines and areas on the globe: WGS 84, longitude first, in degrees and kilometres."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from pyproj import Geod

if TYPE_CHECKING:
    from shapely import Polygon

Position = tuple[float, float]
Line = list[Position]

WGS84 = Geod(ellps="WGS84")


def kilometres(start: Position, end: Position) -> float:
    """Return the length of the shortest way between two positions."""
    return float(WGS84.inv(*start, *end)[2]) / 1000


def disc(middle: Position, radius_km: float, points: int = 48) -> Line:
    """Return a circle on the globe, closed and clockwise."""
    azimuths = [360 * step / points for step in range(points + 1)]
    lons, lats = ([degrees] * len(azimuths) for degrees in middle)
    ends = WGS84.fwd(lons, lats, azimuths, [radius_km * 1000] * len(azimuths))
    return list(zip(ends[0], ends[1], strict=True))


def is_clockwise(ring: Sequence[Position]) -> bool:
    """Return whether the smaller of the two areas that a ring parts lies to its right.

    On a plane this could not be decided for a ring around a pole.
    """
    lons, lats = zip(*ring, strict=True)
    return bool(WGS84.polygon_area_perimeter(lons, lats)[0] < 0)


def jumps(positions: Sequence[Position]) -> bool:
    """Return whether a line crosses the antimeridian: its longitudes jump there."""
    return any(abs(lon - before) > 180 for (before, _), (lon, _) in pairwise(positions))


@lru_cache(maxsize=1024)
def cut(polygon: "Polygon") -> tuple["Polygon", ...]:
    """Return the parts of a polygon on either side of the antimeridian, for planar libraries.

    A ring round a pole is closed along the edge of the flat map there.
    """
    import antimeridian
    from shapely import Polygon

    ring = list(polygon.exterior.coords)
    if not jumps(ring):  # `antimeridian` would take 0.2 ms a position to find that out
        return (polygon,)
    # It takes a ring that begins at 180 degrees for one that does not cross them.
    first = min(range(len(ring)), key=lambda index: abs(ring[index][0]))
    ring = [*ring[first:-1], *ring[: first + 1]]
    turned = ring[::-1] if is_clockwise(ring) else ring
    parts = antimeridian.fix_polygon(
        Polygon(turned, polygon.interiors), fix_winding=False, great_circle=False
    )
    return tuple(getattr(parts, "geoms", [parts]))
