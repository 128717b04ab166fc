"""The places of an excerpt as a layer of its own: each once, with the claims that lie there."""

from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import contest_mark, signed
from dashboard.domain.places import Place
from dashboard.exports.columns import Cell, Column
from dashboard.exports.geometry import Geometry, geometry_of
from dashboard.exports.readable_columns import JOINED_BY
from dashboard.exports.tables import Table, table

CLAIMS = Column(
    name="claims",
    title="Claims there",
    meaning="The claims there that the filter lets through, each after how firmly it is put.",
)
NUMBER = Column(
    name="number_of_claims",
    title="Number of claims",
    meaning="How many these are; what was corrected or withdrawn is not among them.",
    type="integer",
)


def map_places(excerpt: Excerpt) -> tuple[Table, list[Geometry | None]]:
    """Return the places that can be drawn, as rows, with the geometry of each."""
    whole, dossier = table("places", excerpt), excerpt.dossier
    there = [dossier.place[str(id_)] for id_ in whole.column("id")]
    drawn = [pair for pair in zip(whole.rows, there, strict=True) if geometry_of(pair[1], dossier)]
    rows = tuple((*row, *_claims(place, excerpt)) for row, place in drawn)
    columns = (*whole.columns, CLAIMS, NUMBER)
    layer = Table(name="places", meaning="Every place on the map.", columns=columns, rows=rows)
    return layer, [geometry_of(place, dossier) for _, place in drawn]


def _claims(place: Place, excerpt: Excerpt) -> tuple[Cell, ...]:
    found = [fact for fact in excerpt.dossier.facts_at(place.id) if fact.id in excerpt.ids]
    return JOINED_BY.join(_said(fact, excerpt.dossier) for fact in found), len(found)


def _said(fact: Fact, dossier: Dossier) -> str:
    """Return a claim in short: '● Reported: Lamp went dark, per the logbook ≠ denied by X'."""
    said = f"{signed(fact)}: {fact.short or fact.statement}"
    return " ".join(filter(None, (said, contest_mark(fact, dossier))))
