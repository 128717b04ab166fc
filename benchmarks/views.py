"""Different views of the real dossier to ask for, each with the words that must come back."""

from itertools import chain, product
from pathlib import Path
from typing import NamedTuple

from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import query_of
from dashboard.domain.scope import let_through
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Basis, Status
from dashboard.loading import load

CONFIG = Path(__file__).resolve().parents[1] / "config.yaml"


class View(NamedTuple):
    """A query, and what the page says of it."""

    query: str
    words: str


def views() -> list[View]:
    """Over fifty views that let some facts through, no two alike, in an order that mixes them."""
    dossier = load(CONFIG)
    made = chain(
        (Selection(statuses=(status,), bases=(basis,)) for status, basis in product(Status, Basis)),
        (Selection(actors=(actor.id,)) for actor in dossier.actors),
        (Selection(kinds=(kind.id,)) for kind in dossier.config.kinds),
        (Selection(outlets=(source.id,)) for source in dossier.voices),
    )
    some = [shown for shown in (excerpt(dossier, selection) for selection in made) if shown.facts]
    mixed = some[::2] + some[1::2]
    return [View(query_of(shown.selection), let_through(shown)) for shown in mixed]
