"""How a new claim stands to what the dossier has: the choice, and the changes that it makes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.authoring.drafts import Proposed
from dashboard.authoring.form import OF_A_REPORT
from dashboard.authoring.saving import Change, change_of, entry_in, file_of
from dashboard.domain.aid import AidRequest, Response
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.problems import CrisisError
from dashboard.domain.vocabulary import Answer, Stage, Status, TensionKind, Word
from dashboard.domain.wording import did_you_mean
from dashboard.loading.inventory import FROM

Keys = dict[str, Any]


class Kind(Word):
    """What a new claim is to the dossier."""

    NEW = "new", "New claim", "The dossier has nothing like it."
    SAME = "same", "Same claim", "The fact has it already, and gets another report."
    NARROWER = "narrower", "Narrower", "It narrows, rewords or softens the fact."
    CONTRADICTS = "contradicts", "Contradicts", "One denies the other, or both cannot be right."
    CORRECTS = "corrects", "Corrects", "It puts the fact right, which falls."
    WITHDRAWS = "withdraws", "Withdraws", "It takes the fact back, and claims nothing itself."
    ANSWERS = "answers", "Answers", "It answers an open question."
    MOVES = "moves", "Moves a stage", "It moves a request to a stage, or a response to an answer."


class NoChoice(CrisisError):
    """A choice that cannot be made: why, and what to write instead."""


@dataclass(frozen=True)
class Choice:
    """A choice: its kind, the entry that it is about, and for a move the word it moves to."""

    kind: Kind = Kind.NEW
    target: str = ""
    word: str = ""

    def __str__(self) -> str:
        return ":".join(filter(None, (self.kind.value, self.target, self.word)))


def choice_of(text: str, dossier: Dossier) -> Choice:
    """Return the choice that a text stands for: 'same:lamp-failed', 'moves:lamp:shipped'.

    Raises NoChoice where there is no such choice or no such entry.
    """
    kind, target, word = (*text.split(":"), "", "")[:3]
    if kind not in set(Kind):
        words = ", ".join(word.value for word in Kind)
        raise NoChoice(f"'{kind}' is no choice: {did_you_mean(kind, Kind) or f'one of {words}'}")
    choice = Choice(Kind(kind), target, word)
    if choice.kind is Kind.NEW:
        return Choice()
    known = _targets(choice.kind, dossier)
    if target not in known:
        hint = did_you_mean(target, known) or f"write {kind}:ID"
        raise NoChoice(f"'{text}': there is no {_noun(choice.kind)} '{target}'; {hint}")
    _refuse_word(choice, dossier)
    return choice


def _targets(kind: Kind, dossier: Dossier) -> tuple[str, ...]:
    if kind is Kind.ANSWERS:
        return tuple(one.id for one in dossier.questions)
    if kind is Kind.MOVES:
        return tuple(row.id for row in _rows(dossier))
    return tuple(dossier.fact)


def _noun(kind: Kind) -> str:
    return {Kind.ANSWERS: "question", Kind.MOVES: "request or response"}.get(kind, "fact")


def _refuse_word(choice: Choice, dossier: Dossier) -> None:
    """Raise NoChoice where a move names no stage or answer, or the present one."""
    if choice.kind is not Kind.MOVES:
        return
    row = _moved(choice, dossier)
    words, now = (Stage, row.stage) if isinstance(row, AidRequest) else (Answer, row.answer)
    if choice.word not in set(words):
        raise NoChoice(f"write moves:{row.id}:WORD, with one of {', '.join(words)}")
    if choice.word == now:
        raise NoChoice(f"'{row.id}' is '{now}' already")


def _moved(choice: Choice, dossier: Dossier) -> AidRequest | Response:
    return next(row for row in _rows(dossier) if row.id == choice.target)


def _rows(dossier: Dossier) -> tuple[AidRequest | Response, ...]:
    return (*dossier.aid, *dossier.responses)


def changes_of(
    config: Path, dossier: Dossier, proposed: Proposed, choice: Choice
) -> tuple[Change, ...]:
    """Return the changes of the files that a choice makes of a proposal. Raises NotSaved."""
    return tuple(_MAKERS[choice.kind](_Desk(config, dossier), proposed, choice))


@dataclass(frozen=True)
class _Desk:
    """The files that changes are made for."""

    config: Path
    dossier: Dossier

    def change(self, collection: str, id: str, keys: Mapping[str, object]) -> Change:
        return change_of(self.config, collection, id, keys)

    def written(self, collection: str, id: str) -> Keys:
        """Return what an entry says in its file."""
        return entry_in(self.config, file_of(self.config, collection), collection, id) or {}

    def listed(self, collection: str, id: str, key: str, more: str) -> list[str]:
        """Return a list of ids of an entry with one more."""
        return list(dict.fromkeys((*self.written(collection, id).get(key, ()), more)))

    def day(self, via: list[str]) -> date:
        """Return the day of the article that a chain begins with; the as-of date if unknown."""
        source = self.dossier.source.get(next(iter(via), ""))
        days = (seed.date for seed in self.dossier.seeds if source and seed.id == source.seed)
        return next(days, self.dossier.config.as_of)

    def reported(self, fact: Fact) -> date:
        """Return the day of the report that rules what is shown of a fact."""
        return fact.reported or self.day(list(fact.via))


def _new(desk: _Desk, proposed: Proposed, _: Choice) -> Iterator[Change]:
    yield desk.change("facts", proposed.id, proposed.fact)


def _same(desk: _Desk, proposed: Proposed, choice: Choice) -> Iterator[Change]:
    """Move the keys of a single report into `reports`, and let the new report follow."""
    there = desk.written("facts", choice.target)
    report = _report(proposed.fact)
    if "reports" in there:
        yield desk.change("facts", choice.target, {"reports": [*there["reports"], report]})
        return
    moved = dict.fromkeys(key for key in there if key in OF_A_REPORT)
    keys = moved | {"reports": [_report(there), report]}
    yield desk.change("facts", choice.target, keys)


def _report(keys: Mapping[str, Any]) -> Keys:
    """Return those keys of a fact that are of its report; both may take over from a passage."""
    return {key: held for key, held in keys.items() if key in (*OF_A_REPORT, FROM)}


def _narrower(desk: _Desk, proposed: Proposed, choice: Choice) -> Iterator[Change]:
    named = dict.fromkeys((*proposed.fact.get("qualifies", ()), choice.target))
    yield desk.change("facts", proposed.id, {**proposed.fact, "qualifies": list(named)})


def _contradicts(desk: _Desk, proposed: Proposed, choice: Choice) -> Iterator[Change]:
    """Let both dispute each other where one is a denial, else set them against each other."""
    old, keys = desk.dossier.fact[choice.target], proposed.fact
    if Status.DENIED in (old.status, keys.get("status")):
        named = list(dict.fromkeys((*keys.get("disputes", ()), old.id)))
        yield desk.change("facts", proposed.id, {**keys, "disputes": named})
        both = desk.listed("facts", old.id, "disputes", proposed.id)
        yield desk.change("facts", old.id, {"disputes": both})
    else:
        yield desk.change("facts", proposed.id, keys)
        yield desk.change("tensions", f"{old.id}-or-not"[:80], _tension(old, proposed))


def _tension(old: Fact, proposed: Proposed) -> Keys:
    """Return a tension of two claims, in their own words, for an editor to put better."""
    return {
        "title": old.short or "Two versions",
        "kind": TensionKind.TWO_VERSIONS,
        "facts": [old.id, proposed.id],
        "differs": f"One version: {old.statement} The other: {proposed.fact.get('statement', '')}",
        "open": "Which of the two is right.",
    }


def _corrects(desk: _Desk, proposed: Proposed, choice: Choice) -> Iterator[Change]:
    yield desk.change("facts", proposed.id, {**proposed.fact, "corrects": choice.target})


def _withdraws(desk: _Desk, proposed: Proposed, choice: Choice) -> Iterator[Change]:
    day = desk.day(proposed.fact.get("via", []))
    withdrawn = {"on": day, "why": proposed.fact.get("statement", "")}
    yield desk.change("facts", choice.target, {"withdrawn": withdrawn})


def _answers(desk: _Desk, proposed: Proposed, choice: Choice) -> Iterator[Change]:
    yield desk.change("facts", proposed.id, proposed.fact)
    says = proposed.fact.get("statement", "")
    day = desk.day(proposed.fact.get("via", []))
    answered = {"on": day, "says": says, "facts": [proposed.id]}
    yield desk.change("questions", choice.target, {"answered": answered})


def _moves(desk: _Desk, proposed: Proposed, choice: Choice) -> Iterator[Change]:
    """Move a request or a response; what it was goes into `past` with its day and facts."""
    yield desk.change("facts", proposed.id, proposed.fact)
    row = _moved(choice, desk.dossier)
    if isinstance(row, AidRequest):
        yield desk.change("aid", row.id, _stage(desk, row, proposed, choice))
    else:
        yield desk.change("responses", row.id, _answer(desk, row, proposed, choice))


def _stage(desk: _Desk, row: AidRequest, proposed: Proposed, choice: Choice) -> Keys:
    on = desk.reported(desk.dossier.fact[row.stage_fact])
    before = {"stage": row.stage, "on": on, "fact": row.stage_fact}
    return {
        "stage": choice.word,
        "stage_why": proposed.fact.get("statement", ""),
        "stage_fact": proposed.id,
        "facts": desk.listed("aid", row.id, "facts", proposed.id),
        "past": [*desk.written("aid", row.id).get("past", ()), before],
    }


def _answer(desk: _Desk, row: Response, proposed: Proposed, choice: Choice) -> Keys:
    days = [desk.reported(desk.dossier.fact[name]) for name in row.facts]
    on = max(days, default=desk.day(proposed.fact.get("via", [])))
    before = {"answer": row.answer, "on": on, "facts": list(row.facts)}
    return {
        "answer": choice.word,
        "statement": proposed.fact.get("statement", ""),
        "facts": [proposed.id],
        "past": [*desk.written("responses", row.id).get("past", ()), before],
    }


_MAKERS: dict[Kind, Callable[[_Desk, Proposed, Choice], Iterator[Change]]] = {
    Kind.NEW: _new,
    Kind.SAME: _same,
    Kind.NARROWER: _narrower,
    Kind.CONTRADICTS: _contradicts,
    Kind.CORRECTS: _corrects,
    Kind.WITHDRAWS: _withdraws,
    Kind.ANSWERS: _answers,
    Kind.MOVES: _moves,
}
