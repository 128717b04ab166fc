"""A state of a dossier, as two of them are compared: its entries by id, and what it shows first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.domain.dossier import Dossier, by_id
from dashboard.domain.excerpt import excerpt
from dashboard.domain.facts import Fact, Report
from dashboard.domain.presented import settings_of, words_of
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import SourceKind

COMPARED = (
    "facts",
    "aid",
    "not_aid",
    "responses",
    "tensions",
    "questions",
    "relations",
    "sources",
    "actors",
    "places",
    "equipment",
    "terms",
    "seeds",
    "kinds",
)
"""The collections whose entries are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a dossier said at some time."""

    digest: str
    as_of: date
    entries: Mapping[str, Mapping[str, Any]]
    """By collection and id."""
    words: Mapping[str, tuple[str, ...]] | None = None
    """The words that readers see of each setting; None where they are not known of it."""
    settings: Mapping[str, str] | None = None
    """A digest of each setting."""

    def of(self, collection: str) -> Mapping[str, Any]:
        """Return the entries of a collection by id."""
        return self.entries.get(collection, {})

    @property
    def facts(self) -> Mapping[str, Fact]:
        """The facts by id."""
        return self.of("facts")

    def fact(self, name: str) -> Fact | None:
        """Return the fact of an id, today's or a former one."""
        return self.facts.get(name) or next(
            (fact for fact in self.facts.values() if name in fact.formerly), None
        )

    def name(self, collection: str, id_: str) -> str:
        """Return what an entry is called on screens; its id where it is not there."""
        entry = self.of(collection).get(id_)
        return str(entry.name) if entry else id_

    def voice(self, report: Report) -> str:
        """Return the name of who reports it: the outlet nearest the article, else the article."""
        kinds = ((link, self.of("sources").get(link)) for link in report.via)
        outlets = (link for link, one in kinds if one and one.kind is SourceKind.OUTLET)
        return self.name("sources", next(outlets, report.via[0]))

    def named(self, collection: str, ids: Iterable[str]) -> str:
        """Return several entries by their names: 'Vestra, Fjord Town'; 'none'."""
        return ", ".join(self.name(collection, id_) for id_ in ids) or "none"


def state_of(dossier: Dossier) -> State:
    """Return what a dossier shows: no row that rests only on what was corrected or withdrawn."""
    config, shown = dossier.config, excerpt(dossier, Selection())
    rows = {name: getattr(dossier, name) for name in COMPARED if name != "kinds"}
    rows |= {"aid": shown.requests, "not_aid": shown.not_aid, "responses": shown.responses}
    rows |= {"relations": shown.relations, "questions": (*shown.questions, *shown.answered)}
    rows |= {"tensions": [one.tension for one in shown.tensions if one.tension]}
    return State(
        digest=dossier.digest,
        as_of=config.as_of,
        entries={name: by_id(many) for name, many in rows.items()} | {"kinds": dossier.kind},
        words=words_of(dossier),
        settings=settings_of(config),
    )
