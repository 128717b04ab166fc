"""Templates of made-up houses: a dark one of 4:3, a light one of 16:9, one of few placeholders."""

from io import BytesIO

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Inches

LOGO = (
    '<p:sp xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:nvSpPr>'
    '<p:cNvPr id="90" name="Logo"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
    '<a:xfrm><a:off x="8400000" y="100000"/><a:ext cx="500000" cy="300000"/></a:xfrm>'
    '<a:prstGeom prst="star5"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent6"/>'
    "</a:solidFill></p:spPr></p:sp>"
)


def saved(file):
    written = BytesIO()
    file.save(written)
    return written.getvalue()


def set_theme(file, font, **colours):
    """Give a file a font, and colours by their places in the theme."""
    part = file.slide_master.part.part_related_by(RELATION.THEME)
    theme = parse_xml(part.blob)
    for fonts in ("a:majorFont", "a:minorFont"):
        theme.find(f".//{qn(fonts)}/{qn('a:latin')}").set("typeface", font)
    for slot, value in colours.items():
        entry = theme.find(f".//{qn('a:' + slot)}")
        for child in list(entry):
            entry.remove(child)
        entry.append(parse_xml(f'<a:srgbClr xmlns:a="{theme.nsmap["a"]}" val="{value}"/>'))
    part._blob = serialize_part_xml(theme)


def dark_house():
    """4:3, navy behind all, white words by a turned map of colours, a logo, a slide."""
    file = Presentation()
    set_theme(file, "DejaVu Serif", dk1="0B1B33", lt1="FFFFFF", dk2="22395C", lt2="C9D6EA")
    master = file.slide_master
    colours = master.element.find(qn("p:clrMap"))
    for one, other in (("bg1", "dk1"), ("tx1", "lt1"), ("bg2", "dk2"), ("tx2", "lt2")):
        colours.set(one, other)
    master.shapes._spTree.append(parse_xml(LOGO))
    body = next(s for s in master.placeholders if s.element.ph.get("type") == "body")
    body.left, body.top, body.width, body.height = map(Inches, (0.9, 1.7, 8.6, 4.4))
    for number, layout in enumerate(file.slide_layouts):
        layout.name = f"Vorlage {number}"
    slide = file.slides.add_slide(file.slide_layouts[1])
    slide.shapes.title.text = "What the house showed last"
    return saved(file)


def light_house():
    """16:9 in large type of a wide font, pale grey behind all, with room for a long footer."""
    file = Presentation()
    file.slide_width, file.slide_height = Inches(13.333), Inches(7.5)
    set_theme(file, "DejaVu Sans", dk1="222222", lt1="FFFFFF", dk2="7A0019", lt2="EEEEEE")
    file.slide_master.background.fill.solid()
    file.slide_master.background.fill.fore_color.rgb = RGBColor(0xF4, 0xF1, 0xEA)
    for holder in (file.slide_master, *file.slide_layouts):
        for shape in holder.placeholders:
            if shape.element.find(f".//{qn('a:off')}") is not None:
                shape.left, shape.width = int(shape.left * 4 / 3), int(shape.width * 4 / 3)
    foot = {shape.element.ph.get("type"): shape for shape in file.slide_master.placeholders}
    foot["ftr"].left, foot["ftr"].width = Inches(3.4), Inches(7.4)
    return saved(file)


def bare_house():
    """One layout, with nothing but a title."""
    file = Presentation()
    set_theme(file, "Arial")
    for layout in list(file.slide_layouts):
        if layout.name != "Title Only":
            file.slide_layouts.remove(layout)
    for shape in list(file.slide_layouts[0].placeholders):
        if shape.element.ph.get("type") != "title":
            shape.element.getparent().remove(shape.element)
    return saved(file)
