"""The parts of a chart before any library draws it: groups of shapes on a canvas.

Lengths and positions are pixels, x to the right and y down from the upper left corner. Colours are
names of the palette, so that one scene serves both themes and every medium.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

Point = tuple[float, float]
Run = tuple[Point, ...]
"""A line through points."""
Dash = Literal["solid", "dash", "dot"]


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour of the palette by its name, or one that no theme changes, as #rrggbb.

    `share` of it is mixed with the colour of the page, opaque; `opacity` lets through what lies
    beneath.
    """

    name: str
    share: float = 1.0
    opacity: float = 1.0

    @property
    def is_fixed(self) -> bool:
        """Return whether it is the same in both themes."""
        return self.name.startswith("#")


INK, MUTED = Ink("ink"), Ink("muted")
BLACK, WHITE = Ink("#000000"), Ink("#ffffff")


@dataclass(frozen=True, slots=True)
class Fade:
    """A fill whose opacity changes from left to right: (x, opacity) from the first stop on."""

    ink: Ink
    stops: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Stroke:
    """The look of a line."""

    ink: Ink
    width: float = 1.0
    dash: Dash = "solid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """Lines through points; with a fill areas, whose holes follow the even-odd rule."""

    runs: tuple[Run, ...]
    fill: Ink | Fade | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A symbol of `dashboard.scenes.markers` around a point; `size` is its diameter."""

    at: Point
    symbol: str
    size: float
    fill: Ink | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Lines of words. `at` is the point of the block that `anchor` and `baseline` name."""

    at: Point
    lines: tuple[str, ...]
    size: float
    ink: Ink = Ink("ink")
    is_bold: bool = False
    is_italic: bool = False
    anchor: Literal["start", "middle", "end"] = "start"
    baseline: Literal["top", "middle", "bottom"] = "middle"
    halo: Ink | None = None
    """A glow that parts the words from what lies under them."""
    off: float = 0
    """How far from its point a block begins, or ends: the mark there keeps clear of it in zooming.
    """


Shape = Path | Mark | Text


class Layer(IntEnum):
    """The layers of groups, in the order of painting."""

    GROUND = 0
    """Bands, land, areas without a meaning of their own."""
    AXIS = 1
    """Lines and words that say what a position means."""
    CONTENT = 2
    """What stands for facts."""
    FOCUS = 3
    """A ring around what is selected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Shapes that belong together, as an editor names and moves them.

    A group with a `target` can be reached: by the pointer, by the keyboard and by a screen reader.
    """

    name: str
    shapes: tuple[Shape, ...]
    layer: Layer = Layer.CONTENT
    facts: tuple[str, ...] = ()
    """The ids of the facts that it stands for."""
    target: str = ""
    """What selecting it asks for: 'fact:ID', 'place:ID', 'actor:ID', 'relation:ID', 'filter:QUERY'.
    """
    said: tuple[str, ...] = ()
    """Its words: what a pointer shows and a screen reader says. The first line is its head."""
    lane: str = ""
    """The heading that it is under in the list of the chart; up and down go between these."""
    short: str = ""
    """Its words in the list of a phone, with hedge and voice; the head if empty."""
    when: str = ""
    """Its date in words, in the list of a phone."""
    number: int = 0
    """The number that stands for its label on a phone; 0 without one."""
    hit: tuple[Path, ...] = ()
    """Where the pointer selects it, if not all over its shapes: filled areas, or wide lines."""
    is_fixed: bool = False
    """Whether it stays where it is when time is zoomed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """An entry of the legend: a sample, drawn in a box of 28 by 18 pixels, and what it means."""

    shapes: tuple[Shape, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Backdrop:
    """The ground of a map: the same for every selection, and so sent once."""

    name: str
    """What addresses call it: a view of the map and the width that it is drawn for."""
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A whole chart. Its groups are in reading order, within their layers."""

    name: str
    """What commands and addresses call it."""
    title: str
    description: str
    """What it shows, for screen readers and as the alternative text of a picture."""
    width: float
    height: float
    groups: tuple[Group, ...]
    legend: tuple[Key, ...] = ()
    backdrop: Backdrop | None = None
    notes: tuple[str, ...] = ()
    """What is not drawn, and why, as sentences: below the chart on a page, in a file beside it."""
    unplaced: tuple[str, ...] = ()
    """Labels that did not fit or were cut: `check --deck` names them."""
    window: tuple[float, float] | None = None
    """From where to where time runs across, if a page lets one zoom it: what is not fixed moves."""
    is_map: bool = False
    """Whether it keeps its shape when a page stretches it, and can be zoomed both ways."""

    def reachable(self) -> Iterator[Group]:
        """Yield the groups that can be selected, in reading order."""
        return (group for group in self.groups if group.target)

    def facts(self) -> tuple[str, ...]:
        """Return the ids of the facts that it shows, each once."""
        return tuple(dict.fromkeys(name for group in self.groups for name in group.facts))


@dataclass(frozen=True, slots=True)
class Frame:
    """The room that a chart is laid out for. A page may stretch it, and never draws it smaller."""

    width: float
    size: float = 14
    """Of the type of labels."""
    height: float = 0
    """What it may take at most; 0 for as much as it needs."""
    is_phone: bool = False
    """Whether labels give way to numbers, with a list below."""


PHONE = Frame(360, 14, is_phone=True)
NARROW = Frame(600)
BESIDE = Frame(800)
WIDE = Frame(1080)
"""Pages; `BESIDE` leaves room for a card."""
FIRST_NARROW = Frame(600, 14, 330)
FIRST = Frame(740, 14, 262)
FIRST_WIDE = Frame(980, 15, 400)
FIRST_HUGE = Frame(1340, 19, 640)
"""The map of the first page, with what else is to be seen at once around it."""
SLIDE = Frame(1216, 22, 480)
"""The content of a slide of 1280 by 720."""
PAPER = Frame(1000, 14)
"""A page of paper, pictures and the page that is exported."""
