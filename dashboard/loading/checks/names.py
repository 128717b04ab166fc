"""Names: what a reader is to tell apart has two names, however they are written."""

from collections.abc import Iterator
from itertools import chain
from typing import Any, Protocol

from dashboard.domain.actors import Actor
from dashboard.domain.aid import Equipment
from dashboard.domain.config import Config
from dashboard.domain.places import Place
from dashboard.domain.sources import Source
from dashboard.domain.terms import Term
from dashboard.domain.wording import folded
from dashboard.loading.draft import Draft, Finding

NAMED: tuple[type[Any], ...] = (Actor, Place, Source, Equipment, Term)


class Named(Protocol):
    """An entry that screens call by its name."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """Its name."""


def names_tell_apart(draft: Draft) -> Iterator[Finding]:
    """No two entries of a collection have one name, nor is one's name an alias of another.

    Case, spaces and the way in which accents are encoded make no difference to a reader. Two may
    share an alias: a search for it is meant to find both.
    """
    kinds = [config.kinds for config in draft.of(Config)]
    for entries in (*(draft.of(kind) for kind in NAMED), tuple(chain(*kinds))):
        yield from _alike(entries)


def _alike(entries: tuple[Named, ...]) -> Iterator[Finding]:
    first: dict[str, Named] = {}
    for entry in entries:
        other = first.setdefault(folded(entry.name), entry)
        if other is not entry:
            hint = "tell the two apart in their names, or join them"
            yield Finding(entry, "name", f"is also the name of '{other.id}'", hint, warning=True)
    for entry in entries:
        for alias in getattr(entry, "aliases", ()):
            other = first.get(folded(alias), entry)
            if other.id != entry.id and folded(other.name) != folded(entry.name):
                what = f"'{alias}' is the name of '{other.id}'"
                hint = "remove it, or tell the two apart: a search for it finds both"
                yield Finding(entry, "aliases", what, hint, warning=True)


CHECKS = (names_tell_apart,)
