"""Locations in the files, and what messages call them."""

from dataclasses import dataclass
from typing import NamedTuple

from dashboard.loading.findings import At, quoted
from dashboard.loading.nodes import Mapping, Node, Scalar, Sequence


class Owner(NamedTuple):
    """The entry that a value belongs to: its collection and id, empty where it has none."""

    collection: str
    id: str
    at: At


class Use(NamedTuple):
    """A place where one entry names another."""

    collection: str
    id: str
    at: At
    spot: str
    owner: Owner


class Definition(NamedTuple):
    """A place where an entry gets its id."""

    collection: str
    id: str
    at: At
    label: str


@dataclass(frozen=True, slots=True)
class Located:
    """The location of a record in the files, and what messages call it."""

    label: str
    at: At
    keys: dict[str, At]


def node_type(node: Node) -> str:
    """Return the name of a kind of node, for a message."""
    match node:
        case Scalar():
            return "text" if node.text else "nothing"
        case Sequence():
            return "a list"
        case _:
            return "keys and values"


def said_of(spot: str, what: str) -> str:
    """A message about a spot; about the whole file where the spot has no name."""
    return f"{spot}: {what}" if spot else what


def joined(*parts: str) -> str:
    """The name of a spot, from the outside in."""
    return " · ".join(filter(None, parts))


def word_of(node: Node, name: str) -> Scalar | None:
    """The word under a key, if there is one."""
    pairs = node.pairs if isinstance(node, Mapping) else ()
    found = (value for key, value in pairs if key.text == name)
    return next((value for value in found if isinstance(value, Scalar) and value.text), None)


def name_of(node: Node, noun: str, number: int) -> str:
    """Return the name of a list entry: its id if it has one, else its number."""
    named = word_of(node, "id")
    return f"{noun} {quoted(named.text.strip())}" if named else f"{noun} {number}"
