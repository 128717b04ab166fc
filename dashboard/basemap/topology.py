"""TopoJSON in the shape that Plotly's geo subplots draw: thin out, add layers, write.

The arcs of the source are thinned one by one and its rings are never re-cut. Borders shared by
two countries stay shared, and the rings that world-atlas stitched across the antimeridian and
around the pole (right on a sphere, invalid on a plane) pass through untouched.
Format: the TopoJSON specification, version 1. Layers and keys: plotly.js 4.1.1,
src/plots/geo/constants.js (`fillLayers`, `lineLayers`) and src/traces/choropleth/plot.js (`ct`).
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise, product
from typing import Any

import shapely
from shapely.geometry import LineString, Polygon

from dashboard.globe import WGS84, Position

FINEST_DEG = 0.002  # about the source's own grid: nothing is gained by a smaller tolerance
LONGEST_DEG = 3.0  # at 49 degrees north, a great circle of this length strays by 0.02 degrees

Polygons = list[list[list[int]]]
Geometry = dict[str, Any]
Shape = Any
"""A Shapely geometry."""


@dataclass
class Topology:
    """Arcs in degrees (lon, lat), and layers of geometries that refer to them by index."""

    scale: Position
    translate: Position
    arcs: list[list[Position]]
    objects: dict[str, list[Geometry]] = field(default_factory=dict)

    @classmethod
    def parse(cls, raw: dict[str, Any]) -> "Topology":
        """Decode a quantised TopoJSON dict; the layers keep their geometries as they are."""
        scale, translate = raw["transform"]["scale"], raw["transform"]["translate"]
        arcs = [list(_decode(arc, scale, translate)) for arc in raw["arcs"]]
        objects = {name: layer["geometries"] for name, layer in raw["objects"].items()}
        return cls(scale, translate, arcs, objects)

    def encode(self) -> dict[str, Any]:
        """The TopoJSON dict: quantised on the source's own grid, so that no point moves."""
        layers = {
            name: {"type": "GeometryCollection", "geometries": geometries}
            for name, geometries in self.objects.items()
        }
        return {
            "type": "Topology",
            "transform": {"scale": self.scale, "translate": self.translate},
            "objects": layers,
            "arcs": [self._quantise(arc) for arc in self.arcs],
        }

    def _quantise(self, arc: list[Position]) -> list[list[int]]:
        (sx, sy), (tx, ty) = self.scale, self.translate
        cells = [[round((x - tx) / sx), round((y - ty) / sy)] for x, y in arc]
        return cells[:1] + [[b[0] - a[0], b[1] - a[1]] for a, b in pairwise(cells)]

    def ring(self, indices: list[int]) -> list[Position]:
        """The points of a ring; an index below zero means that arc backwards (`~index`)."""
        points: list[Position] = []
        for index in indices:
            arc = self.arcs[index] if index >= 0 else self.arcs[~index][::-1]
            points += arc[1:] if points else arc
        return points

    def shapes(self, layer: str, box: Shape, country: str | None = None) -> list[Shape]:
        """The polygons of a layer (or of one country, by its id) that meet `box`, on the plane."""
        rings = (
            [self.ring(ring) for ring in polygon]
            for geometry in self.objects[layer]
            if country in (None, geometry.get("id"))
            for polygon in polygons_of(geometry)
        )
        shapes = (Polygon(shell, holes) for shell, *holes in rings)
        return [shape for shape in shapes if shape.intersects(box)]

    def add_polygon(self, layer: str, shell: list[Position], **members: object) -> None:
        """Append one polygon without holes to a layer, on an arc of its own."""
        self.arcs.append(shell)
        geometry = {"type": "Polygon", "arcs": [[len(self.arcs) - 1]], **members}
        self.objects.setdefault(layer, []).append(geometry)


def _decode(arc: list[list[int]], scale: Position, translate: Position) -> Iterator[Position]:
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * scale[0] + translate[0], y * scale[1] + translate[1]


def polygons_of(geometry: Geometry) -> Polygons:
    """The polygons of a Polygon or MultiPolygon geometry, each a list of rings of arc indices."""
    return geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]


def arcs_of(polygons: Polygons) -> set[int]:
    """The arcs that these polygons use, whichever way round."""
    return {max(index, ~index) for polygon in polygons for ring in polygon for index in ring}


def km2(ring: Iterable[Position]) -> float:
    """Area inside a ring on WGS 84; right across the antimeridian and around a pole.

    Karney, Algorithms for geodesics, J. Geodesy 87 (2013), as PROJ has it.
    """
    lons, lats = zip(*ring, strict=True)
    return abs(WGS84.polygon_area_perimeter(lons, lats)[0]) / 1e6


def unwrapped(ring: list[Position]) -> list[Position]:
    """A ring that crosses the antimeridian, moved to 0..360 degrees so that it is whole."""
    crosses = any(abs(a[0] - b[0]) > 180 for a, b in pairwise(ring))
    return [(x % 360, y) for x, y in ring] if crosses else ring


def add_coastlines(topology: Topology) -> None:
    """Coastlines are the arcs that one country alone uses; an arc used twice is a border."""
    uses = Counter(
        max(index, ~index)
        for geometry in topology.objects["countries"]
        for polygon in polygons_of(geometry)
        for ring in polygon
        for index in ring
    )
    coasts = [[index] for index, times in sorted(uses.items()) if times == 1]
    topology.objects["coastlines"] = [{"type": "MultiLineString", "arcs": coasts}]


def add_ocean(topology: Topology) -> None:
    """Lay the whole sphere under the land, so that no view ever shows the edge of the sea.

    In eight pieces, whose sides are great circles: one ring around everything has no inside that
    d3-geo could tell when a projection clips the sphere to a disc. The poles are left out by a
    kilometre: Mercator puts them at infinity, and then nothing is drawn.
    """
    for west, pole in product((-180.0, -90.0, 0.0, 90.0), (89.99, -89.99)):
        east = west + 90
        ring = [(west, 0.0), (west, pole), (east, pole), (east, 0.0), (west, 0.0)]
        topology.add_polygon("ocean", ring if pole > 0 else ring[::-1])


def name_countries(topology: Topology, alpha3: dict[str, str], extra: dict[str, str]) -> None:
    """Give each country its ISO 3166-1 alpha-3 id, by its numeric code, else by its name.

    The first holder of a code keeps it (Australia, not the Ashmore Islands): Plotly draws the
    first feature with an id. What has no code has no id, and is drawn as land and border only.
    """
    taken = set()
    for geometry in topology.objects["countries"]:
        name = geometry["properties"]["name"]
        code = alpha3.get(geometry.pop("id", None)) or extra.get(name)
        if code and code not in taken:
            geometry["id"] = code
            taken.add(code)


def add_centres(topology: Topology) -> None:
    """Add Plotly's `ct`, where a hover label points: the centroid of the largest polygon."""
    for geometry in topology.objects["countries"]:
        shells = [topology.ring(polygon[0]) for polygon in polygons_of(geometry)]
        centre = Polygon(unwrapped(max(shells, key=km2))).centroid
        lon = centre.x - 360 if centre.x > 180 else centre.x
        geometry["properties"]["ct"] = [round(lon, 2), round(centre.y, 2)]


def drop_islets(topology: Topology, box: Shape, inside: float, outside: float) -> None:
    """Drop polygons under an area (km2), by whether they meet `box`.

    Every country keeps its largest polygon, so that each can still be coloured.
    """
    for geometry in topology.objects["countries"]:
        polygons = polygons_of(geometry)
        shells = [topology.ring(polygon[0]) for polygon in polygons]
        biggest = max(map(km2, shells))
        least = [inside if Polygon(shell).intersects(box) else outside for shell in shells]
        kept = [
            polygon
            for polygon, shell, limit in zip(polygons, shells, least, strict=True)
            if km2(shell) >= min(biggest, limit)
        ]
        geometry.update(type="MultiPolygon", arcs=kept)
    used = set().union(*(arcs_of(g["arcs"]) for g in topology.objects["countries"]))
    for geometry in topology.objects["land"]:
        geometry["arcs"] = [p for p in geometry["arcs"] if arcs_of([p]) & used]


def thin(topology: Topology, box: Shape, inside: float, outside: float) -> None:
    """Simplify each arc (Douglas-Peucker, tolerance in degrees), by whether it meets `box`.

    Where this flattens or folds over a polygon, the source's points come back around that place,
    ever farther, until it is sound. What is no valid polygon on the plane to begin with (at the
    antimeridian, at the pole) cannot be judged so, and stays as the simplification makes it.
    """
    raw = topology.arcs
    lines = [LineString(arc) for arc in raw]
    sound = [
        polygon
        for layer in ("countries", "land")
        for geometry in topology.objects[layer]
        for polygon in polygons_of(geometry)
        if not _fault(topology, polygon)
    ]
    topology.arcs = [
        list(shapely.simplify(line, inside if line.intersects(box) else outside).coords)
        for line in lines
    ]
    radius = FINEST_DEG
    while faults := [(p, place) for p in sound if (place := _fault(topology, p))]:
        radius *= 2
        for index, place in ((i, place) for p, place in faults for i in arcs_of([p])):
            kept = set(topology.arcs[index])
            topology.arcs[index] = [q for q in raw[index] if q in kept or _apart(q, place) < radius]
    topology.arcs = [_walked(arc) for arc in topology.arcs]


def _apart(a: Position, b: Position) -> float:
    """Degrees between two points on the plane, the short way round in longitude."""
    return math.hypot((a[0] - b[0] + 180) % 360 - 180, a[1] - b[1])


def _fault(topology: Topology, polygon: list[list[int]]) -> Position | None:
    """Where a polygon is no valid one, or None."""
    rings = [unwrapped(topology.ring(ring)) for ring in polygon]
    for ring in rings:
        if len(ring) < 4:
            return ring[0]
    reason = shapely.is_valid_reason(Polygon(rings[0], rings[1:]))
    place = re.search(r"\[(\S+) (\S+)\]", reason)
    return (float(place[1]), float(place[2])) if place else None


def _walked(arc: list[Position]) -> list[Position]:
    """The arc with no edge over LONGEST_DEG, unless it crosses the antimeridian.

    d3-geo draws edges as great circles: the 49th parallel needs points on its way, though on
    the plane it is one straight line.
    """
    crosses = unwrapped(arc) is not arc
    return arc if crosses else list(shapely.segmentize(LineString(arc), LONGEST_DEG).coords)


def forget_unused_arcs(topology: Topology) -> None:
    """Keep the arcs that some geometry uses, and number them anew."""
    old = sorted(
        {max(i, ~i) for layer in topology.objects.values() for g in layer for i in _flat(g["arcs"])}
    )
    new = {index: position for position, index in enumerate(old)}
    topology.arcs = [topology.arcs[index] for index in old]
    for geometry in (g for layer in topology.objects.values() for g in layer):
        geometry["arcs"] = _renumbered(geometry["arcs"], new)


def _flat(arcs: list[Any] | int) -> Iterator[int]:
    if isinstance(arcs, int):
        yield arcs
        return
    for inner in arcs:
        yield from _flat(inner)


def _renumbered(arcs: list[Any] | int, new: dict[int, int]) -> list[Any] | int:
    if isinstance(arcs, int):
        return new[arcs] if arcs >= 0 else ~new[~arcs]
    return [_renumbered(inner, new) for inner in arcs]
