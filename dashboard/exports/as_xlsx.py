"""The tables as a workbook for people: what it is, the claims, the requests, then all the rest."""

from datetime import datetime
from io import BytesIO
from typing import Any

from dashboard.domain.excerpt import Excerpt
from dashboard.exports.about import About, about
from dashboard.exports.tables import Table, dictionary, tables
from dashboard.exports.xlsx.front import NAME, Front
from dashboard.exports.xlsx.looks import FAINT, FONT, INK, RULE, Looks
from dashboard.exports.xlsx.sheet import FACTS, Book, Sheet

SHEETS = {
    "facts": "Claims",
    "aid": "Requests",
    "responses": "Responses",
    "not_aid": "Not counted",
    "tensions": "Tensions",
    "questions": "Questions",
    "relations": "Relations",
    "sources": "Sources",
    "actors": "Actors",
    "places": "Places",
    "facts_reports": "Reports",
    "facts_figures": "Figures",
    "aid_past": "Earlier stages",
    "responses_past": "Earlier answers",
    "equipment": "Things",
    "terms": "Terms",
    "seeds": "Articles",
    "seeds_paragraphs": "Paragraphs",
    "kinds": "Kinds",
    "help_kinds": "Kinds of help",
    "actor_kinds": "Kinds of actor",
    "columns": "Columns",
}
"""The sheets after the first, in order, by the tables that they hold."""
TABS = {"facts": INK, "aid": INK} | dict.fromkeys([*SHEETS][2:10], FAINT)
"""The colours of the tabs; those behind are pale."""


def render(excerpt: Excerpt, *, address: str = "") -> bytes:
    """Return a workbook. `address` is where the dashboard is, for links to it."""
    from xlsxwriter import Workbook

    held = tables(excerpt)
    head, shown = about(excerpt), sorted((*held, dictionary(held)), key=_order)
    whole = BytesIO()
    with Workbook(whole, {"in_memory": True, "default_format_properties": {**FONT}}) as book:
        book.set_properties(_properties(head))
        shared = Book(
            looks=Looks(book),
            title=f"{head.title}, {head.as_of_line[:1].lower()}{head.as_of_line[1:]}",
            sheets=SHEETS,
            rows=_rows(held),
            address=address,
        )
        Front(_sheet(book, NAME, INK), shared).write(head, shown)
        for table in shown:
            sheet = _sheet(book, SHEETS[table.name], TABS.get(table.name, RULE))
            Sheet(sheet, table, shared).write()
    return whole.getvalue()


def _order(table: Table) -> int:
    return [*SHEETS].index(table.name)


def _rows(held: tuple[Table, ...]) -> dict[Any, int]:
    """Return on which row of its sheet each fact stands; the heads are on row 0."""
    facts = next(table for table in held if table.name == FACTS)
    return {id_: row for row, id_ in enumerate(facts.column("id"), 1)}


def _sheet(book: Any, name: str, tab: str) -> Any:
    sheet = book.add_worksheet(name)
    sheet.set_tab_color(tab)
    return sheet


def _properties(head: About) -> dict[str, Any]:
    return {
        "title": head.title,
        "subject": head.subtitle,
        "author": head.generator,
        "comments": f"{head.scope} {head.as_of_line}. {head.attribution}"
        f" Licence: {head.licence}. Digest: {head.digest}",
        "created": datetime(head.as_of.year, head.as_of.month, head.as_of.day),
    }
