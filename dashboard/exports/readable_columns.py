"""How a column that people read is declared: a key of a record, or words that are made of one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypedDict, Unpack

from dashboard.domain.dossier import Dossier
from dashboard.domain.kinds import ActorKind, HelpKind
from dashboard.domain.record import all_keys

JOINED_BY = "; "
Words = Callable[[Any, Dossier], str]
"""What makes the words of a cell from a record."""
Named = Callable[[Dossier], Mapping[str, Any]]
"""What finds the entries of a collection by their ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    """A column that people read: a key of the record, or words that are made of it."""

    name: str
    title: str
    """What stands over it in a workbook."""
    meaning: str = ""
    """What its cells mean; empty for a key, which says so itself."""
    words: Words | None = None
    """How its cells are made; None for a key of the record."""
    refs: str = ""
    """The table that its cells name ids of; empty: none."""
    is_behind: bool = False
    """Whether a workbook shows it only when its group is opened."""
    leads: bool = False
    """Whether its cells lead to the first fact of their row."""


class How(TypedDict, total=False):
    """What a workbook makes of a column."""

    is_behind: bool
    leads: bool


def key_column(name: str, title: str, **how: Unpack[How]) -> Readable:
    """Return the column of a key of the record."""
    return Readable(name=name, title=title, **how)


def label_column(kind: type, key: str, title: str, **how: Unpack[How]) -> Readable:
    """Return the word that stands on screens for a key of a closed vocabulary."""
    return _in_words(kind, key, "name", title, lambda one, _: getattr(one, key).label, how)


def name_column(kind: type, key: str, title: str, named: Named, **how: Unpack[How]) -> Readable:
    """Return the name of the entry whose id a key holds."""

    def words(record: Any, dossier: Dossier) -> str:
        return _called(getattr(record, key), named(dossier))

    return _in_words(kind, key, "name", title, words, how)


def names_column(kind: type, key: str, title: str, named: Named, **how: Unpack[How]) -> Readable:
    """Return the names of the entries whose ids a key holds."""

    def words(record: Any, dossier: Dossier) -> str:
        return JOINED_BY.join(_called(id_, named(dossier)) for id_ in getattr(record, key))

    return _in_words(kind, key, "names", title, words, how)


def _in_words(kind: type, key: str, suffix: str, title: str, words: Words, how: How) -> Readable:
    meaning = _meaning(kind, key)
    return Readable(name=f"{key}_{suffix}", title=title, meaning=meaning, words=words, **how)


def _meaning(kind: type, key: str) -> str:
    meaning = next(spec.metadata["meaning"] for spec, _ in all_keys(kind) if spec.name == key)
    return f"{meaning} In words."


def _called(id_: str, entries: Mapping[str, Any]) -> str:
    if not id_:
        return ""
    entry = entries[id_]
    return str(entry.label if isinstance(entry, HelpKind | ActorKind) else entry.name)
