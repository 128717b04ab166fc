"""The maps and the timeline of the paper as SVG, whose words stay words."""

from dashboard.domain.excerpt import Excerpt
from dashboard.exports.pictures import map_picture, timeline_picture
from dashboard.exports.pictures.shapes import Picture
from dashboard.exports.pictures.svg import svg

MAP_WIDTH = 760
TIMELINE_WIDTH = 1000
"""Pixels that they are drawn for; on paper a timeline is as wide as the page, a map narrower."""

WORDS = "Libertinus Serif"
"""The family that the words of the paper are set in, those of the drawings too."""

Drawing = dict[str, str]


def map_drawings(excerpt: Excerpt) -> list[Drawing]:
    """Return each map view on which some fact of the excerpt stands."""
    views = [
        (view, map_picture(excerpt, view, "light", MAP_WIDTH))
        for view in excerpt.dossier.config.maps
    ]
    return [
        _drawn(picture) | {"title": view.title} for view, picture in views if _has_facts(picture)
    ]


def timeline_drawing(excerpt: Excerpt) -> Drawing | None:
    """Return the timeline, unless it is empty."""
    picture = timeline_picture(excerpt, "light", TIMELINE_WIDTH)
    return _drawn(picture) if _has_facts(picture) else None


def _has_facts(picture: Picture) -> bool:
    return any(group.facts for group in picture.groups)


def _drawn(picture: Picture) -> Drawing:
    return {"alt": picture.alt, "svg": svg(picture, font=WORDS)}
