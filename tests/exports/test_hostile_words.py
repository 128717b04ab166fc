"""Every text of a dossier is hostile: in each file it is a text, and nothing else is made of it."""

import csv
import io
import json
import re
import zipfile
from functools import partial
from html.parser import HTMLParser
from io import BytesIO
from unicodedata import category, normalize
from xml.etree import ElementTree

import openpyxl
import pytest
from icalendar import Calendar
from markdown_it import MarkdownIt
from marko import Markdown
from pptx import Presentation
from pypdf import PdfReader

from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import claim
from dashboard.domain.selection import Selection
from dashboard.exports import CHARTS, FORMATS, picture_of
from dashboard.exports.paper import typesetting
from dashboard.exports.paper.content import paper
from dashboard.exports.paper.stand_ins import printable, stand_ins
from dashboard.exports.paper.values import values
from dashboard.loading import load
from tests.exports.reading import rendered, words_of_office
from tests.hostile.words import HOST, spoil
from tests.loading.copies import copy_to
from tests.slides import texts

NFD = partial(normalize, "NFD")
LINKED = "https://harbour.example/"
FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")  # noqa: RUF001 - the wide signs count too


@pytest.fixture(scope="module")
def dossier(tmp_path_factory):
    folder = copy_to(tmp_path_factory.mktemp("hostile"))
    spoil(folder)
    return load(folder / "config.yaml")


@pytest.fixture(scope="module")
def files(dossier):
    return {name: rendered(name, dossier) for name in FORMATS}


class Elements(HTMLParser):
    """The elements of an HTML text, each with its attributes."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def names(self):
        return {tag for tag, _ in self.found}

    def leads(self):
        return {attrs.get(name) for _, attrs in self.found for name in ("href", "src")} - {None}

    def harmful(self):
        return [
            (tag, attrs)
            for tag, attrs in self.found
            if attrs.get("class") == "evil"
            or any(name.startswith("on") for name in attrs)
            or re.search(r"url\((?!#)", attrs.get("style") or "")
        ]


def squeezed(text):
    return re.sub(r"\s+", "", text)


def without_marks(text):
    """The letters of a text. Where a letter has two marks, pypdf tells the letter with each."""
    bare = "".join(sign for sign in NFD(squeezed(text)) if category(sign) not in ("Mn", "Cf"))
    return bare.replace("()ee", "()e")


def outside(archive):
    """What the parts of an Office file relate to outside of it."""
    return [
        relation.get("Target")
        for name in archive.namelist()
        if name.endswith(".rels")
        for relation in ElementTree.fromstring(archive.read(name))
        if relation.get("TargetMode") == "External"
    ]


@pytest.mark.parametrize("name", ["pptx", "docx", "xlsx"])
def test_an_office_file_leads_nowhere_but_to_the_article_and_runs_nothing(files, name):
    archive = zipfile.ZipFile(BytesIO(files[name]))
    assert all(target.startswith(LINKED) for target in outside(archive))
    assert not re.search(r"vba|embed|ole|activex|external", "\n".join(archive.namelist()), re.I)
    for part in (name for name in archive.namelist() if not name.endswith(".png")):
        assert not re.search(rb"<f[\s>/]|\baction=", archive.read(part)), part


def test_a_deck_has_the_words_as_words(files, dossier):
    deck = Presentation(BytesIO(files["pptx"]))
    said = squeezed("".join(text for slide in deck.slides for text in texts(slide)))
    assert [f.id for f in dossier.facts if squeezed(f.say or f.statement) not in said] == []


def test_a_paper_in_word_has_the_words_as_words(files, dossier):
    said = squeezed(words_of_office(files["docx"]))
    assert [f.id for f in dossier.facts if squeezed(claim(f)) not in said] == []


def test_a_workbook_has_the_words_as_words_and_no_formula(files, dossier):
    book = openpyxl.load_workbook(BytesIO(files["xlsx"]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "d"}
    links = {cell.hyperlink.target for cell in cells if cell.hyperlink} - {None}
    assert all(target.startswith(LINKED) for target in links)
    texts = {squeezed(str(cell.value)) for cell in cells}
    assert [f.id for f in dossier.facts if squeezed(f.statement) not in texts] == []


@pytest.mark.parametrize("name", ["csv", "datapackage"])
def test_no_cell_of_a_table_begins_like_a_formula(files, name):
    archive = zipfile.ZipFile(BytesIO(files[name]))
    tables = [part for part in archive.namelist() if part.endswith(".csv")]
    assert "facts.csv" in {table.split("/")[-1] for table in tables}
    for table in tables:
        rows = csv.reader(io.StringIO(archive.read(table).decode("utf-8-sig"), newline=""))
        for cell in (cell for row in rows for cell in row):
            is_number = re.fullmatch(r"-?\d+(\.\d+)?", cell)
            assert is_number or not FORMULA.match(cell), (table, cell[:40])


def test_a_paper_leads_nowhere_but_to_the_article_and_runs_nothing(files, dossier):
    printed = PdfReader(BytesIO(files["pdf"]))
    root = printed.trailer["/Root"]
    assert {"/OpenAction", "/AA", "/AcroForm"} & root.keys() == set()
    assert {"/JavaScript", "/EmbeddedFiles"} & root.get("/Names", {}).keys() == set()
    marks = [mark.get_object() for page in printed.pages for mark in page.get("/Annots", ())]
    assert {mark["/Subtype"] for mark in marks} <= {"/Link"}
    acts = [mark["/A"] for mark in marks if "/A" in mark]
    assert {act["/S"] for act in acts} <= {"/URI", "/GoTo"}
    assert all(act["/URI"].startswith(LINKED) for act in acts if "/URI" in act)
    words = without_marks("".join(page.extract_text() for page in printed.pages))
    brief = values(paper(excerpt(dossier, Selection()), annex=False), dossier)
    swap = stand_ins(typesetting.printed(brief, dossier).missing, dossier)
    claims = [without_marks(printable(claim(fact), swap)) for fact in dossier.facts]
    assert [text for text in claims if text not in words] == []


@pytest.mark.parametrize(
    "rendered",
    [
        lambda note: Markdown(extensions=["gfm", "footnote"]).convert(note),
        lambda note: MarkdownIt("commonmark").enable("table").render(note),
    ],
    ids=["as GitHub", "CommonMark"],
)
def test_a_note_has_no_element_and_no_link_made_of_the_words(files, rendered):
    shown = Elements(rendered(files["markdown"].decode()))
    assert shown.harmful() == []
    assert shown.names() & {"img", "script", "svg", "del", "style", "title", "pre", "hr"} == set()
    # GitHub makes one of every e-mail address, whatever stands before it.
    leads = shown.leads() - {f"mailto:evil@{HOST}"}
    assert all(lead.startswith(("#", LINKED)) for lead in leads)


def test_a_calendar_has_the_events_of_the_facts_and_no_others(files, dossier):
    calendar = Calendar.from_ical(files["ics"])
    assert calendar.errors == []
    assert {part.name for part in calendar.walk()} == {"VCALENDAR", "VEVENT"}
    said = [squeezed(str(event["SUMMARY"])) for event in calendar.walk("VEVENT")]
    assert len(said) == len(dossier.facts)
    for fact in dossier.facts:
        assert any(text.endswith(squeezed(claim(fact))) for text in said)
    links = {str(event["URL"]) for event in calendar.walk("VEVENT") if "URL" in event}
    assert all(link.startswith(LINKED) for link in links)


def strings(tree):
    """Every text of a JSON document."""
    if isinstance(tree, dict):
        tree = [*tree.values()]
    return [text for part in tree for text in strings(part)] if isinstance(tree, list) else [tree]


@pytest.mark.parametrize("name", ["json", "geojson"])
def test_a_document_for_programs_has_the_words_as_they_are(files, dossier, name):
    texts = set(map(str, strings(json.loads(files[name]))))
    placed = [fact for fact in dossier.facts if name == "json" or fact.places]
    assert placed
    assert [fact.id for fact in placed if fact.statement not in texts] == []


def test_a_timeline_has_no_element_made_of_the_words(files):
    document = json.loads(files["timelinejs"])
    for slide in (document["title"], *document["events"]):
        for text in slide["text"].values():
            assert Elements(text).names() <= {"p"}


def test_a_page_has_no_element_made_of_the_words(files):
    page = Elements(files["html"].decode())
    assert page.harmful() == []
    assert [tag for tag, _ in page.found].count("script") == 1
    assert page.names() & {"img", "iframe", "object", "embed", "base"} == set()
    assert all(lead.startswith(("#", LINKED, "data:image/svg+xml,")) for lead in page.leads())
    packed = zipfile.ZipFile(BytesIO(files["site"]))
    names = packed.namelist()
    page = Elements(packed.read("index.html").decode())
    assert page.harmful() == []
    assert all(lead.startswith(("#", LINKED)) or lead in names for lead in page.leads())


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_as_a_page_has_no_element_made_of_the_words(dossier, chart):
    file = picture_of(chart, "html", "").told(address=LINKED)
    page = Elements(file.render(excerpt(dossier, Selection())).decode())
    assert page.harmful() == []
    assert [tag for tag, _ in page.found].count("script") == 1
    assert page.names() & {"img", "iframe", "object", "embed"} == set()
    assert all(lead.startswith(("#", LINKED)) for lead in page.leads() - {"data:,"})
