"""The styles of the paper in a document: its own where it has them by name, else ours.

Word calls built-in styles by the same names in every language; their ids differ.
"""

from collections.abc import Iterator
from copy import deepcopy

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from dashboard.exports.word.base import part
from dashboard.exports.word.elements import Element, element
from dashboard.exports.word.lists import Lists

LISTS = {"ListBullet": 0, "ListBullet2": 1}
"""The styles of lists, each with its level."""
LANGUAGE = "en-GB"
REFERS = ("w:basedOn", "w:next", "w:link")


def styles_of(document: Document, lists: Lists) -> dict[str, str]:
    """Return for the id of each of our styles that in a document, to which it adds what lacks."""
    there: Element = document.styles.element
    ours = [*parse_xml(part("word/styles.xml")).iter(qn("w:style"))]
    known = {_called(style): style.get(qn("w:styleId")) for style in there.iter(qn("w:style"))}
    taken = set(known.values())
    ids, added = {}, []
    for style in ours:
        own = style.get(qn("w:styleId"))
        if (called := _called(style)) in known:
            ids[own] = known[called]
        else:
            ids[own] = own if own not in taken else f"{own}Paper"
            added.append(style)
    there.extend(_renamed(added, ids))
    _number(there, ids, lists)
    _set_language(there)
    return ids


def _called(style: Element) -> tuple[str, str]:
    """Return the sort of a style and its name, as Word tells styles apart."""
    name = style.find(qn("w:name"))
    words = "" if name is None else name.get(qn("w:val"), "")
    return style.get(qn("w:type"), "paragraph"), words.casefold()


def _renamed(added: list[Element], ids: dict[str, str]) -> Iterator[Element]:
    """Yield copies that refer to the styles of the document; none is the usual one there."""
    for style in map(deepcopy, added):
        style.set(qn("w:styleId"), ids[style.get(qn("w:styleId"))])
        style.attrib.pop(qn("w:default"), None)
        for tag in REFERS:
            if (refers := style.find(qn(tag))) is not None:
                refers.set(qn("w:val"), ids[refers.get(qn("w:val"))])
        if (numbers := style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")) is not None:
            numbers.getparent().remove(numbers)
        yield style


def _number(there: Element, ids: dict[str, str], lists: Lists) -> None:
    """Give bullets to the styles of lists that have none."""
    bare = {
        style: LISTS[own]
        for style in there.iter(qn("w:style"))
        for own in LISTS
        if style.get(qn("w:styleId")) == ids[own] and style.find(f".//{qn('w:numPr')}") is None
    }
    for style, level in bare.items():
        look = style.find(qn("w:pPr"))
        if look is None:
            look = element("w:pPr")
            style.insert(_after_names(style), look)
        numbers = element(
            "w:numPr", element("w:ilvl", val=level), element("w:numId", val=lists.number())
        )
        look.insert(_before_spacing(look), numbers)


def _after_names(style: Element) -> int:
    """Return where the properties of paragraphs are among those of a style."""
    later = (qn("w:rPr"), qn("w:tblPr"))
    return next((n for n, child in enumerate(style) if child.tag in later), len(style))


def _before_spacing(look: Element) -> int:
    """Return where numbers stand: before all but what keeps lines together."""
    earlier = {qn(f"w:{tag}") for tag in ("keepNext", "keepLines", "pageBreakBefore", "framePr")}
    earlier.add(qn("w:widowControl"))
    return next((n for n, child in enumerate(look) if child.tag not in earlier), len(look))


def _set_language(there: Element) -> None:
    """Say that the words are English, whatever those of a house's own are."""
    defaults = there.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None and defaults.find(qn("w:lang")) is None:
        defaults.append(element("w:lang"))
    for language in there.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
