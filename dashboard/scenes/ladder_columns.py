"""The columns of the aid ladder, in frames of different widths."""

from dataclasses import dataclass

from dashboard.domain.excerpt import Excerpt
from dashboard.scenes.measure import width_of
from dashboard.scenes.shapes import Frame

RAIL = 1.9
"""Width of the ladder itself, in ems."""
PAD, TIGHT = 0.3, 0.2
"""Air, and where height is scarce, in ems."""
WIDE, NARROW = 50, 34
"""So many ems wide is a frame that has room for sources at the right, and for rungs at the left."""


@dataclass(frozen=True)
class Columns:
    """The columns of a line, in one size of type; pixels."""

    width: float
    size: float
    rung: float
    """Width of the words about a rung; 0 where they are over its lines."""
    state: float
    """Width of the names of states; 0 where they are over their lines."""
    source: float
    """Width of the sources; 0 where they are under their lines."""
    is_tight: bool = False
    """Whether rows follow each other within a line, as height is scarce."""

    @property
    def left(self) -> float:
        """Return where the lines begin."""
        return RAIL * self.size + self.rung

    @property
    def right(self) -> float:
        """Return where they end."""
        return self.width - self.source

    @property
    def apart(self) -> float:
        """The air between rows, which a finger needs."""
        return 0 if self.is_tight else 0.46 * self.size

    @property
    def pad(self) -> float:
        """The air around a line."""
        return (TIGHT if self.is_tight else PAD) * self.size


def columns_of(excerpt: Excerpt, frame: Frame, size: float) -> Columns:
    """Return what fits: sources at the end of lines, or under them; rungs beside them, or over."""
    width = frame.width
    if frame.is_phone or width < NARROW * size:
        return Columns(width, size, 0, 0, 0)
    if width < WIDE * size and not frame.height:
        return Columns(width, size, 0.25 * width, 0, 0)
    names = (width_of(one.name, size, bold=True) for one in excerpt.dossier.states_asked)
    state = min(max(names) + size, 8 * size)
    if frame.height:
        return Columns(width, size, 0.3 * width, state, 0, is_tight=True)
    return Columns(width, size, 0.22 * width, state, 0.22 * width)
