"""The charts of the paper as SVG, whose words stay words, each with its legend and its notes."""

from collections.abc import Iterator
from dataclasses import replace

from dashboard.domain.excerpt import Excerpt, excerpt
from dashboard.exports.paper.cited import Values
from dashboard.rendering.paint import Paint, mixed, palette
from dashboard.rendering.svg import Svg
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import Frame, Scene

PAGE = Frame(860)
"""As wide as the text of the page, on which labels are then as large as its words: 8.5 points."""

HIGHEST, LOWER = 1150, 1080
"""What is higher than a page has room for beside heading and legend is laid out again, lower."""

WORDS = "Libertinus Serif"
"""The family that the words of the paper are set in, those of the drawings too."""


def drawings(shown: Excerpt) -> Values:
    """Return all charts by their names, the maps by their views; none of those without a fact."""
    colours = palette(shown.dossier.config, "light")

    def paint_of(scene: Scene) -> Values | None:
        return _drawn(scene, lambda ink: mixed(ink, colours)) if scene.facts() else None

    charts = {name: paint_of(_scene(shown, name)) for name in CHARTS if name != "map"}
    return charts | {"maps": [drawn for scene in _maps(shown) if (drawn := paint_of(scene))]}


def _maps(shown: Excerpt) -> Iterator[Scene]:
    """Yield the views of the map, each called by its title."""
    for view in shown.dossier.config.maps:
        selection = replace(shown.selection, map=view.id)
        scene = _scene(excerpt(shown.dossier, selection), "map")
        yield replace(scene, title=view.title)


def _scene(shown: Excerpt, name: str) -> Scene:
    scene = CHARTS[name](shown, PAGE)
    return scene if scene.height <= HIGHEST else CHARTS[name](shown, replace(PAGE, height=LOWER))


def _drawn(scene: Scene, paint: Paint) -> Values:
    svg = Svg(paint)
    return {
        "title": scene.title,
        "alt": scene.description,
        "svg": svg.scene(scene, font=WORDS),
        "legend": [{"svg": svg.key(key), "words": key.words} for key in scene.legend],
        "notes": list(scene.notes),
    }
