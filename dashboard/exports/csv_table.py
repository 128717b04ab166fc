"""One table as a CSV file with a byte order mark: what an address gives a spreadsheet or notebook.

Excel knows UTF-8 by the mark when the file is opened with a double click; pandas, DuckDB and Arrow
read past it.
"""

from codecs import BOM_UTF8

from dashboard.domain.excerpt import Excerpt
from dashboard.exports.as_csv import as_csv, written
from dashboard.exports.tables import Table, names, table


def render(excerpt: Excerpt, *, table: str) -> bytes:
    """Return the file of a table, the names of its columns first."""
    return BOM_UTF8 + as_csv(table_called(table, excerpt))


def table_called(name: str, excerpt: Excerpt) -> Table:
    """Return a table by its name, also one of the two that explain the others."""
    if name in names():
        return table(name, excerpt)
    return next(one for one in written(excerpt) if one.name == name)
