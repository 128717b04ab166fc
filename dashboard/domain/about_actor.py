"""The card of an actor: its relations, what it says itself, what others say of it."""

from collections.abc import Iterable
from typing import NamedTuple

from dashboard.domain.actors import Actor
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import counted
from dashboard.domain.relations import Relation
from dashboard.domain.scope import NOUNS, OUTSIDE, all_rows
from dashboard.domain.wording import begun


class AboutActor(NamedTuple):
    """The facts and relations of an actor in an excerpt, in the order of time or of the file."""

    own: tuple[Fact, ...]
    """The facts in which it, or somebody of the state that it is, is quoted."""
    others: tuple[Fact, ...]
    relations: tuple[Relation, ...]
    people: tuple[Actor, ...]
    """Actors that belong to it."""
    left_out: tuple[str, ...]
    """What the filter leaves out of these, in words."""


def about_actor(name: str, excerpt: Excerpt) -> AboutActor:
    """Return what an excerpt has of an actor."""
    dossier = excerpt.dossier
    there = dossier.facts_of(name)
    facts = in_time(fact for fact in there if fact.id in excerpt.listed_ids)
    own = tuple(fact for fact in facts if _speaks(fact, name, dossier))
    whole = [one for one in all_rows("relations", excerpt) if name in (one.actor, one.toward)]
    relations = tuple(one for one in excerpt.relations if name in (one.actor, one.toward))
    missing = (
        left_out("relations", len(whole) - len(relations)),
        left_out("facts", len(there) - len(facts)),
    )
    return AboutActor(
        own=own,
        others=tuple(fact for fact in facts if fact not in own),
        relations=relations,
        people=tuple(one for one in dossier.actors if one.of == name),
        left_out=tuple(filter(None, missing)),
    )


def described(actor: Actor, dossier: Dossier) -> str:
    """Return what an actor is: 'Person · Keeper of the lighthouse · Islandia'."""
    of = dossier.actor[actor.of].name if actor.of else ""
    return " · ".join(
        dict.fromkeys(filter(None, (dossier.actor_kind[actor.kind].label, actor.role, of)))
    )


def in_time(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return facts in the order of time."""
    return tuple(sorted(facts, key=lambda fact: fact.when.order))


def rests_on(relation: Relation, dossier: Dossier) -> tuple[Fact, ...]:
    """Return the facts that a relation rests on, in the order of time."""
    return in_time(dossier.fact[name] for name in relation.facts)


def left_out(table: str, missing: int) -> str:
    """Return how many rows about one thing the filter leaves out, in words; '' if none."""
    return f"{begun(OUTSIDE)}: {counted(missing, *NOUNS[table])}." if missing else ""


def _speaks(fact: Fact, name: str, dossier: Dossier) -> bool:
    """Return whether an actor, or somebody of a state, is who is quoted."""
    return any(name in (speaker, dossier.actor[speaker].of) for speaker in fact.speakers)
