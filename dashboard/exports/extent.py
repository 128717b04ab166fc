"""The part of the world that a map program shows first when it opens a file."""

from collections.abc import Sequence

from dashboard.domain.dossier import Dossier
from dashboard.domain.map_views import MapView
from dashboard.domain.projection import in_window
from dashboard.exports.features import Feature
from dashboard.exports.geometry import bounds

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees; the east is beyond 180 where the box crosses that line."""


def extent(found: Sequence[Feature], dossier: Dossier) -> Box | None:
    """Return the smallest map view of the dashboard with the sign of each feature in it.

    Where none has all of them, the narrowest box that holds everything; None where nothing is
    drawn and there is no map. An outline of a country that reaches round the world is no reason to
    show the whole world: what matters is where its sign stands.
    """
    signs = [position for feature in found for position in feature.signs]
    views = [view for view in dossier.config.maps if all(in_window(view, *one) for one in signs)]
    if views:
        view = min(views, key=_size)
        west, east = view.span
        return west, view.south, east, view.north
    box = bounds(feature.geometry for feature in found)
    if box is None:
        return None
    west, south, east, north = box
    return west, south, east + 360 * (east < west), north


def _size(view: MapView) -> float:
    west, east = view.span
    return (east - west) * (view.north - view.south)
