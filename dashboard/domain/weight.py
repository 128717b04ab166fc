"""The order in which facts are named where not all can be."""

from collections.abc import Iterable

from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact


def by_weight(facts: Iterable[Fact], dossier: Dossier) -> tuple[Fact, ...]:
    """Return facts, weightiest first: `moments`, then the headline's, then the rest.

    Within the rest the order is that of the dossier.
    """
    headline = dossier.config.headline
    named = (*dossier.config.moments, *(headline.facts if headline else ()))
    rank = {name: place for place, name in reversed(list(enumerate(named)))}
    return tuple(sorted(facts, key=lambda fact: rank.get(fact.id, len(named))))
