"""Sea areas as polygons without holes, clear of the land that the map draws.

Plotly fills `scattergeo` polygons above the land and knows no holes, so the land is cut out,
and an island that lies wholly inside is joined to the nearest shore by a hair-thin channel.
"""

import shapely
from pyproj import CRS, Transformer
from shapely.geometry import MultiPolygon, Point, Polygon
from shapely.ops import transform
from topology import km2


def sea_area(recipe: dict, area: dict, land: dict[str, list[Polygon]]) -> MultiPolygon:
    """One sea area: its outline, less the land, thinned, the part around its known point.

    A region that holds islands and shores keeps its land.
    `land` maps "all" and country codes to polygons; `recipe` holds the numbers for all areas
    (degrees, km2) and `area` those of this one, as in recipe.toml.
    """
    outline = _outline(area, land)
    if area.get("keeps_land"):
        return MultiPolygon([outline.simplify(recipe["tolerance_deg"])])
    smallest = recipe["smallest_island_km2"]
    solid = [shape for shape in land["all"] if km2(shape.exterior.coords) >= smallest]
    # The shore is drawn back before thinning, by more than thinning can move it.
    shore = shapely.unary_union(solid).buffer(recipe["shore_gap_deg"])
    water = (outline - shore - Polygon(recipe["not_sea"])).simplify(recipe["tolerance_deg"])
    part = next(p for p in _parts(water) if p.contains(Point(area["known_sea"])))
    return MultiPolygon(_parts(without_holes(part, recipe["channel_deg"])))


def _outline(area: dict, land: dict[str, list[Polygon]]) -> shapely.Geometry:
    """The outline before the land is cut out: a limit by hand, or a distance from a coast."""
    if "coast_of" in area:
        return _within_km(shapely.unary_union(land[area["coast_of"]]), area["within_km"])
    limit = Polygon(area["limit"])
    if "soften_deg" not in area:
        return limit
    # Out and half-way back: rounds the corners without losing what the limit encloses.
    return limit.buffer(2 * area["soften_deg"]).buffer(-area["soften_deg"])


def _within_km(shape: shapely.Geometry, km: float) -> shapely.Geometry:
    """What lies within `km` of a shape, measured on an equal-area plane centred on it."""
    lon, lat = shape.centroid.coords[0]
    plane = CRS.from_proj4(f"+proj=laea +lat_0={lat} +lon_0={lon} +units=m")
    there = Transformer.from_crs(4326, plane, always_xy=True)
    near = transform(there.transform, shape).buffer(km * 1000)
    return transform(lambda x, y: there.transform(x, y, direction="INVERSE"), near)


def _parts(shape: shapely.Geometry) -> list[Polygon]:
    parts = [part for part in shapely.get_parts(shape) if isinstance(part, Polygon)]
    return sorted(parts, key=lambda part: -part.area)


def without_holes(shape: Polygon, channel: float) -> Polygon:
    """Open each hole to the outside, nearest first, by a channel `channel` degrees wide."""
    while shape.interiors:
        outside = shape.exterior
        hole = min(shape.interiors, key=outside.distance)
        cut = shapely.shortest_line(outside, hole)
        # Square ends reach past both shores, else a film of water stays between.
        shape = _parts(shape - cut.buffer(channel / 2, cap_style="square"))[0]
    return shape
