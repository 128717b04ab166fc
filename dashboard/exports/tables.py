"""The dossier as flat tables, made from the fields of its records.

What xlsx, csv and datapackage hold, so that they cannot disagree: a key that is added to a record
is a column of all three. A list stands in one cell, joined by `; `; a list of records (the figures
of a fact) is a table of its own, with a row for each.
"""

from collections.abc import Iterable, Iterator
from dataclasses import Field, dataclass, replace
from typing import Any

from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.record import all_keys, annotations_of
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
    Cell,
    Column,
    Getter,
    is_record,
    item_of,
    pairs_of,
)
from dashboard.exports.readable import READABLE
from dashboard.exports.readable_columns import JOINED_BY, Readable, Words
from dashboard.loading.inventory import INVENTORY

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
        index = [column.name for column in self.columns].index(name)
        return tuple(row[index] for row in self.rows)


NUMBER = Column(name="number", meaning="Its place, from 1.", type="integer", is_required=True)
SHOWN_COLUMN = Column(
    name="shown", title="Shown", meaning=SHOWN, is_required=True, words=(IN, CONTEXT)
)


def tables(excerpt: Excerpt) -> tuple[Table, ...]:
    """Return a table for each collection, each followed by those of the records in its records."""
    found: list[Table] = []
    for name, entries in collections(excerpt).items():
        found.append(_whole(name, excerpt.dossier, entries))
        found.extend(
            _within(name, spec, excerpt.dossier, entries)
            for spec in _lists_of_records(name)
            if _holds(name, spec, excerpt.dossier)
        )
    return tuple(found)


def table(name: str, excerpt: Excerpt) -> Table:
    """Return one of these by its name, without rows where the dossier has nothing of it."""
    held = collections(excerpt)
    if name in COLLECTIONS:
        return _whole(name, excerpt.dossier, held.get(name, ()))
    owner, spec = _records_in_records()[name]
    return _within(owner, spec, excerpt.dossier, held.get(owner, ()))


def names() -> tuple[str, ...]:
    """Return the names of all tables that a dossier may have."""
    return (*COLLECTIONS, *_records_in_records())


def _records_in_records() -> dict[str, tuple[str, "Field[Any]"]]:
    """Return by the name of a table of records in records: whose they are, and under which key."""
    return {
        f"{name}_{spec.name}": (name, spec)
        for name in COLLECTIONS
        for spec in _lists_of_records(name)
    }


def _lists_of_records(name: str) -> Iterator["Field[Any]"]:
    for spec, annotation in all_keys(COLLECTIONS[name]):
        if is_record(item_of(annotation)):
            yield spec


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
    return any(getattr(record, spec.name) for record in whole_of(dossier).get(name, ()))


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
            Column(name=name, title=title, meaning=meaning)
            for name, title, meaning in (
                ("table", "Table", "The table."),
                ("column", "Column", "The column."),
                ("head", "Head", "What stands over it in a workbook."),
                ("type", "Holds", "What its cells hold."),
                ("refs", "Ids of", "The table whose ids they are."),
                ("meaning", "Meaning", "What they mean."),
            )
        ),
        rows=tuple(
            (
                *(table.name, column.name, column.head, _type_in_words(column)),
                *(column.refs or None, column.meaning),
            )
            for table in described
            for column in table.columns
        ),
        key=("table", "column"),
    )


def _type_in_words(column: Column) -> str:
    return f"list, joined by '{JOINED_BY}'" if column.is_list else column.type


def _whole(name: str, dossier: Dossier, entries: Iterable[Entry]) -> Table:
    """Return the table of a collection."""
    own = ((column, _of_part(get, 0)) for column, get in _pairs(COLLECTIONS[name], dossier))
    return _table(
        name, COLLECTIONS[name], (*own, (SHOWN_COLUMN, lambda entry: entry.shown)), entries
    )


def _pairs(kind: type, dossier: Dossier) -> Iterator[tuple[Column, Getter]]:
    """Yield the columns of a record, the readable ones first, each with how its cell is made."""
    keys = {column.name: (column, get) for column, get in pairs_of(kind)}
    for one in READABLE[kind]:
        if one.words is None:
            column, get = keys.pop(one.name)
            yield replace(column, title=one.title, is_behind=one.is_behind, leads=one.leads), get
        else:
            yield _in_words(one), _getter(one.words, dossier)
    for column, get in keys.values():
        yield replace(column, is_behind=True), get


def _in_words(one: Readable) -> Column:
    return Column(
        name=one.name,
        meaning=one.meaning,
        title=one.title,
        refs=one.refs,
        is_behind=one.is_behind,
        leads=one.leads,
    )


def _getter(words: Words, dossier: Dossier) -> Getter:
    return lambda record: words(record, dossier) or None


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


def _within(name: str, spec: "Field[Any]", dossier: Dossier, entries: Iterable[Entry]) -> Table:
    """Return the table of a collection's records in records, a row knowing what it hangs on."""
    owner, inner = _owner(name), item_of(annotations_of(COLLECTIONS[name])[spec.name])
    rows = [
        (record.id, number, part)
        for record, _ in entries
        for number, part in enumerate(getattr(record, spec.name), 1)
    ]
    own = [(column, _of_part(get, 2)) for column, get in _pairs(inner, dossier)]
    has_number = any(column.name == NUMBER.name for column, _ in own)
    index = [] if has_number else [(NUMBER, lambda row: row[1])]
    pairs = [(owner, lambda row: row[0]), *index, *own]
    return _table(f"{name}_{spec.name}", inner, pairs, rows, (owner.name, NUMBER.name))


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
    noun = INVENTORY[name].noun.replace(" ", "_")
    return Column(name=noun, meaning=f"An id of {name}.", refs=name, is_required=True)
