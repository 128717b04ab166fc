"""The two world maps: TopoJSON with countries, land, coastlines, ocean and lakes.

The near one is fine inside the box of the recipe and coarse elsewhere, so that no pan or zoom finds
an edge; the far one is Natural Earth's smallest, as it is.
"""

from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry import Polygon, box

from dashboard.basemap.packages import Inputs
from dashboard.basemap.recipe import Box, Recipe
from dashboard.basemap.topology import (
    Shape,
    Topology,
    add_centres,
    add_coastlines,
    add_ocean,
    drop_islets,
    forget_unused_arcs,
    km2,
    name_countries,
    thin,
)

NEAR, FAR = "world_50m.json", "world_110m.json"
WORLD = box(-180, -90, 180, 90)


@dataclass(frozen=True, slots=True)
class Limit:
    """A number for what meets the fine part, and one for what does not."""

    inside: float
    outside: float

    def of(self, shape: Shape, window: Shape) -> float:
        """Return the one that holds for a shape."""
        return self.inside if shape.intersects(window) else self.outside


@dataclass(frozen=True, slots=True)
class Scale:
    """How fine a world map is: tolerances in degrees, least areas in km2."""

    source: str
    tolerance: Limit | None
    smallest: Limit
    lake_tolerance: Limit
    smallest_lake: Limit


NEAR_SCALE = Scale(
    "countries-50m.json", Limit(0.01, 0.2), Limit(0, 4000), Limit(0.01, 0.1), Limit(250, 15000)
)
WHOLE_SCALE = Scale(
    "countries-50m.json", Limit(0.1, 0.1), Limit(1500, 1500), Limit(0.1, 0.1), Limit(5000, 5000)
)
"""Of a recipe without a fine part: even, as fine as a page can carry."""
FAR_SCALE = Scale(
    # One speck in the source has three points on a line; it has less than 1 km2.
    "countries-110m.json",
    None,
    Limit(1, 1),
    Limit(0.05, 0.05),
    Limit(15000, 15000),
)


def worlds(recipe: Recipe, inputs: Inputs, unnumbered: dict[str, str]) -> dict[str, Topology]:
    """Return both world maps by their file names.

    `unnumbered` gives a code to countries that have no number, by their names.
    """
    near = NEAR_SCALE if recipe.box else WHOLE_SCALE
    window = window_of(recipe.box) if recipe.box else WORLD
    return {
        NEAR: _world(near, window, recipe.bays, inputs, unnumbered),
        FAR: _world(FAR_SCALE, WORLD, (), inputs, unnumbered),
    }


def window_of(fine: Box) -> Shape:
    """Return a box on the plane; in two parts where it crosses the 180th meridian."""
    west, south, east, north = fine
    if west < east:
        return box(west, south, east, north)
    return shapely.union_all([box(west, south, 180, north), box(-180, south, east, north)])


def _world(
    scale: Scale, window: Shape, bays: tuple[Box, ...], inputs: Inputs, unnumbered: dict[str, str]
) -> Topology:
    """One world map; rivers and subunits are empty."""
    topology = Topology.parse(inputs.json(scale.source))
    name_countries(topology, inputs.alpha3, unnumbered)
    drop_islets(topology, window, scale.smallest.inside, scale.smallest.outside)
    if scale.tolerance:
        thin(topology, window, scale.tolerance.inside, scale.tolerance.outside)
    add_centres(topology)
    add_coastlines(topology)
    add_ocean(topology)
    _add_lakes(topology, scale, window, inputs.lakes())
    for corners in bays:
        _add_lake(topology, _bay(topology, corners), 0.0)
    # Plotly stops with an error where a layer that is switched on is not in the file.
    topology.objects |= {"rivers": [], "subunits": []}
    forget_unused_arcs(topology)
    return topology


def _add_lakes(topology: Topology, scale: Scale, window: Shape, lakes: Any) -> None:
    """Add the lakes that are large enough."""
    topology.objects["lakes"] = []
    for lake in lakes.explode():
        if km2(lake.exterior.coords) >= scale.smallest_lake.of(lake, window):
            _add_lake(topology, lake, scale.lake_tolerance.of(lake, window))


def _add_lake(topology: Topology, lake: Shape, tolerance: float) -> None:
    """Add one lake without its islands, simplified by a tolerance in degrees."""
    shell = Polygon(lake.exterior).simplify(tolerance)
    # d3-geo, which Plotly draws with, takes a ring the other way round for its outside.
    clockwise = shapely.orient_polygons(shell, exterior_cw=True)
    topology.add_polygon("lakes", list(clockwise.exterior.coords))


def _bay(topology: Topology, corners: Box) -> Shape:
    """The largest water inside a box: what is left of it without the land."""
    frame = window_of(corners)
    water = frame - shapely.unary_union(topology.shapes("countries", frame))
    return max(shapely.get_parts(water), key=lambda part: part.area)
