"""Which claims stand across from which."""

from dataclasses import replace

from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import excerpt
from dashboard.domain.oppositions import oppositions
from dashboard.domain.selection import Selection
from dashboard.domain.tensions import Tension
from dashboard.domain.vocabulary import Status, TensionKind


def sides(found):
    return [[fact.id for fact in side] for side in found.sides]


def with_tension(dossier: Dossier, *facts: str) -> Dossier:
    kind = TensionKind.UNEASE
    tension = Tension(id="t", title="T", kind=kind, facts=facts, differs="D.", open="O.")
    return replace(dossier, tensions=(tension,))


def test_a_denial_stands_across_from_what_it_denies(tiny):
    [found] = oppositions(tiny)
    assert sides(found) == [["lamp-failed"], ["failure-denied"]]
    assert found.tension is tiny.tensions[0]


def test_what_disputes_nothing_stands_apart_from_those_that_do(tiny):
    of_three = with_tension(tiny, "failure-denied", "move-considered", "lamp-failed")
    [found] = oppositions(of_three)
    assert sides(found) == [["failure-denied"], ["lamp-failed"], ["move-considered"]]


def test_claims_that_dispute_none_each_stand_alone(tiny):
    [bare, found] = oppositions(with_tension(tiny, "lamp-asked", "crew-asked", "lamp-is-old"))
    assert sides(found) == [["lamp-asked"], ["crew-asked"], ["lamp-is-old"]]
    assert sides(bare) == [["lamp-failed"], ["failure-denied"]]
    assert bare.tension is None


def test_a_filter_that_touches_one_side_shows_both(tiny):
    denied = Selection(statuses=(Status.DENIED,))
    [found] = excerpt(tiny, denied).tensions
    assert [fact.id for fact in found.facts] == ["lamp-failed", "failure-denied"]
    assert excerpt(tiny, Selection(kinds=("answer",))).tensions == ()


def test_what_the_focus_touches_stands_first(tiny):
    dossier = with_tension(tiny, "lamp-asked", "crew-asked")
    first, second = excerpt(dossier, Selection(focus="fact:failure-denied")).tensions
    assert (first.tension, second.tension) == (None, dossier.tensions[0])
