"""What of a dossier, besides its facts, a selection shows: what rests on a fact it lets through.

A row that rests on corrected or withdrawn facts alone is not shown, and no row names such a fact.
"""

from collections.abc import Collection, Iterable
from typing import Protocol, TypeVar

from dashboard.domain.aid import AidRequest, NotAid, Response
from dashboard.domain.dossier import Dossier
from dashboard.domain.published import Headline
from dashboard.domain.relations import Relation
from dashboard.domain.selection import Selection
from dashboard.domain.superseded import standing
from dashboard.domain.tensions import Question


class Resting(Protocol):
    """Anything that rests on facts."""

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts."""
        ...


R = TypeVar("R", bound=Resting)


def touching(entries: Iterable[R], facts: Collection[str]) -> tuple[R, ...]:
    """The entries that rest on some of these facts."""
    named = frozenset(facts)
    return tuple(entry for entry in entries if not named.isdisjoint(entry.facts))


def shown_headline(dossier: Dossier, selection: Selection) -> Headline | None:
    """The headline, where there is one and a fact that it rests on is let through."""
    headline = dossier.config.headline
    if headline is None or selection.ids(dossier).isdisjoint(headline.facts):
        return None
    return headline


def shown_requests(dossier: Dossier, selection: Selection) -> tuple[AidRequest, ...]:
    """The rows of aid that a selection shows."""
    return touching(standing(dossier.aid, dossier), selection.ids(dossier))


def shown_relations(dossier: Dossier, selection: Selection) -> tuple[Relation, ...]:
    """The relations that a selection shows."""
    return touching(standing(dossier.relations, dossier), selection.ids(dossier))


def all_responses(dossier: Dossier) -> tuple[Response, ...]:
    """The responses, whatever the filter."""
    return standing(dossier.responses, dossier)


def all_not_aid(dossier: Dossier) -> tuple[NotAid, ...]:
    """What is not counted as requested aid, whatever the filter."""
    return standing(dossier.not_aid, dossier)


def shown_questions(dossier: Dossier, selection: Selection) -> tuple[Question, ...]:
    """The open questions that a selection shows: all without a filter, also those of no fact."""
    if not selection.is_filter:
        return dossier.questions
    return touching(dossier.questions, selection.ids(dossier))
