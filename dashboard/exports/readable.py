"""The columns that people read: which come first in a table, and what they say in words.

Each name means the same in every file: `kind` is always an id, `kind_name` always its words.
"""

from collections.abc import Callable, Iterable
from typing import Any

from dashboard.domain.actors import Actor
from dashboard.domain.aid import (
    AidRequest,
    Equipment,
    NotAid,
    PastAnswer,
    PastStage,
    Response,
)
from dashboard.domain.asking import hedged
from dashboard.domain.config import Kind
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact, Figure, Report
from dashboard.domain.kinds import ActorKind, HelpKind
from dashboard.domain.phrasing import chain, chains, contest, dated, deed_in_words, firmness
from dashboard.domain.places import Place
from dashboard.domain.ready_sentence import sentence
from dashboard.domain.relations import Relation
from dashboard.domain.sources import Paragraph, Seed, Source
from dashboard.domain.superseded import (
    SUPERSEDED_BY,
    SUPERSEDED_WHY,
    superseded_by,
    superseded_why,
)
from dashboard.domain.tensions import Question, Tension
from dashboard.domain.terms import Term
from dashboard.exports.readable_columns import (
    JOINED_BY,
    Readable,
    Words,
    key_column,
    label_column,
    name_column,
    names_column,
)

OfFact = Callable[[Fact, Dossier], str]
SAID_BY = "Who says so: the attribution chain in words, that of the least firm report first."
FIRMLY = "How firmly it is put, and the word that softens it."
DATED = "The date in words, and what it is the date of where that is not the event itself."
CONTESTED = "What is held against it; empty for most."
READY = "The sentence to quote, with who says so and the date; empty where it no longer stands."
OF_THE_FIRST = "Of the first fact that the row rests on."


def ready_sentence(fact: Fact, dossier: Dossier) -> str:
    """Return the sentence to quote; empty for a fact that no longer stands."""
    return "" if fact.id in dossier.superseded else sentence(fact, dossier)


def _first(words: OfFact) -> Words:
    """Return the words of the first fact that a row rests on."""
    return lambda row, dossier: words(dossier.fact[row.facts[0]], dossier) if row.facts else ""


def _each(words: OfFact) -> Words:
    """Return the words of all facts that a row rests on, each once."""

    def joined(row: Any, dossier: Dossier) -> str:
        return _once(words(dossier.fact[name], dossier) for name in row.facts)

    return joined


def _once(words: Iterable[str]) -> str:
    return JOINED_BY.join(dict.fromkeys(filter(None, words)))


def _firmly(fact: Fact, _: Dossier) -> str:
    return firmness(fact)


def _in_short(fact: Fact, _: Dossier) -> str:
    return fact.short or fact.statement


def _of_facts(of: Callable[[OfFact], Words], more: str = "") -> dict[str, Readable]:
    """What is said of a fact, by the names of the columns; of a row by the facts it rests on."""
    found = (
        ("said_by", "Who says so", SAID_BY, chains),
        ("firmly", "How firmly", FIRMLY, _firmly),
        ("dated", "Date", DATED, dated),
        ("ready_sentence", "Ready to quote", READY, ready_sentence),
        ("contested", "Held against it", CONTESTED, contest),
    )
    return {
        name: Readable(
            name=name,
            title=title,
            meaning=f"{meaning} {more}".strip(),
            words=of(words),
        )
        for name, title, meaning, words in found
    }


_FACT = _of_facts(lambda words: words)
_OF_FIRST = _of_facts(_first, OF_THE_FIRST)
_OF_EACH = _of_facts(_each, "Of all facts that the row rests on.")
_CLAIMS = Readable(
    name="claims",
    title="Claims in short",
    meaning="The facts that it names, in short.",
    words=_each(_in_short),
)

READABLE: dict[type, tuple[Readable, ...]] = {
    Fact: (
        key_column("statement", "Statement"),
        _FACT["said_by"],
        _FACT["firmly"],
        _FACT["dated"],
        key_column("earliest", "From"),
        key_column("latest", "To"),
        _FACT["ready_sentence"],
        key_column("caveat", "Caveat"),
        _FACT["contested"],
        Readable(
            name="superseded",
            title="Corrected or withdrawn",
            meaning=SUPERSEDED_WHY,
            words=superseded_why,
        ),
        key_column("id", "Id"),
        name_column(Fact, "kind", "Kind", lambda d: d.kind, is_behind=True),
        label_column(Fact, "basis", "What it rests on", is_behind=True),
        name_column(Fact, "speaker", "Who is quoted", lambda d: d.actor, is_behind=True),
        names_column(Fact, "actors", "Who takes part", lambda d: d.actor, is_behind=True),
        names_column(Fact, "places", "Where", lambda d: d.place, is_behind=True),
        key_column("figures", "Numbers in it", is_behind=True),
        key_column("note", "A note on it", is_behind=True),
        Readable(
            name="superseded_by",
            title="In its place",
            meaning=SUPERSEDED_BY,
            words=superseded_by,
            refs="facts",
            is_behind=True,
        ),
    ),
    Report: (
        Readable(name="said_by", title="Who says so", meaning=SAID_BY, words=chain),
        Readable(
            name="firmly",
            title="How firmly",
            meaning=FIRMLY,
            words=lambda report, _: firmness(report),
        ),
        label_column(Report, "basis", "What it rests on"),
    ),
    Figure: (
        Readable(
            name="figure",
            title="As it is read out",
            meaning="The number with its unit, as it is read out.",
            words=lambda figure, _: str(figure),
        ),
    ),
    AidRequest: (
        name_column(AidRequest, "asker", "Who asks", lambda d: d.actor),
        name_column(AidRequest, "asked", "Who was asked", lambda d: d.actor, leads=True),
        Readable(
            name="asked_for",
            title="What for",
            meaning="What exactly, the kind of help, and the word that softens it.",
            words=hedged,
        ),
        _OF_FIRST["firmly"],
        label_column(AidRequest, "stage", "How far it has come"),
        key_column("stage_why", "Why no further"),
        _OF_FIRST["said_by"],
        _OF_FIRST["dated"],
        _OF_FIRST["ready_sentence"],
        _OF_FIRST["contested"],
        key_column("channel", "By which way", is_behind=True),
        name_column(
            AidRequest, "equipment", "Sort of thing", lambda d: d.equipment_by_id, is_behind=True
        ),
        name_column(AidRequest, "help", "Kind of help", lambda d: d.help_kind, is_behind=True),
        key_column("note", "A note on it", is_behind=True),
    ),
    PastStage: (label_column(PastStage, "stage", "How far it had come"), key_column("on", "Day")),
    PastAnswer: (label_column(PastAnswer, "answer", "What it answered"), key_column("on", "Day")),
    NotAid: (
        key_column("what", "What it is"),
        name_column(NotAid, "supplier", "Linked with", lambda d: d.actor, leads=True),
        key_column("why", "Why it is not counted"),
        _OF_FIRST["firmly"],
        _OF_FIRST["said_by"],
        _OF_FIRST["dated"],
        _OF_FIRST["ready_sentence"],
        _OF_FIRST["contested"],
    ),
    Response: (
        name_column(Response, "state", "State that was asked", lambda d: d.actor),
        label_column(Response, "answer", "What it answered", leads=True),
        key_column("statement", "What is known"),
        _OF_EACH["said_by"],
        _OF_EACH["dated"],
    ),
    Tension: (
        key_column("title", "What it is about"),
        label_column(Tension, "kind", "Kind", leads=True),
        key_column("differs", "Where they differ"),
        key_column("open", "What stays open"),
        _CLAIMS,
    ),
    Question: (
        key_column("topic", "Topic", leads=True),
        key_column("question", "Question"),
        key_column("settled_by", "What would settle it"),
        key_column("answered", "What answered it"),
        _CLAIMS,
    ),
    Relation: (
        Readable(
            name="in_words",
            title="Who did what to whom",
            meaning="The relation as a sentence.",
            words=deed_in_words,
        ),
        label_column(Relation, "deed", "Sort of deed", leads=True),
        _OF_EACH["firmly"],
        _OF_EACH["said_by"],
        _OF_EACH["dated"],
        _OF_EACH["contested"],
    ),
    Source: (
        key_column("name", "Name"),
        label_column(Source, "kind", "Kind"),
        key_column("url", "Address"),
        key_column("native", "In its own language"),
        key_column("note", "A note on it"),
    ),
    Actor: (
        key_column("name", "Name"),
        name_column(Actor, "kind", "Kind", lambda d: d.actor_kind),
        name_column(Actor, "of", "Belongs to", lambda d: d.actor),
        key_column("role", "Office"),
        key_column("native", "In its own language"),
        key_column("note", "A note on it"),
    ),
    Place: (
        key_column("name", "Name"),
        label_column(Place, "precision", "How well it is known"),
        key_column("lat", "Degrees north"),
        key_column("lon", "Degrees east"),
        key_column("native", "In its own language"),
        key_column("why", "A note on it"),
    ),
    Equipment: (key_column("name", "Name"),),
    Term: (
        key_column("name", "Name"),
        key_column("native", "In its own language"),
        key_column("aliases", "Other names"),
        key_column("note", "A note on it"),
    ),
    Seed: (
        key_column("publisher", "Who published it"),
        key_column("date", "Day"),
        key_column("about", "What it is about"),
        key_column("language", "Language"),
        names_column(Seed, "outlets", "Outlets it reports on", lambda d: d.source),
    ),
    Paragraph: (key_column("number", "Paragraph"), key_column("gist", "What it says, in short")),
    Kind: (key_column("name", "Name"), key_column("meaning", "What belongs in it")),
    HelpKind: (key_column("label", "Name"), key_column("meaning", "What it is")),
    ActorKind: (key_column("label", "Name"), key_column("meaning", "What it is")),
}
"""The columns that come first, in order; the other keys of the record follow."""


def made(record: Any, dossier: Dossier) -> dict[str, str | None]:
    """Return the words that are made of a record, by the names of their keys; None for no words."""
    return {
        one.name: one.words(record, dossier) or None
        for one in READABLE[type(record)]
        if one.words is not None
    }
