"""The sheet that is read first: what the workbook is, what its sheets hold, how to read them."""

from collections.abc import Iterable
from typing import Any

from dashboard.domain.phrasing import counted
from dashboard.domain.vocabulary import Basis, Status
from dashboard.exports.about import About
from dashboard.exports.collections import CONTEXT
from dashboard.exports.tables import SCOPE, Table
from dashboard.exports.xlsx.sheet import LINE, PAPER_A4, Book, lines_of, set_header_and_footer

NAME = "Read me"
NARROW, WIDE = 26, 96
"""Widths of the two columns in characters."""
NOTES = (
    "The sheets to read come first. Each shows the columns to read; the + over the last one opens"
    " the others, with ids and codes.",
    "From and To are the first and the last day that a date can mean; one that is open has no cell."
    " What a date is the date of stands beside it in words.",
    "A cell in blue leads to the claim behind its row; a cell with several values separates them"
    " by '; '.",
    "A cell holds 32,767 characters; a longer text is cut, ends with … and is whole in csv.",
)
TO_THE_DASHBOARD = "The id of a claim opens it in the dashboard."


class Front:
    """The sheet in the making, a line after the other."""

    def __init__(self, sheet: Any, book: Book) -> None:
        self.sheet, self.book, self.row = sheet, book, 0

    def write(self, head: About, tables: Iterable[Table]) -> None:
        """Write all of it."""
        self._set_page()
        self._wide(head.title, "title", height=26)
        self._wide(head.subtitle)
        for name, said in self._of(head):
            self._line(name, said)
        self._sheets(tables)
        self._words(
            "How firmly a claim is put", ((one.label, one.meaning, one.value) for one in Status)
        )
        self._words("What a claim rests on", ((one.label, one.meaning, "bold") for one in Basis))
        self._list("How to read the sheets", self._notes())
        self._list("What this workbook cannot tell", head.limits)

    def _set_page(self) -> None:
        self.sheet.hide_gridlines(2)
        self.sheet.set_column(0, 0, NARROW)
        self.sheet.set_column(1, 1, WIDE)
        self.sheet.set_portrait()
        self.sheet.set_paper(PAPER_A4)
        self.sheet.fit_to_pages(1, 0)
        set_header_and_footer(self.sheet, self.book.title)

    def _of(self, head: About) -> Iterable[tuple[str, str]]:
        yield "As of", head.as_of_line.removeprefix("As of ")
        yield "Shown", f"{head.filter}."
        if head.left_out:
            yield "Left out", head.left_out
        yield "From", head.attribution
        yield "Licence", head.terms
        if self.book.address:
            yield "Dashboard", self.book.address
        yield "Digest (SHA-256)", head.digest
        yield "Made by", head.maker

    def _notes(self) -> tuple[str, ...]:
        return (SCOPE, *NOTES, *((TO_THE_DASHBOARD,) if self.book.address else ()))

    def _sheets(self, tables: Iterable[Table]) -> None:
        self._heading("Sheets")
        for table in tables:
            name = self.book.sheets[table.name]
            link = self.book.looks.of("link")
            self.sheet.write_url(self.row, 0, f"internal:'{name}'!A1", link, name)
            self._right(f"{_rows_of(table)}. {table.meaning}")

    def _words(self, heading: str, words: Iterable[tuple[str, str, str]]) -> None:
        self._heading(heading)
        for label, meaning, look in words:
            self.sheet.write_string(self.row, 0, label, self.book.looks.of(look))
            self._right(meaning)

    def _list(self, heading: str, points: Iterable[str]) -> None:
        found = tuple(points)
        if found:
            self._heading(heading)
        for point in found:
            self._wide(point)

    def _heading(self, words: str) -> None:
        look = self.book.looks.of("heading")
        self.sheet.set_row(self.row + 1, 20)
        self.sheet.write_string(self.row + 1, 0, words, look)
        self.sheet.write_blank(self.row + 1, 1, None, look)
        self.row += 2

    def _line(self, name: str, said: str) -> None:
        self.sheet.write_string(self.row, 0, name, self.book.looks.of("faint"))
        if said == self.book.address:
            self.sheet.write_url(self.row, 1, said, self.book.looks.of("link"), said)
            self.row += 1
        else:
            self._right(said)

    def _right(self, words: str) -> None:
        self.sheet.write_string(self.row, 1, words, self.book.looks.of("plain"))
        self._next(words, WIDE)

    def _wide(self, words: str, *look: str, height: int = LINE) -> None:
        """Write a text over both columns."""
        self.sheet.merge_range(self.row, 0, self.row, 1, "", self.book.looks.of("plain", *look))
        self.sheet.write_string(self.row, 0, words, self.book.looks.of("plain", *look))
        self._next(words, (NARROW + WIDE) * LINE // height, height)

    def _next(self, words: str, width: int, height: int = LINE) -> None:
        self.sheet.set_row(self.row, height * lines_of(words or " ", width) + 3)
        self.row += 1


def _rows_of(table: Table) -> str:
    """Return how many rows of a table are in, and how many stand there as context."""
    shown = table.column("shown") if "shown" in (column.name for column in table.columns) else ()
    besides = sum(one == CONTEXT for one in shown)
    said = counted(len(table.rows) - besides, "row")
    return f"{said}, and {besides:,} as context" if besides else said
