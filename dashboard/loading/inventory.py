"""The inventory: which file holds which collection, for reading, references and messages."""

from typing import NamedTuple

from dashboard.domain.actors import Actor
from dashboard.domain.aid import AidRequest, Equipment, NotAid, Response
from dashboard.domain.config import Config, Kind, Slide
from dashboard.domain.facts import Fact, Report
from dashboard.domain.kinds import ActorKind, HelpKind
from dashboard.domain.map_views import MapView
from dashboard.domain.passages import Passage
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

FACTS = next(collection for collection in DATA if collection.record is Fact)
PASSAGES = CollectionFile("passages", Passage, "passage", FACTS.file)
"""What facts may take over from: it may be left out, and is no part of the dossier."""

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

INVENTORY = {collection.name: collection for collection in (*DATA, PASSAGES, SINGLE, *ELSEWHERE)}
FILE_OF_RECORD = {collection.record: collection for collection in INVENTORY.values()}
DATA_FILES = tuple(dict.fromkeys(collection.file for collection in (*DATA, SINGLE)))

FROM, REVIEWED = "from", "reviewed"
"""Keys of entries that are read apart: the passage to take over from, and who reviewed it."""
BESIDE: dict[type, tuple[str, ...]] = {
    Report: (FROM,),
    Passage: (FROM,),
    **{collection.record: (REVIEWED,) for collection in DATA},
    Fact: (FROM, REVIEWED),
}
"""By record: such keys that may stand in it."""
MEANINGS = {
    FROM: "The passage whose keys it takes over where it does not have them itself. An id of"
    " `passages`.",
    REVIEWED: "Who read it against its article; no part of what the dossier says.",
}

FOLLOWING: dict[type, tuple[str, ...]] = {Report: ("basis",), Fact: ("when", "when_is")}
"""By record: keys that it must have and a file may leave out, since they follow from others."""

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
