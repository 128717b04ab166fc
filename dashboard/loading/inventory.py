"""Which file holds what: the one table that reading, references and messages follow."""

from typing import NamedTuple

from dashboard.domain.actors import Actor
from dashboard.domain.aid import AidRequest, Equipment, NotAid, Response
from dashboard.domain.config import Config, Kind, MapView, Slide
from dashboard.domain.facts import Fact
from dashboard.domain.places import Place
from dashboard.domain.relations import Relation
from dashboard.domain.sorts import ActorKind, HelpKind
from dashboard.domain.sources import Seed, Source
from dashboard.domain.tensions import Question, Tension, Tripwires
from dashboard.domain.terms import Term

CONFIG = "config.yaml"
SEEDS = "seeds"


class Shelf(NamedTuple):
    """A collection of the dossier: its name, its records, what one is called, where it stands."""

    name: str
    record: type
    noun: str
    file: str


DATA = (
    Shelf("sources", Source, "source", "sources.yaml"),
    Shelf("actors", Actor, "actor", "actors.yaml"),
    Shelf("places", Place, "place", "places.yaml"),
    Shelf("terms", Term, "term", "terms.yaml"),
    Shelf("facts", Fact, "fact", "facts.yaml"),
    Shelf("equipment", Equipment, "equipment", "aid.yaml"),
    Shelf("aid", AidRequest, "request", "aid.yaml"),
    Shelf("not_aid", NotAid, "not aid", "aid.yaml"),
    Shelf("responses", Response, "response", "aid.yaml"),
    Shelf("relations", Relation, "relation", "relations.yaml"),
    Shelf("tensions", Tension, "tension", "tensions.yaml"),
    Shelf("questions", Question, "question", "questions.yaml"),
)
"""What the files of the data folder hold: lists of entries, each list under its name."""

SINGLE = Shelf("tripwires", Tripwires, "tripwires", "tripwires.yaml")
"""The one file of the data folder that holds one record, under its name."""

ELSEWHERE = (
    Shelf("seeds", Seed, "seed", SEEDS),
    Shelf("kinds", Kind, "kind", CONFIG),
    Shelf("help_kinds", HelpKind, "kind of help", CONFIG),
    Shelf("actor_kinds", ActorKind, "kind of actor", CONFIG),
    Shelf("maps", MapView, "map", CONFIG),
    Shelf("slides", Slide, "slide", CONFIG),
)

SHELVES = {shelf.name: shelf for shelf in (*DATA, SINGLE, *ELSEWHERE)}
SHELF_OF = {shelf.record: shelf for shelf in SHELVES.values()}
DATA_FILES = tuple(dict.fromkeys(shelf.file for shelf in (*DATA, SINGLE)))

MAY_BE_EMPTY = frozenset({(Seed, "outlets"), (MapView, "signs"), (Config, "limits")})
"""Required lists that may still be empty: their key must be there, so that nobody forgets it."""

FORMER_KEYS = {
    "sign_in": "take it out: a proxy in front asks who may look; see A private copy in"
    " deploy/README.md",
    "alt": "take it out: what a map shows is said from its facts",
    "at": "take it out: labels find their places themselves",
    **dict.fromkeys(
        ("centre_lat", "centre_lon", "scale", "aspect"),
        "take it out: a map shows what lies between west, east, south and north",
    ),
}
"""Keys that earlier versions had, with what to do about each."""
