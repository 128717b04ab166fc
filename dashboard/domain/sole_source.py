"""Facts and rows that rest on one source alone: what would be left out if it were wrong."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dashboard.domain.aid import AidRequest
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt, excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.oppositions import Side
from dashboard.domain.phrasing import counted, part_of
from dashboard.domain.publishers import name_of, of_one_publisher
from dashboard.domain.relations import Relation
from dashboard.domain.scope import NOUNS, all_rows
from dashboard.domain.selection import Selection
from dashboard.domain.sources import Source
from dashboard.domain.wording import begun, listed


@dataclass(frozen=True)
class SoleSource:
    """The part of a dossier that rests on one source and on no other.

    The articles of one publisher are one source.
    """

    dossier: Dossier
    sources: tuple[Source, ...]
    """The source; of a publisher, all its articles."""
    facts: tuple[Fact, ...]
    requests: tuple[AidRequest, ...]
    relations: tuple[Relation, ...]
    sides: tuple[Side, ...]
    """Sides of tensions all of whose claims rest on it."""

    @property
    def source(self) -> Source:
        """The source; of a publisher, its first article."""
        return self.sources[0]

    @property
    def name(self) -> str:
        """Its name; of several articles, that of their publisher."""
        return self.source.name if len(self.sources) == 1 else name_of(self.sources, self.dossier)

    @property
    def sentence(self) -> str:
        """Return a sentence to quote: '10 of 79 facts and all 15 rows of aid rest on X alone.'."""
        parts = list(self._parts()) or ["nothing"]
        verb = "rests" if len(self.facts) < 2 and len(parts) == 1 else "rest"
        name = name_of(self.sources, self.dossier)
        return f"{begun(listed(parts))} {verb} on {name} alone.{self._upshot()}"

    def _parts(self) -> Iterator[str]:
        whole = excerpt(self.dossier, Selection())
        for table in ("facts", "requests", "relations"):
            number, total = len(getattr(self, table)), len(all_rows(table, whole))
            if number:
                yield part_of(number, total, *NOUNS[table])
        if self.sides:
            yield counted(len(self.sides), "side of a tension", "sides of tensions")

    def _upshot(self) -> str:
        if not self.requests or len(self.requests) < len(self.dossier.aid):
            return ""
        return " Everything known here about the aid asked for rests on it."


@lru_cache(maxsize=512)
def sole_source(source: str, dossier: Dossier) -> SoleSource:
    """Return what rests on a source alone: what the same dossier does not show without it."""
    whole = excerpt(dossier, Selection())
    sources = of_one_publisher(source, dossier)
    left = excerpt(dossier, Selection(without=tuple(one.id for one in sources)))
    requests = {row.id for row in left.requests}
    relations = {row.id for row in left.relations}
    sides = [side for tension in whole.tensions for side in tension.sides]
    return SoleSource(
        dossier,
        sources,
        tuple(fact for fact in whole.facts if fact.id not in left.ids),
        tuple(row for row in whole.requests if row.id not in requests),
        tuple(row for row in whole.relations if row.id not in relations),
        tuple(side for side in sides if _loses(side, whole, left)),
    )


def _loses(side: Side, whole: Excerpt, left: Excerpt) -> bool:
    """Return whether a side loses all of its facts that still stand."""
    standing = {fact.id for fact in side} & whole.ids
    return bool(standing) and standing.isdisjoint(left.ids)


def sole_sources(excerpt: Excerpt, most: int) -> tuple[SoleSource, ...]:
    """Return what a page shows: the first sources, then others that are left out.

    Each keeps its place when it is left out, so that the keyboard focus stays there.
    """
    dossier = excerpt.dossier.whole
    names = dict.fromkeys((*_sole_sources(dossier)[:most], *_left_out(excerpt)))
    return tuple(sole_source(name, dossier) for name in names)


def number_of_sole_sources(excerpt: Excerpt) -> int:
    """Return how many sources there are that something rests on alone, or that are left out."""
    return len({*_sole_sources(excerpt.dossier.whole), *_left_out(excerpt)})


def _left_out(excerpt: Excerpt) -> Iterator[str]:
    """Yield the sources that a reader leaves out, of a publisher its first article."""
    for name in excerpt.selection.without:
        yield of_one_publisher(name, excerpt.dossier.whole)[0].id


@lru_cache(maxsize=8)
def _sole_sources(dossier: Dossier) -> tuple[str, ...]:
    """Return the ids of the sources that some fact rests on alone; the most facts first.

    Of a publisher, that of its first article.
    """
    first = {one.id: of_one_publisher(one.id, dossier)[0].id for one in dossier.sources}
    chains = ([{first[n] for n in one.via} for one in fact.reports] for fact in dossier.current)
    facts = Counter(name for named in chains for name in set.intersection(*named))
    found = (source.id for source in dossier.sources if facts[source.id])
    return tuple(sorted(found, key=lambda name: -facts[name]))
