"""What was asked of whom, what is not counted as that, and how those who were asked responded."""

from dataclasses import dataclass

from dashboard.domain.record import PROSE, SENTENCE, key
from dashboard.domain.vocabulary import Answer, Help, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """A row of the aid matrix."""

    id: str = key("A slug that never changes.", example="radars")
    name: str = key("How it is called on screens.", example="Radars and detection systems")


@dataclass(frozen=True, slots=True, kw_only=True)
class AidRequest:
    """One kind of help with one kind of equipment asked for, or being arranged."""

    id: str = key("A slug that never changes.", example="russia-missiles")
    asker: str = key("The state that asks.", refs="actors", example="venezuela")
    asked: str = key("The state that is asked.", refs="actors", example="russia")
    equipment: str = key("The row of the matrix.", refs="equipment", example="missiles")
    detail: str = key(
        "What exactly, in our own words.", longest=SENTENCE, example="Missiles of no stated type"
    )
    help: Help = key("What kind of help.", example="supply")
    stage: Stage = key("How far it has come; never further than is said.", example="requested")
    stage_why: str = key(
        "Why no other stage.", longest=SENTENCE, example="The documents do not say more."
    )
    stage_fact: str = key(
        "The fact that says so for the stage, one of those it rests on.",
        refs="facts",
        example="letter-asks-missiles",
    )
    hedge: str = key("The word that softens it, in English.", default="", example="probably")
    channel: str = key("By which way it was asked.", longest=SENTENCE, example="Letter, prepared")
    facts: tuple[str, ...] = key(
        "The facts it rests on.", refs="facts", example="[letter-asks-missiles]"
    )
    note: str = key(
        "What a careful reader should know.",
        longest=PROSE,
        default="",
        example="No number is given.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAid:
    """Something that is not counted as requested aid."""

    id: str = key("A slug that never changes.", example="igla-s-stock")
    what: str = key(
        "What it is.", longest=SENTENCE, example="Portable missiles already in the country"
    )
    supplier: str = key("The state it is linked with.", refs="actors", default="", example="russia")
    why: str = key(
        "Why it does not stand among the requests.",
        longest=SENTENCE,
        example="It is existing stock.",
    )
    facts: tuple[str, ...] = key(
        "The facts it rests on.", refs="facts", example="[igla-s-deployed]"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """How a state that was asked responded, as far as is said."""

    id: str = key("A slug that never changes.", example="china-response")
    state: str = key("The state that was asked.", refs="actors", example="china")
    answer: Answer = key("What the answer was.", example="unclear")
    statement: str = key(
        "In one sentence.", longest=SENTENCE, example="The documents leave the reaction unclear."
    )
    facts: tuple[str, ...] = key(
        "The facts it rests on; empty where nothing is said.",
        refs="facts",
        default=(),
        example="[]",
    )
