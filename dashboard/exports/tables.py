"""The dossier as flat tables, made from the fields of its records.

What xlsx, csv and datapackage hold, so that they cannot disagree: a key that is added to a record
is a column of all three. A list stands in one cell, joined by `; `; a list of records (the figures
of a fact) is a table of its own, with a row for each.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import Field, dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from dashboard.domain.dates import When
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.record import is_required
from dashboard.domain.selection import Selection
from dashboard.exports.about import About, about, dated, said_by
from dashboard.exports.as_json import COLLECTIONS, entries_of, plain
from dashboard.loading.inventory import SHELVES

Cell = str | int | float | bool | date | None
Type = Literal["string", "integer", "number", "boolean", "date"]

JOINED_BY = "; "
SCOPE = (
    "The filter acts on the table facts and on what hangs on it. The other tables are whole, so"
    " that all that a fact names is there; they may name facts that are left out."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its type, and what its cells mean."""

    name: str
    meaning: str
    type: Type = "string"
    refs: str = ""
    """The table that its cells name ids of; empty: none."""
    is_list: bool = False
    is_required: bool = False
    words: tuple[str, ...] = ()
    """The only values that there are; empty: any."""


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


Getter = Callable[[Any], Cell]

BOUNDS = {"earliest": "First day that is meant", "latest": "Last day that is meant"}
TYPES: dict[Any, Type] = {int: "integer", float: "number", bool: "boolean", date: "date"}
NUMBER = Column(name="number", meaning="Its place, from 1.", type="integer", is_required=True)


def tables(dossier: Dossier, selection: Selection) -> tuple[Table, ...]:
    """A table for each collection, each followed by those of the records within its records."""
    found: list[Table] = []
    for name, records in entries_of(dossier, selection).items():
        kind = COLLECTIONS[name]
        pairs = (*_pairs(kind), *_in_words(kind, dossier))
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
        for spec, annotation in _keys(kind)
        if spec.metadata["refs"] in there and _item_of(annotation)
    )


def meta(dossier: Dossier, selection: Selection, *notes: str) -> Table:
    """What this is, as keys and values; `notes` say how the format puts things."""
    head: About = about(dossier, selection)
    rows = [(key, value) for key, value in plain(head).items() if key != "limits"]
    rows += [("limit", limit) for limit in head.limits]
    rows += [("note", note) for note in (SCOPE, *notes)]
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
    for spec, annotation in _keys(kind):
        inner = _item_of(annotation)
        if not _is_record(inner):
            continue
        rows = [
            (record.id, number, part)
            for record in records
            for number, part in enumerate(getattr(record, spec.name), 1)
        ]
        own = [(column, _of_part(get)) for column, get in _pairs(inner)]
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
        yield Column(name="dated", meaning="The date in words, and what it is the date of."), dated
        said = Column(name="said_by", meaning="The attribution chain in words.")
        yield said, lambda fact: said_by(fact, dossier)


def _keys(kind: type) -> Iterator[tuple["Field[Any]", Any]]:
    types = get_type_hints(kind)
    for spec in fields(kind):
        yield spec, types[spec.name]


def _item_of(annotation: Any) -> Any:
    """What a list is a list of; None where it is no list."""
    return get_args(annotation)[0] if get_origin(annotation) is tuple else None


def _is_record(annotation: Any) -> bool:
    return is_dataclass(annotation)


def _pairs(kind: type) -> Iterator[tuple[Column, Getter]]:
    """The columns of a record, each with how its cell is made."""
    for spec, annotation in _keys(kind):
        inner = _item_of(annotation)
        if _is_record(inner) and inner.__str__ is object.__str__:
            continue  # it has a table of its own, and no short form that could stand here
        yield _column(spec, annotation), _getter(spec.name)
        if annotation is When:
            yield from (_bound(spec, name, said) for name, said in BOUNDS.items())


def _column(spec: "Field[Any]", annotation: Any) -> Column:
    given = [part for part in get_args(annotation) if part is not NoneType]
    is_list = get_origin(annotation) is tuple
    one = annotation if is_list or not given else given[0]
    is_vocabulary = isinstance(one, type) and issubclass(one, StrEnum)
    return Column(
        name=spec.name,
        meaning=spec.metadata["meaning"],
        type=TYPES.get(one, "string"),
        refs=spec.metadata["refs"],
        is_list=is_list,
        is_required=is_required(spec) and not is_list,
        words=tuple(word.value for word in one) if is_vocabulary else (),
    )


def _getter(name: str) -> Getter:
    return lambda record: _cell(getattr(record, name))


def _bound(spec: "Field[Any]", name: str, said: str) -> tuple[Column, Getter]:
    column = Column(name=name, meaning=f"{said}; empty where it is open.", type="date")
    return column, lambda record: getattr(getattr(record, spec.name), name)


def _cell(value: Any) -> Cell:
    if isinstance(value, tuple):
        return JOINED_BY.join(map(_part, value))
    cell: Cell = value if isinstance(value, date) else plain(value)
    return cell


def _part(value: Any) -> str:
    if isinstance(value, tuple):
        return " ".join(map(_part, value))
    return str(value) if is_dataclass(value) else str(plain(value))
