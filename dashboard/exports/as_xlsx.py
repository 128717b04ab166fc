"""The tables as sheets of a workbook.

Texts are written as texts: no cell is a formula or a link because of what it holds. Links are ours:
an id of a fact leads to its row, the address of a source to its page.
"""

from datetime import date, datetime
from io import BytesIO
from textwrap import wrap
from typing import Any

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.links import LINK, in_ascii
from dashboard.exports.about import about
from dashboard.exports.columns import JOINED_BY, Cell, Column
from dashboard.exports.tables import SCOPE, Table, dictionary, meta, tables

FACTS = "facts"
NOTES = (
    "Dates are EDTF in the column when; earliest and latest are the first and last day meant.",
    "An id of a fact is a link to its row; in a list, to that of the first.",
    "A cell holds 32,767 characters; a longer text is cut, ends with … and is whole in csv.",
)
LONGEST, MOST_LINKS, LONGEST_LINK = 32767, 65530, 2079
"""What a workbook can hold: characters in a cell, links on a sheet, characters in a link."""
NARROWEST, WIDEST, WIDE_FROM = 9, 60, 40
"""Widths of columns in characters; what is wider than the last is given half of it."""
LINE, HIGHEST = 15, 409
"""Heights in points: of a line, and the most that a row can have."""


def render(excerpt: Excerpt) -> bytes:
    """Return a workbook: what this is, a sheet for each table, and what the columns mean."""
    from xlsxwriter import Workbook

    held = tables(excerpt)
    facts = next(table for table in held if table.name == FACTS)
    rows = {id_: row for row, id_ in enumerate(facts.column("id"), 1)}
    whole = BytesIO()
    with Workbook(whole, {"in_memory": True}) as book:
        book.set_properties(_properties(excerpt))
        looks = _looks(book)
        for table in (meta(excerpt, SCOPE, *NOTES), *held, dictionary(held)):
            _Sheet(book.add_worksheet(table.name), table, looks, rows).write()
    return whole.getvalue()


def _properties(excerpt: Excerpt) -> dict[str, Any]:
    head = about(excerpt)
    return {
        "title": head.title,
        "subject": head.subtitle,
        "author": head.generator,
        "comments": f"{head.scope} {head.as_of_line}. {head.attribution}"
        f" Licence: {head.licence}. Digest: {head.digest}",
        "created": datetime(head.as_of.year, head.as_of.month, head.as_of.day),
    }


def _looks(book: Any) -> dict[str, Any]:
    looks: dict[str, dict[str, Any]] = {
        "head": {"bold": True, "bottom": 1, "bg_color": "#ECE7DC"},
        "text": {"text_wrap": True},
        "whole": {"num_format": "#,##0"},
        "number": {},
        "date": {"num_format": "yyyy-mm-dd", "align": "left"},
        "link": {"text_wrap": True, "font_color": "#1D5AA6", "underline": 1},
    }
    return {name: book.add_format({"valign": "top", **look}) for name, look in looks.items()}


class _Sheet:
    """A sheet in the making. `rows` says where each fact stands on the sheet `facts`."""

    def __init__(
        self,
        sheet: Any,
        table: Table,
        looks: dict[str, Any],
        rows: dict[Cell, int],
    ) -> None:
        self.sheet, self.table, self.looks, self.rows = sheet, table, looks, rows
        self.links = 0

    def write(self) -> None:
        """Head, rows, widths, and what keeps the head in sight."""
        last = max(len(self.table.columns) - 1, 0)
        self.sheet.freeze_panes(1, 1)
        self.sheet.autofilter(0, 0, len(self.table.rows), last)
        self.sheet.set_landscape()
        self.sheet.repeat_rows(0)
        widths = [_width(*pair) for pair in zip(self.table.columns, self._by_column(), strict=True)]
        for place, (column, width) in enumerate(zip(self.table.columns, widths, strict=True)):
            self.sheet.set_column(place, place, width)
            self.sheet.write_string(0, place, column.name, self.looks["head"])
        for row, cells in enumerate(self.table.rows, 1):
            self.sheet.set_row(row, _height(cells, widths))
            for place, (column, cell) in enumerate(zip(self.table.columns, cells, strict=True)):
                self._cell(row, place, column, cell)

    def _by_column(self) -> list[tuple[Cell, ...]]:
        return [self.table.column(column.name) for column in self.table.columns]

    def _cell(self, row: int, place: int, column: Column, cell: Cell) -> None:
        match cell:
            case None | "":
                pass
            case bool():
                self.sheet.write_boolean(row, place, cell, self.looks["text"])
            case date():
                self._date(row, place, cell)
            case str():
                self._text(row, place, column, cell)
            case _:
                look = self.looks["whole" if isinstance(cell, int) else "number"]
                self.sheet.write_number(row, place, cell, look)

    def _date(self, row: int, place: int, day: date) -> None:
        if day.year < 1900:  # where the calendar of spreadsheets begins
            self.sheet.write_string(row, place, day.isoformat(), self.looks["text"])
        else:
            self.sheet.write_datetime(row, place, day, self.looks["date"])

    def _text(self, row: int, place: int, column: Column, text: str) -> None:
        fits = len(text.encode("utf-16-le")) // 2 <= LONGEST
        shown = text if fits else f"{text[: LONGEST // 2]}…"
        target = self._target(column, text)
        if target and self.links < MOST_LINKS:
            self.links += 1
            self.sheet.write_url(row, place, target, self.looks["link"], shown)
        else:
            self.sheet.write_string(row, place, shown, self.looks["text"])

    def _target(self, column: Column, text: str) -> str:
        """Where a cell leads; nowhere if empty."""
        if column.name == "url" and LINK.fullmatch(text):
            link = in_ascii(text)
            return link if len(link) <= LONGEST_LINK else ""
        if column.refs != FACTS:
            return ""
        return f"internal:{FACTS}!A{self.rows[text.split(JOINED_BY)[0]] + 1}"


def _width(column: Column, cells: tuple[Cell, ...]) -> int:
    """As wide as its widest cell; long texts are wrapped."""
    widest = max((len(str(cell)) for cell in cells), default=0)
    if widest > WIDE_FROM:
        widest = min(WIDEST, max(WIDE_FROM, widest // 2))
    return max(NARROWEST, widest + 2, len(column.name) + 4)


def _height(cells: tuple[Cell, ...], widths: list[int]) -> float:
    """As high as its longest text needs: not every program works that out when it opens a file."""
    lines = max(map(_lines, cells, widths), default=1)
    return float(min(LINE * lines, HIGHEST))


def _lines(cell: Cell, width: int) -> int:
    if not isinstance(cell, str):
        return 1
    return sum(len(wrap(part, width)) or 1 for part in cell[:LONGEST].splitlines())
