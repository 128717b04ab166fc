"""Actors and their relations: what applies to states is said only of states."""

from collections.abc import Iterator

from dashboard.domain.actors import Actor
from dashboard.domain.aid import AidRequest, NotAid, Response
from dashboard.domain.config import Config
from dashboard.domain.dossier import by_id
from dashboard.domain.facts import Fact
from dashboard.domain.kinds import STATE
from dashboard.domain.relations import Relation
from dashboard.domain.tensions import Tripwires
from dashboard.loading.draft import Draft, Finding


def states_are_states(draft: Draft) -> Iterator[Finding]:
    """Whoever asks, is asked or has citizens is a state."""
    actors = by_id(draft.of(Actor))
    for record, key, name in _states(draft):
        if name in actors and actors[name].kind != STATE:
            what = f"'{name}' is not a state but '{actors[name].kind}'"
            yield Finding(record, key, what, "name the state")


def _states(draft: Draft) -> Iterator[tuple[object, str, str]]:
    """Every place where a state is named: the record, its key, the actor."""
    yield from ((actor, "of", actor.of) for actor in draft.of(Actor))
    for row in draft.of(AidRequest):
        yield row, "asker", row.asker
        yield row, "asked", row.asked
    yield from ((row, "supplier", row.supplier) for row in draft.of(NotAid))
    yield from ((response, "state", response.state) for response in draft.of(Response))
    for config in draft.of(Config):
        yield from ((sign, "state", sign.state) for view in config.maps for sign in view.requests)
    for wires in draft.of(Tripwires):
        yield from ((wires, "states_asked", name) for name in wires.states_asked)


def only_states_have_a_seat(draft: Draft) -> Iterator[Finding]:
    """Lines on the map run between states."""
    for actor in draft.of(Actor):
        if actor.seat and actor.kind != STATE:
            what = f"is given, but this is not a state but '{actor.kind}'"
            yield Finding(actor, "seat", what, "remove it; lines run between states")


def facts_name_both_sides_of_a_relation(draft: Draft) -> Iterator[Finding]:
    """A relation between two actors rests on facts about these two, or about their members."""
    actors, facts = by_id(draft.of(Actor)), by_id(draft.of(Fact))
    for relation in draft.of(Relation):
        for fact in (facts[name] for name in relation.facts if name in facts):
            named = {*fact.actors, *fact.speakers}
            named |= {actors[name].of for name in named if name in actors}
            for side in (relation.actor, relation.toward):
                if side in actors and side not in named:
                    hint = f"rest it on facts that name '{side}', or draw it between others"
                    yield Finding(relation, "facts", f"'{fact.id}' does not name '{side}'", hint)


def nobody_relates_to_itself(draft: Draft) -> Iterator[Finding]:
    """A relation goes from one actor to another."""
    for relation in draft.of(Relation):
        if relation.actor == relation.toward:
            what = f"'{relation.toward}' is on both sides"
            yield Finding(relation, "toward", what, "name the other")


CHECKS = (
    states_are_states,
    only_states_have_a_seat,
    facts_name_both_sides_of_a_relation,
    nobody_relates_to_itself,
)
