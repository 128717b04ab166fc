"""The charts of the page as SVG in the colours of whichever theme the reader has."""

from dataclasses import fields, replace

from dashboard.domain.config import Palette
from dashboard.domain.excerpt import Excerpt, excerpt
from dashboard.escaping import in_html
from dashboard.exports.page.markup import Html, element, listed, said
from dashboard.rendering.paint import named
from dashboard.rendering.svg import Svg
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import WIDE, Scene


def maps(shown: Excerpt) -> Html:
    """All map views; a script shows one at a time and makes the switch."""
    scenes = [(view, map_scene(shown, view.id)) for view in shown.dossier.config.maps]
    return "".join(
        element(
            "figure",
            said("figcaption", view.title),
            _parts(scene, f"map-{view.id}"),
            class_="view",
            data_view=view.title,
        )
        for view, scene in scenes
    )


def map_scene(shown: Excerpt, view: str) -> Scene:
    """Return a map view as the page shows it."""
    selection = replace(shown.selection, map=view)
    return CHARTS["map"](excerpt(shown.dossier, selection), WIDE)


def chart(shown: Excerpt, name: str) -> Html:
    """One chart of CHARTS, with what its signs mean and what it leaves out."""
    return element("figure", _parts(CHARTS[name](shown, WIDE), name), class_="chart")


def titled(shown: Excerpt, name: str) -> Html:
    """The same under its title."""
    return said("h3", CHARTS[name](shown, WIDE).title) + chart(shown, name)


def _parts(scene: Scene, name: str) -> Html:
    """A chart, its legend, its notes, and what it shows in words: the words name the drawing."""
    drawing = Svg(named, prefix=f"{name}-", is_live=True)
    label = f'role="img" aria-label="{in_html(scene.title)}" aria-describedby="{name}-words"'
    drawn = drawing.scene(scene, said=label)
    look = {"class_": "slides", "tabindex": "0", "role": "region", "aria_label": scene.title}
    keys = (f"{drawing.key(key)} {in_html(key.words)}" for key in scene.legend)
    described = said("p", scene.description, id=f"{name}-words")
    return "".join(
        (
            element("div", drawn, **look),
            listed(keys, class_="signs", aria_label="What the signs mean") if scene.legend else "",
            *(said("p", note, class_="lesser") for note in scene.notes),
            element("details", said("summary", "What it shows, in words"), described),
        )
    )


def variables(palette: Palette) -> str:
    """A palette as CSS."""
    return "".join(f"--{spec.name}:{getattr(palette, spec.name)};" for spec in fields(palette))
