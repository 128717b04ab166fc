"""The tables as CSV files (RFC 4180, UTF-8 with a byte order mark) in a zip.

A spreadsheet takes a cell that begins with `=` and the like for a formula. There the text gets an
apostrophe, as OWASP's page on CSV injection advises; and within a text too, where a spreadsheet
that splits at `;`, a tab or `|` would let a cell begin, or one that takes a line break for the end
of a row.
"""

import csv
import re
from codecs import BOM_UTF8
from datetime import date
from io import StringIO

from dashboard.domain.excerpt import Excerpt
from dashboard.exports.columns import Cell
from dashboard.exports.packing import zipped
from dashboard.exports.tables import SCOPE, Table, dictionary, meta, tables
from dashboard.exports.tables_readme import FILE as README
from dashboard.exports.tables_readme import readme

BEGINS_A_FORMULA = re.compile(
    r"""
    ( (?:^ | [;\t|\r\n]) [\s"]* )              # where a cell may begin
    (?= [=+\-@＝＋－＠] )                      # the wide signs count too
    (?! [+-]? \d[\d.]* (?:[ ] [+-]? \d[\d.]*)* \s* (?: $ | [;\t|\r\n] ) )  # numbers are none
    """,  # noqa: RUF001
    re.VERBOSE,
)
LAYOUT = ("\t", "\r", "\n")
NOTES = (
    "A text that a spreadsheet could take for a formula (it begins with =, +, -, @, a tab or a line"
    " break) has an apostrophe before it, which is not part of the text; so has what follows a"
    " semicolon, a tab, a bar or a line break within a text.",
    "The columns to read come first. A key of the files holds its id or code (kind, status); what"
    " that is called stands in a column of its own (kind_name, firmly).",
    "Dates are EDTF in the column when; earliest and latest are the first and last day meant, empty"
    " where that is open. A cell with several values separates them by '; '.",
)
WITH_MARK = (
    "The files are UTF-8 with a byte order mark, by which Excel knows it; Python calls it"
    " utf-8-sig. Where Excel puts a row into one cell, as its lists are separated by semicolons,"
    " open the file by Data, From Text/CSV, or take the format xlsx."
)


def render(excerpt: Excerpt) -> bytes:
    """Return a zip: a README, a file for each table, one on what this is, one on the columns."""
    files = {f"{table.name}.csv": table for table in written(excerpt)}
    return zipped(
        {
            README: readme(excerpt, files, *NOTES, WITH_MARK),
            **{file: BOM_UTF8 + as_csv(table) for file, table in files.items()},
        }
    )


def written(excerpt: Excerpt) -> tuple[Table, ...]:
    """Return all tables, before them what this is, and last what their columns mean."""
    held = tables(excerpt)
    return (meta(excerpt, SCOPE, *NOTES, WITH_MARK), *held, dictionary(held))


def as_csv(table: Table) -> bytes:
    """One table as CSV without a byte order mark, the names of its columns first."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_written(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode()


def _written(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case date():
            return cell.isoformat()
        case str():
            return _harmless(cell)
    return str(cell)


def _harmless(text: str) -> str:
    """A text in which no spreadsheet finds a formula, by whatever it splits the cells."""
    words = BEGINS_A_FORMULA.sub(r"\1'", text)
    return f"'{words}" if words.startswith(LAYOUT) else words
