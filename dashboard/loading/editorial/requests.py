"""Requests: a stage or an answer fits its facts, and no request has asker and asked swapped."""

import re
from collections.abc import Iterator

from dashboard.domain.aid import AidRequest, PastAnswer, PastStage, Response
from dashboard.domain.facts import Fact
from dashboard.domain.vocabulary import Answer, Deed, Hue, Stage, Status
from dashboard.domain.wording import listed
from dashboard.loading.draft import Finding
from dashboard.loading.editorial.texts import Material

FIRM = (Status.REPORTED, Status.CLAIMED)
BEYOND = (Stage.PROMISED, Stage.CONTRACTED, Stage.SHIPPED, Stage.DELIVERED, Stage.REFUSED)
"""The stages that are about what became of a request."""
DRAFTED = re.compile(r"\b(?:draft(?:ed|s)?|prepared|unsent)\b", re.IGNORECASE)
SENT = re.compile(r"\b(?:sent|delivered|received|arrived|handed)\b", re.IGNORECASE)
NO_REQUEST = "is about no request"
ASKED = re.compile(r"(?<!was )(?<!were )(?<!been )(?<!being )\bask(?:s|ed)\b")
OBJECT = 30
"""Characters after 'asked' within which the one asked is named."""


def stages_fit_their_facts(material: Material) -> Iterator[Finding]:
    """A stage rests on a fact of the right sort, put as firmly as the stage is."""
    for told, key, name in _stages(material):
        fact = material.dossier.fact[name]
        if wrong := _unfit(told.stage, fact, _is_a_request(fact, material)):
            what = f"is '{told.stage}', but '{fact.id}' {wrong}"
            hint = f"name the fact that says so in {key}, or go back a stage"
            asking = _kinds_of_requests(material) if wrong == NO_REQUEST else ""
            yield Finding(told, "stage", what, hint + asking)


def _stages(material: Material) -> Iterator[tuple[AidRequest | PastStage, str, str]]:
    """Yield the stages of all rows, past and present, each with the key and id of its fact."""
    for row in material.dossier.aid:
        yield row, "stage_fact", row.stage_fact
        yield from ((past, "fact", past.fact) for past in row.past)


def _kinds_of_requests(material: Material) -> str:
    """Return what makes a fact one about a request: a kind of the hue 'asked', by its name."""
    kinds = [f"'{kind.id}'" for kind in material.dossier.config.kinds if kind.hue is Hue.ASKED]
    named = f": {listed(kinds)}" if kinds else ", and no kind has it yet"
    return f"; if it tells of the request, it needs a kind with 'hue: {Hue.ASKED}'{named}"


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
        return NO_REQUEST
    return _not_sent(fact) if stage is Stage.REQUESTED else ""


def _not_sent(fact: Fact) -> str:
    """Return why a request was not made yet: it is planned, or a draft."""
    if fact.status is Status.PLANNED:
        return "is 'planned'"
    drafted = DRAFTED.search(fact.statement)
    if drafted is None or SENT.search(fact.statement):
        return ""
    return f"says '{drafted[0]}', and what is prepared is not sent"


def answers_fit_their_facts(material: Material) -> Iterator[Finding]:
    """An answer rests on a fact of its status."""
    fitting = {
        Answer.GRANTED: FIRM,
        Answer.REFUSED: FIRM,
        Answer.DECLINED: (Status.DECLINED,),
        Answer.UNCLEAR: (Status.UNCLEAR,),
    }
    for told in _answers(material):
        statuses = fitting.get(told.answer, ())
        if statuses and not _has_fact(told, statuses, material):
            words = " or ".join(statuses)
            what = f"is '{told.answer}', and no fact of it is {words}"
            hint = "name the fact that says so, or write unclear or not-stated"
            yield Finding(told, "answer", what, hint)


def _answers(material: Material) -> Iterator[Response | PastAnswer]:
    """Yield the answers of all responses, past and present."""
    for response in material.dossier.responses:
        yield response
        yield from response.past


def _has_fact(
    told: Response | PastAnswer, statuses: tuple[Status, ...], material: Material
) -> bool:
    """Return whether a fact of one of these statuses tells the answer, and not the request."""
    facts = (material.dossier.fact[name] for name in told.facts)
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
