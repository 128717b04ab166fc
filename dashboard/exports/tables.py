"""The dossier as flat tables, made from the fields of its records.

What xlsx, csv and datapackage hold, so that they cannot disagree: a key that is added to a record
is a column of all three. A list stands in one cell, joined by `; `; a list of records (the figures
of a fact) is a table of its own, with a row for each.
"""

from collections.abc import Iterable, Iterator
from dataclasses import Field, dataclass
from typing import Any

from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import chains, dated
from dashboard.domain.record import all_keys
from dashboard.domain.superseded import (
    SUPERSEDED_BY,
    SUPERSEDED_WHY,
    superseded_by,
    superseded_why,
)
from dashboard.exports.about import About, about
from dashboard.exports.as_json import plain
from dashboard.exports.collections import (
    COLLECTIONS,
    CONTEXT,
    IN,
    SHOWN,
    Entry,
    collections,
    whole_of,
)
from dashboard.exports.columns import (
    JOINED_BY,
    Cell,
    Column,
    Getter,
    is_record,
    item_of,
    pairs_of,
)
from dashboard.loading.inventory import SHELVES

SCOPE = (
    "The filter acts on all tables alike: an entry is in where it rests on a fact that the filter"
    " lets through. What such an entry names comes along as context, so that every id leads to a"
    " row; the column shown says which it is. Facts that were corrected or withdrawn are in the"
    " table facts, and in no count: superseded says why."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells, one for each column."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    key: tuple[str, ...] = ("id",)
    """The columns that tell its rows apart."""

    def column(self, name: str) -> tuple[Cell, ...]:
        """The cells of one column."""
        place = [column.name for column in self.columns].index(name)
        return tuple(row[place] for row in self.rows)


NUMBER = Column(name="number", meaning="Its place, from 1.", type="integer", is_required=True)
SHOWN_COLUMN = Column(name="shown", meaning=SHOWN, is_required=True, words=(IN, CONTEXT))


def tables(excerpt: Excerpt) -> tuple[Table, ...]:
    """Return a table for each collection, each followed by those of the records in its records."""
    found: list[Table] = []
    for name, entries in collections(excerpt).items():
        found.append(_table(name, COLLECTIONS[name], _pairs(name, excerpt.dossier), entries))
        found.extend(_within(name, excerpt.dossier, entries))
    return tuple(found)


def links(excerpt: Excerpt) -> tuple[Table, ...]:
    """Return a table for each list of ids, a row for each id."""
    return tuple(
        _links(name, spec, entries)
        for name, entries in collections(excerpt).items()
        for spec, annotation in all_keys(COLLECTIONS[name])
        if spec.metadata["refs"] and item_of(annotation) and _holds(name, spec, excerpt.dossier)
    )


def _holds(name: str, spec: "Field[Any]", dossier: Dossier) -> bool:
    """Return whether some record of a collection has anything under a key, filter or not."""
    return any(getattr(record, spec.name) for record in whole_of(dossier)[name])


def meta(excerpt: Excerpt, *notes: str) -> Table:
    """Return what this is, as keys and values; `notes` say how the format puts things."""
    head: About = about(excerpt)
    rows = [(key, value) for key, value in plain(head).items() if key != "limits"]
    rows += [("limit", limit) for limit in head.limits]
    rows += [("note", note) for note in notes]
    return Table(
        name="meta",
        meaning="What this is, as of when, from whom, and how to read it.",
        columns=(
            Column(name="key", meaning="What is said.", is_required=True),
            Column(name="value", meaning="What it is."),
        ),
        rows=tuple(rows),
        key=(),
    )


def dictionary(described: Iterable[Table]) -> Table:
    """What each column of each table means."""
    return Table(
        name="columns",
        meaning="What each column of each table means.",
        columns=tuple(
            Column(name=name, meaning=meaning)
            for name, meaning in (
                ("table", "The table."),
                ("column", "The column."),
                ("type", "What its cells hold."),
                ("refs", "The table whose ids they are."),
                ("meaning", "What they mean."),
            )
        ),
        rows=tuple(
            (table.name, column.name, _type_in_words(column), column.refs, column.meaning)
            for table in described
            for column in table.columns
        ),
        key=("table", "column"),
    )


def _type_in_words(column: Column) -> str:
    return f"list, joined by '{JOINED_BY}'" if column.is_list else column.type


def _pairs(name: str, dossier: Dossier) -> Iterator[tuple[Column, Getter]]:
    """Yield the columns of a collection, each with how its cell is made of an entry."""
    kind = COLLECTIONS[name]
    for column, get in (*pairs_of(kind), *_in_words(kind, dossier)):
        yield column, _of_part(get, 0)
    yield SHOWN_COLUMN, lambda entry: entry.shown


def _table(
    name: str,
    kind: type,
    pairs: Iterable[tuple[Column, Getter]],
    records: Iterable[Any],
    key: tuple[str, ...] = ("id",),
) -> Table:
    columns, getters = zip(*pairs, strict=True)
    return Table(
        name=name,
        meaning=" ".join((kind.__doc__ or "").split("\n\n")[0].split()),
        columns=columns,
        rows=tuple(tuple(get(record) for get in getters) for record in records),
        key=key,
    )


def _within(name: str, dossier: Dossier, entries: Iterable[Entry]) -> Iterator[Table]:
    """Yield the tables of a collection's records in records, a row knowing what it hangs on."""
    owner = _owner(name)
    for spec, annotation in all_keys(COLLECTIONS[name]):
        inner = item_of(annotation)
        if not is_record(inner) or not _holds(name, spec, dossier):
            continue
        rows = [
            (record.id, number, part)
            for record, _ in entries
            for number, part in enumerate(getattr(record, spec.name), 1)
        ]
        own = [(column, _of_part(get, 2)) for column, get in pairs_of(inner)]
        has_number = any(column.name == NUMBER.name for column, _ in own)
        place = [] if has_number else [(NUMBER, lambda row: row[1])]
        pairs = [(owner, lambda row: row[0]), *place, *own]
        yield _table(f"{name}_{spec.name}", inner, pairs, rows, (owner.name, NUMBER.name))


def _of_part(get: Getter, index: int) -> Getter:
    return lambda row: get(row[index])


def _links(name: str, spec: "Field[Any]", entries: Iterable[Entry]) -> Table:
    owner, refs = _owner(name), spec.metadata["refs"]
    named = Column(name=spec.name, meaning=spec.metadata["meaning"], refs=refs, is_required=True)
    return Table(
        name=f"{name}_{spec.name}",
        meaning=f"Which {refs} each entry of {name} names, in order. {named.meaning}",
        columns=(owner, NUMBER, named),
        rows=tuple(
            (record.id, number, id_)
            for record, _ in entries
            for number, id_ in enumerate(getattr(record, spec.name), 1)
        ),
        key=(owner.name, NUMBER.name),
    )


def _owner(name: str) -> Column:
    noun = SHELVES[name].noun.replace(" ", "_")
    return Column(name=noun, meaning=f"An id of {name}.", refs=name, is_required=True)


def _in_words(kind: type, dossier: Dossier) -> Iterator[tuple[Column, Getter]]:
    """For who reads a fact in a row: what its keys say together."""
    if kind is Fact:
        when = Column(name="dated", meaning="The date in words, and what it is the date of.")
        yield when, lambda fact: dated(fact, dossier)
        said = Column(name="said_by", meaning="The attribution chains in words.")
        yield said, lambda fact: chains(fact, dossier)
        why = Column(name="superseded", meaning=SUPERSEDED_WHY)
        yield why, lambda fact: superseded_why(fact, dossier)
        by = Column(name="superseded_by", meaning=SUPERSEDED_BY, refs="facts")
        yield by, lambda fact: superseded_by(fact, dossier)
