"""DrawingML, piece by piece: positions, colours, lines, and words that are safe in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from dashboard.exports.deck.theme import PX, Box
from dashboard.exports.pictures.shapes import Point, Stroke

DASHES = {"dash": "dash", "dot": "sysDot"}
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Pen:
    """What turns pixels of a picture into marks on a slide."""

    left: float
    top: float
    scale: float
    themed: dict[str, str]
    """Colours of the palette -> colours of the theme, so that a new theme recolours drawings."""
    numbers: Iterator[int]
    edge: Point
    """The lower right corner of the picture, in its own pixels."""
    larger: float
    """How much larger than the rest words are."""

    def at(self, point: Point) -> Point:
        """A position on the slide."""
        return self.left + point[0] * self.scale, self.top + point[1] * self.scale

    def within(self, point: Point) -> Point:
        """The same, but for what leaves the picture, where an SVG is cut, at its edge."""
        x, y = (min(max(side, 0), most) for side, most in zip(point, self.edge, strict=True))
        return self.at((x, y))


def line(stroke: Stroke, pen: Pen) -> str:
    """A line; without a width, none."""
    if not stroke.width:
        return "<a:ln><a:noFill/></a:ln>"
    dash = f'<a:prstDash val="{DASHES[stroke.dash]}"/>' if stroke.dash != "solid" else ""
    width = emu(stroke.width * pen.scale)
    return f'<a:ln w="{width}">{fill(stroke.colour, stroke.opacity, pen)}{dash}<a:round/></a:ln>'


def fill(colour: str, opacity: float, pen: Pen) -> str:
    """What a shape is filled with; without a colour, nothing."""
    if not colour:
        return "<a:noFill/>"
    return f"<a:solidFill>{paint(colour, opacity, pen)}</a:solidFill>"


def paint(colour: str, opacity: float, pen: Pen) -> str:
    """A colour, by its name in the theme if it has one there."""
    alpha = f'<a:alpha val="{round(opacity * 100_000)}"/>' if opacity < 1 else ""
    if slot := pen.themed.get(colour.lower()):
        return f'<a:schemeClr val="{slot}">{alpha}</a:schemeClr>'
    return f'<a:srgbClr val="{colour.removeprefix("#").upper()}">{alpha}</a:srgbClr>'


def frame(box: Box) -> str:
    """Where a shape stands and how large it is."""
    left, top, width, height = map(emu, box)
    return f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'


def emu(pixels: float) -> int:
    """A length in English Metric Units."""
    return round(pixels * PX)


def plain(text: str) -> str:
    """`text` without what XML has no place for."""
    return NOT_XML.sub("\ufffd", text)


def quoted(text: str) -> str:
    """A text as the value of an attribute, with its quotation marks."""
    return quoteattr(plain(text))
