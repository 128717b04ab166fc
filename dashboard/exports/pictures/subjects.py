"""What the shapes of a figure stand for: groups with a name, words, and the ids of facts."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.excerpt import excerpt as excerpt_of
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import attribution, counted, firmness
from dashboard.domain.query import parse_query
from dashboard.domain.superseded import plain_claim
from dashboard.exports.pictures.paint import nth
from dashboard.exports.pictures.shapes import Group, Shape

Trace = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Subject:
    """What some shapes stand for."""

    name: str
    facts: tuple[str, ...] = ()


GROUND = Subject("Ground")

MOST_TOLD = 50
"""So many facts are told of one shape."""


def _told(fact: Fact, dossier: Dossier) -> str:
    said_by = attribution(fact, dossier)
    return f"{firmness(fact)}: {plain_claim(fact, dossier)} ({said_by})"


@dataclass
class Gathered:
    """Shapes in the making of groups, in the order of painting."""

    excerpt: Excerpt
    stand_for: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The facts of what stands for several, by its name."""
    shapes: dict[Hashable, tuple[Subject, list[Shape]]] = field(default_factory=dict)

    def add(self, subject: Subject, shapes: Iterable[Shape], layer: Hashable = 0) -> None:
        """Paint for a subject: into its group of that layer, which stands where it began."""
        self.shapes.setdefault((layer, subject), (subject, []))[1].extend(shapes)

    def subject(self, trace: Trace, index: int) -> Subject:
        """What a point of a trace stands for, as its `meta` or else its `customdata` says."""
        meta = trace.get("meta")
        if isinstance(meta, dict) and "of" in meta:
            name = meta["facts"][meta["of"][index]]
            return Subject(name, tuple(self.stand_for.get(name, (name,))))
        if isinstance(meta, dict):
            return Subject(meta["name"], tuple(meta["facts"]))
        given = trace.get("customdata")
        return GROUND if given is None else self._target(given[index])

    def _target(self, target: Any) -> Subject:
        """A target of a click: 'fact:ID', 'place:ID', or 'filter:' and a query."""
        sort, _, name = str(nth(target, 0) if isinstance(target, list) else target).partition(":")
        if sort == "fact":
            return Subject(name, (name,))
        if sort == "place":
            there = tuple(fact.id for fact in self.excerpt.facts_at(name))
            return Subject(self.excerpt.dossier.place[name].name, there)
        if sort == "filter":
            dossier = self.excerpt.dossier
            found = excerpt_of(dossier, parse_query(parse_qs(name), dossier)[0]).listed_ids
            return Subject(name, tuple(f.id for f in self.excerpt.listed if f.id in found))
        return Subject(name) if name else GROUND

    def groups(self) -> tuple[Group, ...]:
        """All groups that have something to show."""
        return tuple(
            Group(
                name=subject.name,
                shapes=tuple(shapes),
                alt=self._alt(subject),
                facts=subject.facts,
            )
            for subject, shapes in self.shapes.values()
            if shapes
        )

    def _alt(self, subject: Subject) -> str:
        """How firmly what is said, and by whom: the whole of it, where a hover text is cut."""
        dossier = self.excerpt.dossier
        facts = [dossier.fact[name] for name in subject.facts]
        if not facts:
            return ""
        told = " ".join(_told(fact, dossier) for fact in facts[:MOST_TOLD])
        if len(facts) > MOST_TOLD:
            told += f" And {len(facts) - MOST_TOLD:,} more."
        number = counted(sum(f.id not in dossier.superseded for f in facts), "fact")
        return told if len(facts) < 2 else f"{subject.name}, {number}. {told}"
