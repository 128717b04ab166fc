"""Different views of the real dossier to ask for, each with the words that must come back."""

from itertools import chain, product
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Basis, Status
from dashboard.escaping import in_markdown
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
        (Selection(status=(status,), basis=(basis,)) for status, basis in product(Status, Basis)),
        (Selection(actors=(actor.id,)) for actor in dossier.actors),
        (Selection(kind=(kind.id,)) for kind in dossier.config.kinds),
        (Selection(outlets=(source.id,)) for source in dossier.voices),
    )
    some = [selection for selection in made if selection.facts(dossier)]
    mixed = some[::2] + some[1::2]
    return [
        View(urlencode(one.query(), doseq=True), in_markdown(one.in_words(dossier)))
        for one in mixed
    ]
