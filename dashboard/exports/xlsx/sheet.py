"""One table as a sheet: a table of Excel with its head, widths, links, colours and print setting.

Texts are written as texts: no cell is a formula or a link because of what it holds. Links are ours:
an id of a fact leads to its row, the address of a source to its page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import Any
from urllib.parse import quote

from dashboard.domain.links import LINK, in_ascii
from dashboard.exports.collections import CONTEXT
from dashboard.exports.columns import Cell, Column
from dashboard.exports.readable_columns import JOINED_BY
from dashboard.exports.tables import Table
from dashboard.exports.xlsx.looks import Looks, status_in

FACTS = "facts"
LONGEST, MOST_LINKS, LONGEST_LINK = 32767, 65530, 2079
"""What a workbook can hold: characters in a cell, links on a sheet, characters in a link."""
NARROWEST, WIDEST, WIDE_FROM = 9, 42, 26
"""Widths of columns in characters; what is wider than the last is given half of it."""
LINE, HIGHEST = 13, 409
"""Heights in points: of a line, and the most that a row can have."""
PAPER_A4 = 9
LONGEST_FOOTER = 80
"""Characters of a title at the foot of a page: it stands beside the number of the page."""
NOTHING = "Nothing inside this filter."
WIDTHS = {
    "statement": 36,
    "ready_sentence": 44,
    "said_by": 24,
    "firmly": 15,
    "dated": 17,
    "caveat": 22,
    "contested": 15,
    "asked_for": 26,
    "stage_why": 26,
}
"""Widths of columns that would make a page too wide; their words are wrapped."""
INDENT, LETTERS = 2.5, 1.15
"""Characters of a width that stay free, and letters of a text for each of the others: widths are
counted in digits.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """What the sheets of a workbook share."""

    looks: Looks
    title: str
    """What stands at the foot of each page."""
    sheets: Mapping[str, str]
    """The names of the sheets, by those of their tables."""
    rows: Mapping[Cell, int]
    """On which row of its sheet each fact stands, from 0."""
    address: str
    """Where the dashboard is, with a slash at the end; empty: not known."""


class Sheet:
    """A sheet in the making."""

    def __init__(self, sheet: Any, table: Table, book: Book) -> None:
        self.sheet, self.table, self.book = sheet, table, book
        self.index = {column.name: index for index, column in enumerate(table.columns)}
        self.is_open = [self._is_open(column) for column in table.columns]
        self.widths = [_width(column, table.column(column.name)) for column in table.columns]
        self.links = 0

    def _is_open(self, column: Column) -> bool:
        """Return whether a column is seen at once: not behind others, and not without a cell."""
        if column.name == "shown":
            return CONTEXT in self.table.column("shown")
        is_blank = self.table.rows and all(c in (None, "") for c in self.table.column(column.name))
        return not column.is_behind and not is_blank

    def write(self) -> None:
        """Write the table, or that nothing of it is in, and say how it is printed."""
        self._set_page()
        self._set_columns()
        if self.table.rows:
            self._set_table()
        else:
            self._heads()
            self.sheet.write_string(1, 0, NOTHING, self.book.looks.of("faint"))
        for row, cells in enumerate(self.table.rows, 1):
            self.sheet.set_row(row, self._height(cells))
            for index, (column, cell) in enumerate(zip(self.table.columns, cells, strict=True)):
                self._cell(row, index, column, cell)

    def _set_page(self) -> None:
        self.sheet.freeze_panes(1, 1)
        self.sheet.hide_gridlines(1)
        self.sheet.set_landscape()
        self.sheet.set_paper(PAPER_A4)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(0)
        set_header_and_footer(self.sheet, self.book.title)

    def _set_columns(self) -> None:
        """Give each column its width; those behind are a group that a click opens."""
        for index, width in enumerate(self.widths):
            behind = {} if self.is_open[index] else {"level": 1, "hidden": True}
            self.sheet.set_column(index, index, width, None, behind)
        self.sheet.outline_settings(True, True, False, False)

    def _set_table(self) -> None:
        self.sheet.add_table(
            0,
            0,
            len(self.table.rows),
            len(self.table.columns) - 1,
            {
                "name": self.table.name,
                "style": "Table Style Light 1",
                "banded_rows": False,
                "columns": [
                    {"header": column.head, "header_format": self._look("text", "head")}
                    for column in self.table.columns
                ],
            },
        )
        self._set_height_of_heads()

    def _heads(self) -> None:
        for index, column in enumerate(self.table.columns):
            self.sheet.write_string(0, index, column.head, self._look("text", "head"))
        self._set_height_of_heads()

    def _set_height_of_heads(self) -> None:
        heads = tuple(column.head for column in self.table.columns)
        self.sheet.set_row(0, self._height(heads, beside=3))

    def _look(self, *traits: str) -> Any:
        return self.book.looks.of("cell", *traits)

    def _cell(self, row: int, index: int, column: Column, cell: Cell) -> None:
        match cell:
            case None | "":
                self.sheet.write_blank(row, index, None, self._look("text"))
            case bool():
                self.sheet.write_boolean(row, index, cell, self._look("text"))
            case date():
                self._date(row, index, cell)
            case str():
                self._text(row, index, column, cell)
            case _:
                look = self._look("whole" if isinstance(cell, int) else "number")
                self.sheet.write_number(row, index, cell, look)

    def _date(self, row: int, index: int, day: date) -> None:
        if day.year < 1900:  # where the calendar of spreadsheets begins
            self.sheet.write_string(row, index, day.isoformat(), self._look("text"))
        else:
            self.sheet.write_datetime(row, index, day, self._look("text", "date"))

    def _text(self, row: int, index: int, column: Column, text: str) -> None:
        fits = len(text.encode("utf-16-le")) // 2 <= LONGEST
        shown = text if fits else f"{text[: LONGEST // 2]}…"
        target = self._target(row, column, text)
        if target and self.links < MOST_LINKS:
            self.links += 1
            look = self._look("text", *self._traits(row, column, text, is_link=True))
            self.sheet.write_url(row, index, target, look, shown)
        else:
            look = self._look("text", *self._traits(row, column, text, is_link=False))
            self.sheet.write_string(row, index, shown, look)

    def _traits(self, row: int, column: Column, text: str, *, is_link: bool) -> list[str]:
        """Return what a text has besides: a colour by its status, a line through it, a link.

        Ids and codes are pale, and so is what stands in a row that is here as context.
        """
        if column.name == "statement" and self._of(row, "superseded"):
            return ["struck"]
        if column.name == "firmly" and (status := status_in(text)):
            return [status.value]
        if is_link:
            return ["link"]
        return ["faint"] if column.is_behind or self._of(row, "shown") == CONTEXT else []

    def _of(self, row: int, name: str) -> Cell:
        """Return the cell of a column in a row; None where the table has no such column."""
        return self.table.rows[row - 1][self.index[name]] if name in self.index else None

    def _target(self, row: int, column: Column, text: str) -> str:
        """Return where a cell leads; nowhere if empty."""
        if column.name == "url" and LINK.fullmatch(text):
            return _short_enough(in_ascii(text))
        if column.name == "id" and self.table.name == FACTS and self.book.address:
            return _short_enough(f"{self.book.address}?focus={quote(f'fact:{text}')}")
        ids = self._of(row, FACTS) if column.leads else text if column.refs == FACTS else ""
        return self._row_of(str(ids).split(JOINED_BY)[0]) if ids else ""

    def _row_of(self, fact: str) -> str:
        return f"internal:'{self.book.sheets[FACTS]}'!A{self.book.rows[fact] + 1}"

    def _height(self, cells: tuple[Cell, ...], beside: int = 0) -> float:
        """Return the height that the longest text needs that is seen at once.

        Not every program works that out when it opens a file. `beside` is the width of what stands
        beside the text: the arrow of a head.
        """
        seen = (
            lines_of(cell, width - beside)
            for cell, width, is_open in zip(cells, self.widths, self.is_open, strict=True)
            if is_open
        )
        return float(min(LINE * max(seen, default=1) + 5, HIGHEST))


def set_header_and_footer(sheet: Any, title: str) -> None:
    """Put the name of the sheet over each page, under it the title and the number of the page."""
    said = title[:LONGEST_FOOTER].replace("&", "&&")
    sheet.set_header("&L&9&A")
    sheet.set_footer(f"&L&8{said}&R&8Page &P of &N")


def _short_enough(link: str) -> str:
    return link if len(link) <= LONGEST_LINK else ""


def _width(column: Column, cells: tuple[Cell, ...]) -> int:
    """Return the width of the widest cell; long texts are wrapped."""
    if column.name in WIDTHS and any(cells):
        return WIDTHS[column.name]
    widest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    if widest > WIDE_FROM and not column.leads:
        widest = min(WIDEST, max(WIDE_FROM, widest // 3))
    longest_word = max(map(len, column.head.split()))
    return max(NARROWEST, min(widest, WIDEST) + 2, longest_word + 4)


def lines_of(cell: Cell, width: int) -> int:
    """Return how many lines a cell needs in a column of a width."""
    if not isinstance(cell, str):
        return 1
    letters = max(1, int((width - INDENT) * LETTERS))
    return sum(len(wrap(part, letters)) or 1 for part in cell[:LONGEST].splitlines())
