"""Parts of the file besides its slides: notes, sections, properties, what a template brings."""

import datetime as dt
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZipFile

from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from dashboard.exports import GENERATOR
from dashboard.exports.about import About
from dashboard.exports.packing import zipped
from dashboard.rendering.drawingml import NAMESPACES, quoted, runs, strip_xml_controls

LONGEST_PROPERTY = 255
"""Characters that a core property holds."""
UNWANTED = ("/thumbnail", "/extended-properties", "/printerSettings", "/origin", "/slide")
"""What a template says of its own slides, and a signature that would no longer be true."""
LISTS = ("p:custShowLst", "p:extLst")
"""What of a presentation names its slides besides the list of them."""
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def drop_slides(file: Presentation) -> None:
    """Take out of a template what is not its look."""
    listed = file.element.find(qn("p:sldIdLst"))
    if listed is not None:
        file.element.remove(listed)
    for name in LISTS:
        for found in file.element.findall(qn(name)):
            file.element.remove(found)
    for relations in (file.part.package._rels, file.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(UNWANTED):
                relations.pop(key)


def add_notes(slide: Any, sentences: Sequence[str]) -> None:
    """Write the notes of a slide, a paragraph for each sentence."""
    frame = slide.notes_slide.notes_text_frame
    if frame is None:  # the master of a house's notes has no place for words
        return
    body = frame._txBody
    for paragraph in body.findall(qn("a:p")):
        body.remove(paragraph)
    for sentence in sentences or ("",):
        body.append(parse_xml(f"<a:p {NAMESPACES}>{runs(sentence, '', '')}</a:p>"))


def finish(file: Presentation, about: About, sections: Mapping[str, int]) -> bytes:
    """Return the bytes of a file, whose sections have these numbers of slides."""
    _list_notes_master(file)
    _add_sections(file, sections)
    _add_counts(file)
    _describe(file, about)
    written = BytesIO()
    file.save(written)
    with ZipFile(written) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})


def _list_notes_master(file: Presentation) -> None:
    """List the master of notes, which python-pptx only relates to."""
    found = [r for r in file.part.rels.values() if r.reltype == RELATION.NOTES_MASTER]
    if found and file.element.find(qn("p:notesMasterIdLst")) is None:
        listed = f'<p:notesMasterId r:id="{found[0].rId}"/>'
        masters = file.element.find(qn("p:sldMasterIdLst"))
        masters.addnext(
            parse_xml(f"<p:notesMasterIdLst {NAMESPACES}>{listed}</p:notesMasterIdLst>")
        )


def _add_sections(file: Presentation, sections: Mapping[str, int]) -> None:
    ids = iter([slide.slide_id for slide in file.slides])
    written = ""
    for name, number in sections.items():
        guid = str(uuid5(NAMESPACE_URL, name)).upper()
        slides = "".join(f'<p14:sldId id="{next(ids)}"/>' for _ in range(number))
        listed = f"<p14:sldIdLst>{slides}</p14:sldIdLst>"
        written += f'<p14:section name={quoted(name)} id="{{{guid}}}">{listed}</p14:section>'
    file.element.append(
        parse_xml(
            f'<p:extLst {NAMESPACES}><p:ext uri="{SECTIONS}"><p14:sectionLst xmlns:p14="{P14}">'
            f"{written}</p14:sectionLst></p:ext></p:extLst>"
        )
    )


def _add_counts(file: Presentation) -> None:
    """Add what a file manager shows: what wrote the file, and of how many slides it is."""
    number = len(file.slides)
    said = {
        "TotalTime": 0,
        "Application": GENERATOR,
        "Slides": number,
        "Notes": number,
        "HiddenSlides": 0,
    }
    listed = "".join(f"<{name}>{value}</{name}>" for name, value in said.items())
    blob = f'{DECLARED}<Properties xmlns="{EXTENDED}">{listed}</Properties>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    package = file.part.package
    package.relate_to(
        Part(PackURI("/docProps/app.xml"), kind, package, blob), RELATION.EXTENDED_PROPERTIES
    )


def _describe(file: Presentation, about: About) -> None:
    """Say what a document management system reads; times are the as-of date."""
    core = file.core_properties
    keywords = (f"as of {about.as_of.isoformat()}", f"digest {about.digest}", about.licence)
    said = {
        "title": about.title,
        "subject": f"{about.subtitle}. {about.as_of_line}",
        "keywords": "; ".join(keywords),
        "comments": " ".join((f"{about.filter}.", about.attribution, about.maker)),
        "category": "",
        "content_status": "",
        "identifier": "",
        "version": "",
    }
    for name, text in said.items():
        setattr(core, name, strip_xml_controls(text)[:LONGEST_PROPERTY])
    core.author = core.last_modified_by = GENERATOR
    core.language, core.revision = "en-GB", 1
    core.created = core.modified = dt.datetime.combine(about.as_of, dt.time())
