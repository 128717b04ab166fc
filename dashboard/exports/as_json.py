"""The dossier as one JSON document, with the keys of the YAML files.

A collection is there where the dossier has any of it. Every key of an entry is always there: what
is not given is null, or [] for a list; `shown` says whether the entry is in or context. A fact has
the keys of its least firm report beside all of its `reports`. Beside `when` stand `earliest` and
`latest`, beside a place's keys its `geometry`, and beside all of them what is said in words: who
says so, how firmly, when, the sentence to quote.
What a reader may expect in full: `schemas/export.schema.json`.
"""

import json
from collections.abc import Iterable
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from dashboard.domain.dates import When
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.places import Place
from dashboard.domain.record import all_keys
from dashboard.exports.about import about
from dashboard.exports.collections import collections
from dashboard.exports.geometry import geometry_of
from dashboard.exports.readable import made


def render(excerpt: Excerpt) -> bytes:
    """Return the document as UTF-8: a line for each entry, so that two exports compare well."""
    parts = [f'"{name}": {_laid_out(part)}' for name, part in document(excerpt).items()]
    return ("{\n  " + ",\n  ".join(parts) + "\n}\n").encode()


def document(excerpt: Excerpt) -> dict[str, Any]:
    """Return what `render` writes."""
    listed = {
        name: [
            {**plain(record), **_worked_out(record, excerpt.dossier), "shown": shown}
            for record, shown in entries
        ]
        for name, entries in collections(excerpt).items()
    }
    return {"meta": plain(about(excerpt)), **listed}


def _worked_out(record: Any, dossier: Dossier) -> dict[str, Any]:
    """Return the keys that are not in the files."""
    drawn = {"geometry": geometry_of(record, dossier)} if isinstance(record, Place) else {}
    return drawn | made(record, dossier)


def plain(value: Any) -> Any:
    """A value of the model as JSON has it."""
    match value:
        case When():
            return value.edtf
        case date():
            return value.isoformat()
        case Enum():
            return value.value
        case tuple():
            return [plain(part) for part in value]
        case float() if value.is_integer():
            return int(value)
    return _mapping(value) if is_dataclass(value) else value


def _mapping(record: Any) -> dict[str, Any]:
    """An entry by its keys; a date is followed by its bounds."""
    mapping: dict[str, Any] = {}
    for spec, _ in all_keys(type(record)):
        value = getattr(record, spec.name)
        mapping[spec.name] = None if value == "" else plain(value)
        if isinstance(value, When):
            mapping |= {"earliest": plain(value.earliest), "latest": plain(value.latest)}
    return mapping


def _laid_out(part: dict[str, Any] | list[Any]) -> str:
    """An object with a line for each key, a list with a line for each entry."""
    lines: Iterable[str]
    if isinstance(part, dict):
        start, lines, end = "{", (f"{_dump(name)}: {_dump(v)}" for name, v in part.items()), "}"
    else:
        start, lines, end = "[", map(_dump, part), "]"
    body = ",\n    ".join(lines)
    return f"{start}\n    {body}\n  {end}" if body else start + end


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
