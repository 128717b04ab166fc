"""Slides of a file, read without our own code: shapes, words, and what lies behind each word."""

import re
from typing import NamedTuple

from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

PX = 9525


def all_shapes(shapes):
    """Shapes, and those within groups, from the ground up."""
    for shape in shapes:
        yield shape
        if shape.shape_type is MSO_SHAPE_TYPE.GROUP:
            yield from all_shapes(shape.shapes)


def texts(slide):
    """All that a slide says, a text for each paragraph."""
    for shape in all_shapes(slide.shapes):
        frames = [shape.text_frame] if shape.has_text_frame else []
        if shape.has_table:
            frames = [cell.text_frame for row in shape.table.rows for cell in row.cells]
        yield from (paragraph.text for frame in frames for paragraph in frame.paragraphs)


def words(slide):
    """The same in one text, each paragraph on a line of its own."""
    return "\n".join(texts(slide))


def box(shape):
    """Left, top, width and height in pixels."""
    return tuple(side / PX for side in (shape.left, shape.top, shape.width, shape.height))


class Pale(NamedTuple):
    """Words that cannot be read well."""

    text: str
    contrast: float


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def over(colour, behind, opacity):
    pairs = zip(bytes.fromhex(colour), bytes.fromhex(behind), strict=True)
    return bytes(round(a * opacity + b * (1 - opacity)) for a, b in pairs).hex()


class Colours:
    """The colours of a file by what its slides call them."""

    def __init__(self, file):
        master = file.slide_master
        theme = parse_xml(master.part.part_related_by(RELATION.THEME).blob)
        scheme = theme.find(f".//{qn('a:clrScheme')}")
        slots = {
            one.tag.split("}")[1]: one[0].get("lastClr") or one[0].get("val") for one in scheme
        }
        mapped = master.element.find(qn("p:clrMap")).attrib
        self.named = slots | {name: slots[slot] for name, slot in mapped.items()}

    def of(self, fill, behind):
        """The colour of an `a:solidFill` over another."""
        colour = fill[0]
        value = colour.get("val")
        value = self.named[value] if colour.tag == qn("a:schemeClr") else value
        alpha = colour.find(qn("a:alpha"))
        return over(value, behind, 1 if alpha is None else int(alpha.get("val")) / 100_000)


def pale(slide, ground, colours, least=4.5):
    """The words of a slide whose contrast with what lies behind their middle is too small."""
    below = []
    found = []
    for shape in all_shapes(slide.shapes):
        for frame, fill, (x, y) in places(shape):
            behind = seen_at(x, y, below, ground, colours)
            if fill is not None:
                behind = colours.of(fill, behind)
            for run in frame.iter(qn("a:rPr")):
                solid = run.find(qn("a:solidFill"))
                if (
                    solid is not None
                    and (ratio := contrast(colours.of(solid, behind), behind)) < least
                ):
                    found.append(Pale(run.getparent().findtext(qn("a:t")), round(ratio, 2)))
        below.append(shape)
    return found


def places(shape):
    """The words of a shape, their own ground, and their middle."""
    left, top, width, height = (
        side or 0 for side in (shape.left, shape.top, shape.width, shape.height)
    )
    if shape.has_text_frame:
        fill = shape.element.spPr.find(qn("a:solidFill"))
        yield shape.text_frame._txBody, fill, (left + width / 2, top + height / 2)
    if shape.has_table:
        for row in shape.table.rows:
            for cell in row.cells:
                fill = cell._tc.tcPr.find(qn("a:solidFill"))
                yield cell.text_frame._txBody, fill, (left + width / 2, top + height / 2)


def seen_at(x, y, below, ground, colours):
    """What is seen at a point of a slide, of shapes from the ground up."""
    for shape in below:
        properties = getattr(shape.element, "spPr", None)
        fill = None if properties is None else properties.find(qn("a:solidFill"))
        if fill is not None and holds(shape, x, y):
            ground = colours.of(fill, ground)
    return ground


def holds(shape, x, y):
    """Whether a point lies in a shape; in one drawn freely by the even-odd rule."""
    x, y = x - shape.left, y - shape.top
    if not (0 <= x <= shape.width and 0 <= y <= shape.height):
        return False
    if shape.shape_type is not MSO_SHAPE_TYPE.FREEFORM:
        return True
    inside = False
    last = first = None
    for step in shape.element.iter(qn("a:moveTo"), qn("a:lnTo"), qn("a:close")):
        point = (
            first if step.tag == qn("a:close") else (int(step[0].get("x")), int(step[0].get("y")))
        )
        if step.tag == qn("a:moveTo"):
            first = point
        elif (last[1] > y) != (point[1] > y):
            share = (y - last[1]) / (point[1] - last[1])
            inside ^= x < last[0] + share * (point[0] - last[0])
        last = point
    return inside


def outside(file):
    """The shapes that leave their slide, by a pixel or more."""
    found = []
    for slide in file.slides:
        for shape in all_shapes(slide.shapes):
            left, top, width, height = box(shape)
            right, bottom = file.slide_width / PX + 1, file.slide_height / PX + 1
            if left < -1 or top < -1 or left + width > right or top + height > bottom:
                found.append((slide.shapes.title.text if slide.shapes.title else "", shape.name))
    return found


def squeezed(text):
    """Without spaces and breaks."""
    return re.sub(r"\s", "", text)
