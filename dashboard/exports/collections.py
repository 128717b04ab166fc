"""The entries of each collection of a file: what is in, and what comes along as context.

A reference in a file must lead somewhere, so what an entry names comes with it, and what that
names; each entry says whether it is in. A collection that the dossier has nothing of is not there.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple

from dashboard.domain.actors import Actor
from dashboard.domain.aid import AidRequest, Equipment, NotAid, Response
from dashboard.domain.config import Kind
from dashboard.domain.dossier import Dossier, by_id
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.kinds import ActorKind, HelpKind
from dashboard.domain.places import Place
from dashboard.domain.relations import Relation
from dashboard.domain.sources import Seed, Source
from dashboard.domain.superseded import superseded_by
from dashboard.domain.tensions import Question, Tension
from dashboard.domain.terms import Term

COLLECTIONS: dict[str, type] = {
    "facts": Fact,
    "aid": AidRequest,
    "responses": Response,
    "not_aid": NotAid,
    "tensions": Tension,
    "questions": Question,
    "relations": Relation,
    "sources": Source,
    "actors": Actor,
    "places": Place,
    "equipment": Equipment,
    "terms": Term,
    "seeds": Seed,
    "kinds": Kind,
    "help_kinds": HelpKind,
    "actor_kinds": ActorKind,
}
"""All collections that a file may hold, in this order."""
DEFINITIONS = ("equipment", "terms", "seeds", "kinds", "help_kinds", "actor_kinds")
"""Collections that say what others mean: under a filter they are nothing but context."""
OF_THE_CONFIG = ("kinds", "help_kinds", "actor_kinds")
"""Those that stand in `config.yaml`."""
IN, CONTEXT = "in", "context"
SHOWN = (
    "in: the filter lets it through, or there is no filter; context: it is outside the filter, is"
    " not counted, and is here because another entry names it."
)
"""What the key `shown` means."""

Named = tuple[str, str]
"""A collection, and the id of an entry of it."""


class Entry(NamedTuple):
    """A record, and whether it is in."""

    record: Any
    shown: str


def collections(excerpt: Excerpt) -> dict[str, tuple[Entry, ...]]:
    """Return the entries of each collection, in the order of the dossier."""
    whole = whole_of(excerpt.dossier)
    rows = {name: by_id(records) for name, records in _in(excerpt).items()}
    context = _named_by(rows, excerpt.dossier)
    return {
        name: tuple(
            Entry(rows[name][record.id], IN) if record.id in rows[name] else Entry(record, CONTEXT)
            for record in records
            if record.id in rows[name] or (name, record.id) in context
        )
        for name, records in whole.items()
    }


def whole_of(dossier: Dossier) -> dict[str, tuple[Any, ...]]:
    """Return the records of each collection that the dossier has any of."""
    found = {name: getattr(dossier, name, ()) for name in COLLECTIONS}
    found |= {name: getattr(dossier.config, name) for name in OF_THE_CONFIG}
    if not dossier.aid:
        del found["help_kinds"]
    return {name: records for name, records in found.items() if records}


def _in(excerpt: Excerpt) -> dict[str, Iterable[Any]]:
    """Return the records that are in, by their collections."""
    whole = whole_of(excerpt.dossier)
    definitions = {} if excerpt.selection.is_filter else whole
    return {
        "facts": excerpt.listed,
        "aid": excerpt.requests,
        "not_aid": excerpt.not_aid,
        "responses": excerpt.responses,
        "places": excerpt.places,
        "actors": excerpt.actors,
        "sources": excerpt.sources,
        "relations": excerpt.relations,
        "tensions": [found.tension for found in excerpt.tensions if found.tension],
        "questions": (*excerpt.questions, *excerpt.answered),
        **{name: definitions.get(name, ()) for name in DEFINITIONS},
    }


def _named_by(rows: Mapping[str, Mapping[str, Any]], dossier: Dossier) -> frozenset[Named]:
    """Return all that some records name, and what is named there, and so on."""
    whole = {name: by_id(records) for name, records in whole_of(dossier).items()}
    todo = [record for records in rows.values() for record in records.values()]
    found: set[Named] = set()
    while todo:
        new = {named for record in todo for named in references(record, dossier)} - found
        found |= new
        todo = [whole[name][id_] for name, id_ in new]
    return frozenset(found)


def references(record: Any, dossier: Dossier) -> Iterator[Named]:
    """Yield what a record names, itself and in the records that it holds."""
    if isinstance(record, Fact) and (newer := superseded_by(record, dossier)):
        yield "facts", newer
    for spec in fields(record):
        value, refs = getattr(record, spec.name), spec.metadata.get("refs")
        for part in value if isinstance(value, tuple) else (value,):
            if refs and part:
                yield refs, part
            elif is_dataclass(part):
                yield from references(part, dossier)
