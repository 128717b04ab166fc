"""The charts of the page as SVG in the colours of whichever theme the reader has."""

from dataclasses import fields

from dashboard.charts.bundles import many_of
from dashboard.charts.timeline import LEGEND
from dashboard.domain.config import Palette
from dashboard.escaping import in_html
from dashboard.exports.page.kept import Kept
from dashboard.exports.page.markup import Html, element, listed, said
from dashboard.exports.pictures import map_picture, timeline_picture
from dashboard.exports.pictures.shapes import Picture
from dashboard.exports.pictures.svg import Paint, svg

MAP_WIDTH, TIMELINE_WIDTH = 960, 1120


def maps(kept: Kept) -> Html:
    """All map views; a script shows one at a time and makes the switch."""
    views = kept.dossier.config.maps
    pictures = (
        (view, map_picture(kept.dossier, kept.selection, view, "light", MAP_WIDTH))
        for view in views
    )
    return "".join(
        element(
            "figure",
            _slides(picture, kept, view.title),
            said("figcaption", view.title),
            class_="view",
            data_view=view.title,
        )
        for view, picture in pictures
    )


def timeline(kept: Kept) -> Html:
    """The timeline, with what its signs mean."""
    picture = timeline_picture(kept.dossier, kept.selection, "light", TIMELINE_WIDTH)
    signs = (*LEGEND, *many_of(kept.dossier))
    meaning = listed((in_html(f"{sign}  {words}") for sign, words in signs), class_="signs")
    return element("figure", _slides(picture, kept, "Timeline"), meaning, class_="timeline")


def _slides(picture: Picture, kept: Kept, name: str) -> Html:
    drawn = svg(picture, themed(kept.dossier.config.light))
    return element("div", drawn, class_="slides", tabindex="0", role="region", aria_label=name)


def themed(light: Palette) -> Paint:
    """Colours of the palette by their names, so that the page may change them with the theme."""
    names = {getattr(light, spec.name): spec.name for spec in reversed(fields(light))}
    return lambda colour: f"var(--{names[colour]})" if colour in names else colour


def variables(palette: Palette) -> str:
    """A palette as CSS."""
    return "".join(f"--{spec.name}:{getattr(palette, spec.name)};" for spec in fields(palette))
