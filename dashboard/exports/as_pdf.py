"""The dossier as a briefing paper: A4, tagged (PDF/UA-1), charts that are drawn, not pictures.

Typst sets it, with the fonts of the dossier and those in its wheel, so it looks the same on every
machine. What the dossier says goes in as JSON and is never read as Typst code.
"""

from dashboard.domain.excerpt import Excerpt
from dashboard.exports.paper.content import content
from dashboard.exports.paper.typesetting import printed


def render(excerpt: Excerpt) -> bytes:
    """Return the paper on an excerpt: the same bytes for the same content."""
    return printed(content(excerpt), excerpt.dossier).content
