"""Claims where they happened, and who was asked, as features for a map: geojson, gpkg and kml.

A feature stands for one fact at one place, so that it has one status, one date, one basis; or for
one wording of a request, or for what is being arranged, as a line from seat to seat. What cannot be
drawn is a feature without a geometry, and says why; it stands after what is drawn.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from dashboard.domain.aid import AidRequest
from dashboard.domain.card_words import against
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import claim, told_in
from dashboard.domain.places import Place
from dashboard.domain.scope import has
from dashboard.domain.superseded import plain_statement, superseded_by, superseded_how
from dashboard.domain.vocabulary import Hue, Stage
from dashboard.exports.collections import CONTEXT, IN
from dashboard.exports.columns import Cell, Column
from dashboard.exports.geometry import Geometry, arc, geometry_of, middle
from dashboard.exports.readable_columns import JOINED_BY
from dashboard.exports.tables import Table, table
from dashboard.globe import Position

Cells = dict[str, Cell]

OF_FACTS = (
    "A feature is one fact at one place. It is there where the filter lets the fact through (shown:"
    " in), or where a feature here names the fact (shown: context; not to be counted). A fact that"
    " was corrected or withdrawn says so in superseded. What cannot be drawn has no geometry, and"
    " why says the reason."
)
OF_REQUESTS = (
    " Or it is one wording of a request, or what is being arranged without a reported request"
    " (arranged), with the first fact that it rests on; wordings are not to be counted as requests."
)
NO_PLACE = "No place is given for it."
NO_SEAT = "A line needs the seats of both states, and one of them has none."
SEAT_TO_SEAT = (
    "A schematic arc between the seats of the two states: it says whom it is between, not which way"
    " anything went."
)

OF_A_FACT = (
    *("short", "statement", "said_by", "firmly", "dated", "earliest", "latest", "ready_sentence"),
    *("caveat", "contested", "superseded", "kind_name", "basis_name", "speaker_name"),
)
"""What a feature says of its fact in the words of the table facts, first what people read."""
MORE_OF_A_FACT = (
    *("hedge", "when_why", "note"),
    *("status", "basis", "kind", "when", "when_is", "superseded_by"),
)
OF_A_REQUEST = (
    *("asker_name", "asked_name", "asked_for", "stage_name", "stage_why", "channel"),
    *("equipment_name", "help_name"),
)
MORE_OF_A_REQUEST = ("asker", "asked", "equipment", "help", "stage")
"""What a feature says of a request in the words of the table aid."""


def _column(name: str, title: str, meaning: str, **more: str) -> Column:
    return Column(name=name, title=title, meaning=meaning, **more)  # type: ignore[arg-type]


AGAINST = _column(
    "against", "Claims against it", "The claims that deny it, that it denies or that differ."
)
OF_A_PLACE = (
    _column("place_name", "Place", "Where it is said to have happened."),
    _column(
        "precision_name", "How well the place is known", "How well the place is known, in words."
    ),
    _column("why", "Why it is drawn so", "Why it is drawn as it is, or why it is not drawn."),
)
MORE = (
    _column("cited", "Where it stands", "The paragraphs of the article that it stands in."),
    _column("feature", "Sort of feature", "fact, request or arranged."),
    _column("shown", "In the filter", "in, or context: not to be counted."),
    _column("fact", "Fact (id)", "The fact that it is, or the first that it rests on."),
    _column("facts", "Facts (ids)", "All facts that it rests on."),
    _column("place", "Place (id)", "The id of its place."),
    _column("precision", "Precision (code)", "The word for it in the files."),
    _column("hue", "Colour (code)", "What it is about: asked, opposed, partner or neutral."),
)
REQUEST = _column("request", "Request (id)", "The row of the table aid that it is.")
OF_A_SIGN = (
    _column("at_place", "Number at its place", "Which of the claims, from 1.", type="integer"),
    _column("sign_lon", "Sign, degrees east", "Where its sign stands; no position of an event.",
            type="number"),
    _column("sign_lat", "Sign, degrees north", "Where its sign stands, likewise.", type="number"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """What is drawn, if it can be, and what is said of it; all of a file have the same keys."""

    id: str
    geometry: Geometry | None
    cells: Cells
    signs: tuple[Position, ...] = ()
    """The positions that a map must hold to show it."""


def note(excerpt: Excerpt) -> str:
    """Return how the features are to be read."""
    return OF_FACTS + OF_REQUESTS * has("requests", excerpt)


def columns(excerpt: Excerpt) -> tuple[Column, ...]:
    """Return what is said of every feature, in this order; what does not apply is null."""
    of_fact = {column.name: column for column in _table("facts", excerpt).columns}
    of_request = {column.name: column for column in _table("aid", excerpt).columns}
    with_requests = has("requests", excerpt)
    return (
        *(of_fact[name] for name in OF_A_FACT),
        AGAINST,
        *OF_A_PLACE,
        *(of_request[name] for name in OF_A_REQUEST if with_requests),
        *(of_fact[name] for name in MORE_OF_A_FACT),
        *MORE,
        *((REQUEST,) * with_requests),
        *(of_request[name] for name in MORE_OF_A_REQUEST if with_requests),
        *OF_A_SIGN,
    )


def features(excerpt: Excerpt) -> tuple[Feature, ...]:
    """Return the facts at their places, those named besides among them, and the rows of aid."""
    found = (*_facts(excerpt), *_requests(excerpt))
    names = [column.name for column in columns(excerpt)]
    whole = (
        replace(one, cells={name: one.cells.get(name) or None for name in names}) for one in found
    )
    return tuple(sorted(whole, key=lambda one: one.geometry is None))


def _facts(excerpt: Excerpt) -> Iterator[Feature]:
    dossier, rows = excerpt.dossier, _rows(_table("facts", excerpt))
    there = Counter[str]()
    for fact in (fact for fact in dossier.facts if fact.id in _named(excerpt)):
        shown = IN if fact.id in excerpt.listed_ids else CONTEXT
        said: Cells = {"feature": "fact", "facts": fact.id, "shown": shown}
        said |= _claim(fact, rows[fact.id], dossier)
        for place in (dossier.place[name] for name in fact.places):
            there[place.id] += 1
            yield _at(place, fact, said | {"at_place": there[place.id]}, dossier)
        if not fact.places:
            yield Feature(id=f"fact/{fact.id}", geometry=None, cells=said | {"why": NO_PLACE})


def _at(place: Place, fact: Fact, said: Cells, dossier: Dossier) -> Feature:
    """Return a fact at one of its places."""
    sign = place.anchor if place.is_located else None
    where: Cells = {
        "place": place.id,
        "place_name": place.name,
        "precision": place.precision.value,
        "precision_name": place.precision.label,
        "why": place.why,
    }
    return Feature(
        id=f"fact/{fact.id}/{place.id}",
        geometry=geometry_of(place, dossier),
        cells=said | where | _sign(sign),
        signs=(sign,) if sign else (),
    )


def _named(excerpt: Excerpt) -> frozenset[str]:
    """Return the ids of the facts that are in, with those that a row of aid or another names."""
    dossier = excerpt.dossier
    named = {name for row in excerpt.requests for name in row.facts} | excerpt.listed_ids
    todo = set(named)
    while todo := {superseded_by(dossier.fact[name], dossier) for name in todo} - named - {""}:
        named |= todo
    return frozenset(named)


def _requests(excerpt: Excerpt) -> Iterator[Feature]:
    dossier = excerpt.dossier
    facts, rows = _rows(_table("facts", excerpt)), _rows(_table("aid", excerpt))
    of_pair = Counter((row.asker, row.asked) for row in excerpt.requests)
    drawn = Counter[tuple[str, str]]()
    for row in excerpt.requests:
        pair = row.asker, row.asked
        drawn[pair] += 1
        fact = dossier.fact[row.facts[0]]
        said = _claim(fact, facts[fact.id], dossier) | _asked(row, rows[row.id])
        yield _from_seat_to_seat(row, said, drawn[pair] / of_pair[pair], dossier)


def _from_seat_to_seat(row: AidRequest, said: Cells, bulge: float, dossier: Dossier) -> Feature:
    """Return a row of aid as an arc; those between the same states lie beside each other."""
    start, end = dossier.seat_of(row.asker), dossier.seat_of(row.asked)
    if not start or not end:
        return Feature(id=f"request/{row.id}", geometry=None, cells=said | {"why": NO_SEAT})
    drawn = arc(start, end, bulge, west=_western_edge(dossier))
    return Feature(
        id=f"request/{row.id}",
        geometry=drawn,
        cells=said | {"why": SEAT_TO_SEAT} | _sign(middle(drawn)),
        signs=(start, end),
    )


def _western_edge(dossier: Dossier) -> float:
    """Return where the widest map view of the dashboard begins, in degrees east."""
    return max(dossier.config.maps, key=lambda view: view.span[1] - view.span[0]).west


@lru_cache(maxsize=4)
def _table(name: str, excerpt: Excerpt) -> Table:
    return table(name, excerpt)


def _rows(of: Table) -> dict[Cell, Cells]:
    """Return the rows of a table by their ids."""
    names = [column.name for column in of.columns]
    rows = (dict(zip(names, row, strict=True)) for row in of.rows)
    return {row["id"]: row for row in rows}


def _claim(fact: Fact, row: Cells, dossier: Dossier) -> Cells:
    """Return what a fact says, how firmly, on what basis, and who says so."""
    how = superseded_how(fact, dossier)
    return {
        **{name: row[name] for name in (*OF_A_FACT, *MORE_OF_A_FACT)},
        "short": ": ".join(filter(None, (how, fact.short or fact.statement))),
        "statement": plain_statement(fact, dossier),
        "against": _against(fact, dossier),
        "cited": told_in(fact, dossier),
        "fact": fact.id,
        "hue": dossier.kind[fact.kind].hue.value,
    }


def _against(fact: Fact, dossier: Dossier) -> str:
    """Return the claims that stand against a fact: 'Denied: The keeper said that it burned.'."""
    found = against(fact, dossier)
    return " ".join(f"{one.how}: {' '.join(map(claim, one.facts))}" for one in found)


def _asked(row: AidRequest, cells: Cells) -> Cells:
    said = {name: cells[name] for name in (*OF_A_REQUEST, *MORE_OF_A_REQUEST)}
    return said | {
        "feature": "arranged" if row.stage is Stage.COORDINATED else "request",
        "facts": JOINED_BY.join(row.facts),
        "shown": IN,
        "short": f"{said['asked_name']}: {said['asked_for']}",
        "request": row.id,
        "hue": Hue.ASKED.value,
        **({"hedge": row.hedge} if row.hedge else {}),
    }


def _sign(position: Position | None) -> Cells:
    lon, lat = position or (None, None)
    return {"sign_lon": lon, "sign_lat": lat}
