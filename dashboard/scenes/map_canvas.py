"""The canvas of a map: positions projected into a frame, and its inset."""

from dataclasses import dataclass, replace
from functools import lru_cache

from dashboard.domain.map_views import Inset, MapView
from dashboard.domain.map_views import Projection as Kind
from dashboard.domain.projection import Projection, bounds_of, projection_of
from dashboard.scenes.bounds import Box
from dashboard.scenes.shapes import Frame, Point

TIMES = 3
"""How much larger an inset is drawn."""
LEAST = 14
"""The least width of an inset with words, as a multiple of the type size."""
MOST = 0.45
"""The share of the width and of the height that an inset may take."""
EDGE = 8.0
"""Pixels between an inset and the edge of the map."""
TALLEST = 0.75
"""Height by width of a map; of a narrower view more is shown to its sides."""
TALLEST_ON_PHONE = 1.1
FLATTEST = 0.6
"""Of a wider view more is shown above and below, so that labels find room..."""
LINES = 26
"""... with this number of lines."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """A part of a projected map in a box of pixels."""

    projection: Projection
    left: float
    top: float
    """What lies in the upper left corner of the box, on the plane of the projection."""
    scale: float
    """Pixels for a unit of the plane."""
    box: Box

    def point(self, lon: float, lat: float) -> Point:
        """Return where a position stands."""
        return self.at(self.projection.point(lon, lat))

    def at(self, flat: Point) -> Point:
        """Return where a point of the plane stands."""
        return (
            self.box[0] + (flat[0] - self.left) * self.scale,
            self.box[1] + (self.top - flat[1]) * self.scale,
        )

    def shows(self, point: Point) -> bool:
        """Return whether a point lies in the box."""
        left, top, right, bottom = self.box
        return left <= point[0] <= right and top <= point[1] <= bottom

    @property
    def size(self) -> Point:
        """Return width and height of the box."""
        return self.box[2] - self.box[0], self.box[3] - self.box[1]


@lru_cache(maxsize=64)
def canvas_of(view: MapView, frame: Frame) -> Canvas:
    """Return a view as wide as its frame.

    Where it would be too high or too flat, more of the world is shown around it: nothing that the
    view has in its window is cut.
    """
    left, bottom, right, top = bounds_of(view)
    across, down = right - left, top - bottom
    tallest = frame.width * (TALLEST_ON_PHONE if frame.is_phone else TALLEST)
    flattest = min(frame.width * FLATTEST, frame.size * LINES)
    height = max(flattest, min(frame.width * down / across, tallest))
    height = round(min(height, frame.height or height), 1)
    scale = min(height / down, frame.width / across)
    beside, above = frame.width / scale - across, height / scale - down
    projection = projection_of(view)
    top = top + above / 2
    if view.projection is Kind.NATURAL_EARTH:
        top = min(top, projection.flat(0, 90)[1])
    return Canvas(projection, left - beside / 2, top, scale, (0.0, 0.0, frame.width, height))


@lru_cache(maxsize=64)
def inset_of(view: MapView, frame: Frame) -> Canvas | None:
    """Return the inset of a view; None without one, and where a frame is too small for it."""
    if view.inset is None or frame.is_phone:
        return None
    main = canvas_of(view, frame)
    left, top, right, bottom = box_of_inset(view.inset, main)
    wide, high = (right - left) * TIMES, (bottom - top) * TIMES
    width, height = main.size
    if wide < LEAST * frame.size or wide > width * MOST or high > height * MOST:
        return None
    down, _, across = view.inset.at.partition(" ")
    x = EDGE if across == "left" else width - EDGE - wide
    y = EDGE if down == "top" else height - EDGE - high
    corner = main.left + left / main.scale, main.top - top / main.scale
    box = (x, y, x + wide, y + high)
    larger = replace(main, left=corner[0], top=corner[1], scale=main.scale * TIMES, box=box)
    return larger


def box_of_inset(inset: Inset, main: Canvas) -> Box:
    """Return the part of the map that its inset shows."""
    left, top = main.point(inset.west, inset.north)
    right, bottom = main.point(inset.east, inset.south)
    return left, top, right, bottom
