"""A template as a ministry has it: its own page, header, fonts and colours, and words to go."""

from io import BytesIO
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor

from dashboard.exports.packing import zipped

HEADER, OLD_WORDS = "Ministry of Examples", "Type your text here"
DARK = "1B2A41"


def house():
    """A template of a German Word, whose styles have ids of their own; two sections, one list."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Georgia"
    document.styles["Normal"].font.size = Pt(11)
    for name in ("Title", "Heading 1", "Heading 2"):
        document.styles[name].font.name = "Georgia"
        document.styles[name].font.color.rgb = RGBColor.from_string(DARK)
    heading = document.styles["Heading 1"].element
    heading.set(qn("w:styleId"), "berschrift1")
    for name in ("List Bullet", "Caption"):
        document.styles[name].delete()
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(1.25)
    section.header.paragraphs[0].text = HEADER
    paragraph = document.add_paragraph(OLD_WORDS)
    document.add_comment(paragraph.runs, text="An old remark", author="Somebody", initials="S")
    document.add_section()
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def with_part(template, name, content):
    """The same file with a part more, or another one."""
    with ZipFile(BytesIO(template)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    return zipped(parts | {name: content})


def part_of(file, name):
    """A part of an Office file."""
    with ZipFile(BytesIO(file)) as archive:
        return archive.read(name)
