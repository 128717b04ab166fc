"""GeoJSON as the basemap holds it."""

from typing import Any

import numpy
import shapely
from shapely.geometry import mapping

from dashboard.basemap.topology import Shape

DECIMALS = 3


def feature(shape: Shape, **properties: object) -> dict[str, Any]:
    """Return a feature, rounded, outer rings counterclockwise (RFC 7946, section 3.1.6)."""
    rounded = shapely.transform(shape, lambda points: numpy.round(points, DECIMALS))
    oriented = shapely.orient_polygons(rounded, exterior_cw=False)
    return {"type": "Feature", "properties": properties, "geometry": mapping(oriented)}


def collection(features: list[dict[str, Any]]) -> dict[str, Any]:
    """Return features as one GeoJSON object."""
    return {"type": "FeatureCollection", "features": features}
