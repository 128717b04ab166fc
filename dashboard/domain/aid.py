"""Requests for aid, what is not counted as one, and the responses of those who were asked."""

from dataclasses import dataclass
from datetime import date

from dashboard.domain.record import PROSE, SENTENCE, key
from dashboard.domain.vocabulary import Answer, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """A row of the aid matrix."""

    id: str = key("A slug that never changes.", example="lamps")
    name: str = key("How it is called on screens.", example="Lamps")


@dataclass(frozen=True, slots=True, kw_only=True)
class PastStage:
    """A stage that a request had before."""

    stage: Stage = key("How far it had come.", example="requested")
    on: date = key("The day of the report that said so.", example="2031-05-20")
    fact: str = key(
        "The fact that said so, one of those the request rests on.", refs="facts", example="ID"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AidRequest:
    """One kind of help with one kind of equipment asked for, or being arranged."""

    id: str = key("A slug that never changes.", example="lampworks-lamp")
    asker: str = key("The state that asks.", refs="actors", example="ID")
    asked: str = key("The state that is asked.", refs="actors", example="ID")
    equipment: str = key("The row of the matrix.", refs="equipment", example="ID")
    detail: str = key(
        "What exactly, in our own words.", longest=SENTENCE, example="One lamp of no stated type"
    )
    help: str = key("What kind of help.", refs="help_kinds", example="ID")
    stage: Stage = key("How far it has come; never further than is said.", example="requested")
    stage_why: str = key(
        "Why no other stage.", longest=SENTENCE, example="The logbook says no more."
    )
    stage_fact: str = key(
        "The fact that says so for the stage, one of those it rests on.",
        refs="facts",
        example="ID",
    )
    hedge: str = key("The word that softens it, in English.", default="", example="probably")
    channel: str = key(
        "The channel of the request.", longest=SENTENCE, example="Letter of the keeper"
    )
    facts: tuple[str, ...] = key("The facts it rests on.", refs="facts", example="[ID]")
    note: str = key(
        "What a careful reader should know.",
        longest=PROSE,
        default="",
        example="No number is given.",
    )
    past: tuple[PastStage, ...] = key(
        "The stages that it had before, the earliest first.", default=(), example=""
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAid:
    """Something that is not counted as requested aid."""

    id: str = key("A slug that never changes.", example="old-lamp")
    what: str = key("What it is.", longest=SENTENCE, example="The lamp that was there")
    supplier: str = key("The state it is linked with.", refs="actors", default="", example="ID")
    why: str = key(
        "Why it is not among the requests.",
        longest=SENTENCE,
        example="It came long ago.",
    )
    facts: tuple[str, ...] = key("The facts it rests on.", refs="facts", example="[ID]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PastAnswer:
    """An answer that was known of before."""

    answer: Answer = key("What the answer was.", example="unclear")
    on: date = key("The day of the report that said so.", example="2031-05-20")
    facts: tuple[str, ...] = key(
        "The facts that said so; empty where nothing was said.",
        refs="facts",
        default=(),
        example="[ID]",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The response of a state that was asked, as far as is said."""

    id: str = key("A slug that never changes.", example="lampworks-response")
    state: str = key("The state that was asked.", refs="actors", example="ID")
    answer: Answer = key("What the answer was.", example="unclear")
    statement: str = key(
        "In one sentence.", longest=SENTENCE, example="It is not known whether anybody answered."
    )
    facts: tuple[str, ...] = key(
        "The facts it rests on; empty where nothing is said.",
        refs="facts",
        default=(),
        example="[ID]",
    )
    past: tuple[PastAnswer, ...] = key(
        "The answers known of before, the earliest first.", default=(), example=""
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AidWords:
    """The title of the page of requests, and the headings of its parts."""

    title: str = key("The page, as the navigation names it.", default="Requests", example="Grain")
    thing: str = key(
        "The column that says what was asked for.", default="Asked for", example="Sort of grain"
    )
    asked: str = key(
        "The heading over all that was asked, no stronger than its rows.",
        default="Asked, or being arranged",
        example="Grain asked for",
    )
    one_by_one: str = key(
        "The heading over the rows.",
        default="Asked, or being arranged, one by one",
        example="Each request for grain",
    )
    how_far: str = key(
        "The heading over the stages.",
        default="How far each has come",
        example="How far each delivery has come",
    )
    responded: str = key(
        "The heading over the responses.",
        default="How those who were asked responded",
        example="What the exporters answered",
    )
    not_counted: str = key(
        "The heading over what is not counted.",
        default="Not counted as requested, and why",
        example="Deliveries that nobody asked for",
    )
