"""What a paper is written from, and the chains of sources that it cites by number."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.selection import Selection

Values = dict[str, Any]
"""As the template reads them: JSON."""


@dataclass(frozen=True)
class Paper:
    """What is written from, and the chains of sources in the order in which they are cited."""

    dossier: Dossier
    selection: Selection
    chains: dict[tuple[str, ...], int] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    """The ids of the facts that stood under one that they dispute already."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What the filter lets through, without what no longer stands."""
        return self.selection.facts(self.dossier)

    @property
    def listed(self) -> tuple[Fact, ...]:
        """The same with what no longer stands, which is never counted."""
        return self.selection.listed(self.dossier)

    @property
    def chosen(self) -> frozenset[str]:
        """The ids of what the filter lets through."""
        return frozenset(fact.id for fact in self.facts)

    def sources_of(self, fact: Fact) -> list[int]:
        """The numbers of a fact's chains, that of its least firm report first."""
        vias = (report.via for report in fact.least_firm_first)
        return [self.chains.setdefault(via, len(self.chains) + 1) for via in vias]

    def sources(self, facts: Iterable[str]) -> list[int]:
        """The numbers of the chains of these facts, each once."""
        return sorted({n for name in facts for n in self.sources_of(self.dossier.fact[name])})
