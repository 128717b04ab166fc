"""Which facts have a card on the page, and the numbers under which its sources are cited."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from dashboard.domain.attribution import links
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.sources import Source


@lru_cache(maxsize=4)
def with_card(excerpt: Excerpt) -> Mapping[str, Fact]:
    """Return by their ids the facts that are in, and those that a row of the page names."""
    named = excerpt.listed_ids | {fact.id for fact in excerpt.context}
    return {fact.id: fact for fact in excerpt.dossier.facts if fact.id in named}


def linked(names: Iterable[str], excerpt: Excerpt) -> tuple[Fact, ...]:
    """Return those of some facts that have a card."""
    cards = with_card(excerpt)
    return tuple(cards[name] for name in names if name in cards)


@lru_cache(maxsize=4)
def numbers(excerpt: Excerpt) -> Mapping[Source, int]:
    """Return the numbers of the sources; those that only cards besides the filter cite are last."""
    named = (one for fact in with_card(excerpt).values() for one in links(fact, excerpt.dossier))
    cited = dict.fromkeys((*excerpt.sources, *named))
    return {source: number for number, source in enumerate(cited, 1)}
