"""What rests on one source alone: what would be left out if it were wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dashboard.domain.aid import AidRequest
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt, excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.oppositions import Side
from dashboard.domain.phrasing import counted, part_of
from dashboard.domain.ready_sentence import as_cited
from dashboard.domain.relations import Relation
from dashboard.domain.scope import NOUNS, all_rows
from dashboard.domain.selection import Selection
from dashboard.domain.sources import Source
from dashboard.domain.wording import begun, listed


@dataclass(frozen=True)
class Alone:
    """What a dossier tells by the word of one source, and by no other way."""

    dossier: Dossier
    source: Source
    facts: tuple[Fact, ...]
    requests: tuple[AidRequest, ...]
    relations: tuple[Relation, ...]
    sides: tuple[Side, ...]
    """Sides of tensions all of whose claims rest on it."""

    @property
    def sentence(self) -> str:
        """What may be quoted: '10 of 79 facts and all 15 rows of aid rest on X alone.'."""
        parts = list(self._parts())
        verb = "rests" if len(self.facts) == 1 and len(parts) == 1 else "rest"
        name = as_cited(self.source, self.dossier)
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
        return " All that is known here of the aid asked for rests on it."


@lru_cache(maxsize=512)
def rests_alone(source: str, dossier: Dossier) -> Alone:
    """Return what rests on a source alone: what the same dossier does not show without it."""
    whole = excerpt(dossier, Selection())
    left = excerpt(dossier, Selection(without=(source,)))
    requests = {row.id for row in left.requests}
    relations = {row.id for row in left.relations}
    sides = [side for tension in whole.tensions for side in tension.sides]
    return Alone(
        dossier,
        dossier.source[source],
        tuple(fact for fact in whole.facts if fact.id not in left.ids),
        tuple(row for row in whole.requests if row.id not in requests),
        tuple(row for row in whole.relations if row.id not in relations),
        tuple(side for side in sides if _loses(side, whole, left)),
    )


def _loses(side: Side, whole: Excerpt, left: Excerpt) -> bool:
    """Return whether a side of which something stands loses all of that."""
    standing = {fact.id for fact in side} & whole.ids
    return bool(standing) and standing.isdisjoint(left.ids)


def all_alone(dossier: Dossier) -> tuple[Alone, ...]:
    """Return what rests on each source alone, where anything does; the most facts first."""
    found = (rests_alone(source.id, dossier) for source in dossier.sources)
    return tuple(sorted((one for one in found if one.facts), key=lambda one: -len(one.facts)))
