"""One filter has one answer: every file and page shows the rows of the excerpt, in its words."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache

import icalendar
import pytest
from hypothesis import given
from lxml import html as lxml_html
from openpyxl import load_workbook
from pptx import Presentation

from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt, excerpt
from dashboard.domain.scope import NOUNS, all_rows, left_out, shown_of
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.exports import (
    as_csv,
    as_datapackage,
    as_html,
    as_ics,
    as_json,
    as_markdown,
    as_pptx,
    as_timelinejs,
    as_xlsx,
)
from dashboard.exports.paper.content import paper
from dashboard.exports.paper.model import Item, Picture, Sentence
from dashboard.loading import load
from tests import slides
from tests.conftest import SEQUEL, TINY, examples
from tests.selections import narrow, selections

TABLES = {
    "facts": "facts",
    "requests": "aid",
    "responses": "responses",
    "not_aid": "not_aid",
    "tensions": "tensions",
    "questions": "questions",
    "relations": "relations",
    "actors": "actors",
    "places": "places",
    "sources": "sources",
}
"""The tables of an excerpt, with the names that files have for them."""
FIXED = (
    Selection(),
    Selection(statuses=(Status.DENIED,)),
    Selection(statuses=(Status.POSSIBLE,)),
    Selection(kinds=("harbour",)),
    Selection(actors=("fjordmark",)),
    Selection(without=("northern-wire",)),
    Selection(text="lamp"),
    Selection(text="nothing like that"),
)


@cache
def dossier(name: str) -> Dossier:
    return load({"tiny": TINY, "sequel": SEQUEL}[name])


DOSSIERS = ("tiny", "sequel")
fixed = pytest.mark.parametrize(
    "shown", [excerpt(dossier(name), selection) for name in DOSSIERS for selection in FIXED]
)


def ids(shown: Excerpt) -> dict[str, set[str]]:
    """The ids of the rows that are in, by the names that files have for their tables."""
    rows = {
        **{name: getattr(shown, table) for table, name in TABLES.items()},
        "facts": shown.listed,
        "questions": (*shown.questions, *shown.answered),
        "tensions": [one.tension for one in shown.tensions if one.tension],
    }
    return {name: {row.id for row in many} for name, many in rows.items()}


def in_json(shown: Excerpt) -> dict[str, set[str]]:
    document = json.loads(as_json.render(shown))
    return {
        name: {row["id"] for row in document.get(name, ()) if row["shown"] == "in"}
        for name in TABLES.values()
    }


def in_zip(module, folder: str = ""):
    def read(shown: Excerpt) -> dict[str, set[str]]:
        with zipfile.ZipFile(io.BytesIO(module.render(shown))) as packed:
            names = {name for name in TABLES.values() if f"{folder}{name}.csv" in packed.namelist()}
            texts = {name: packed.read(f"{folder}{name}.csv").decode("utf-8-sig") for name in names}
        rows = {name: csv.DictReader(io.StringIO(text)) for name, text in texts.items()}
        return {name: set() for name in TABLES.values()} | {
            name: {row["id"] for row in many if row["shown"] == "in"} for name, many in rows.items()
        }

    return read


def in_xlsx(shown: Excerpt) -> dict[str, set[str]]:
    book = load_workbook(io.BytesIO(as_xlsx.render(shown)), read_only=True)
    found: dict[str, set[str]] = {name: set() for name in TABLES.values()}
    for name in TABLES.values():
        if (title := as_xlsx.SHEETS[name]) in book.sheetnames:
            head, *rows = book[title].iter_rows(values_only=True)
            named = [dict(zip(map(str.casefold, head), row, strict=True)) for row in rows]
            found[name] = {row["id"] for row in named if row["shown"] == "in"}
    return found


@given(selections(dossier("tiny")) | narrow(dossier("tiny")))
@examples(25, of=400)
def test_tables_of_data_hold_the_rows_of_the_excerpt(selection):
    shown = excerpt(dossier("tiny"), selection)
    assert in_json(shown) == ids(shown)


@fixed
@pytest.mark.parametrize(
    "read", [in_json, in_zip(as_csv), in_zip(as_datapackage, "data/"), in_xlsx]
)
def test_every_format_of_data_holds_the_rows_of_the_excerpt(read, shown):
    assert read(shown) == ids(shown)


def on_the_page(shown: Excerpt) -> dict[str, set[str]]:
    """The ids of the rows of the HTML file, by table."""
    page = lxml_html.document_fromstring(as_html.render(shown))
    tables = ("facts", "requests", "responses", "not_aid", "tensions", "questions", "sources")
    return {
        name: set(page.xpath(f"//*[@data-table='{name}']//@data-key"))
        for name in tables
        if name in NOUNS
    }


@given(selections(dossier("tiny")) | narrow(dossier("tiny")))
@examples(10, of=200)
def test_the_html_file_shows_the_rows_of_the_excerpt(selection):
    shown = excerpt(dossier("tiny"), selection)
    rows = {name: getattr(shown, name) for name in on_the_page(shown) if name != "tensions"}
    bare = {" ".join(fact.id for fact in one.facts) for one in shown.tensions if not one.tension}
    assert on_the_page(shown) == {
        **{name: {row.id for row in many} for name, many in rows.items()},
        "facts": set(shown.listed_ids),
        "tensions": ids(shown)["tensions"] | bare,
    }


def in_markdown(shown: Excerpt) -> str:
    return as_markdown.render(shown, annex=True).decode().replace("\\", "")


def in_paper(shown: Excerpt) -> str:
    """The words of the paper that PDF and Word print, without those of its pictures."""
    made = paper(shown)
    return "\n".join(texts((made.scope, made.brief, made.annex, made.sources, made.closing)))


def texts(part: object) -> Iterator[str]:
    """Every text of a part of a paper, a line for what stands together."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Sentence):
        yield f"{part.sign} {part.text} {part.lesser}"
    elif isinstance(part, Item):
        yield " ".join(text for one in part.sentences for text in texts(one))
        yield from texts(part.under)
    elif isinstance(part, tuple):
        yield from (text for one in part for text in texts(one))
    elif is_dataclass(part) and not isinstance(part, Picture):
        yield from (text for spec in fields(part) for text in texts(getattr(part, spec.name)))


def in_deck(shown: Excerpt) -> str:
    """All text on the slides of the deck and its annex, without the notes."""
    deck = Presentation(io.BytesIO(as_pptx.render(shown, annex=True)))
    return "\n".join(text for slide in deck.slides for text in slides.texts(slide))


SAID = {
    "requests": lambda row: row.detail,
    "responses": lambda row: row.statement,
    "not_aid": lambda row: row.why,
    "questions": lambda row: row.question,
    "tensions": lambda row: row.headline,
}
"""By table: what every text says of a row, and of no other row of its dossier."""


@fixed
@pytest.mark.parametrize("read", [in_markdown, in_paper, in_deck])
def test_every_text_says_the_rows_of_the_excerpt_and_no_others(read, shown):
    told = " ".join(read(shown).split())
    for table, say in SAID.items():
        every = {" ".join(say(row).split()) for row in all_rows(table, shown)}
        there = {" ".join(say(row).split()) for row in getattr(shown, table)}
        found = {text for text in every if text in told}
        assert found <= there if read is in_deck else found == there
    if left_out(shown):
        assert left_out(shown) in told or (read is in_deck and not shown.listed)
    else:
        assert "utside this filter" not in told


@fixed
def test_the_html_file_says_how_much_of_each_table_it_shows(shown):
    page = lxml_html.document_fromstring(as_html.render(shown)).text_content()
    for table in SAID:
        assert shown_of(table, shown) in page
    assert left_out(shown) in page


@fixed
def test_calendar_and_timeline_hold_the_facts_of_the_excerpt(shown):
    story = json.loads(as_timelinejs.render(shown))
    named = {event["unique_id"] for event in story["events"]}
    assert named - {"no-fact"} == shown.listed_ids
    calendar = icalendar.Calendar.from_ical(as_ics.render(shown, reports=True))
    told = {str(event["UID"]).partition("@")[0] for event in calendar.walk("VEVENT")}
    assert told - {"no-fact"} == shown.listed_ids
