"""The briefing paper for Word: native headings, lists and tables, and a comment on every claim.

A house's own template lends its styles, fonts, colours, page, headers and footers.
"""

import datetime as dt
from io import BytesIO
from zipfile import ZipFile

from docx.document import Document
from docx.oxml.ns import qn
from docx.section import _Footer

from dashboard.domain.excerpt import Excerpt
from dashboard.exports import GENERATOR
from dashboard.exports.packing import zipped
from dashboard.exports.paper.content import paper
from dashboard.exports.paper.model import Paper
from dashboard.exports.word.body import IN_THE_BRIEF, TWIP, Body
from dashboard.exports.word.elements import element, field, paragraph, run, tab
from dashboard.exports.word.styles import LANGUAGE
from dashboard.exports.word.template import empty
from dashboard.rendering.drawingml import strip_xml_controls

LONGEST_PROPERTY = 255
"""Characters that a core property holds."""

ROOM = 0.85
"""The share of the lines of the printed brief that fits two pages here: Word alone knows where
pages end, its type is a little wider, and other programs set it a little differently.
"""


def render(
    excerpt: Excerpt, *, address: str = "", annex: bool = True, template: bytes = b""
) -> bytes:
    """Return the paper on an excerpt: the same bytes for the same content and template.

    Raises dashboard.exports.house.BadTemplate where the template cannot be used.
    """
    room = 1 if excerpt.selection.fact else ROOM
    said = paper(excerpt, annex=annex, address=address, room=room)
    document = empty(template)
    body = Body(document, said, excerpt)
    body.words("Title", said.title)
    body.words("Subtitle", said.subtitle)
    body.words("PaperNote", *said.scope)
    body.blocks(said.brief, highest=IN_THE_BRIEF)
    body.blocks(said.annex, on_new_page=True)
    body.blocks(said.sources)
    body.blocks(said.closing)
    _set_footer(document, said, body.styles["Footer"], body.width)
    _describe(document, said)
    return _packed(document)


def _set_footer(document: Document, said: Paper, style: str, width: int) -> None:
    """Say below each page what it is of and its number, unless the house says something there."""
    section = document.sections[-1]
    footers = (section.footer, section.first_page_footer, section.even_page_footer)
    if any(map(_says_something, footers)):
        return
    right = str(width // TWIP)
    used = document.styles.element.xpath(f"w:style[@w:styleId='{style}']//w:tab/@w:pos")
    tabs = [element("w:tab", val="clear", pos=other) for other in used if other != right]
    tabs.append(element("w:tab", val="right", pos=right))
    number, pages = field("PAGE", "1"), field("NUMPAGES", "1")
    content = (run(said.footer), tab(), *number, run(" of "), *pages)
    footer = section.footer
    first = footer.paragraphs[0]._p
    first.getparent().replace(first, paragraph(style, *content, more=(element("w:tabs", *tabs),)))


def _says_something(footer: _Footer) -> bool:
    """Return whether a section has a footer with more in it than empty lines."""
    shown = (qn(tag) for tag in ("w:t", "w:drawing", "w:pict", "w:fldSimple", "w:instrText"))
    return not footer.is_linked_to_previous and any(footer._element.iter(*shown))


def _describe(document: Document, said: Paper) -> None:
    """Write the properties that a document management system reads; times are the as-of date."""
    core = document.core_properties
    words = {
        "title": said.title,
        "subject": said.subtitle,
        "keywords": "; ".join(said.keywords),
        "comments": said.description,
        "author": said.author,
        "category": "",
    }
    for name, text in words.items():
        setattr(core, name, strip_xml_controls(text)[:LONGEST_PROPERTY])
    core.last_modified_by, core.language, core.revision = GENERATOR, LANGUAGE, 1
    core.created = core.modified = dt.datetime.combine(said.as_of, dt.time())
    printed = core._element.find(qn("cp:lastPrinted"))
    if printed is not None:
        core._element.remove(printed)


def _packed(document: Document) -> bytes:
    """Return the file without the hour at which it was written."""
    written = BytesIO()
    document.save(written)
    with ZipFile(written) as parts:
        return zipped({name: parts.read(name) for name in parts.namelist()})
