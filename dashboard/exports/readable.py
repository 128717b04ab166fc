"""The columns that people read: which come first in a table, and what they say in words.

Each name means the same in every file: `kind` is always an id, `kind_name` always its words.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypedDict, Unpack

from dashboard.domain.actors import Actor
from dashboard.domain.aid import AidRequest, Equipment, NotAid, Response
from dashboard.domain.asking import hedged
from dashboard.domain.config import Kind
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact, Figure, Report
from dashboard.domain.kinds import ActorKind, HelpKind
from dashboard.domain.phrasing import chain, chains, contest, dated, deed_in_words, firmness
from dashboard.domain.places import Place
from dashboard.domain.ready_sentence import sentence
from dashboard.domain.record import all_keys
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

JOINED_BY = "; "
Words = Callable[[Any, Dossier], str]
"""What makes the words of a cell from a record."""
Named = Callable[[Dossier], Mapping[str, Any]]
"""What finds the entries of a collection by their ids."""
OfFact = Callable[[Fact, Dossier], str]
SAID_BY = "Who says so: the attribution chain in words, that of the least firm report first."
FIRMLY = "How firmly it is put, and the word that softens it."
DATED = "The date in words, and what it is the date of where that is not the event itself."
CONTESTED = "What is held against it; empty for most."
READY = "The sentence to quote, with who says so and the date; empty where it no longer stands."
OF_THE_FIRST = "Of the first fact that the row rests on."


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    """A column that people read: a key of the record, or words that are made of it."""

    name: str
    title: str
    """What stands over it in a workbook."""
    meaning: str = ""
    """What its cells mean; empty for a key, which says so itself."""
    words: Words | None = None
    """How its cells are made; None for a key of the record."""
    refs: str = ""
    """The table that its cells name ids of; empty: none."""
    is_behind: bool = False
    """Whether a workbook shows it only when its group is opened."""
    leads: bool = False
    """Whether its cells lead to the first fact of their row."""


class _How(TypedDict, total=False):
    """What a workbook makes of a column."""

    is_behind: bool
    leads: bool


def _key(name: str, title: str, **how: Unpack[_How]) -> Readable:
    return Readable(name=name, title=title, **how)


def _label(kind: type, key: str, title: str, **how: Unpack[_How]) -> Readable:
    """The word that stands on screens for a key of a closed vocabulary."""
    return _in_words(kind, key, "name", title, lambda one, _: getattr(one, key).label, how)


def _name(kind: type, key: str, title: str, named: Named, **how: Unpack[_How]) -> Readable:
    """The name of the entry whose id a key holds."""

    def words(record: Any, dossier: Dossier) -> str:
        return _called(getattr(record, key), named(dossier))

    return _in_words(kind, key, "name", title, words, how)


def _names(kind: type, key: str, title: str, named: Named, **how: Unpack[_How]) -> Readable:
    """The names of the entries whose ids a key holds."""

    def words(record: Any, dossier: Dossier) -> str:
        return JOINED_BY.join(_called(id_, named(dossier)) for id_ in getattr(record, key))

    return _in_words(kind, key, "names", title, words, how)


def _in_words(kind: type, key: str, suffix: str, title: str, words: Words, how: _How) -> Readable:
    meaning = _meaning(kind, key)
    return Readable(name=f"{key}_{suffix}", title=title, meaning=meaning, words=words, **how)


def _meaning(kind: type, key: str) -> str:
    meaning = next(spec.metadata["meaning"] for spec, _ in all_keys(kind) if spec.name == key)
    return f"{meaning} In words."


def _called(id_: str, entries: Mapping[str, Any]) -> str:
    if not id_:
        return ""
    entry = entries[id_]
    return str(entry.label if isinstance(entry, HelpKind | ActorKind) else entry.name)


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
        _key("statement", "Statement"),
        _FACT["said_by"],
        _FACT["firmly"],
        _FACT["dated"],
        _key("earliest", "From"),
        _key("latest", "To"),
        _FACT["ready_sentence"],
        _key("caveat", "Caveat"),
        _FACT["contested"],
        Readable(
            name="superseded",
            title="Corrected or withdrawn",
            meaning=SUPERSEDED_WHY,
            words=superseded_why,
        ),
        _key("id", "Id"),
        _name(Fact, "kind", "Kind", lambda d: d.kind, is_behind=True),
        _label(Fact, "basis", "What it rests on", is_behind=True),
        _name(Fact, "speaker", "Who is quoted", lambda d: d.actor, is_behind=True),
        _names(Fact, "actors", "Who takes part", lambda d: d.actor, is_behind=True),
        _names(Fact, "places", "Where", lambda d: d.place, is_behind=True),
        _key("figures", "Numbers in it", is_behind=True),
        _key("note", "A note on it", is_behind=True),
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
        _label(Report, "basis", "What it rests on"),
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
        _name(AidRequest, "asker", "Who asks", lambda d: d.actor),
        _name(AidRequest, "asked", "Who was asked", lambda d: d.actor, leads=True),
        Readable(
            name="asked_for",
            title="What for",
            meaning="What exactly, the kind of help, and the word that softens it.",
            words=hedged,
        ),
        _OF_FIRST["firmly"],
        _label(AidRequest, "stage", "How far it has come"),
        _key("stage_why", "Why no further"),
        _OF_FIRST["said_by"],
        _OF_FIRST["dated"],
        _OF_FIRST["ready_sentence"],
        _OF_FIRST["contested"],
        _key("channel", "By which way", is_behind=True),
        _name(
            AidRequest, "equipment", "Sort of thing", lambda d: d.equipment_by_id, is_behind=True
        ),
        _name(AidRequest, "help", "Kind of help", lambda d: d.help_kind, is_behind=True),
        _key("note", "A note on it", is_behind=True),
    ),
    NotAid: (
        _key("what", "What it is"),
        _name(NotAid, "supplier", "Linked with", lambda d: d.actor, leads=True),
        _key("why", "Why it is not counted"),
        _OF_FIRST["firmly"],
        _OF_FIRST["said_by"],
        _OF_FIRST["dated"],
        _OF_FIRST["ready_sentence"],
        _OF_FIRST["contested"],
    ),
    Response: (
        _name(Response, "state", "State that was asked", lambda d: d.actor),
        _label(Response, "answer", "What it answered", leads=True),
        _key("statement", "What is known"),
        _OF_EACH["said_by"],
        _OF_EACH["dated"],
    ),
    Tension: (
        _key("title", "What it is about"),
        _label(Tension, "kind", "Kind", leads=True),
        _key("differs", "Where they differ"),
        _key("open", "What stays open"),
        _CLAIMS,
    ),
    Question: (
        _key("topic", "Topic", leads=True),
        _key("question", "Question"),
        _key("settled_by", "What would settle it"),
        _CLAIMS,
    ),
    Relation: (
        Readable(
            name="in_words",
            title="Who did what to whom",
            meaning="The relation as a sentence.",
            words=deed_in_words,
        ),
        _label(Relation, "deed", "Sort of deed", leads=True),
        _OF_EACH["firmly"],
        _OF_EACH["said_by"],
        _OF_EACH["dated"],
        _OF_EACH["contested"],
    ),
    Source: (
        _key("name", "Name"),
        _label(Source, "kind", "Kind"),
        _key("url", "Address"),
        _key("native", "In its own language"),
        _key("note", "A note on it"),
    ),
    Actor: (
        _key("name", "Name"),
        _name(Actor, "kind", "Kind", lambda d: d.actor_kind),
        _name(Actor, "of", "Belongs to", lambda d: d.actor),
        _key("role", "Office"),
        _key("native", "In its own language"),
        _key("note", "A note on it"),
    ),
    Place: (
        _key("name", "Name"),
        _label(Place, "precision", "How well it is known"),
        _key("lat", "Degrees north"),
        _key("lon", "Degrees east"),
        _key("native", "In its own language"),
        _key("why", "A note on it"),
    ),
    Equipment: (_key("name", "Name"),),
    Term: (
        _key("name", "Name"),
        _key("native", "In its own language"),
        _key("aliases", "Other names"),
        _key("note", "A note on it"),
    ),
    Seed: (
        _key("publisher", "Who published it"),
        _key("date", "Day"),
        _key("about", "What it is about"),
        _key("language", "Language"),
        _names(Seed, "outlets", "Outlets it reports on", lambda d: d.source),
    ),
    Paragraph: (_key("number", "Paragraph"), _key("gist", "What it says, in short")),
    Kind: (_key("name", "Name"), _key("meaning", "What belongs in it")),
    HelpKind: (_key("label", "Name"), _key("meaning", "What it is")),
    ActorKind: (_key("label", "Name"), _key("meaning", "What it is")),
}
"""The columns that come first, in order; the other keys of the record follow."""


def made(record: Any, dossier: Dossier) -> dict[str, str | None]:
    """Return the words that are made of a record, by the names of their keys; None for no words."""
    return {
        one.name: one.words(record, dossier) or None
        for one in READABLE[type(record)]
        if one.words is not None
    }
