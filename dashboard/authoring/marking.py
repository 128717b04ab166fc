"""The marks of a paragraph on the reading page: names, figures, dates, hedges, sayings."""

from collections.abc import Iterator
from functools import lru_cache

from dashboard.authoring.desk import Look
from dashboard.authoring.marks import Mark, marks
from dashboard.authoring.reading import Piece, Read, pieces
from dashboard.domain.dossier import Dossier
from dashboard.domain.sources import Seed


def pieces_of(one: Read, look: Look) -> Iterator[Piece]:
    """Cut a paragraph at what was found in it."""
    return pieces(one.text, marks_of(one, look))


def marks_of(one: Read, look: Look) -> tuple[Mark, ...]:
    """Return what was found in a paragraph."""
    return _found(one.text, one.seed, look.dossier)


@lru_cache(maxsize=512)
def _found(text: str, seed: Seed, dossier: Dossier) -> tuple[Mark, ...]:
    return marks(text, seed.language, seed.date, dossier)
