"""The dossier as flat tables, made from the fields of its records.

What xlsx, csv and datapackage hold, so that they cannot disagree: a key that is added to a record
is a column of all three. A list stands in one cell, joined by `; `; a list of records (the figures
of a fact) is a table of its own, with a row for each.
"""

from collections.abc import Iterable, Iterator
from dataclasses import Field, dataclass
from typing import Any

from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.record import all_keys
from dashboard.domain.selection import Selection
from dashboard.domain.superseded import (
    SUPERSEDED_BY,
    SUPERSEDED_WHY,
    superseded_by,
    superseded_why,
)
from dashboard.exports.about import About, about
from dashboard.exports.as_json import COLLECTIONS, entries_of, plain
from dashboard.exports.columns import (
    JOINED_BY,
    Cell,
    Column,
    Getter,
    is_record,
    item_of,
    pairs_of,
)
from dashboard.exports.wording import dated, said_by
from dashboard.loading.inventory import SHELVES

SCOPE = (
    "The filter acts on the table facts and on what hangs on it. The other tables are whole, so"
    " that all that a fact names is there; they may name facts that are left out. Facts that were"
    " corrected or withdrawn are in the table facts, and in no count: superseded says why."
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


def tables(dossier: Dossier, selection: Selection) -> tuple[Table, ...]:
    """A table for each collection, each followed by those of the records within its records."""
    found: list[Table] = []
    for name, records in entries_of(dossier, selection).items():
        kind = COLLECTIONS[name]
        pairs = (*pairs_of(kind), *_in_words(kind, dossier))
        found.append(_table(name, kind, pairs, records))
        found.extend(_within(name, kind, records))
    return tuple(found)


def links(dossier: Dossier, selection: Selection) -> tuple[Table, ...]:
    """A table for each list of ids, a row for each id; without those that a filter leaves out."""
    entries = entries_of(dossier, selection)
    there = {name: {record.id for record in records} for name, records in entries.items()}
    return tuple(
        _links(name, spec, entries[name], there[spec.metadata["refs"]])
        for name, kind in COLLECTIONS.items()
        for spec, annotation in all_keys(kind)
        if spec.metadata["refs"] in there and item_of(annotation)
    )


def meta(dossier: Dossier, selection: Selection, *notes: str) -> Table:
    """What this is, as keys and values; `notes` say how the format puts things."""
    head: About = about(dossier, selection)
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


def _within(name: str, kind: type, records: Iterable[Any]) -> Iterator[Table]:
    """The tables of a collection's records within records, a row knowing what it hangs on."""
    owner = _owner(name)
    for spec, annotation in all_keys(kind):
        inner = item_of(annotation)
        if not is_record(inner):
            continue
        rows = [
            (record.id, number, part)
            for record in records
            for number, part in enumerate(getattr(record, spec.name), 1)
        ]
        own = [(column, _of_part(get)) for column, get in pairs_of(inner)]
        has_number = any(column.name == NUMBER.name for column, _ in own)
        place = [] if has_number else [(NUMBER, lambda row: row[1])]
        pairs = [(owner, lambda row: row[0]), *place, *own]
        yield _table(f"{name}_{spec.name}", inner, pairs, rows, (owner.name, NUMBER.name))


def _of_part(get: Getter) -> Getter:
    return lambda row: get(row[2])


def _links(name: str, spec: "Field[Any]", records: Iterable[Any], there: set[str]) -> Table:
    owner, refs = _owner(name), spec.metadata["refs"]
    named = Column(name=spec.name, meaning=spec.metadata["meaning"], refs=refs, is_required=True)
    return Table(
        name=f"{name}_{spec.name}",
        meaning=f"Which {refs} each entry of {name} names, in order. {named.meaning}",
        columns=(owner, NUMBER, named),
        rows=tuple(
            (record.id, number, id_)
            for record in records
            for number, id_ in enumerate(getattr(record, spec.name), 1)
            if id_ in there
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
        yield said, lambda fact: said_by(fact, dossier)
        why = Column(name="superseded", meaning=SUPERSEDED_WHY)
        yield why, lambda fact: superseded_why(fact, dossier)
        by = Column(name="superseded_by", meaning=SUPERSEDED_BY, refs="facts")
        yield by, lambda fact: superseded_by(fact, dossier)
