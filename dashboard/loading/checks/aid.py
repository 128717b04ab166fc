"""Requests and responses, and tensions: what goes in pairs."""

from collections.abc import Iterator

from dashboard.domain.aid import AidRequest, Response
from dashboard.domain.tensions import Tension
from dashboard.domain.vocabulary import TensionKind
from dashboard.loading.draft import Draft, Finding


def every_state_asked_has_one_response(draft: Draft) -> Iterator[Finding]:
    """Every state that was asked has one response; "nothing is known" is one."""
    answered: set[str] = set()
    for response in draft.of(Response):
        if response.state in answered:
            what = f"'{response.state}' has a response already"
            yield Finding(response, "state", what, "join the two")
        answered.add(response.state)
    for row in draft.of(AidRequest) if draft.is_complete else ():
        if row.asked not in {*answered, row.asker}:
            hint = "add one to responses; 'answer: not-stated' where nothing is said"
            yield Finding(row, "asked", f"no response says how '{row.asked}' answered", hint)
        answered.add(row.asked)


def stage_rests_on_a_fact_of_its_own(draft: Draft) -> Iterator[Finding]:
    """The sources of a stage are among those of its request."""
    for row in draft.of(AidRequest):
        if row.stage_fact not in row.facts:
            hint = "add it to facts, or name one of them"
            yield Finding(row, "stage_fact", f"'{row.stage_fact}' is not among its facts", hint)


def nobody_asks_itself(draft: Draft) -> Iterator[Finding]:
    """A request goes from one state to another."""
    for row in draft.of(AidRequest):
        if row.asker == row.asked:
            yield Finding(row, "asked", f"'{row.asked}' asks itself", "name who is asked")


def tension_has_two_sides(draft: Draft) -> Iterator[Finding]:
    """One claim cannot pull against itself."""
    for tension in draft.of(Tension):
        if len(set(tension.facts)) < 2:
            yield Finding(tension, "facts", "names only one claim", "name two or more")


def marks_are_of_the_tension(draft: Draft) -> Iterator[Finding]:
    """The facts that a tension marks are among its own, and unease marks nothing."""
    for tension in draft.of(Tension):
        for name in tension.marks:
            if name not in tension.facts:
                what, hint = f"'{name}' is not among its facts", "add it to facts, or remove it"
                yield Finding(tension, "marks", what, hint)
        if tension.marks and tension.kind is TensionKind.UNEASE:
            hint = "remove it, or say which kind it is: denial or two-versions"
            yield Finding(tension, "marks", "is given, but unease marks nothing", hint)


CHECKS = (
    every_state_asked_has_one_response,
    stage_rests_on_a_fact_of_its_own,
    nobody_asks_itself,
    tension_has_two_sides,
    marks_are_of_the_tension,
)
