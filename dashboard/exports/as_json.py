"""The dossier as one JSON document, with the keys of the YAML files.

Every key of an entry is always there: an optional text that is not given is "", a list [], a
number null. A fact has the keys of its least firm report beside all of its `reports`; if it no
longer stands, `superseded` says in words why and `superseded_by` names what stands in its place.
Beside `when` stand `earliest` and `latest`, beside a place's keys its `geometry`.
What a reader may expect in full: `schemas/export.schema.json`.
"""

import json
from collections.abc import Iterable
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from dashboard.domain.actors import Actor
from dashboard.domain.aid import AidRequest, Equipment, NotAid, Response
from dashboard.domain.config import Kind
from dashboard.domain.dates import When
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.places import Place
from dashboard.domain.record import all_keys
from dashboard.domain.relations import Relation
from dashboard.domain.selection import Selection
from dashboard.domain.sources import Seed, Source
from dashboard.domain.superseded import superseded_by, superseded_why
from dashboard.domain.tensions import Question, Tension
from dashboard.domain.terms import Term
from dashboard.exports.about import about
from dashboard.exports.geometry import geometry_of

COLLECTIONS: dict[str, type] = {
    "facts": Fact,
    "aid": AidRequest,
    "not_aid": NotAid,
    "responses": Response,
    "equipment": Equipment,
    "places": Place,
    "actors": Actor,
    "sources": Source,
    "terms": Term,
    "seeds": Seed,
    "kinds": Kind,
    "relations": Relation,
    "tensions": Tension,
    "questions": Question,
}
"""What follows `meta`, in this order."""


def render(dossier: Dossier, selection: Selection) -> bytes:
    """The document as UTF-8: a line for each entry, so that two exports compare well."""
    parts = [f'"{name}": {_laid_out(part)}' for name, part in document(dossier, selection).items()]
    return ("{\n  " + ",\n  ".join(parts) + "\n}\n").encode()


def document(dossier: Dossier, selection: Selection) -> dict[str, Any]:
    """What `render` writes. The filter acts on `facts`; all else is whole, so refers to all."""
    entries = entries_of(dossier, selection)
    listed = {name: [plain(entry) for entry in many] for name, many in entries.items()}
    for place, written in zip(dossier.places, listed["places"], strict=True):
        written["geometry"] = geometry_of(place, dossier)
    for fact, written in zip(entries["facts"], listed["facts"], strict=True):
        written["superseded"] = superseded_why(fact, dossier)
        written["superseded_by"] = superseded_by(fact, dossier)
    return {"meta": plain(about(dossier, selection)), **listed}


def entries_of(dossier: Dossier, selection: Selection) -> dict[str, tuple[Any, ...]]:
    """The records of each collection; of the facts those that the filter lets through.

    Corrected and withdrawn ones are among them, though they are not counted.
    """
    entries = {name: getattr(dossier, name, ()) for name in COLLECTIONS}
    return entries | {"facts": selection.listed(dossier), "kinds": dossier.config.kinds}


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
        mapping[spec.name] = plain(value)
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
