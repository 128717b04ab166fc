"""The lists of a document: bullets, and points whose bullet is the sign of a status."""

from copy import deepcopy

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.parts.numbering import NumberingPart

from dashboard.exports.word.base import part
from dashboard.exports.word.elements import Element, element, sign_look


class Lists:
    """The numbering of lists in a document; it grows as lists are added."""

    def __init__(self, document: Document) -> None:
        self.element = _numbering(document)
        ours = parse_xml(part("word/numbering.xml"))
        self.shape: Element = ours.find(qn("w:abstractNum"))
        self.numbers: dict[str, int] = {}

    def number(self, sign: str = "") -> int:
        """Return the number of the list whose bullets are a sign, or our usual ones."""
        if sign not in self.numbers:
            self.numbers[sign] = self._added(sign)
        return self.numbers[sign]

    def _added(self, sign: str) -> int:
        shape = deepcopy(self.shape)
        if sign:
            for level in shape.findall(qn("w:lvl")):
                level.find(qn("w:lvlText")).set(qn("w:val"), sign)
                level.append(sign_look())
        abstract = 1 + self._highest("w:abstractNum", "w:abstractNumId")
        shape.set(qn("w:abstractNumId"), str(abstract))
        number = 1 + self._highest("w:num", "w:numId")
        self._add(shape, "w:abstractNum", "w:numPicBullet")
        numbered = element("w:num", element("w:abstractNumId", val=abstract), numId=number)
        self._add(numbered, "w:num", "w:abstractNum")
        return number

    def _add(self, element: Element, *after: str) -> None:
        """Add an element after the last one of the first of these tags that is present."""
        found = next(filter(None, (self.element.findall(qn(tag)) for tag in after)), None)
        if found:
            found[-1].addnext(element)
        else:
            self.element.insert(0, element)

    def _highest(self, tag: str, name: str) -> int:
        found = self.element.findall(qn(tag))
        return max((int(one.get(qn(name), "0")) for one in found), default=0)


def _numbering(document: Document) -> Element:
    """Return the lists of a document, which may have none yet."""
    whole = document.part
    for relation in whole.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return relation.target_part.element
    added = NumberingPart(
        PackURI("/word/numbering.xml"),
        CONTENT_TYPE.WML_NUMBERING,
        element("w:numbering"),
        whole.package,
    )
    whole.relate_to(added, RELATIONSHIP_TYPE.NUMBERING)
    return added.element
