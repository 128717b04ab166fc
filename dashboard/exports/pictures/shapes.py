"""What a picture is made of: a few shapes on a canvas, in named groups, in the order of painting.

Lengths and positions are pixels, x to the right and y down from the upper left corner. Colours are
#rrggbb; how far one sees through is said beside them, 1 for not at all.
"""

from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]
Dash = Literal["solid", "dash", "dot"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """How a line is drawn; a width of 0 draws none."""

    colour: str = "#000000"
    width: float = 0.0
    dash: Dash = "solid"
    opacity: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """Lines, or where `fill` is given areas, through points; holes by the even-odd rule."""

    runs: tuple[tuple[Point, ...], ...]
    closed: bool = False
    fill: str = ""
    fill_opacity: float = 1.0
    stroke: Stroke = Stroke()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A sign of `dashboard.charts.signs` around a point; `size` is its diameter."""

    at: Point
    symbol: str
    size: float
    fill: str
    fill_opacity: float = 1.0
    stroke: Stroke = Stroke()


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Lines of words beside a point. `across` and `down` say on which side of it they stand."""

    at: Point
    lines: tuple[str, ...]
    size: float
    colour: str
    bold: bool = False
    across: Literal["left", "middle", "right"] = "middle"
    down: Literal["above", "middle", "below"] = "middle"
    halo: str = ""
    """The colour of a glow that parts the words from what lies under them; none if empty."""


Shape = Path | Mark | Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Shapes that belong together, as an editor names and moves them."""

    name: str
    shapes: tuple[Shape, ...]
    alt: str = ""
    """What the group says, for who does not see it."""
    facts: tuple[str, ...] = ()
    """The ids of the facts that it stands for; empty for what is only ground."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A whole chart."""

    width: float
    height: float
    ground: str
    """The colour behind everything."""
    alt: str
    groups: tuple[Group, ...]
