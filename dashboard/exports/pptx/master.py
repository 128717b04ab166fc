"""Our own master: the theme of the light palette, and a layout for each of the deck's.

Lengths are pixels of a slide of 1280 by 720, as in the deck.
"""

from collections.abc import Mapping
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu

from dashboard.deck.model import HEIGHT, NUMBER, WIDTH, Box, Layout
from dashboard.domain.config import Palette
from dashboard.exports.pptx.colours import MAPPED, OWN, SLOTS, Colours
from dashboard.exports.pptx.parts import drop_slides
from dashboard.exports.pptx.template import Template, slots_of
from dashboard.rendering.drawingml import FONT, PX
from dashboard.rendering.languages import LANGUAGE

LEFT, RIGHT = 32, 1248
LAYOUTS = {
    "Title Slide": Layout.OPENING,
    "Title and Content": Layout.WORDS,
    "Title Only": Layout.PICTURE,
}
"""Those of python-pptx's own template that are kept: their types say what ours hold."""
PLACEHOLDERS: Mapping[str, tuple[Box, float, str]] = {
    "title": ((LEFT, 24, RIGHT - LEFT, 84), 34, "t"),
    "body": ((LEFT, 124, RIGHT - LEFT, 520), 26, "t"),
    "dt": ((LEFT, 676, 300, 30), 24, "t"),
    "ftr": ((LEFT + 300, 676, 800, 30), 24, "t"),
    "sldNum": (NUMBER, 24, "t"),
    "ctrTitle": ((LEFT, 120, RIGHT - LEFT, 260), 44, "b"),
    "subTitle": ((LEFT, 400, RIGHT - LEFT, 200), 28, "t"),
}
"""Where placeholders stand, how large their type is, and where in their box it stands."""


def own_template(palette: Palette) -> Template:
    """Return an empty deck of 16:9."""
    file = Presentation()
    drop_slides(file)
    file.slide_width, file.slide_height = Emu(WIDTH * PX), Emu(HEIGHT * PX)
    file.element.sldSz.attrib.pop("type", None)
    _set_theme(file.slide_master, palette)
    _set_master(file.slide_master)
    layouts: dict[Layout, Any] = {}
    for layout in list[Any](file.slide_layouts):
        if (kind := LAYOUTS.get(layout.name)) is None:
            file.slide_layouts.remove(layout)
            continue
        layout.name = kind.value
        layouts[kind] = layout
        for shape in list(layout.placeholders):
            _set_placeholder(shape)
        _set_language(layout.element)
    _set_language(file.slide_master.element)
    _set_language(file.element)
    theme = {MAPPED.get(slot, slot): getattr(palette, ink) for slot, ink in SLOTS.items()}
    colours = Colours(palette=palette, ground=palette.page, theme=theme, inks=OWN)
    return Template(
        file=file,
        layouts=layouts,
        slots={kind: slots_of(layout) for kind, layout in layouts.items()},
        colours=dict.fromkeys(Layout, colours),
    )


def _set_theme(master: Any, palette: Palette) -> None:
    part: Any = master.part.part_related_by(RELATION.THEME)
    theme: Any = parse_xml(part.blob)
    theme.set("name", "Briefing")
    for slot, ink in SLOTS.items():
        colour = theme.find(f".//{qn('a:' + slot)}")
        for child in list(colour):
            colour.remove(child)
        written = OxmlElement("a:srgbClr")
        written.set("val", getattr(palette, ink).removeprefix("#").upper())
        colour.append(written)
    for fonts in (qn("a:majorFont"), qn("a:minorFont")):
        theme.find(f".//{fonts}/{qn('a:latin')}").set("typeface", FONT)
    part._blob = serialize_part_xml(theme)


def _set_master(master: Any) -> None:
    """Words from the left, titles bold, lists without bullets: a status is its own sign."""
    for shape in master.placeholders:
        _set_placeholder(shape)
    styles = master.element.find(qn("p:txStyles"))
    for style in ("p:titleStyle", "p:bodyStyle"):
        for level in styles.find(qn(style)):
            level.set("algn", "l")
            level.set("marL", "0")
            level.set("indent", "0")
            for bullet in level.findall(qn("a:buChar")):
                level.replace(bullet, OxmlElement("a:buNone"))
    size = styles.find(qn("p:titleStyle")).find(f".//{qn('a:defRPr')}")
    size.set("sz", _points(PLACEHOLDERS["title"][1]))
    size.set("b", "1")
    for level in styles.find(qn("p:bodyStyle")).iter(qn("a:defRPr")):
        level.set("sz", _points(PLACEHOLDERS["body"][1]))


def _set_placeholder(shape: Any) -> None:
    """Put a placeholder where the deck has it; one that inherits its place, keeps that."""
    kind = shape.element.ph.get("type", "obj")
    if kind not in PLACEHOLDERS:
        return
    box, size, anchor = PLACEHOLDERS[kind]
    shape.left, shape.top, shape.width, shape.height = (Emu(round(side * PX)) for side in box)
    body = shape.text_frame._txBody.bodyPr
    body.set("anchor", anchor)
    for side in ("lIns", "tIns", "rIns", "bIns"):
        body.set(side, "0")
    list_style = shape.element.find(f".//{qn('a:lstStyle')}")
    for level in list_style:
        level.set("algn", "l")
    for run in list_style.iter(qn("a:defRPr")):
        run.set("sz", _points(size))
    for colour in list_style.iter(qn("a:schemeClr")):
        colour.clear()
        colour.set("val", "tx2")


def _set_language(element: Any) -> None:
    for one in element.iter():
        if "lang" in one.attrib:
            one.set("lang", LANGUAGE)


def _points(pixels: float) -> str:
    return str(round(pixels * 75))
