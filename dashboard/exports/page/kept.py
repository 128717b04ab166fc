"""What of a dossier the page holds: what the filter lets through, and what must stand with it."""

from dataclasses import dataclass
from functools import cached_property

from dashboard.domain.aid import AidRequest
from dashboard.domain.attribution import links
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.oppositions import Opposition, oppositions
from dashboard.domain.selection import Selection
from dashboard.domain.shown import touching
from dashboard.domain.sources import Source
from dashboard.domain.superseded import current, standing
from dashboard.domain.tensions import Question


@dataclass(frozen=True)
class Kept:
    """The content of one page."""

    dossier: Dossier
    selection: Selection

    @cached_property
    def chosen(self) -> frozenset[str]:
        """The ids of the facts that the selection lets through, whether they still stand or not."""
        return frozenset(fact.id for fact in self.selection.listed(self.dossier))

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """These facts, and those that they stand against: a denial is never alone."""
        against = {name for fact in self.chosen for name in self.dossier.fact[fact].disputes}
        return tuple(f for f in self.dossier.facts if f.id in self.chosen or f.id in against)

    @cached_property
    def current(self) -> tuple[Fact, ...]:
        """Those of them that still stand: only these are counted."""
        return current(self.facts, self.dossier)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all facts of the page."""
        return frozenset(fact.id for fact in self.facts)

    @cached_property
    def aid(self) -> tuple[AidRequest, ...]:
        """The rows of aid that rest on some of them."""
        return touching(standing(self.dossier.aid, self.dossier), self.ids)

    @cached_property
    def tensions(self) -> tuple[Opposition, ...]:
        """The tensions that some of them stand in, one kind after the other."""
        found = (one for one in oppositions(self.dossier) if one.tension)
        return tuple(one for one in found if not self.ids.isdisjoint(f.id for f in one.facts))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The open questions: all of them, or under a filter those that touch what is left."""
        asked = self.dossier.questions
        return touching(asked, self.ids) if self.selection.is_filter else asked

    @cached_property
    def sources(self) -> dict[str, int]:
        """The numbers under which sources are cited, in the order of the file."""
        named = {link for fact in self.facts for link in links(fact, self.dossier)}
        cited = [source for source in self.dossier.sources if source in named]
        return {source.id: number for number, source in enumerate(cited, 1)}

    def linked(self, names: tuple[str, ...]) -> tuple[Fact, ...]:
        """Those of some facts that have a card on the page."""
        return tuple(self.dossier.fact[name] for name in names if name in self.ids)

    def cited(self) -> list[Source]:
        """The sources in the order of their numbers."""
        return [self.dossier.source[name] for name in self.sources]
