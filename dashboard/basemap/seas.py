"""Sea areas as polygons without holes, clear of the land that the map draws.

Plotly fills `scattergeo` polygons above the land and knows no holes, so the land is cut out,
and an island that lies wholly inside is joined to the nearest shore by a hair-thin channel.
"""

from collections.abc import Callable, Iterator
from typing import Any

import numpy
import shapely
from pyproj import CRS, Transformer
from shapely.affinity import translate
from shapely.geometry import MultiPolygon, Point, Polygon, box

from dashboard.basemap.problems import BasemapError
from dashboard.basemap.recipe import Recipe, Sea
from dashboard.basemap.topology import Shape, Topology, km2
from dashboard.globe import cut

SMALLEST_ISLAND_KM2 = 3000
SHORE_GAP_DEG = 0.03
TOLERANCE_DEG = 0.02
CHANNEL_DEG = 0.006
NEARBY_DEG = 10.0
"""How far around an outline land is looked for: no thinned coast strays so far."""
EAST_HALF = box(180, -90, 540, 90)
"""What lies beyond the 180th meridian, where longitudes go on."""


def sea_area(sea: Sea, recipe: Recipe, topology: Topology) -> MultiPolygon:
    """Return one sea area: its outline, less the land, thinned; of several waters the one meant.

    A region that holds islands and shores keeps its land. Raises BasemapError where no water is.
    """
    outline = _outline(sea, topology)
    if sea.keeps_land:
        return MultiPolygon([outline.simplify(TOLERANCE_DEG)])
    land = _land_near(outline, topology)
    solid = [shape for shape in land if km2(shape.exterior.coords) >= SMALLEST_ISLAND_KM2]
    # The shore is drawn back before thinning, by more than thinning can move it.
    shore = shapely.unary_union(solid).buffer(SHORE_GAP_DEG)
    water = (outline - shore - Polygon(recipe.not_sea)).simplify(TOLERANCE_DEG)
    part = without_holes(_meant(water, sea), CHANNEL_DEG)
    return MultiPolygon([half for piece in _parts(part) for half in _halves(piece)])


def _meant(water: Shape, sea: Sea) -> Polygon:
    parts = _parts(water)
    if known := sea.known_sea:
        parts = [part for part in parts if part.contains(Point(known))]
    if not parts:
        raise BasemapError(f"sea '{sea.code}': there is no water within its limit")
    return parts[0]


def _land_near(outline: Shape, topology: Topology) -> list[Shape]:
    """Return the land that an outline may meet, in a frame that goes on beyond 180 degrees."""
    frame = box(*outline.bounds).buffer(NEARBY_DEG)
    found = topology.shapes("countries", box(-180, -90, 180, 90))
    flat = [part for shape in found for part in _flat(shape)]
    beyond = [translate(part, xoff=360) for part in flat] if frame.bounds[2] > 180 else []
    return [part for part in (*flat, *beyond) if part.intersects(frame)]


def _flat(shape: Shape) -> tuple[Shape, ...]:
    west, _, east, _ = shape.bounds
    return cut(shape) if east - west > 180 else (shape,)


def _halves(shape: Polygon) -> Iterator[Polygon]:
    """The parts of a shape on either side of the 180th meridian, both within -180 to 180."""
    if shape.bounds[2] <= 180:
        yield shape
        return
    yield from _parts(shape - EAST_HALF)
    yield from (translate(part, xoff=-360) for part in _parts(shape & EAST_HALF))


def _outline(sea: Sea, topology: Topology) -> Shape:
    """The outline before the land is cut out: a limit by hand, or a distance from a coast."""
    if sea.coast_of:
        coast = topology.shapes("countries", box(-180, -90, 180, 90), sea.coast_of)
        return _within_km(shapely.unary_union(coast), sea.within_km)
    limit = Polygon(sea.limit)
    if not sea.soften_deg:
        return limit
    # Out and half-way back: rounds the corners without losing what the limit encloses.
    return limit.buffer(2 * sea.soften_deg).buffer(-sea.soften_deg)


def _within_km(shape: Shape, km: float) -> Shape:
    """What lies within `km` of a shape, measured on an equal-area plane centred on it."""
    lon, lat = shape.centroid.coords[0]
    plane = CRS.from_proj4(f"+proj=laea +lat_0={lat} +lon_0={lon} +units=m")
    there = Transformer.from_crs(4326, plane, always_xy=True)
    near = _moved(shape, there.transform).buffer(km * 1000)
    return _moved(near, lambda x, y: there.transform(x, y, direction="INVERSE"))


def _moved(shape: Shape, there: Callable[[Any, Any], Any]) -> Shape:
    return shapely.transform(shape, lambda points: numpy.column_stack(there(*points.T)))


def _parts(shape: Shape) -> list[Polygon]:
    parts = [
        part for part in shapely.get_parts(shape) if isinstance(part, Polygon) and not part.is_empty
    ]
    return sorted(parts, key=lambda part: -float(part.area))


def without_holes(shape: Polygon, channel: float) -> Polygon:
    """Open each hole to the outside, nearest first, by a channel `channel` degrees wide."""
    while shape.interiors:
        outside = shape.exterior
        hole = min(shape.interiors, key=outside.distance)
        cut_line = shapely.shortest_line(outside, hole)
        # Square ends reach past both shores, else a film of water stays between.
        shape = _parts(shape - cut_line.buffer(channel / 2, cap_style="square"))[0]
    return shape
