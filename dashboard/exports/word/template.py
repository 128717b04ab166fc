"""An empty document to write the paper into: our own, or a house's with its look and no words."""

from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm

from dashboard.exports.house import opened
from dashboard.exports.word.base import packed
from dashboard.exports.word.elements import Element

KEPT = (
    "/styles",
    "/theme",
    "/settings",
    "/webSettings",
    "/fontTable",
    "/numbering",
    "/header",
    "/footer",
    "/customXml",
)
"""What a document relates to that is its look; all else is what it said."""
NOT_OURS = (
    "w:attachedTemplate",
    "w:documentProtection",
    "w:writeProtection",
    "w:mailMerge",
    "w:footnotePr",
    "w:endnotePr",
)
"""Settings that ask for what is not there, or would keep people from editing."""


def empty(template: bytes) -> Document:
    """Return the document without its words; ours where there is no template.

    Raises dashboard.exports.house.BadTemplate where the template cannot be used.
    """
    return opened(template, "docx", _emptied) if template else _emptied(BytesIO(packed()))


def _emptied(file: BytesIO) -> Document:
    document = docx.Document(file)
    body: Element = document.element.body
    last = body.get_or_add_sectPr()
    _take_over_headers([*body.iter(qn("w:sectPr"))], last)
    body.clear_content()
    for columns in last.findall(qn("w:cols")):
        columns.attrib.pop(qn("w:num"), None)
    if last.find(qn("w:pgSz")) is None:
        document.sections[0].page_width, document.sections[0].page_height = Mm(210), Mm(297)
    _forget(document)
    return document


def _take_over_headers(sections: list[Element], last: Element) -> None:
    """Give the last section the headers and footers that it has from the sections before it."""
    kinds = (qn("w:headerReference"), qn("w:footerReference"))
    found = {}
    for section in sections:
        for one in section:
            if one.tag in kinds:
                found[one.tag, one.get(qn("w:type"))] = one
    for one in [child for child in last if child.tag in kinds]:
        last.remove(one)
    for index, one in enumerate(found.values()):
        last.insert(index, deepcopy(one))


def _forget(document: Document) -> None:
    """Drop what the words referred to, and what would keep people from editing the paper."""
    whole = document.part
    for key, relation in list(whole.rels.items()):
        if not relation.reltype.endswith(KEPT):
            whole.rels.pop(key)
    for key, relation in list(whole.package.rels.items()):
        if relation.reltype.endswith(("/thumbnail", "/extended-properties")):
            whole.package.rels.pop(key)
    for setting in _settings(document.settings.element):
        setting.getparent().remove(setting)
    outside = whole.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels
    for key, relation in list(outside.items()):
        if relation.is_external:
            outside.pop(key)


def _settings(settings: Element) -> Iterator[Element]:
    for tag in NOT_OURS:
        yield from settings.findall(qn(tag))
