"""Rows that name fewer facts: without those that no longer stand, or that only some sources tell.

What a row was before, or what answered it, goes with the facts that said so.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from dashboard.domain.aid import AidRequest, Response
from dashboard.domain.dossier import Dossier
from dashboard.domain.filtering import does_without
from dashboard.domain.tensions import Answered, Question
from dashboard.domain.vocabulary import Stage

R = TypeVar("R", bound=Any)
Keeps = Callable[[str], bool]
"""Whether the fact with an id is kept."""


def rests_on(row: Any) -> tuple[str, ...]:
    """Return the facts that a row rests on; for an answered question also those that answer it."""
    return (*row.facts, *row.answered_by) if isinstance(row, Question) else tuple(row.facts)


def names(row: Any) -> tuple[str, ...]:
    """Return all facts that a row names, also for what it was before."""
    match row:
        case AidRequest():
            return (*row.facts, *(one.fact for one in row.past))
        case Response():
            return (*row.facts, *(name for one in row.past for name in one.facts))
        case _:
            return rests_on(row)


def standing(rows: Iterable[R], dossier: Dossier) -> tuple[R, ...]:
    """Return the rows that rest on some fact that still stands, and name only such."""
    gone = dossier.superseded
    if not gone:
        return tuple(rows)
    found = (narrowed(row, lambda name: name not in gone) for row in rows)
    return tuple(row for row in found if row)


def told_without(rows: Iterable[R], without: Collection[str], dossier: Dossier) -> Iterator[R]:
    """Yield the rows as they are without the facts that only some sources tell."""
    for row in rows:
        left = narrowed(row, lambda name: does_without(dossier.fact[name].lead, without))
        if isinstance(left, AidRequest) and left.stage_fact not in left.facts:
            why = "The source that says how far it got is left out."
            first = left.facts[0]
            yield replace(left, stage=Stage.NOT_STATED, stage_why=why, stage_fact=first)
        elif left:
            yield left


def narrowed(row: R, keeps: Keeps) -> R | None:
    """Return a row that names only facts that are kept; None if it rested on some and none is."""
    left = replace(row, facts=tuple(filter(keeps, row.facts)), **_history(row, keeps))
    if isinstance(row, Question) and row.answered and not left.answered:
        return None
    return left if rests_on(left) or not rests_on(row) else None


def _history(row: Any, keeps: Keeps) -> dict[str, Any]:
    """Return what changes of the history of a row, by its key."""
    match row:
        case AidRequest():
            return {"past": tuple(one for one in row.past if keeps(one.fact))}
        case Response():
            past = (narrowed(one, keeps) for one in row.past)
            return {"past": tuple(one for one in past if one)}
        case Question(answered=Answered() as answer):
            return {"answered": narrowed(answer, keeps)}
        case _:
            return {}
