"""The fields of a record as columns, each with how its cells are made."""

from collections.abc import Callable, Iterator
from dataclasses import Field, dataclass, is_dataclass
from datetime import date
from enum import StrEnum
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from dashboard.domain.dates import When
from dashboard.domain.record import all_keys, is_required
from dashboard.exports.as_json import plain
from dashboard.exports.readable_columns import JOINED_BY

Cell = str | int | float | bool | date | None
Type = Literal["string", "integer", "number", "boolean", "date"]
Getter = Callable[[Any], Cell]

BOUNDS = {"earliest": "First day that is meant", "latest": "Last day that is meant"}
TYPES: dict[Any, Type] = {int: "integer", float: "number", bool: "boolean", date: "date"}


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
    title: str = ""
    """What stands over it in a workbook, if that is another word than its name."""
    is_behind: bool = False
    """Whether a workbook shows it only when its group is opened."""
    leads: bool = False
    """Whether its cells lead to the first fact of their row."""

    @property
    def head(self) -> str:
        """What stands over it where people read it: a name of ids or codes says so."""
        is_code = self.refs or self.words
        return self.title or (f"{self.name} (id)" if is_code else self.name)


def item_of(annotation: Any) -> Any:
    """What a list is a list of; None where it is no list."""
    return get_args(annotation)[0] if get_origin(annotation) is tuple else None


def is_record(annotation: Any) -> bool:
    """Whether it is a record, which has columns of its own."""
    return is_dataclass(annotation)


def pairs_of(kind: type) -> Iterator[tuple[Column, Getter]]:
    """The columns of a record, each with how its cell is made."""
    for spec, annotation in all_keys(kind):
        inner = item_of(annotation)
        if is_record(inner) and inner.__str__ is object.__str__:
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
        words=tuple(one) if is_vocabulary else (),
    )


def _getter(name: str) -> Getter:
    return lambda record: _cell(getattr(record, name))


def _bound(spec: "Field[Any]", name: str, said: str) -> tuple[Column, Getter]:
    column = Column(name=name, meaning=f"{said}; empty where it is open.", type="date")
    return column, lambda record: getattr(getattr(record, spec.name), name)


def _cell(value: Any) -> Cell:
    if isinstance(value, tuple):
        return JOINED_BY.join(map(_part, value)) or None
    if is_dataclass(value) and not isinstance(value, When):
        return str(value)
    cell: Cell = value if isinstance(value, date) else plain(value)
    return None if cell == "" else cell


def _part(value: Any) -> str:
    if isinstance(value, tuple):
        return " ".join(map(_part, value))
    return str(value) if is_dataclass(value) else str(plain(value))
