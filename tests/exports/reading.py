"""Every format as words: with its annex if it has one, and read by what did not write it."""

import html
import re
import sqlite3
from contextlib import closing
from io import BytesIO
from zipfile import ZipFile, is_zipfile

from lxml import etree
from pypdf import PdfReader

from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.exports import FORMATS

ALL = Selection()
TABLES = ("meta", "claims", "places", "not_on_the_map", "facts")
"""Those of a GeoPackage that people read."""
WITH_WORDS = ("p", "title", "subject", "description", "keywords")
APART = {"br": " ", "tab": " "}
BOOK = re.compile(r"(ppt/(slides|notesSlides)|word|docProps)/[^/]+\.xml")
"""The parts of slides and papers that have words."""


def rendered(name, dossier, selection=ALL):
    """A file of a format with all that it can have, so that every claim is in it."""
    return FORMATS[name].told(annex=True, reports=True).render(excerpt(dossier, selection))


def words_of(name, content):
    """All words of an export as one text, however the format packs, folds and escapes them."""
    if name == "gpkg":
        text = words_of_geopackage(content)
    elif name == "pdf":
        text = words_of_paper(content)
    elif name in ("pptx", "docx"):
        text = words_of_office(content)
    elif is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as archive:
            parts = [archive.read(part) for part in archive.namelist()]
        text = "\n".join(part.decode("utf-8", "replace") for part in parts)
    else:
        text = content.decode("utf-8")
    text = re.sub(r"<style>.*?</style>|data-context=\"[^\"]*\"", "", text, flags=re.DOTALL)
    return html.unescape(re.sub(r"\r\n |\\(?=\W)", "", text))


def words_of_geopackage(content):
    """The claims of a GeoPackage, drawn or not, and its head; without how QGIS draws it."""
    with closing(sqlite3.connect(":memory:")) as file:
        file.deserialize(content)
        tables = [file.execute(f"SELECT * FROM {name}").fetchall() for name in TABLES]
    return "\n".join(
        str(cell) for rows in tables for row in rows for cell in row if cell is not None
    )


def words_of_paper(content):
    """The words of a PDF on one line."""
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def words_of_office(content):
    """The words of a deck or a paper in Word, a line for each paragraph."""
    with ZipFile(BytesIO(content)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if BOOK.fullmatch(name)]
    return "\n".join(line for part in parts for line in paragraphs(etree.fromstring(part)))


def paragraphs(root):
    """The words of each paragraph of a part; a break within one is a space."""
    for one in root.iter(*(f"{{*}}{name}" for name in WITH_WORDS)):
        inside = one.iter("{*}t", *(f"{{*}}{name}" for name in APART))
        said = "".join(APART.get(etree.QName(part).localname, part.text or "") for part in inside)
        yield " ".join((said or one.text or "").split())
