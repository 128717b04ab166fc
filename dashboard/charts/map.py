"""The map: where things happened, drawn no more precisely than it is known."""

from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from dashboard.charts import map_areas, map_signs
from dashboard.charts.drawing import Drawing
from dashboard.charts.frame import layout
from dashboard.charts.signs import Theme
from dashboard.domain.config import MapView
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.projection import window


@lru_cache(maxsize=32)
def map_figure(excerpt: Excerpt, view: MapView, theme: Theme) -> go.Figure:
    """Return one map view of an excerpt.

    `customdata` of each sign is `fact:ID` or `place:ID`, what a click on it puts in focus.
    """
    drawing = Drawing(excerpt, view, theme)
    traces = [
        *map_areas.tints(drawing),
        *map_areas.areas(drawing),
        *map_areas.paths(drawing),
        *map_areas.requests(drawing),
        *map_signs.halo(drawing),
        *map_signs.signs(drawing),
        *map_signs.requests(drawing),
    ]
    figure = go.Figure(traces, {**layout(excerpt.dossier, theme), "geo": _geo(drawing)})
    figure.layout.template = None
    figure.layout.modebar.orientation = "v"
    return figure


def alt(excerpt: Excerpt, view: MapView) -> str:
    """Return what a map shows, for screen readers: its own words, and those of the lines."""
    drawing = Drawing(excerpt, view, "light")
    drawn = (
        f"{one.asked.label}{' (broken line)' * (one.dash != 'solid')}" for one in drawing.lines
    )
    said = "; ".join(drawn)
    return f"{view.alt} {said}." if said else view.alt


def _geo(drawing: Drawing) -> dict[str, Any]:
    view, paint = drawing.view, drawing.paint
    return {
        **window(view),
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
