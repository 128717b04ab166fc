"""How a fact that is not saved yet will look: on the timeline, on a map."""

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.map_views import MapView
from dashboard.domain.selection import Selection
from dashboard.rendering.paint import named
from dashboard.rendering.svg import Svg
from dashboard.scenes.map import map_scene
from dashboard.scenes.shapes import Frame
from dashboard.scenes.timeline import timeline

TIMELINE = Frame(460, 13)
MAP = Frame(460, 13, 320)
"""As wide as the column that they are shown in, so that words keep their size."""


def drawings(fact: Fact, candidate: Dossier, now: Dossier) -> Iterator[tuple[str, Markup]]:
    """Yield the timeline and, for a fact with a place, a map: each a title and an SVG.

    A candidate that has problems was read without its outlines: `now` lends its own.
    """
    outlines, basemap = candidate.outlines or now.outlines, candidate.basemap or now.basemap
    drawn = replace(candidate, outlines=outlines, basemap=basemap)
    yield f"On the timeline: {drawn.kind[fact.kind].name}", _timeline(fact, drawn)
    if view := _view_of(fact, drawn):
        focus = Selection(focus=f"fact:{fact.id}", map=view.id)
        scene = map_scene(excerpt(drawn, focus), MAP)
        yield f"On the map: {view.title}", Markup(Svg(named, "map").scene(scene))


def _timeline(fact: Fact, dossier: Dossier) -> Markup:
    """Return the timeline of the facts of one kind, with one of them in focus."""
    among = Selection(kinds=(fact.kind,), focus=f"fact:{fact.id}")
    scene = timeline(excerpt(dossier, among), TIMELINE)
    return Markup(Svg(named, "time").scene(scene))


def _view_of(fact: Fact, dossier: Dossier) -> MapView | None:
    """Return the first map that shows one of the places of a fact."""
    places = set(fact.places)
    views = dossier.config.maps if dossier.basemap else ()
    return next((view for view in views if places & {sign.place for sign in view.signs}), None)
