"""Where the facts happened and who was asked, as features for a map: geojson and gpkg hold these.

A feature stands for one fact at one place, so that it has one status, one date, one basis; or for
one wording of a request, or for what is being arranged, as a line from seat to seat. What cannot be
drawn is a feature without a geometry, and says why.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dashboard.domain.aid import AidRequest
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import chains, dated, told_in
from dashboard.domain.places import Place
from dashboard.domain.scope import has
from dashboard.domain.superseded import plain_statement, superseded_by, superseded_why
from dashboard.domain.vocabulary import Stage
from dashboard.exports.collections import CONTEXT, IN
from dashboard.exports.columns import JOINED_BY, Cell
from dashboard.exports.geometry import Geometry, geometry_of, great_circle

Properties = dict[str, Cell]

OF_FACTS = (
    "A feature is one fact at one place. It is there where the filter lets the fact through (shown:"
    " in), or where a feature here names the fact (shown: context; not to be counted). A fact that"
    " was corrected or withdrawn says so before its statement and in superseded. What cannot be"
    " drawn has no geometry, and why says the reason."
)
OF_REQUESTS = (
    " Or it is one wording of a request, or what is being arranged without a reported request"
    " (arranged), with the first fact that it rests on; wordings are not to be counted as requests."
)
NO_PLACE = "No place is given for it."
NO_SEAT = "A line needs the seats of both states, and one of them has none."
SEAT_TO_SEAT = (
    "A great circle between the seats of the two states: it says whom it is between, not which way"
    " anything went."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """What is drawn, if it can be, and what is said of it; all of a file have the same keys."""

    id: str
    geometry: Geometry | None
    properties: Properties


def note(excerpt: Excerpt) -> str:
    """Return how the features are to be read."""
    return OF_FACTS + OF_REQUESTS * has("requests", excerpt)


def features(excerpt: Excerpt) -> tuple[Feature, ...]:
    """Return the facts at their places, those named besides among them, then the rows of aid."""
    named = excerpt.listed_ids | _named(excerpt)
    facts = (fact for fact in excerpt.dossier.facts if fact.id in named)
    found = (*(f for fact in facts for f in _of_fact(fact, excerpt)), *_requests(excerpt))
    there = keys(excerpt)
    return tuple(
        replace(one, properties={key: one.properties.get(key) or None for key in there})
        for one in found
    )


def _named(excerpt: Excerpt) -> set[str]:
    """Return the ids of the facts that a row of aid rests on or that replaced another here."""
    dossier = excerpt.dossier
    named = {name for row in excerpt.requests for name in row.facts}
    todo = named | excerpt.listed_ids
    while todo := {superseded_by(dossier.fact[name], dossier) for name in todo} - named - {""}:
        named |= todo
    return named


def _of_fact(fact: Fact, excerpt: Excerpt) -> Iterator[Feature]:
    dossier = excerpt.dossier
    shown = IN if fact.id in excerpt.listed_ids else CONTEXT
    said: Properties = {"feature": "fact", "facts": fact.id, "shown": shown}
    said |= _claim(fact, dossier)
    for name in fact.places:
        place = dossier.place[name]
        yield Feature(
            id=f"fact/{fact.id}/{name}",
            geometry=geometry_of(place, dossier),
            properties=said | _where(place),
        )
    if not fact.places:
        properties = said | {"precision": "unlocated", "why": NO_PLACE}
        yield Feature(id=f"fact/{fact.id}", geometry=None, properties=properties)


def _requests(excerpt: Excerpt) -> Iterator[Feature]:
    dossier = excerpt.dossier
    for row in excerpt.requests:
        start, end = dossier.seat_of(row.asker), dossier.seat_of(row.asked)
        said: Properties = {
            "feature": "arranged" if row.stage is Stage.COORDINATED else "request",
            "facts": JOINED_BY.join(row.facts),
            "shown": IN,
        }
        why = SEAT_TO_SEAT if start and end else NO_SEAT
        claim = _claim(dossier.fact[row.facts[0]], dossier) | _asked(row, dossier) | {"why": why}
        yield Feature(
            id=f"request/{row.id}",
            geometry=great_circle(start, end) if start and end else None,
            properties=said | claim,
        )


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
        "said_by": chains(fact, dossier),
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
        "help": row.help,
        "stage": row.stage.value,
        "stage_why": row.stage_why,
        "channel": row.channel,
    }
    return asked | ({"hedge": row.hedge} if row.hedge else {})


KEYS = (
    *("feature", "shown", "fact", "facts", "statement", "caveat", "superseded", "superseded_by"),
    *("kind", "status", "hedge", "basis", "said_by"),
    *("cited", "when", "earliest", "latest", "when_is", "when_why", "dated", "note"),
    *("place", "name", "precision", "why"),
)
KEYS_OF_REQUESTS = (
    *("request", "asker", "asked", "equipment", "detail", "help", "stage", "stage_why", "channel"),
)


def keys(excerpt: Excerpt) -> tuple[str, ...]:
    """Return what is said of every feature, in this order; what does not apply is null."""
    return KEYS + (KEYS_OF_REQUESTS if has("requests", excerpt) else ())
