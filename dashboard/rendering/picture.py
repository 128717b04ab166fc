"""A whole picture of a chart: with its title, its date, its legend and where it is from, as SVG."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from dashboard.escaping import in_html
from dashboard.rendering.paint import Paint
from dashboard.rendering.svg import FONT, Svg, opening
from dashboard.scenes.bounds import LINE
from dashboard.scenes.legend import legend, moved
from dashboard.scenes.measure import wrapped
from dashboard.scenes.shapes import INK, MUTED, Ink, Key, Path, Scene, Shape, Stroke, Text

MARGIN = 32
TITLE, SUBTITLE, WORDS, SMALL = 26.0, 16.0, 14.0, 13.0
"""Sizes of type: above the chart, of its legend and notes, and of where it is from."""
AIR = 14.0
"""Between one part and the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The words around the chart of a picture."""

    title: str
    """Of the dossier, with the day whose knowledge it is."""
    scope: tuple[str, ...]
    """What the filter matches and leaves out."""
    terms: tuple[str, ...]
    """Where it is from, and who may use it for what."""


class Picture(NamedTuple):
    """An SVG that refers to nothing outside of it, and its size in pixels."""

    svg: str
    width: int
    height: int


def picture(scene: Scene, caption: Caption, paint: Paint, font: str = FONT) -> Picture:
    """Return a chart with everything that a reader needs who sees nothing else."""
    column = _Column(scene.width)
    column.words(scene.title, TITLE, is_bold=True)
    column.words(caption.title, SUBTITLE)
    column.several(caption.scope, WORDS, MUTED)
    column.space(AIR)
    corner = (float(MARGIN), column.y)
    column.space(scene.height + AIR)
    column.legend(scene.legend)
    column.several(scene.notes, WORDS, INK)
    column.rule()
    column.several(caption.terms, SMALL, MUTED)
    width, height = ceil(scene.width + 2 * MARGIN), ceil(column.y + MARGIN - AIR)
    drawing = Svg(paint)
    parts = (
        opening(width, height, 'role="img" aria-labelledby="title" aria-describedby="desc"', font),
        f'<title id="title">{in_html(f"{scene.title}. {caption.title}")}</title>',
        f'<desc id="desc">{in_html(scene.description)}</desc>',
        drawing.panel(width, height, Ink("page")),
        drawing.at(corner, scene),
        drawing.shapes(tuple(column.shapes)),
        "</svg>\n",
    )
    return Picture("\n".join(parts), width, height)


class _Column:
    """Sets words under each other, as wide as the chart."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.y = float(MARGIN)
        self.shapes: list[Shape] = []

    def space(self, height: float) -> None:
        """Leave something out."""
        self.y += height

    def words(self, words: str, size: float, ink: Ink = INK, *, is_bold: bool = False) -> None:
        """Set a paragraph."""
        lines = wrapped(words, size, self.width, bold=is_bold)
        at = (float(MARGIN), self.y)
        self.shapes.append(
            Text(at=at, lines=lines, size=size, ink=ink, is_bold=is_bold, baseline="top")
        )
        self.space(LINE * size * len(lines) + size / 3)

    def several(self, paragraphs: Iterable[str], size: float, ink: Ink) -> None:
        """Set some paragraphs, with air below them if there are any."""
        said = tuple(filter(None, paragraphs))
        for words in said:
            self.words(words, size, ink)
        self.space(AIR * bool(said))

    def rule(self) -> None:
        """Draw a line across."""
        line = ((MARGIN, self.y), (MARGIN + self.width, self.y))
        self.shapes.append(Path(runs=(line,), stroke=Stroke(Ink("rule"))))
        self.space(AIR)

    def legend(self, keys: tuple[Key, ...]) -> None:
        """Set a legend, if there is any."""
        group, height = legend(keys, self.width, WORDS)
        self.shapes += (moved(shape, (MARGIN, self.y)) for shape in group.shapes)
        self.space((height + AIR) * bool(keys))
