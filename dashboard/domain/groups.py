"""Lists of an excerpt in groups, as a page shows them: what touches the selection first."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any, NamedTuple

from dashboard.domain.actors import Actor
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.oppositions import Opposition
from dashboard.domain.scope import has
from dashboard.domain.tensions import Question
from dashboard.domain.vocabulary import (
    Basis,
    Precision,
    SourceKind,
    Stage,
    Status,
    TensionKind,
    WhenIs,
    Word,
)

TOUCHED = "Touches what is selected"
FIRST_SOURCES = (SourceKind.ARTICLE, SourceKind.OUTLET)
VOCABULARIES: dict[str, tuple[str, Iterable[Word]]] = {
    "How firmly a claim is put (status)": ("facts", Status),
    "What it rests on (basis)": ("facts", Basis),
    "What the date is the date of": ("facts", WhenIs),
    "How well a place is known": ("places", Precision),
    "How far each request or arrangement has come": ("requests", Stage),
    "How claims pull against each other": ("tensions", TensionKind),
}
"""By title: the table whose words they are, and the words."""


class Group(NamedTuple):
    """Some entries of a list under what they share."""

    title: str
    meaning: str
    entries: list[Any]
    is_touched: bool = False
    """Whether they touch what is selected."""


def tensions(excerpt: Excerpt, most: int) -> list[Group]:
    """Return the first tensions by their kind."""

    def words(one: Opposition) -> tuple[str, str]:
        return one.kind.label, one.kind.meaning

    def names(one: Opposition) -> Iterable[str]:
        return (fact.id for fact in one.facts)

    return _groups(excerpt.tensions[:most], words, names, excerpt)


def questions(excerpt: Excerpt, most: int) -> list[Group]:
    """Return the first open questions by their topic."""

    def words(one: Question) -> tuple[str, str]:
        return one.topic, ""

    def names(one: Question) -> Iterable[str]:
        return one.facts

    return _groups(excerpt.questions[:most], words, names, excerpt)


def by_topic(found: Iterable[Question]) -> dict[str, list[Question]]:
    """Return open questions by their topic, whatever is selected."""
    topics: dict[str, list[Question]] = {}
    for one in found:
        topics.setdefault(one.topic, []).append(one)
    return topics


def _groups(
    entries: Iterable[Any],
    words: Callable[[Any], tuple[str, str]],
    names: Callable[[Any], Iterable[str]],
    excerpt: Excerpt,
) -> list[Group]:
    def heading(entry: Any) -> tuple[bool, tuple[str, str]]:
        is_touched = not excerpt.focus.isdisjoint(names(entry))
        return is_touched, (TOUCHED, "") if is_touched else words(entry)

    return [
        Group(*said, list(group), is_touched)
        for (is_touched, said), group in groupby(entries, key=heading)
    ]


def actors(excerpt: Excerpt, most: int) -> list[Group]:
    """Return the first actors by what they are."""
    kinds = excerpt.dossier.actor_kind
    order = {name: index for index, name in enumerate(kinds)}
    found: list[Actor] = sorted(excerpt.actors, key=lambda one: order[one.kind])[:most]
    grouped = groupby(found, key=lambda one: kinds[one.kind])
    return [Group(kind.label, kind.meaning, list(group)) for kind, group in grouped]


def sources(excerpt: Excerpt) -> list[Group]:
    """Return the sources with how many facts each: articles and outlets, then what those rest on.

    The articles come before the outlets.
    """
    found = excerpt.sources.items()
    first = [pair for kind in FIRST_SOURCES for pair in found if pair[0].kind is kind]
    rest = [pair for pair in found if pair[0].kind not in FIRST_SOURCES]
    groups = (Group("Articles and outlets", "", first), Group("What they rest on", "", rest))
    return [group for group in groups if group.entries]


def vocabularies(excerpt: Excerpt) -> list[Group]:
    """Return the words that describe something the dossier has, by what they say."""
    found = VOCABULARIES.items()
    return [Group(title, "", list(words)) for title, (of, words) in found if has(of, excerpt)]


def worked_out(excerpt: Excerpt) -> tuple[list[Fact], int]:
    """Return the facts whose date was worked out, and how many more are outside the filter."""
    there = [fact for fact in excerpt.dossier.current if fact.when_is is WhenIs.INFERRED]
    shown = [fact for fact in there if fact.id in excerpt.ids]
    return shown, len(there) - len(shown)
