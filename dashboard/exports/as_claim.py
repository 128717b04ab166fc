"""The sheet of the fact in focus as a PNG picture: to paste where a file cannot go."""

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.problems import CrisisError
from dashboard.exports.paper.content import paper
from dashboard.exports.paper.typesetting import CLAIM, printed
from dashboard.exports.paper.values import values

SIZE = 11.5
"""Of the type, in points."""
NO_FACT = "a picture of a claim needs a fact in focus: focus=fact:ID"


def render(excerpt: Excerpt, *, address: str = "") -> bytes:
    """Return the picture. Raises CrisisError where no fact is in focus."""
    if not excerpt.selection.fact:
        raise CrisisError(NO_FACT)
    said = values(paper(excerpt, annex=False, address=address), excerpt.dossier, SIZE)
    return printed(said, excerpt.dossier, CLAIM).content
