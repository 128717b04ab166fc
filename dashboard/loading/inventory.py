"""The inventory: which file holds which collection, for reading, references and messages."""

from typing import NamedTuple

from dashboard.domain.actors import Actor
from dashboard.domain.aid import AidRequest, Equipment, NotAid, Response
from dashboard.domain.config import Config, Kind, MapView, Slide
from dashboard.domain.facts import Fact
from dashboard.domain.kinds import ActorKind, HelpKind
from dashboard.domain.places import Place
from dashboard.domain.relations import Relation
from dashboard.domain.sources import Seed, Source
from dashboard.domain.tensions import Question, Tension, Tripwires
from dashboard.domain.terms import Term

CONFIG = "config.yaml"
SEEDS = "seeds"


class CollectionFile(NamedTuple):
    """A collection of the dossier: its name, its records, what one is called, where it stands."""

    name: str
    record: type
    noun: str
    file: str


DATA = (
    CollectionFile("sources", Source, "source", "sources.yaml"),
    CollectionFile("actors", Actor, "actor", "actors.yaml"),
    CollectionFile("places", Place, "place", "places.yaml"),
    CollectionFile("terms", Term, "term", "terms.yaml"),
    CollectionFile("facts", Fact, "fact", "facts.yaml"),
    CollectionFile("equipment", Equipment, "equipment", "aid.yaml"),
    CollectionFile("aid", AidRequest, "request", "aid.yaml"),
    CollectionFile("not_aid", NotAid, "not aid", "aid.yaml"),
    CollectionFile("responses", Response, "response", "aid.yaml"),
    CollectionFile("relations", Relation, "relation", "relations.yaml"),
    CollectionFile("tensions", Tension, "tension", "tensions.yaml"),
    CollectionFile("questions", Question, "question", "questions.yaml"),
)
"""What the files of the data folder hold: lists of entries, each list under its name."""

SINGLE = CollectionFile("tripwires", Tripwires, "tripwires", "tripwires.yaml")
"""The one file of the data folder that holds one record, under its name."""

ELSEWHERE = (
    CollectionFile("seeds", Seed, "seed", SEEDS),
    CollectionFile("kinds", Kind, "kind", CONFIG),
    CollectionFile("help_kinds", HelpKind, "kind of help", CONFIG),
    CollectionFile("actor_kinds", ActorKind, "kind of actor", CONFIG),
    CollectionFile("maps", MapView, "map", CONFIG),
    CollectionFile("slides", Slide, "slide", CONFIG),
)

INVENTORY = {collection.name: collection for collection in (*DATA, SINGLE, *ELSEWHERE)}
FILE_OF_RECORD = {collection.record: collection for collection in INVENTORY.values()}
DATA_FILES = tuple(dict.fromkeys(collection.file for collection in (*DATA, SINGLE)))

MAY_BE_EMPTY = frozenset({(Seed, "outlets"), (MapView, "signs"), (Config, "limits")})
"""Required lists that may still be empty: their key must be there, so that nobody forgets it."""

FORMER_KEYS = {
    "sign_in": "remove it: a proxy in front asks who may look; see A private copy in"
    " deploy/README.md",
    "alt": "remove it: what a map shows is said from its facts",
    "at": "remove it: labels are placed automatically",
    **dict.fromkeys(
        ("centre_lat", "centre_lon", "scale", "aspect"),
        "remove it: a map shows what lies between west, east, south and north",
    ),
}
"""Keys that earlier versions had, with what to do about each."""
