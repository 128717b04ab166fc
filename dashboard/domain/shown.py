"""What of a dossier, besides its facts, a selection shows: what rests on a fact it lets through."""

from collections.abc import Collection, Iterable
from typing import Protocol, TypeVar

from dashboard.domain.aid import AidRequest
from dashboard.domain.dossier import Dossier
from dashboard.domain.relations import Relation
from dashboard.domain.selection import Selection
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


def shown_requests(dossier: Dossier, selection: Selection) -> tuple[AidRequest, ...]:
    """The requests that a selection shows."""
    return touching(dossier.aid, selection.ids(dossier))


def shown_relations(dossier: Dossier, selection: Selection) -> tuple[Relation, ...]:
    """The relations that a selection shows."""
    return touching(dossier.relations, selection.ids(dossier))


def shown_questions(dossier: Dossier, selection: Selection) -> tuple[Question, ...]:
    """The open questions that a selection shows: all without a filter, also those of no fact."""
    if not selection.is_filter:
        return dossier.questions
    return touching(dossier.questions, selection.ids(dossier))
