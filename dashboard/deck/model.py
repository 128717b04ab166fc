"""A slide before any medium draws it: blocks of words, tables and drawings, placed and fitted.

Lengths are pixels of a slide of 1280 by 720; on another screen the whole slide grows or shrinks.
Words are broken into lines here, in the metrics of Arial, so that a slide on the stage and one in a
file are the same slide. Colours are names of the palette.
"""

from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.facts import Fact
from dashboard.scenes.legend import legend
from dashboard.scenes.measure import LEADING
from dashboard.scenes.shapes import INK, Group, Ink, Scene

WIDTH, HEIGHT = 1280, 720
LEAST, LEAST_ON_CHARTS = 24, 22
"""The smallest type of a slide, and of the labels and the legend of a drawing on it."""

HANG = 1.35
"""The indent of a paragraph with a sign, as a multiple of its type size; the sign is before it."""
BELOW = 12
"""Pixels between a scene and its legend."""
UNDER_RULE = 14
"""From the line above a block, which lies along the top of its box, to its words."""

Box = tuple[float, float, float, float]
"""Left, top, width, height."""
NUMBER: Box = (1148, 676, 100, 30)
"""Where the number of a slide stands, at the right, in type of 24 pixels."""


class Layout(StrEnum):
    """The layouts of slides; the layouts of a file have these names."""

    OPENING = "Opening"
    """A title in the middle of the slide, and a line under it."""
    WORDS = "Title and content"
    """A title, and words or a table below it."""
    PICTURE = "Title and picture"
    """A title, and a drawing below it, over the whole width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Words in one kind of type. `sign`, the glyph of a status, hangs before the first line."""

    lines: tuple[str, ...]
    size: float = LEAST
    ink: Ink = INK
    is_bold: bool = False
    sign: str = ""
    target: str = ""
    """What a click selects: 'fact:ID', or empty."""
    facts: tuple[str, ...] = ()
    """The ids of the facts that it states."""

    @property
    def text(self) -> str:
        """The words without the breaks of lines."""
        return " ".join(self.lines)

    @property
    def height(self) -> float:
        """Return its height: `LEADING` times its size for each line."""
        return len(self.lines) * self.size * LEADING


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A block of paragraphs in a box; `rule` is the colour of a line along its top."""

    name: str
    """What it is called among the shapes of a file: 'Bottom line', 'Said'."""
    box: Box
    paragraphs: tuple[Paragraph, ...]
    rule: Ink | None = None
    gap: float = 0
    """Between one paragraph and the next."""
    anchor: str = "top"
    """Where the words are in the box: 'top', 'middle' or 'bottom'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table; `fill` is its ground."""

    paragraphs: tuple[Paragraph, ...]
    fill: Ink | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table. The first row is the header, the first cell of each other row heads that row."""

    name: str
    box: Box
    widths: tuple[float, ...]
    """Of the columns, in pixels; they add up to the width of the box."""
    heights: tuple[float, ...]
    """Of the rows, that of the header first; they add up to the height of the box."""
    rows: tuple[tuple[Cell, ...], ...]
    inset: tuple[float, float] = (12, 8)
    """Between the edge of a cell and its words: across and down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A scene with its legend below it; the box has the size of the two."""

    name: str
    box: Box
    scene: Scene
    legend_size: float = LEAST_ON_CHARTS
    """Of the type of the legend."""
    is_ground: bool = False
    """Whether it is decoration behind words: nothing of it is read out or selected."""

    @property
    def legend(self) -> tuple[Group, float]:
        """The legend, to be moved to `BELOW` pixels under the scene, and how high it is."""
        return legend(self.scene.legend, self.scene.width, self.legend_size)


Block = Words | Table | Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideContent:
    """One slide, whole: `title`, then `blocks` in reading order, then the foot."""

    id: str
    layout: Layout
    title: Words
    blocks: tuple[Block, ...]
    as_of: Words
    """As of when, in the lower left corner."""
    footer: Words
    """Beside it who reports what stands here, and what the filter is: one or two lines."""
    facts: tuple[Fact, ...]
    """What it shows."""
    notes: tuple[str, ...]
    """What the speaker says: five sentences at most."""
    query: str = ""
    """What the address of a page says to show the same facts: its own filter and the reader's."""
    unplaced: tuple[str, ...] = ()
    """What did not fit: items left out, labels that were cut. `check --deck` names them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """All slides that rest on some fact that matches the filter, and have room for their chart."""

    slides: tuple[SlideContent, ...]
    left_out: tuple[str, ...]
    """The titles of those that rest on none."""
    without_room: tuple[str, ...] = ()
    """The titles of those whose chart has no room below its title."""
