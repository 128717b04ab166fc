"""Speaker notes of a slide: a few short sentences, with hedge and voice."""

from collections.abc import Iterable

from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.ready_sentence import spoken

MOST = 5
"""So many sentences."""


def notes(first: Iterable[str], facts: Iterable[Fact], dossier: Dossier) -> tuple[str, ...]:
    """Return what is said first, then the facts, five sentences at most."""
    said = (*first, *(spoken(fact, dossier) for fact in facts))
    return tuple(dict.fromkeys(said))[:MOST]
