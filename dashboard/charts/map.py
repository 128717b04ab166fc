"""The map: where things happened, drawn no more precisely than it is known."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from dashboard.charts import map_areas, map_signs
from dashboard.charts.drawing import Drawing
from dashboard.charts.frame import layout
from dashboard.charts.signs import Theme
from dashboard.domain.config import MapView, Projection
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.places import Place
from dashboard.domain.selection import Selection


@lru_cache(maxsize=32)
def map_figure(dossier: Dossier, view: MapView, selection: Selection, theme: Theme) -> go.Figure:
    """One map view of a selection.

    `customdata` of each sign is `fact:ID` or `place:ID`, what a click on it puts in focus.
    """
    drawing = Drawing(dossier, view, selection, theme)
    traces = [
        *map_areas.tints(drawing),
        *map_areas.areas(drawing),
        *map_areas.paths(drawing),
        *map_areas.requests(drawing),
        *map_signs.halo(drawing),
        *map_signs.signs(drawing),
        *map_signs.requests(drawing),
    ]
    figure = go.Figure(traces, {**layout(dossier, theme), "geo": _geo(drawing)})
    figure.layout.template = None
    figure.layout.modebar.orientation = "v"
    return figure


def alt(dossier: Dossier, view: MapView, selection: Selection) -> str:
    """What a map shows, for who does not see it: its own words, and those of the lines."""
    drawing = Drawing(dossier, view, selection, "light")
    drawn = (
        f"{one.asked.label}{' (broken line)' * (one.dash != 'solid')}" for one in drawing.lines
    )
    said = "; ".join(drawn)
    return f"{view.alt} {said}." if said else view.alt


def _geo(drawing: Drawing) -> dict[str, Any]:
    view, paint = drawing.view, drawing.paint
    flat = view.projection is Projection.MERCATOR
    turned = {} if flat else {"rotation": {"lon": view.lon, "lat": view.lat}}
    moved = {"lat": view.centre_lat, "lon": view.centre_lon}
    return {
        "projection": {"type": view.projection.value, "scale": view.scale} | turned,
        "center": {name: value for name, value in moved.items() if value is not None},
        "lonaxis": {"range": [view.west, view.east]},
        "lataxis": {"range": [view.south, view.north]},
        "resolution": view.resolution,
        "bgcolor": paint.sea,
        "showland": True,
        "landcolor": paint.land,
        "showocean": True,
        "oceancolor": paint.sea,
        "showlakes": True,
        "lakecolor": paint.sea,
        "showcountries": True,
        "countrycolor": paint.border,
        "countrywidth": 0.7,
        "coastlinecolor": paint.border,
        "coastlinewidth": 0.7,
        "showframe": False,
        "uirevision": view.id,
    }


def not_on_map(dossier: Dossier, facts: Iterable[Fact]) -> list[tuple[Place, list[Fact]]]:
    """The places that cannot be drawn, each with the facts there."""
    kept = list(facts)
    found = (
        (place, [fact for fact in kept if place.id in fact.places])
        for place in dossier.places
        if not place.is_located
    )
    return [(place, there) for place, there in found if there]
