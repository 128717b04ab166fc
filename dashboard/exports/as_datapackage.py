"""The tables as a Frictionless Data Package (v1): CSV files, and a description with types and keys.

Each list of ids is a table of links besides, so that it too has a foreign key. The files have no
byte order mark: a reader of packages knows from the description that they are UTF-8.
"""

import json
import re
from typing import Any

from dashboard.domain.excerpt import Excerpt
from dashboard.exports.about import About, about, publications
from dashboard.exports.as_csv import NOTES, as_csv
from dashboard.exports.as_json import plain
from dashboard.exports.columns import Column
from dashboard.exports.packing import zipped
from dashboard.exports.readable_columns import JOINED_BY
from dashboard.exports.tables import SCOPE, Table, links, tables
from dashboard.exports.tables_readme import FILE as README
from dashboard.exports.tables_readme import readme

WITHOUT_MARK = (
    "The files are UTF-8 without a byte order mark: for Excel, take the format csv or xlsx."
)
Described = dict[str, Any]


def render(excerpt: Excerpt) -> bytes:
    """Return a zip with a README, datapackage.json and a file for each table under data/."""
    held = (*tables(excerpt), *links(excerpt))
    description = json.dumps(_package(excerpt, held), ensure_ascii=False, indent=2)
    files = {_path(table): table for table in held}
    return zipped(
        {
            README: readme(excerpt, files, *NOTES, WITHOUT_MARK),
            "datapackage.json": f"{description}\n".encode(),
            **{path: as_csv(table) for path, table in files.items()},
        }
    )


def _path(table: Table) -> str:
    return f"data/{table.name}.csv"


def _package(excerpt: Excerpt, held: tuple[Table, ...]) -> Described:
    head = about(excerpt)
    said: Described = plain(head)
    return said | {
        "profile": "tabular-data-package",
        "name": _slug(head.title).lower(),
        "description": _description(head),
        "version": head.as_of.isoformat(),
        "licenses": [{"name": _slug(head.licence), "title": head.licence}],
        "sources": [
            {"title": source.name, **({"path": source.link} if source.link else {})}
            for source in publications(excerpt.dossier)
        ],
        "generator": head.maker,
        "resources": [_resource(table) for table in held],
    }


def _description(head: About) -> str:
    said = (head.subtitle, f"{head.as_of_line}.", head.scope, head.attribution)
    return "\n\n".join((*said, SCOPE, *NOTES, WITHOUT_MARK, *head.limits))


def _slug(text: str) -> str:
    """A name as the standard has it: 'CC BY 4.0' -> 'CC-BY-4.0'."""
    return re.sub(r"[^A-Za-z0-9.]+", "-", text).strip("-.") or "unnamed"


def _resource(table: Table) -> Described:
    keys = [_foreign_key(c, table) for c in table.columns if c.refs and not c.is_list]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": _path(table),
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column, table) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": keys,
        },
    }


def _field(column: Column, table: Table) -> Described:
    joined = f" Joined by '{JOINED_BY}'." if column.is_list else ""
    constraints: Described = {}
    if column.is_required:
        constraints["required"] = True
    if table.key == (column.name,):
        constraints["unique"] = True
    if column.words:
        constraints["enum"] = list(column.words)
    described: Described = {"name": column.name, "type": column.type}
    if column.title:
        described["title"] = column.title
    described["description"] = column.meaning + joined
    return described | ({"constraints": constraints} if constraints else {})


def _foreign_key(column: Column, table: Table) -> Described:
    refers = "" if column.refs == table.name else column.refs
    return {"fields": column.name, "reference": {"resource": refers, "fields": "id"}}
