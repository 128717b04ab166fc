"""The ground of a map: land, lakes, borders, the areas that a view fills, its inset.

The same for every selection: worked out once for a view and a frame, and sent once.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from dashboard.domain.dossier import Dossier
from dashboard.domain.map_views import MapView, Tint
from dashboard.scenes.bounds import corners
from dashboard.scenes.map_canvas import Canvas, box_of_inset, canvas_of, inset_of
from dashboard.scenes.outlines import area, areas, lines
from dashboard.scenes.shapes import (
    BESIDE,
    FIRST,
    FIRST_HUGE,
    FIRST_NARROW,
    FIRST_WIDE,
    NARROW,
    PAPER,
    PHONE,
    SLIDE,
    WIDE,
    Backdrop,
    Frame,
    Ink,
    Path,
    Shape,
    Stroke,
)
from dashboard.scenes.topology import Topology, read_topology

FRAMES = (PHONE, NARROW, BESIDE, WIDE, FIRST_NARROW, FIRST, FIRST_WIDE, FIRST_HUGE, SLIDE, PAPER)
"""What grounds are sent for."""
BORDER = Stroke(Ink("border"), 0.8)


def backdrop_of(dossier: Dossier, view: MapView, frame: Frame) -> Backdrop:
    """Return the ground of a view in a frame."""
    return _ground(dossier, view, frame)[0]


def backdrop_named(dossier: Dossier, name: str) -> tuple[Backdrop, float, float] | None:
    """Return a ground by its name, with its width and height; None where there is none.

    Only the frames of pages, slides and paper have one.
    """
    for view in dossier.config.maps:
        for frame in FRAMES:
            if name == name_of(view, frame):
                return backdrop_of(dossier, view, frame), *canvas_of(view, frame).size
    return None


def name_of(view: MapView, frame: Frame) -> str:
    """Return what addresses call the ground of a view in a frame."""
    wide, high = canvas_of(view, frame).size
    return f"{view.id}-{wide:g}x{high:g}"


def land_of(dossier: Dossier, view: MapView, frame: Frame, *, is_inset: bool = False) -> Any:
    """Return the land that a map shows, in pixels: a shape of Shapely."""
    return _ground(dossier, view, frame)[2 if is_inset else 1]


@lru_cache(maxsize=24)
def _ground(dossier: Dossier, view: MapView, frame: Frame) -> tuple[Backdrop, Any, Any]:
    main, inset = canvas_of(view, frame), inset_of(view, frame)
    topology = _topology(dossier.basemap[f"world_{view.resolution}m.json"])
    whole = _Ground(dossier, view, topology)
    shapes, land = whole.on(main)
    enlarged = None
    if inset is not None and view.inset is not None:
        more, enlarged = whole.on(inset)
        edge = Stroke(Ink("muted"), 1.2)
        shapes += [*more, Path(runs=(corners(*inset.box),), stroke=edge)]
        shapes.append(Path(runs=(corners(*box_of_inset(view.inset, main)),), stroke=edge))
    return Backdrop(name=name_of(view, frame), shapes=tuple(shapes)), land, enlarged


@lru_cache(maxsize=4)
def _topology(content: bytes) -> Topology:
    return read_topology(content)


class _Ground:
    """Draws the ground of a view on the map and on its inset."""

    def __init__(self, dossier: Dossier, view: MapView, topology: Topology) -> None:
        self.dossier, self.view, self.topology = dossier, view, topology

    def on(self, canvas: Canvas) -> tuple[list[Shape], Any]:
        """Return the shapes from the ground up, and the land in pixels."""
        land = area(self.topology.polygons("land"), canvas)
        lakes = areas(area(self.topology.polygons("lakes"), canvas))
        shapes: list[Shape] = [
            Path(runs=(corners(*canvas.box),), fill=Ink("sea")),
            Path(runs=areas(land), fill=Ink("land"), stroke=BORDER),
            *(self._tint(tint, canvas) for tint in self.view.tints),
            Path(runs=lakes, fill=Ink("sea"), stroke=BORDER),
            Path(runs=lines(self.topology.borders("countries"), canvas), stroke=BORDER),
        ]
        return [*_drawn(shapes)], land

    def _tint(self, tint: Tint, canvas: Canvas) -> Path:
        rings = ([ring] for ring in self.dossier.outlines[tint.outline])
        return Path(runs=areas(area(rings, canvas)), fill=Ink(tint.colour), stroke=BORDER)


def _drawn(shapes: list[Shape]) -> Iterator[Shape]:
    return (shape for shape in shapes if not isinstance(shape, Path) or shape.runs)
