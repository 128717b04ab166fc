"""Where the facts happened and who was asked, as features for a map: geojson and gpkg hold these.

A feature stands for one fact at one place, so that it has one status, one date, one basis; or for
one wording of a request, or for what is being arranged, as a line from seat to seat. What cannot be
drawn is a feature without a geometry, and says why.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.domain.aid import AidRequest
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.places import Place
from dashboard.domain.selection import Selection
from dashboard.domain.superseded import plain_statement, standing, superseded_by, superseded_why
from dashboard.domain.vocabulary import Stage
from dashboard.exports.columns import JOINED_BY, Cell
from dashboard.exports.geometry import Geometry, Position, geometry_of, great_circle
from dashboard.exports.wording import dated, said_by, told_in

Properties = dict[str, Cell]

FILTERED = (
    "A feature is one fact at one place, one wording of a request, or what is being arranged"
    " without a reported request (arranged); wordings are not to be counted as requests. Both are"
    " there where a fact that they rest on is let through by the filter; they show the first of"
    " these. A place that no such fact names is not here. A fact that was corrected or withdrawn"
    " says so before its statement and in superseded. What cannot be drawn has no geometry, and why"
    " says the reason."
)
NO_PLACE = "No place is given for it."
NO_SEAT = "A line needs the seats of both states, and one of them has none."
SEAT_TO_SEAT = (
    "A great circle between the seats of the two states: it says whom it is between, not which way"
    " anything went."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """What is drawn, if it can be, and what is said of it; all features have the same keys."""

    id: str
    geometry: Geometry | None
    properties: Properties


def features(dossier: Dossier, selection: Selection) -> tuple[Feature, ...]:
    """The listed facts at their places, then the rows of aid that rest on those that stand."""
    chosen = {fact.id: fact for fact in selection.facts(dossier)}
    return (
        *(feature for fact in selection.listed(dossier) for feature in _of_fact(fact, dossier)),
        *_requests(dossier, chosen),
    )


def _of_fact(fact: Fact, dossier: Dossier) -> Iterator[Feature]:
    said: Properties = {"feature": "fact", "facts": fact.id, **_claim(fact, dossier)}
    for name in fact.places:
        place = dossier.place[name]
        yield Feature(
            id=f"fact/{fact.id}/{name}",
            geometry=geometry_of(place, dossier),
            properties=_whole(said | _where(place)),
        )
    if not fact.places:
        properties = _whole(said | {"precision": "unlocated", "why": NO_PLACE})
        yield Feature(id=f"fact/{fact.id}", geometry=None, properties=properties)


def _requests(dossier: Dossier, chosen: dict[str, Fact]) -> Iterator[Feature]:
    for row in standing(dossier.aid, dossier):
        facts = [chosen[name] for name in row.facts if name in chosen]
        if not facts:
            continue
        start, end = _seat(row.asker, dossier), _seat(row.asked, dossier)
        said: Properties = {
            "feature": "arranged" if row.stage is Stage.COORDINATED else "request",
            "facts": JOINED_BY.join(fact.id for fact in facts),
        }
        why = SEAT_TO_SEAT if start and end else NO_SEAT
        claim = _claim(facts[0], dossier) | _asked(row, dossier) | {"why": why}
        yield Feature(
            id=f"request/{row.id}",
            geometry=great_circle(start, end) if start and end else None,
            properties=_whole(said | claim),
        )


def _seat(actor: str, dossier: Dossier) -> Position | None:
    """Where lines to a state end."""
    place = dossier.place.get(dossier.actor[actor].seat)
    if place is None or place.lon is None or place.lat is None:
        return None
    return place.lon, place.lat


def _claim(fact: Fact, dossier: Dossier) -> Properties:
    """What a fact says, how firmly, on what basis, and who says so."""
    return {
        "fact": fact.id,
        "statement": plain_statement(fact, dossier),
        "caveat": fact.caveat,
        "superseded": superseded_why(fact, dossier),
        "superseded_by": superseded_by(fact, dossier),
        "kind": dossier.kind[fact.kind].name,
        "status": fact.status.value,
        "hedge": fact.hedge,
        "basis": fact.basis.value,
        "said_by": said_by(fact, dossier),
        "cited": told_in(fact, dossier),
        "when": fact.when.edtf,
        "earliest": fact.when.earliest,
        "latest": fact.when.latest,
        "when_is": fact.when_is.value,
        "when_why": fact.when_why,
        "dated": dated(fact, dossier),
        "note": fact.note,
    }


def _where(place: Place) -> Properties:
    return {
        "place": place.id,
        "name": place.name,
        "precision": place.precision.value,
        "why": place.why,
    }


def _asked(row: AidRequest, dossier: Dossier) -> Properties:
    asked: Properties = {
        "request": row.id,
        "asker": dossier.actor[row.asker].name,
        "asked": dossier.actor[row.asked].name,
        "equipment": dossier.equipment_by_id[row.equipment].name,
        "detail": row.detail,
        "help": row.help.value,
        "stage": row.stage.value,
        "stage_why": row.stage_why,
        "channel": row.channel,
    }
    return asked | ({"hedge": row.hedge} if row.hedge else {})


KEYS = (
    *("feature", "fact", "facts", "statement", "caveat", "superseded", "superseded_by"),
    *("kind", "status", "hedge", "basis", "said_by"),
    *("cited", "when", "earliest", "latest", "when_is", "when_why", "dated", "note"),
    *("place", "name", "precision", "why"),
    *("request", "asker", "asked", "equipment", "detail", "help", "stage", "stage_why", "channel"),
)
"""What is said of every feature, in this order; what does not apply is null."""


def _whole(said: Properties) -> Properties:
    return {key: said.get(key) or None for key in KEYS}
