"""Requests: a stage or an answer fits its facts, and no request has asker and asked swapped."""

import re
from collections.abc import Iterator

from dashboard.domain.aid import Response
from dashboard.domain.facts import Fact
from dashboard.domain.vocabulary import Answer, Deed, Hue, Stage, Status
from dashboard.loading.draft import Finding
from dashboard.loading.editorial.texts import Material

FIRM = (Status.REPORTED, Status.CLAIMED)
BEYOND = (Stage.PROMISED, Stage.CONTRACTED, Stage.SHIPPED, Stage.DELIVERED, Stage.REFUSED)
"""The stages that are about what became of a request."""
ASKED = re.compile(r"(?<!was )(?<!were )(?<!been )(?<!being )\bask(?:s|ed)\b")
OBJECT = 30
"""Characters after 'asked' within which the one asked is named."""


def stages_fit_their_facts(material: Material) -> Iterator[Finding]:
    """A stage rests on a fact of the right sort, put as firmly as the stage is."""
    for row in material.dossier.aid:
        fact = material.dossier.fact[row.stage_fact]
        if wrong := _unfit(row.stage, fact, _is_a_request(fact, material)):
            what = f"is '{row.stage}', but '{fact.id}' {wrong}"
            hint = "name the fact that says so in stage_fact, or go back a stage"
            yield Finding(row, "stage", what, hint)


def _is_a_request(fact: Fact, material: Material) -> bool:
    return material.dossier.kind[fact.kind].hue is Hue.ASKED


def _unfit(stage: Stage, fact: Fact, is_a_request: bool) -> str:
    """Return why a fact cannot bear a stage out; nothing where it can."""
    if stage in (*BEYOND, Stage.COORDINATED) and is_a_request:
        return "is about the request itself"
    if stage in BEYOND and fact.status not in FIRM:
        return f"is '{fact.status}'"
    if stage is Stage.COORDINATED and fact.status is not Status.REPORTED:
        return f"is '{fact.status}'"
    if stage is Stage.RESPONSE_UNCLEAR and fact.status is not Status.UNCLEAR:
        return f"is '{fact.status}', not 'unclear'"
    if stage is Stage.REQUESTED and not is_a_request:
        return "is about no request"
    return "is 'planned'" if stage is Stage.REQUESTED and fact.status is Status.PLANNED else ""


def answers_fit_their_facts(material: Material) -> Iterator[Finding]:
    """An answer rests on a fact of its status."""
    fitting = {
        Answer.GRANTED: FIRM,
        Answer.REFUSED: FIRM,
        Answer.DECLINED: (Status.DECLINED,),
        Answer.UNCLEAR: (Status.UNCLEAR,),
    }
    for response in material.dossier.responses:
        statuses = fitting.get(response.answer, ())
        if statuses and not _has_fact(response, statuses, material):
            words = " or ".join(statuses)
            what = f"is '{response.answer}', and no fact of it is {words}"
            hint = "name the fact that says so, or write unclear or not-stated"
            yield Finding(response, "answer", what, hint)


def _has_fact(response: Response, statuses: tuple[Status, ...], material: Material) -> bool:
    """Return whether a fact of one of these statuses tells the answer, and not the request."""
    facts = (material.dossier.fact[name] for name in response.facts)
    return any(f.status in statuses and not _is_a_request(f, material) for f in facts)


def requests_go_one_way(material: Material) -> Iterator[Finding]:
    """Whoever asks in a relation asks in the rows that rest on the same facts."""
    dossier = material.dossier
    for relation in dossier.relations:
        rows = [row for row in dossier.aid if set(row.facts) & set(relation.facts)]
        if relation.deed is not Deed.REQUEST or not rows:
            continue
        sides = (_state(relation.actor, material), _state(relation.toward, material))
        if sides not in {(row.asker, row.asked) for row in rows}:
            row = rows[0]
            what = f"'{sides[0]}' asks '{sides[1]}', but in '{row.id}' of aid it does not"
            hint = f"there '{row.asker}' asks '{row.asked}'; correct one of the two"
            yield Finding(relation, "actor", what, hint)


def _state(name: str, material: Material) -> str:
    return material.dossier.actor[name].of or name


def statements_ask_one_way(material: Material) -> Iterator[Finding]:
    """Whoever asks in a statement asks in the rows that rest on it."""
    for row in material.dossier.aid:
        asker, asked = _names(row.asker, material), _names(row.asked, material)
        for fact in (material.dossier.fact[name] for name in row.facts):
            found = ASKED.search(fact.statement)
            if found and _is_reversed(fact.statement, found, asker, asked):
                what = f"'{row.asked}' asks '{row.asker}' here, but not in '{row.id}' of aid"
                yield Finding(fact, "statement", what, "correct the statement or the row")


def _names(state: str, material: Material) -> tuple[str, ...]:
    """Return the names of a state and of those who belong to it."""
    actors = [actor for actor in material.dossier.actors if state in (actor.id, actor.of)]
    named = [name for actor in actors for name in (actor.name, *actor.aliases)]
    persons = [actor.name.split()[-1] for actor in actors if actor.kind == "person"]
    return tuple(name.casefold() for name in (*named, *persons) if name)


def _is_reversed(
    text: str, found: "re.Match[str]", asker: tuple[str, ...], asked: tuple[str, ...]
) -> bool:
    before, after = text[: found.start()].casefold(), text[found.end() :].casefold()[:OBJECT]
    is_asked_first = _last(before, asked) > _last(before, asker)
    return is_asked_first and any(name in after for name in asker)


def _last(text: str, names: tuple[str, ...]) -> int:
    """Return where the last of these names is in a text; -1 for none."""
    return max((text.rfind(name) for name in names), default=-1)


RULES = (
    stages_fit_their_facts,
    answers_fit_their_facts,
    requests_go_one_way,
    statements_ask_one_way,
)
