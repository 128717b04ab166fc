"""An empty 16:9 deck in the colours of the light palette, with two layouts of our own.

Lengths are pixels of a slide of 1280 by 720, as everywhere in this package.
"""

from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.presentation import Presentation as Deck
from pptx.util import Emu

from dashboard.domain.config import Palette
from dashboard.rendering.drawingml import PX, SLOTS

WIDTH, HEIGHT = 1280, 720
LEFT, RIGHT = 32, 1248
TOP, BOTTOM = 108, 664
"""Between these stands what a slide is about."""
FONT = "Arial"
OPENING, CONTENT = "Opening", "Title and content"

Box = tuple[float, float, float, float]
"""Left, top, width, height."""

PLACEHOLDERS: dict[str, tuple[Box, int, str]] = {
    "title": ((LEFT, 24, RIGHT - LEFT, 66), 28, "b"),
    "body": ((LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP), 18, "t"),
    "dt": ((LEFT, 680, 240, 28), 12, "ctr"),
    "ftr": ((LEFT + 240, 680, 800, 28), 12, "ctr"),
    "sldNum": ((RIGHT - 120, 680, 120, 28), 12, "ctr"),
}
"""Where the placeholders of the master stand, how large their type is in points, and on what."""
LAYOUTS = {"Title Slide": OPENING, "Title Only": CONTENT}
TITLE_OF_OPENING: Box = (LEFT, 28, RIGHT - LEFT, 72)
SUBTITLE: Box = (LEFT, 100, RIGHT - LEFT, 62)


def empty_deck(palette: Palette) -> Deck:
    """A deck without slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(WIDTH * PX), Emu(HEIGHT * PX)
    _drop_what_is_not_ours(deck)
    _set_theme(deck, palette)
    _set_master(deck.slide_master)
    for layout in list(deck.slide_layouts):
        if layout.name in LAYOUTS:
            layout.name = LAYOUTS[layout.name]
        else:
            deck.slide_layouts.remove(layout)
    _set_opening(deck.slide_layouts[0])
    return deck


def _drop_what_is_not_ours(deck: Deck) -> None:
    """A preview, a printer's settings and counts that python-pptx's own template brings."""
    for relations in (deck.part.package._rels, deck.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(
                ("/thumbnail", "/extended-properties", "/printerSettings")
            ):
                relations.pop(key)


def _set_theme(deck: Deck, palette: Palette) -> None:
    part: Any = deck.slide_master.part.part_related_by(RELATION.THEME)
    theme: Any = parse_xml(part.blob)
    theme.set("name", "Briefing")
    for slot, name in SLOTS.items():
        colour = theme.find(f".//{qn('a:' + slot)}")
        for child in list(colour):
            colour.remove(child)
        value = getattr(palette, name).removeprefix("#").upper()
        written = OxmlElement("a:srgbClr")
        written.set("val", value)
        colour.append(written)
    for fonts in (qn("a:majorFont"), qn("a:minorFont")):
        theme.find(f".//{fonts}/{qn('a:latin')}").set("typeface", FONT)
    part._blob = serialize_part_xml(theme)


def _set_master(master: Any) -> None:
    for shape in master.placeholders:
        box, points, anchor = PLACEHOLDERS[shape.element.ph.get("type")]
        place(shape, box)
        frame = shape.text_frame._txBody.bodyPr
        frame.set("anchor", anchor)
        for side in ("lIns", "rIns"):
            frame.set(side, "0")
        for properties in shape.element.iter(qn("a:defRPr")):
            properties.set("sz", str(points * 100))
        for properties in shape.element.iter(qn("a:schemeClr")):
            properties.clear()
            properties.set("val", "tx2")
    _set_styles(master.element)


def _set_styles(master: Any) -> None:
    """Titles and footers from the left; titles bold."""
    title = master.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    title.find(qn("a:defRPr")).set("sz", str(PLACEHOLDERS["title"][1] * 100))
    title.find(qn("a:defRPr")).set("b", "1")
    for paragraph in master.iter(qn("a:lvl1pPr")):
        if paragraph.get("algn") == "ctr":
            paragraph.set("algn", "l")


def _set_opening(layout: Any) -> None:
    """The title and one block of lesser text under it."""
    title, subtitle = (layout.placeholders[number] for number in (0, 1))
    place(title, TITLE_OF_OPENING)
    place(subtitle, SUBTITLE)
    styles = subtitle.element.find(f".//{qn('a:lstStyle')}")
    for style in list(styles)[1:]:
        styles.remove(style)
    styles[0].set("algn", "l")
    run = styles[0].find(qn("a:defRPr"))
    run.set("sz", "1600")
    for colour in run.iter(qn("a:schemeClr")):
        colour.clear()
        colour.set("val", "tx2")


def place(shape: Any, box: Box) -> None:
    """Put a shape there."""
    shape.left, shape.top, shape.width, shape.height = (Emu(round(side * PX)) for side in box)
