"""What the file holds: its pages, the facts that have a card, what its filter can choose."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dashboard.domain.attribution import reporters
from dashboard.domain.config import Page
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.navigation import BEHIND
from dashboard.domain.scope import PAGE_TABLES, has
from dashboard.domain.selection import WITH_FIGURES
from dashboard.domain.titles import name_of
from dashboard.domain.vocabulary import Basis, Status

ONLINE = (Page.PRESENT, Page.SHARE, Page.CHANGES)
"""The pages that need a server."""


class Option(NamedTuple):
    """What can be chosen: its value in an address, its label, and how a sentence names it."""

    value: str
    label: str
    said: str


class Choice(NamedTuple):
    """A parameter of the filter, its label, what a sentence says before its values, and these."""

    name: str
    label: str
    said: str
    options: tuple[Option, ...]


@lru_cache(maxsize=4)
def pages(excerpt: Excerpt) -> Mapping[str, str]:
    """Return the names of the pages by their ids, in order; none of what a dossier lacks."""
    in_order = (*(page for page in Page if page not in BEHIND), *BEHIND)
    return {
        page.value: name_of(page, excerpt.dossier)
        for page in in_order
        if page not in ONLINE
        and (page not in PAGE_TABLES or any(has(table, excerpt) for table in PAGE_TABLES[page]))
    }


@lru_cache(maxsize=4)
def with_card(excerpt: Excerpt) -> Mapping[str, Fact]:
    """Return by their ids the facts that are in, and those that a row of the file names."""
    named = excerpt.listed_ids | {fact.id for fact in excerpt.context}
    return {fact.id: fact for fact in excerpt.dossier.facts if fact.id in named}


def values(fact: Fact, dossier: Dossier) -> Mapping[str, Sequence[str]]:
    """Return what a filter finds a fact by: the values of each parameter of an address."""
    return {
        "statuses": (fact.status.value,),
        "actors": sorted(dossier.takes_part[fact.id]),
        "kinds": (fact.kind,),
        "bases": (fact.basis.value,),
        "outlets": [source.id for source in reporters(fact, dossier)],
        "figures": (WITH_FIGURES,) if fact.figures else (),
    }


def choices(excerpt: Excerpt) -> Iterator[Choice]:
    """Yield what the filter of the file offers: only what some fact has that is in."""
    dossier = excerpt.dossier
    there = [values(fact, dossier) for fact in excerpt.listed]
    for name, label, said, options in _choices(dossier):
        found = {value for one in there for value in one[name]}
        if kept := tuple(option for option in options if option.value in found):
            yield Choice(name, label, said, kept)


def _choices(dossier: Dossier) -> Iterator[Choice]:
    def named(entries: Mapping[str, str]) -> tuple[Option, ...]:
        return tuple(Option(id_, name, name) for id_, name in entries.items())

    statuses = (Option(w.value, f"{w.glyph} {w.label}", w.label.lower()) for w in Status)
    bases = (Option(word.value, word.label, word.label.lower()) for word in Basis)
    yield Choice("statuses", "Status", "status", tuple(statuses))
    yield Choice("actors", "Actor", "actor", named({a.id: a.name for a in dossier.actors}))
    yield Choice("kinds", "Kind", "kind", named({k: v.name for k, v in dossier.kind.items()}))
    yield Choice("bases", "Basis", "basis", tuple(bases))
    outlets = {source.id: source.name for source in dossier.voices}
    yield Choice("outlets", "Reported by", "reported by", named(outlets))
    figures = Option(WITH_FIGURES, "Only facts with a figure", "a figure")
    yield Choice("figures", "Figures", "with", (figures,))


def leads(target: str, excerpt: Excerpt) -> str:
    """Return where a target leads within the file; empty where it has nothing of it.

    'fact:ID' -> '#focus=fact:ID', where the fact has a card; 'page:aid' -> '#aid'.
    """
    target_type, _, name = target.partition(":")
    if target_type == "fact" and name in with_card(excerpt):
        return f"#focus={target}"
    return f"#{name}" if target_type == "page" and name in pages(excerpt) else ""
