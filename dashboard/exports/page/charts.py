"""The charts of the page as SVG in the colours of whichever theme the reader has."""

from dataclasses import fields

from dashboard.charts.bundles import many_of
from dashboard.charts.timeline import LEGEND
from dashboard.domain.config import Palette
from dashboard.domain.excerpt import Excerpt
from dashboard.escaping import in_html
from dashboard.exports.page.markup import Html, element, listed, said
from dashboard.exports.pictures import map_picture, timeline_picture
from dashboard.exports.pictures.shapes import Picture
from dashboard.exports.pictures.svg import Paint, svg

MAP_WIDTH, TIMELINE_WIDTH = 960, 1120


def maps(excerpt: Excerpt) -> Html:
    """All map views; a script shows one at a time and makes the switch."""
    pictures = (
        (view, map_picture(excerpt, view, "light", MAP_WIDTH))
        for view in excerpt.dossier.config.maps
    )
    return "".join(
        element(
            "figure",
            _slides(picture, excerpt, view.title),
            said("figcaption", view.title),
            class_="view",
            data_view=view.title,
        )
        for view, picture in pictures
    )


def timeline(excerpt: Excerpt) -> Html:
    """The timeline, with what its signs mean."""
    picture = timeline_picture(excerpt, "light", TIMELINE_WIDTH)
    signs = (*LEGEND, *many_of(excerpt.dossier))
    meaning = listed((in_html(f"{sign}  {words}") for sign, words in signs), class_="signs")
    return element("figure", _slides(picture, excerpt, "Timeline"), meaning, class_="timeline")


def _slides(picture: Picture, excerpt: Excerpt, name: str) -> Html:
    drawn = svg(picture, themed(excerpt.dossier.config.light))
    return element("div", drawn, class_="slides", tabindex="0", role="region", aria_label=name)


def themed(light: Palette) -> Paint:
    """Colours of the palette by their names, so that the page may change them with the theme."""
    names = {getattr(light, spec.name): spec.name for spec in reversed(fields(light))}
    return lambda colour: f"var(--{names[colour]})" if colour in names else colour


def variables(palette: Palette) -> str:
    """A palette as CSS."""
    return "".join(f"--{spec.name}:{getattr(palette, spec.name)};" for spec in fields(palette))
