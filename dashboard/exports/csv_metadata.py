"""What a table of the CSV files is, and what each of its columns means: CSVW, the W3C's way.

Stands beside the table at its address: `facts.metadata.json` beside `facts`.
"""

import json
from typing import Any

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.phrasing import counted
from dashboard.domain.query import query_of
from dashboard.domain.vocabulary import Word
from dashboard.exports.about import about
from dashboard.exports.as_csv import NOTES
from dashboard.exports.columns import Column
from dashboard.exports.csv_table import table_called
from dashboard.exports.readable_columns import JOINED_BY
from dashboard.exports.tables import SCOPE

CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
Described = dict[str, Any]


def render(excerpt: Excerpt, *, table: str) -> bytes:
    """Return the description of a table as JSON."""
    described, head = table_called(table, excerpt), about(excerpt)
    query = query_of(excerpt.selection)
    said: Described = {
        "@context": CONTEXT,
        "url": f"{table}.csv{'?' if query else ''}{query}",
        "dc:title": f"{head.title}: {table}",
        "dc:description": described.meaning,
        "dc:date": head.as_of.isoformat(),
        "dc:source": head.attribution,
        "dc:license": head.licence,
        "dc:creator": head.maker,
        "dc:identifier": head.digest,
        "dc:extent": counted(len(described.rows), "row"),
        "rdfs:comment": [head.scope, SCOPE, *NOTES, *head.limits],
        "dialect": {"encoding": "utf-8", "header": True},
        "tableSchema": {
            "columns": [*map(_column, described.columns)],
            **({"primaryKey": list(described.key)} if described.key else {}),
        },
    }
    return f"{json.dumps(said, ensure_ascii=False, indent=2)}\n".encode()


def _column(column: Column) -> Described:
    said: Described = {
        "name": column.name,
        "titles": list(dict.fromkeys((column.name, column.head))),
        "dc:description": _meaning(column),
        "datatype": column.type,
    }
    if column.is_required:
        said["required"] = True
    if column.is_list:
        said["separator"] = JOINED_BY
    return said


def _meaning(column: Column) -> str:
    """Return what a column means, with what its ids and words are."""
    refs = f" Ids of the table {column.refs}." if column.refs else ""
    words = " ".join(f"{word}: {word.meaning}" for word in column.words if isinstance(word, Word))
    return f"{column.meaning}{refs}{' ' if words else ''}{words}"
