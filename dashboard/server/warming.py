"""The work that is done before anybody asks for it."""

from dataclasses import replace

from dashboard.deck import stage
from dashboard.deck.build import deck
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import excerpt
from dashboard.domain.filtering import let_through, retold
from dashboard.domain.selection import Selection
from dashboard.rendering import page
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import BESIDE, WIDE
from dashboard.templates import packing

CACHES = (
    page.packed,
    packing.packed,
    stage.packed,
    deck,
    *CHARTS.values(),
    excerpt,
    let_through,
    retold,
)
"""What holds parts of a dossier."""


def warm(dossier: Dossier) -> None:
    """Draw what a first visit and the deck show, so that no visitor waits for it.

    What was drawn of an earlier dossier is forgotten.
    """
    for made in CACHES:
        made.cache_clear()  # type: ignore[attr-defined]
    whole = Selection()
    for name, draw in CHARTS.items():
        views = [view.id for view in dossier.config.maps] if name == "map" else [""]
        for view in views:
            for frame in (WIDE, BESIDE):
                draw(excerpt(dossier, replace(whole, map=view)), frame)
    deck(excerpt(dossier, whole))
