"""One chart as an SVG picture: with title, date, filter, legend, sources and licence."""

from dashboard.domain.excerpt import Excerpt
from dashboard.exports.about import about
from dashboard.rendering.paint import Theme, mixed, palette
from dashboard.rendering.picture import Caption, Picture, picture
from dashboard.rendering.svg import FONT
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import PAPER


def render(excerpt: Excerpt, chart: str, theme: Theme) -> bytes:
    """Return a picture of a chart of `dashboard.scenes.CHARTS` as UTF-8."""
    return drawn(excerpt, chart, theme).svg.encode()


def drawn(excerpt: Excerpt, chart: str, theme: Theme, font: str = FONT) -> Picture:
    """Return the same as a text with its size."""
    colours = palette(excerpt.dossier.config, theme)
    scene = CHARTS[chart](excerpt, PAPER)
    return picture(scene, caption(excerpt), lambda ink: mixed(ink, colours), font)


def caption(excerpt: Excerpt) -> Caption:
    """Return what a picture of any chart of an excerpt says around it."""
    head = about(excerpt)
    return Caption(
        title=f"{head.title}. {head.as_of_line}",
        scope=(f"{head.filter}.", head.left_out),
        terms=(head.attribution, f"{head.terms} {head.maker}, digest {head.digest[:12]}."),
    )
