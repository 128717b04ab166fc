"""Parts of a Word document as XML: elements, runs, links, fields. What words say is only words."""

import re
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from dashboard.rendering.drawingml import strip_xml_controls

Element = Any
"""An element of lxml."""
BREAKS = re.compile(r"\s*[\n\r\t\v\f]\s*")


def element(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Return an element of Word, whose attributes are all Word's too: `val="Title"`."""
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    element.extend(children)
    return element


def run(text: str, style: str = "", *, is_bold: bool = False, is_struck: bool = False) -> Element:
    """Return words in one look. A break within them is a space."""
    look = [element("w:rStyle", val=style)] if style else []
    look += [element(tag) for tag in ("w:b", "w:bCs") if is_bold]
    look += [element("w:strike")] if is_struck else []
    words = element("w:t")
    words.text = BREAKS.sub(" ", strip_xml_controls(text))
    words.set(qn("xml:space"), "preserve")
    return element("w:r", *([element("w:rPr", *look)] if look else []), words)


def sign_look() -> Element:
    """Return the look of a bullet: a font with all signs, so small that no line grows higher."""
    name = "Segoe UI Symbol"
    font = element("w:rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)
    return element("w:rPr", font, element("w:sz", val=17), element("w:szCs", val=17))


def tab() -> Element:
    """Return a tab as a run."""
    return element("w:r", element("w:tab"))


def field(code: str, shown: str) -> list[Element]:
    """Return a field as runs; `shown` is what it says until Word works it out."""
    words = element("w:instrText")
    words.text = f" {code} "
    words.set(qn("xml:space"), "preserve")
    begin, apart, end = (
        element("w:r", element("w:fldChar", fldCharType=kind))
        for kind in ("begin", "separate", "end")
    )
    return [begin, element("w:r", words), apart, run(shown), end]


def link_to(anchor: str, *runs: Element) -> Element:
    """Return a link to a bookmark of the same document."""
    return element("w:hyperlink", *runs, anchor=anchor, history=1)


def link_out(relation: str, *runs: Element) -> Element:
    """Return a link to an address that a relation of the part names."""
    link = element("w:hyperlink", *runs, history=1)
    link.set(qn("r:id"), relation)
    return link


def bookmarked(name: str, number: int, *runs: Element) -> list[Element]:
    """Return runs that links lead to by a name."""
    return [
        element("w:bookmarkStart", id=number, name=name),
        *runs,
        element("w:bookmarkEnd", id=number),
    ]


def paragraph(style: str, *content: Element, more: tuple[Element, ...] = ()) -> Element:
    """Return a paragraph; `more` are properties after its style, in the order of the schema."""
    look = [element("w:pStyle", val=style)] if style else []
    return element("w:p", element("w:pPr", *look, *more), *content)
