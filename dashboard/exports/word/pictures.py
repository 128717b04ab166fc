"""A chart of the paper as a picture: its scene, with the legend below it."""

from dataclasses import replace
from functools import lru_cache

from dashboard.domain.dossier import Dossier
from dashboard.exports.paper.typesetting import PNG, WORDS, printed
from dashboard.rendering.paint import mixed, palette
from dashboard.rendering.svg import Svg, opening
from dashboard.scenes.legend import legend, moved
from dashboard.scenes.shapes import Ink, Scene

SIZE = 13.0
"""Of the type of a legend, in the pixels of the scene."""
AIR = 10.0
WHITE = "#ffffff"
"""The page in Word, which is not that of the dashboard."""


@lru_cache(maxsize=16)
def png(scene: Scene, dossier: Dossier) -> bytes:
    """Return a scene as PNG, two pixels for each of its own."""
    colours = replace(palette(dossier.config, "light"), page=WHITE)
    drawing = Svg(lambda ink: mixed(ink, colours))
    keys, high = legend(scene.legend, scene.width, SIZE)
    height = scene.height + (AIR + high if scene.legend else 0)
    below = tuple(moved(shape, (0, scene.height + AIR)) for shape in keys.shapes)
    svg = "\n".join(
        (
            opening(scene.width, height, 'role="img"', WORDS),
            drawing.panel(scene.width, height, Ink("page")),
            drawing.at((0, 0), scene),
            drawing.shapes(below),
            "</svg>",
        )
    )
    said = {
        "svg": svg,
        "width": scene.width,
        "alt": scene.title,
        "page": colours.page,
        "muted": colours.muted,
    }
    return printed(said, dossier, PNG).content
