"""What a request or an answer was before, and what answered a question, in words."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from dashboard.domain.aid import AidRequest, PastAnswer, PastStage, Response
from dashboard.domain.dates import day_in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.narrowing import rests_on
from dashboard.domain.phrasing import firmness
from dashboard.domain.tensions import Question
from dashboard.domain.vocabulary import FIRMNESS, Status

SAID_BY_THE_WORD = (Status.REPORTED, Status.DECLINED)
"""How firmly a fact is put where the word for a stage or an answer says it already."""


ANSWERED = "Asked before, and answered"
"""The heading over the answered questions of a fact."""


class Earlier(NamedTuple):
    """A stage or an answer of the past: its word, what follows it, and the facts that said so."""

    word: str
    when: str
    facts: tuple[str, ...]


def earlier(row: AidRequest | Response, dossier: Dossier) -> tuple[Earlier, ...]:
    """Return what a row was before, the earliest first."""
    return tuple(_earlier(one, dossier) for one in row.past)


def _earlier(one: PastStage | PastAnswer, dossier: Dossier) -> Earlier:
    """Return one of them with its words."""
    word = one.stage.label if isinstance(one, PastStage) else one.answer.label
    names = (one.fact,) if isinstance(one, PastStage) else one.facts
    return Earlier(word, _reported(one.on, [dossier.fact[name] for name in names]), names)


def _reported(on: date, facts: Iterable[Fact]) -> str:
    """Return when it was said, and how firmly: '(possible, “may have”; report of 20 May 2031)'."""
    day = day_in_words(on)
    told = min(facts, key=lambda fact: FIRMNESS.index(fact.status), default=None)
    if told is None:
        return f"(as of {day})"
    if told.status in SAID_BY_THE_WORD and not told.hedge:
        return f"(report of {day})"
    firmly = firmness(told)
    return f"({firmly[0].lower()}{firmly[1:]}; report of {day})"


def earlier_in_words(row: AidRequest | Response, dossier: Dossier) -> str:
    """Return it in one: 'Earlier: Requested (report of 20 May 2031)'; '' where there is nothing."""
    said = "; ".join(f"{one.word} {one.when}" for one in earlier(row, dossier))
    return f"Earlier: {said}" if said else ""


def moved(rows: Iterable[AidRequest]) -> tuple[AidRequest, ...]:
    """Return the rows that had another stage before."""
    return tuple(row for row in rows if row.past)


def answer_in_words(question: Question) -> str:
    """Return what answered a question: 'Answered, as reported on 22 May 2031: It arrived.'."""
    answer = question.answered
    return f"Answered, as reported on {day_in_words(answer.on)}: {answer.says}" if answer else ""


def answering_first(question: Question) -> tuple[str, ...]:
    """Return the facts of an answered question, those that answer it before those it touches."""
    return tuple(dict.fromkeys((*question.answered_by, *question.facts)))


def answers_of(fact: str, dossier: Dossier) -> tuple[Question, ...]:
    """Return the answered questions that touch a fact, or whose answer rests on it."""
    return tuple(question for question in dossier.answered if fact in rests_on(question))
