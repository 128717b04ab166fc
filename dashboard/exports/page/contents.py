"""What the file holds: its sections, the facts that have a card, what its filter can choose."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from dashboard.domain.actors import Actor
from dashboard.domain.articles import article_says
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.scope import has
from dashboard.domain.vocabulary import Status


@lru_cache(maxsize=4)
def sections(excerpt: Excerpt) -> Mapping[str, str]:
    """Return the titles of the sections by their ids, in order; none of what a dossier lacks."""
    return dict(_sections(excerpt))


def _sections(excerpt: Excerpt) -> Iterator[tuple[str, str]]:
    yield "map", "Where"
    yield "timeline", "When, and how well each date is known"
    if any(has(table, excerpt) for table in ("requests", "responses", "not_aid")):
        yield "aid", excerpt.dossier.config.aid.title
    if has("relations", excerpt):
        yield "actors", "Who did what to whom"
    yield "voices", "Who says so, and on what basis"
    if has("tensions", excerpt):
        yield "tensions", "Where claims pull against each other"
    if has("questions", excerpt):
        yield "questions", f"What {article_says(excerpt.dossier, 'does')} not say"
    yield "facts", "Facts"
    yield "cards", "Every fact in full"
    yield "sources", "Sources and method"


@lru_cache(maxsize=4)
def with_card(excerpt: Excerpt) -> Mapping[str, Fact]:
    """Return by their ids the facts that are in, and those that a row of the file names."""
    named = excerpt.listed_ids | {fact.id for fact in excerpt.context}
    return {fact.id: fact for fact in excerpt.dossier.facts if fact.id in named}


def statuses(excerpt: Excerpt) -> tuple[Status, ...]:
    """Return how firmly the facts are put that are in."""
    there = {fact.status for fact in excerpt.listed}
    return tuple(status for status in Status if status in there)


def taking_part(excerpt: Excerpt) -> tuple[Actor, ...]:
    """Return who takes part in some fact that is in."""
    named = {name for fact in excerpt.listed for name in excerpt.dossier.takes_part[fact.id]}
    return tuple(actor for actor in excerpt.dossier.actors if actor.id in named)


def leads(target: str, excerpt: Excerpt) -> str:
    """Return where a target leads within the file; empty where it has nothing of it.

    'fact:ID' -> '#f-ID', where the fact has a card; 'page:aid' -> '#aid'.
    """
    sort, _, name = target.partition(":")
    if sort == "fact" and name in with_card(excerpt):
        return f"#f-{name}"
    return f"#{name}" if sort == "page" and name in sections(excerpt) else ""
