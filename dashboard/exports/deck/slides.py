"""A slide: its title, footer and notes, and words put where they are measured to fit."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR as THEME
from pptx.enum.text import PP_ALIGN
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Emu, Pt

from dashboard.domain.config import Palette
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.exports.about import About
from dashboard.exports.deck.drawing import all_shapes
from dashboard.exports.deck.theme import CONTENT, OPENING, PLACEHOLDERS, Box
from dashboard.rendering.drawingml import PX, plain
from dashboard.scenes.measure import LEADING, height_of, shortened, wrapped

COLOURS = {
    "ink": THEME.TEXT_1,
    "page": THEME.BACKGROUND_1,
    "muted": THEME.TEXT_2,
    "rule": THEME.BACKGROUND_2,
    "asked": THEME.ACCENT_1,
    "opposed": THEME.ACCENT_2,
    "partner": THEME.ACCENT_3,
    "neutral": THEME.ACCENT_4,
}
"""The colours of the palette that words and tables are set in, by the theme."""
SMALLEST_TITLE = 18
SMALLEST = 11
"""Points: type that was asked for larger and did not fit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A paragraph in one kind of type; `size` is in points."""

    text: str
    size: float = 14
    bold: bool = False
    colour: str = "ink"

    def lines(self, width: float) -> int:
        """How many lines it takes in a width of so many pixels."""
        return len(wrapped(self.text, self.size / 0.75, width, bold=self.bold))

    def height(self, width: float) -> float:
        """How high it is in a width of so many pixels."""
        return height_of(self.lines(width), self.size / 0.75)


@dataclass(frozen=True)
class Deck:
    """What is written on: the slides so far, and what they are made of."""

    file: Presentation
    excerpt: Excerpt
    about: About
    empty: list[str] = field(default_factory=list)
    """The titles of the sections that have nothing to show."""

    @property
    def dossier(self) -> Dossier:
        """What the excerpt is of."""
        return self.excerpt.dossier

    @property
    def palette(self) -> Palette:
        """The colours; projected slides are light."""
        return self.dossier.config.light

    def slide(self, title: str, notes: Sequence[str], *, layout: str = CONTENT) -> Slide:
        """A new slide with its title and notes."""
        slide: Slide = self.file.slides.add_slide(self.file.slide_layouts.get_by_name(layout))
        _set_title(slide, plain(title), large=layout == OPENING)
        frame = slide.notes_slide.notes_text_frame
        assert frame is not None, "the notes of python-pptx's template have a text"
        frame.text = plain("\n".join(notes))
        return slide


def counted_titles(title: str, slides: int) -> Iterable[str]:
    """A title for each slide of a section: 'Timeline', or 'Sources (part 2 of 3)'."""
    if slides == 1:
        return [title]
    return [f"{title} (part {number} of {slides})" for number in range(1, slides + 1)]


def _set_title(slide: Slide, title: str, *, large: bool) -> None:
    """The title, smaller where it would take more room than it has."""
    shape = slide.shapes.title
    assert shape is not None, "both layouts have a title"
    size = 40 if large else PLACEHOLDERS["title"][1]
    width, height = shape.width / PX, shape.height / PX - 8
    words = Words(text=title, size=size, bold=True)
    while words.size > SMALLEST_TITLE and words.height(width) > height:
        words = replace(words, size=words.size - 2)
    room = int(height / (words.size / 0.75 * LEADING))
    lines = wrapped(title, words.size / 0.75, width, bold=True)
    if len(lines) > room:
        title = " ".join(lines[:room])[:-1] + "…"
    shape.text_frame.text = title
    if words.size != PLACEHOLDERS["title"][1]:
        shape.text_frame.paragraphs[0].font.size = Pt(words.size)


def set_footer(slide: Slide, deck: Deck) -> None:
    """As-of date, title with filter, and number, in the placeholders of the layout.

    Done last: who hears a slide read out hears what stands on it first.
    """
    box, points, _ = PLACEHOLDERS["ftr"]
    about = f"{deck.about.title} · {deck.about.filter}"
    texts = {
        "dt": deck.about.as_of_line,
        "ftr": shortened(plain(about), points / 0.75, box[2] - 8),
    }
    layout: Any = slide.slide_layout
    numbers = count(max(shape.shape_id for shape in all_shapes(slide.shapes)) + 1)
    for shape in layout.placeholders:
        kind = shape.element.ph.get("type")
        if kind not in ("dt", "ftr", "sldNum"):
            continue
        copied = deepcopy(shape.element)
        slide.shapes.element.append(copied)
        copied.nvSpPr.cNvPr.set("id", str(next(numbers)))
        if kind in texts:
            words = Words(text=texts[kind], size=points, colour="muted")
            _only(slide.shapes[-1].text_frame, words)  # type: ignore[attr-defined]


def _only(frame: Any, words: Words) -> None:
    """One paragraph, its type said in full: LibreOffice loses that of the master in a footer."""
    frame.text = ""
    fill(frame, [words])
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    frame.paragraphs[0].runs[0].font.name = "+mn-lt"


def fitted(words: Sequence[Words], width: float, height: float) -> list[Words]:
    """The same words, in smaller type where it takes that, cut where the smallest is too large."""
    shown = list(words)
    while sum(each.height(width) for each in shown) > height:
        smaller = [replace(each, size=max(SMALLEST, each.size - 1)) for each in shown]
        if smaller == shown:
            return list(_cut(shown, width, height))
        shown = smaller
    return shown


def _cut(words: Iterable[Words], width: float, height: float) -> Iterable[Words]:
    for each in words:
        size = each.size / 0.75
        room = int(height / height_of(1, size))
        lines = wrapped(each.text, size, width, bold=each.bold)
        if room < len(lines):
            if room:
                yield replace(each, text=" ".join(lines[:room])[:-1] + "…")
            return
        yield each
        height -= height_of(len(lines), size)


def write(slide: Any, name: str, box: Box, words: Iterable[Words]) -> Any:
    """A text box of a name with paragraphs, which whoever calls has measured."""
    shape = slide.shapes.add_textbox(*(Emu(round(side * PX)) for side in box))
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    fill(frame, words)
    return shape


def fill(frame: Any, words: Iterable[Words]) -> None:
    """Paragraphs into a text frame or a cell."""
    for number, paragraph in enumerate(words):
        written = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = written.add_run()
        run.text = plain(paragraph.text)
        run.font.size = Pt(paragraph.size)
        run.font.bold = paragraph.bold
        run.font.color.theme_color = COLOURS[paragraph.colour]


def describe(shape: Any, alt: str) -> None:
    """The text that stands for a shape, for who does not see it."""
    shape.element.xpath(".//p:cNvPr")[0].set("descr", plain(alt))
