"""The dossier as a briefing paper: A4, tagged (PDF/UA-1), charts that are drawn, not pictures.

Typst sets it, with the fonts of the dossier and those in its wheel, so it looks the same on every
machine. What the dossier says goes in as JSON and is never read as Typst code.
"""

from dashboard.domain.excerpt import Excerpt
from dashboard.exports.paper.fitted import fitted


def render(excerpt: Excerpt, *, address: str = "", annex: bool = True) -> bytes:
    """Return the paper on an excerpt: the same bytes for the same content.

    Of a fact in focus it is the sheet of that claim.
    """
    return fitted(excerpt, address=address, annex=annex)
