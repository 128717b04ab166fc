"""The areas of places on a map, drawn no more precisely than they are known."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dashboard.domain.dossier import Dossier
from dashboard.domain.map_views import MapView
from dashboard.domain.places import WIDE, Place
from dashboard.domain.vocabulary import Precision
from dashboard.globe import disc
from dashboard.scenes.cells import Cells
from dashboard.scenes.map_canvas import Canvas, canvas_of, inset_of
from dashboard.scenes.map_ground import land_of
from dashboard.scenes.outlines import Runs, area, areas, edges, hatching
from dashboard.scenes.shapes import Frame, Ink, Path, Shape, Stroke

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

HATCHED = 1 / 90
"""From line to line of a hatching, for the width of the map."""
SOFT = (1.0, 0.75, 0.5, 0.25)
"""The rings of a soft disc, for its radius."""
WITHIN = 0.5
"""A stretch of sea with so much of it in a larger one is not hatched again."""


@dataclass(frozen=True)
class Area:
    """An area on a map, in pixels."""

    runs: Runs
    edge: Runs
    """Its outline without what only the edge of the map cuts."""
    hatch: Runs
    rings: tuple[Runs, ...]
    """What of it fades from the middle."""
    cells: Cells
    size: float
    """Square pixels."""


@lru_cache(maxsize=64)
def areas_of(dossier: Dossier, view: MapView, frame: Frame, *, is_inset: bool) -> dict[str, Area]:
    """Return the areas of the places of a view on its map or on its inset, by their ids."""
    canvas = inset_of(view, frame) if is_inset else canvas_of(view, frame)
    if canvas is None:
        return {}
    visible = _visible(view, frame, is_inset=is_inset)
    places = (dossier.place[sign.place] for sign in view.signs)
    found = {}
    for place in places:
        shape, soft = _shape(dossier, place, canvas)
        if place.precision is Precision.SEA_AREA:
            shape = shape.difference(land_of(dossier, view, frame, is_inset=is_inset))
        shape = shape.intersection(visible)
        if not shape.is_empty and place.anchor:
            found[place.id] = _area(place, canvas, shape, soft, visible, frame.width * HATCHED)
    return found


def _shape(
    dossier: Dossier, place: Place, canvas: Canvas
) -> tuple["BaseGeometry", list["BaseGeometry"]]:
    """Return the outline of a wide place in pixels, and its soft discs from the largest on."""
    outline = dossier.outlines.get(place.outline, ()) if place.precision in WIDE else ()
    soft = [_disc(place, share, canvas) for share in SOFT if place.radius_km]
    return (soft[0] if soft and not outline else area(([r] for r in outline), canvas)), soft


def _area(
    place: Place,
    canvas: Canvas,
    shape: "BaseGeometry",
    soft: list["BaseGeometry"],
    visible: "BaseGeometry",
    step: float,
) -> Area:
    runs, is_sea = areas(shape), place.precision is Precision.SEA_AREA
    at = canvas.point(*(place.anchor or (0.0, 0.0)))
    return Area(
        runs=runs,
        edge=() if is_sea or not place.outline else edges(shape, visible),
        hatch=hatching(runs, step) if is_sea and place.outline else (),
        rings=tuple(areas(one.intersection(visible)) for one in soft),
        cells=Cells(runs, canvas.box, at),
        size=shape.area,
    )


def _visible(view: MapView, frame: Frame, *, is_inset: bool) -> "BaseGeometry":
    """Return what is seen of a map or of its inset, which covers a corner of the map."""
    from shapely import box

    inset, whole = inset_of(view, frame), box(*canvas_of(view, frame).box)
    if inset is None:
        return whole
    return box(*inset.box) if is_inset else whole.difference(box(*inset.box))


def _disc(place: Place, share: float, canvas: Canvas) -> "BaseGeometry":
    ring = disc((place.lon or 0.0, place.lat or 0.0), (place.radius_km or 0.0) * share)
    return area([[ring]], canvas)


@lru_cache(maxsize=256)
def is_within(small: Cells, large: Cells) -> bool:
    """Return whether most of a stretch of sea lies in a larger one."""
    return small.within(large) >= WITHIN


def texture(place: Place, found: Area, ink: Ink, *, is_tinted: bool, is_plain: bool) -> list[Shape]:
    """Return how an area looks: a sea hatched, a region with a dashed edge, a land outlined.

    What a tint fills stands out by itself; of a sea within a hatched one only the words are drawn.
    """
    shapes: list[Shape] = [
        Path(runs=ring, fill=Ink(ink.name, ink.share, 0.1)) for ring in found.rings if ring
    ]
    if not found.edge and not found.hatch:
        return shapes
    if place.precision is Precision.SEA_AREA:
        line = Stroke(Ink(ink.name, ink.share, 0.4), 1.0)
        return shapes if is_plain else [*shapes, Path(runs=found.hatch, stroke=line)]
    if place.precision is Precision.REGION:
        line = Stroke(Ink(ink.name, ink.share, 0.8), 1.8, "dash")
        return [*shapes, Path(runs=found.edge, stroke=line)]
    if is_tinted:
        return shapes
    line = Stroke(Ink(ink.name, ink.share, 0.6), 1.2)
    fill = Path(runs=found.runs, fill=Ink(ink.name, ink.share, 0.1))
    return [*shapes, fill, Path(runs=found.edge, stroke=line)]
