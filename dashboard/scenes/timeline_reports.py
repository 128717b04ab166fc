"""The lanes of reports that facts are dated by."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from dashboard.domain.attribution import reporters
from dashboard.domain.dates import When, in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.sources import Source
from dashboard.domain.vocabulary import WhenIs
from dashboard.domain.weight import by_weight
from dashboard.scenes.bundles import LEVELS, Cells, within

MOST = 12
"""How many reports can be side by side."""


@dataclass(frozen=True, slots=True)
class Report:
    """The reports of one source on one day, as far as facts are dated by them."""

    source: Source
    when: When
    head: Fact | None
    """The fact that says that it was published, if there is one."""
    facts: tuple[Fact, ...]
    """The facts dated by it, the weightiest first, and what it tells of its own day."""
    number: int
    """How many facts are dated by it, and by nothing else."""

    @property
    def lane(self) -> str:
        """Return its name: 'Northern Wire, 6 May 2031'."""
        return f"{self.source.name}, {in_words(self.when)}"

    @property
    def every(self) -> tuple[Fact, ...]:
        """Return its facts with the one that says that it was published."""
        return (self.head, *self.facts) if self.head else self.facts

    @property
    def target(self) -> str:
        """Return the filter that lets only facts of this source and day through."""
        query = {"outlets": self.source.id, "period": self.when.edtf}
        return f"filter:{urlencode(query)}"


def is_published(fact: Fact, dossier: Dossier) -> bool:
    """Return whether a fact is dated by a report only, or says that something was published."""
    return fact.when_is is WhenIs.REPORT or dossier.kind[fact.kind].is_publication


def reports(excerpt: Excerpt) -> tuple[Report, ...]:
    """Return the reports, in the order of time, each with the facts that are dated by it.

    An event of the very day of a report that the same source tells is there as well. Where
    reports are too many, those of a source are taken together by week, month or year.
    """
    for cells in LEVELS:
        found = _reports(excerpt, cells)
        if len(found) <= MOST:
            break
    return found


def _reports(excerpt: Excerpt, cells: Cells) -> tuple[Report, ...]:
    dossier = excerpt.dossier
    found: dict[tuple[When, Source], list[Fact]] = {}
    for fact in by_weight(excerpt.listed, dossier):
        if is_published(fact, dossier):
            when = fact.when if cells is LEVELS[0] else within(fact.when, cells)
            for source in reporters(fact, dossier):
                found.setdefault((when, source), []).append(fact)
    rank = {source: number for number, source in enumerate(dossier.sources)}
    days = sorted(found, key=lambda one: (one[0].order, rank[one[1]]))
    same_day = _told_on_the_day(excerpt, found)
    return tuple(_report(*key, found[key], same_day.get(key, []), dossier) for key in days)


def _told_on_the_day(
    excerpt: Excerpt, known: Collection[tuple[When, Source]]
) -> dict[tuple[When, Source], list[Fact]]:
    found: dict[tuple[When, Source], list[Fact]] = {}
    for fact in by_weight(excerpt.listed, excerpt.dossier):
        if not is_published(fact, excerpt.dossier):
            for source in reporters(fact, excerpt.dossier):
                if (fact.when, source) in known:
                    found.setdefault((fact.when, source), []).append(fact)
    return found


def _report(
    when: When, source: Source, dated: Sequence[Fact], besides: Sequence[Fact], dossier: Dossier
) -> Report:
    head = next((one for one in dated if dossier.kind[one.kind].is_publication), None)
    facts = by_weight((one for one in (*dated, *besides) if one is not head), dossier)
    return Report(source, when, head, facts, len(dated))
