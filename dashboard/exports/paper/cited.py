"""What a paper is written from, and the chains of sources that it cites by number."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact

Values = dict[str, Any]
"""As the template reads them: JSON."""


@dataclass(frozen=True)
class Paper:
    """An excerpt, and the chains of sources in the order in which they are cited."""

    excerpt: Excerpt
    chains: dict[tuple[str, ...], int] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    """The ids of the facts that stood under one that they dispute already."""

    def sources_of(self, fact: Fact) -> list[int]:
        """Return the numbers of a fact's chains, that of its least firm report first."""
        vias = (report.via for report in fact.least_firm_first)
        return [self.chains.setdefault(via, len(self.chains) + 1) for via in vias]

    def sources(self, facts: Iterable[str]) -> list[int]:
        """Return the numbers of the chains of these facts, each once."""
        fact = self.excerpt.dossier.fact
        return sorted({number for name in facts for number in self.sources_of(fact[name])})
