"""The tables as CSV files (RFC 4180, UTF-8) in a zip.

A spreadsheet takes a cell that begins with `=` and the like for a formula. Such a text gets an
apostrophe before it, as OWASP's page on CSV injection advises.
"""

import csv
from datetime import date
from io import StringIO

from dashboard.domain.excerpt import Excerpt
from dashboard.exports.columns import Cell
from dashboard.exports.packing import zipped
from dashboard.exports.tables import SCOPE, Table, dictionary, meta, tables

BEGINS_A_FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - the wide ones count too
NOTES = (
    "A text that a spreadsheet could take for a formula (it begins with =, +, -, @, a tab or a line"
    " break) has an apostrophe before it, which is not part of the text.",
    "The files are UTF-8 without a byte order mark: in Excel, open them by Data, From Text/CSV.",
    "Dates are EDTF in the column when; earliest and latest are the first and last day meant.",
)


def render(excerpt: Excerpt) -> bytes:
    """Return a zip: a file for each table, one on what this is, one that explains columns."""
    held = tables(excerpt)
    written = (meta(excerpt, SCOPE, *NOTES), *held, dictionary(held))
    return zipped({f"{table.name}.csv": as_csv(table) for table in written})


def as_csv(table: Table) -> bytes:
    """One table as CSV, the names of its columns first."""
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
            return f"'{cell}" if cell.startswith(BEGINS_A_FORMULA) else cell
    return str(cell)
