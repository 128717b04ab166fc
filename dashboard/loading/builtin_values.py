"""Records as plain values and back: what JSON can hold, and nothing that could run.

How a value is built follows from the type hints of the dataclasses of `dashboard.domain` alone;
there is no list of fields to keep in step with them.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

Build = Callable[[Any], Any]


def to_builtin(value: Any) -> Any:
    """A record, or what one holds, as dicts, lists, strings, numbers, booleans and None."""
    if is_dataclass(value):
        return {spec.name: to_builtin(getattr(value, spec.name)) for spec in fields(value)}
    if isinstance(value, dict):
        return {name: to_builtin(held) for name, held in value.items()}
    if isinstance(value, tuple):
        return [to_builtin(held) for held in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bytes):
        return value.decode("latin-1")  # each byte as the letter of its number
    return str(value) if isinstance(value, date) else value


def from_builtin(kind: Any, value: Any) -> Any:
    """Return the value that `to_builtin` made of a value of this type, built again.

    Raises ValueError, TypeError, KeyError or AttributeError where it was made of another type.
    """
    return _builder(kind)(value)


@cache
def _builder(kind: Any) -> Build:
    """Return the function that builds a value of a type."""
    origin, inner = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _record(kind)
    if origin is UnionType:
        return _optional(*(one for one in inner if one is not NoneType))
    if origin is tuple:
        return _tuple(inner)
    if origin is dict:
        each = _builder(inner[1])
        return lambda held: {name: each(one) for name, one in held.items()}
    if kind is date:
        return date.fromisoformat
    if kind is bytes:
        return lambda held: held.encode("latin-1")
    if kind in (str, int, float, bool):
        return _exactly(kind)
    return kind  # type: ignore[no-any-return]  # an enum, or a path of our own: made by calling it


def _record(kind: Any) -> Build:
    """A key that is not there had not been thought of when it was written: its default holds."""
    parts: dict[str, Build] = {}

    def build(held: Any) -> Any:
        if not parts:  # only now: a record may hold another of its own type
            hints = get_type_hints(kind)
            parts.update((spec.name, _builder(hints[spec.name])) for spec in fields(kind))
        return kind(**{name: part(held[name]) for name, part in parts.items() if name in held})

    return build


def _tuple(inner: tuple[Any, ...]) -> Build:
    if inner[-1] is Ellipsis:
        each = _builder(inner[0])
        return lambda held: tuple(map(each, held))
    parts = [_builder(one) for one in inner]
    return lambda held: tuple(build(one) for build, one in zip(parts, held, strict=True))


def _optional(kind: Any) -> Build:
    build = _builder(kind)
    return lambda held: None if held is None else build(held)


def _exactly(kind: type) -> Build:
    """A number may be written without its fraction; nothing else passes for another type."""
    accepted = (int, float) if kind is float else (kind,)

    def build(held: Any) -> Any:
        if type(held) not in accepted:
            raise TypeError(f"{held!r} is no {kind.__name__}")
        return held

    return build
