"""The selection: what a reader looks at, as a filter and a focus. The address holds it whole."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import parse_qs

from dashboard.domain.attribution import reporters
from dashboard.domain.dates import When, in_words, parse_when
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.search import folded, mentions
from dashboard.domain.vocabulary import Basis, Status, Word, renamed

LONGEST_TEXT = 200
MOST_VALUES = 200
FOCI = ("fact", "place", "actor", "relation")
"""What may be in focus, one thing at a time; the first of several that an address names."""


@dataclass(frozen=True, kw_only=True)
class Selection:
    """A filter over the facts, the one thing in focus, and the map view that is open.

    Empty fields let everything through. Within a field any value may match; the fields must all
    match. The names of the fields are the parameters of the address.
    """

    text: str = ""
    actors: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    status: tuple[Status, ...] = ()
    basis: tuple[Basis, ...] = ()
    outlets: tuple[str, ...] = ()
    period: When | None = None
    fact: str = ""
    place: str = ""
    actor: str = ""
    relation: str = ""
    map: str = ""

    @cached_property
    def is_filter(self) -> bool:
        """Whether it leaves anything out."""
        return self.without_focus() != Selection(map=self.map)

    @property
    def has_focus(self) -> bool:
        """Whether anything is in focus."""
        return bool(self.fact or self.place or self.actor or self.relation)

    def without_focus(self) -> "Selection":
        """The same with nothing in focus."""
        nothing: dict[str, Any] = dict.fromkeys(FOCI, "")
        return replace(self, **nothing)

    def without_filter(self) -> "Selection":
        """The same with every fact let through."""
        kept = {name: getattr(self, name) for name in (*FOCI, "map")}
        return Selection(**kept)

    def narrowed(self, query: str, dossier: Dossier) -> "Selection":
        """The same with the parameters that a query names as it has them, blank for none.

        Where they are so already, all of them are let go.
        """
        named = parse_qs(query, keep_blank_values=True)
        wanted = parse_query(named, dossier)[0]
        values: dict[str, Any] = {name: getattr(wanted, name) for name in named}
        narrowed = replace(self, **values)
        nothing: dict[str, Any] = {name: getattr(Selection(), name) for name in named}
        return narrowed if narrowed != self else replace(self, **nothing)

    def on(self, sort: str, name: str) -> "Selection":
        """The same filter with one thing in focus; `sort` is one of FOCI, `name` its id."""
        focus: dict[str, Any] = {sort: name}
        return replace(self.without_focus(), **focus)

    def facts(self, dossier: Dossier) -> tuple[Fact, ...]:
        """The facts that the filter lets through, in the order of the dossier.

        Corrected and withdrawn ones are not among them; see `superseded`.
        """
        return _let_through(self.without_focus(), dossier)[0]

    def superseded(self, dossier: Dossier) -> tuple[Fact, ...]:
        """The corrected and withdrawn facts that the filter lets through: drawn struck through."""
        return _let_through(self.without_focus(), dossier)[1]

    def listed(self, dossier: Dossier) -> tuple[Fact, ...]:
        """All facts that the filter lets through, those that no longer stand among them.

        What is listed or drawn is made of these, what is counted or quoted of `facts`.
        """
        return _let_through(self.without_focus(), dossier)[2]

    def ids(self, dossier: Dossier) -> frozenset[str]:
        """The ids of the facts that the filter lets through."""
        return frozenset(fact.id for fact in self.facts(dossier))

    def in_focus(self, dossier: Dossier) -> frozenset[str]:
        """The ids of the facts in focus: one, or those of a place, an actor, a relation."""
        if self.place:
            return frozenset(fact.id for fact in dossier.facts_at(self.place))
        if self.actor:
            return frozenset(fact.id for fact in dossier.facts_of(self.actor))
        if self.relation:
            return frozenset(dossier.relation[self.relation].facts)
        return frozenset((self.fact,)) if self.fact else frozenset()

    def query(self) -> dict[str, list[str]]:
        """The parameters of the address, without the empty ones."""
        values: dict[str, list[str]] = {
            "text": [self.text],
            "actors": list(self.actors),
            "kind": list(self.kind),
            "status": [word.value for word in self.status],
            "basis": [word.value for word in self.basis],
            "outlets": list(self.outlets),
            "period": [self.period.edtf] if self.period else [],
            **{name: [getattr(self, name)] for name in (*FOCI, "map")},
        }
        return {name: kept for name, many in values.items() if (kept := [v for v in many if v])}

    def in_words(self, dossier: Dossier) -> str:
        """What it lets through, as a sentence: '12 of 71 facts: status denied or no comment'."""
        total, gone = len(dossier.current), len(self.superseded(dossier))
        besides = f" (besides, {gone:,} corrected or withdrawn)" if gone else ""
        if not self.is_filter:
            return f"All {total:,} facts{besides}"
        parts = {
            "text": [f"“{self.text}”"] if self.text else [],
            "actor": [dossier.actor[name].name for name in self.actors],
            "kind": [dossier.kind[name].name for name in self.kind],
            "status": [word.label.lower() for word in self.status],
            "basis": [word.label.lower() for word in self.basis],
            "reported by": [dossier.source[name].name for name in self.outlets],
            "period": [in_words(self.period)] if self.period else [],
        }
        said = "; ".join(f"{name} {' or '.join(many)}" for name, many in parts.items() if many)
        return f"{len(self.facts(dossier)):,} of {total:,} facts{besides}: {said}"


@lru_cache(maxsize=256)
def _let_through(
    selection: Selection, dossier: Dossier
) -> tuple[tuple[Fact, ...], tuple[Fact, ...], tuple[Fact, ...]]:
    """Return the facts that a filter lets through: those that stand, those that do not, all.

    Asked for by every part of a page, and the same for all visitors with this filter.
    """
    chosen = set(selection.actors)
    wanted = folded(selection.text).split()
    found = [
        fact
        for fact in dossier.facts
        if (not selection.kind or fact.kind in selection.kind)
        and (not selection.status or fact.status in selection.status)
        and (not selection.basis or fact.basis in selection.basis)
        and (not selection.outlets or _comes_through(fact, dossier, selection.outlets))
        and (selection.period is None or fact.when.overlaps(selection.period))
        and (not chosen or not chosen.isdisjoint(dossier.takes_part[fact.id]))
        and (not wanted or mentions(fact, dossier, wanted))
    ]
    superseded = dossier.superseded
    return (
        tuple(fact for fact in found if fact.id not in superseded),
        tuple(fact for fact in found if fact.id in superseded),
        tuple(found),
    )


def _comes_through(fact: Fact, dossier: Dossier, outlets: Collection[str]) -> bool:
    """Whether some report of a fact comes through one of these."""
    return any(source.id in outlets for source in reporters(fact, dossier))


def parse_query(
    query: Mapping[str, Sequence[str]], dossier: Dossier
) -> tuple[Selection, tuple[str, ...]]:
    """The selection that an address asks for, and what of the address was not understood.

    Parameters of other names are left alone: hosts and embedding add their own.
    """
    query = in_todays_words(query, dossier)
    notices: list[str] = []

    def known(name: str, words: Iterable[str]) -> tuple[str, ...]:
        given = dict.fromkeys(value for value in query.get(name, ())[:MOST_VALUES] if value)
        there = frozenset(words) if given else frozenset()
        notices.extend(f"{name}: {_short(value)}" for value in given if value not in there)
        return tuple(value for value in given if value in there)

    selection = Selection(
        text=_text(query.get("text", ()), notices),
        actors=known("actors", dossier.actor),
        kind=known("kind", dossier.kind),
        status=tuple(Status(word) for word in known("status", Status)),
        basis=tuple(Basis(word) for word in known("basis", Basis)),
        outlets=known("outlets", (source.id for source in dossier.voices)),
        period=_period(query.get("period", ()), notices),
        map="".join(known("map", (view.id for view in dossier.config.maps))[:1]),
    )
    named = {sort: "".join(known(sort, getattr(dossier, sort))[:1]) for sort in FOCI}
    for sort in filter(named.get, FOCI):
        return selection.on(sort, named[sort]), tuple(notices)
    return selection, tuple(notices)


def in_todays_words(
    query: Mapping[str, Sequence[str]], dossier: Dossier
) -> dict[str, Sequence[str]]:
    """Return a query with the ids and words of earlier versions replaced by those of today."""
    words: dict[str, type[Word]] = {"status": Status, "basis": Basis}
    return {
        name: [today for value in values for today in _today(value, words.get(name), name, dossier)]
        for name, values in query.items()
    }


def _today(value: str, words: type[Word] | None, name: str, dossier: Dossier) -> Sequence[str]:
    if words:
        return [word.value for word in renamed(words, value)] or [value]
    return [dossier.present_id.get(value, value)] if name == "fact" else [value]


def _text(given: Sequence[str], notices: list[str]) -> str:
    text = " ".join("".join(given[:1]).split())
    if len(text) > LONGEST_TEXT:
        notices.append(f"text: longer than {LONGEST_TEXT} characters")
        return ""
    return text


def _period(given: Sequence[str], notices: list[str]) -> When | None:
    text = "".join(given[:1])
    if not text:
        return None
    try:
        return parse_when(text)
    except ValueError as error:
        notices.append(f"period: {_short(str(error))}")
        return None


def _short(text: str) -> str:
    """A value as a notice repeats it: short, on one line, nothing in it that a terminal obeys."""
    said = "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text[:40])
    return said if len(text) <= 40 and len(said) <= 40 else said[:39] + "…"
