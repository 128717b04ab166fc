"""One chart as a PNG picture, twice as large as its SVG: set by Typst, as the paper is."""

from dashboard.domain.excerpt import Excerpt
from dashboard.exports.chart_svg import drawn
from dashboard.exports.paper.typesetting import PNG, WORDS, printed
from dashboard.rendering.paint import Theme, palette


def render(excerpt: Excerpt, chart: str, theme: Theme) -> bytes:
    """Return a picture of a chart of `dashboard.scenes.CHARTS`."""
    svg, width, _ = drawn(excerpt, chart, theme, font=WORDS)
    colours = palette(excerpt.dossier.config, theme)
    said = {"svg": svg, "width": width, "alt": chart, "page": colours.page, "muted": colours.muted}
    return printed(said, excerpt.dossier, PNG).content
