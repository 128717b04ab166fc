"""The charts as plain shapes: SVG, slides and paper draw what the figure on the screen holds."""

from typing import Any

import plotly.graph_objects as go

from dashboard.charts.geometry import aspect
from dashboard.charts.map import alt as map_alt
from dashboard.charts.map import map_figure
from dashboard.charts.signs import Theme, palette
from dashboard.charts.timeline import alt as timeline_alt
from dashboard.charts.timeline import timeline
from dashboard.domain.config import MapView
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.projection import fitted
from dashboard.exports.pictures import cartesian, globe, layout_shapes
from dashboard.exports.pictures.basemap import ground
from dashboard.exports.pictures.plane import plane
from dashboard.exports.pictures.shapes import Group, Picture
from dashboard.exports.pictures.subjects import Gathered


def map_picture(excerpt: Excerpt, view: MapView, theme: Theme, width: float) -> Picture:
    """A map view, so many pixels wide; its height follows from the view."""
    figure = map_figure(excerpt, view, theme).to_dict()
    geo, height = figure["layout"]["geo"], width / aspect(view)
    projection = fitted(geo, width, height)
    gathered = Gathered(excerpt)
    globe.draw(figure["data"], figure["layout"]["font"], projection, gathered)
    groups = (ground(geo, excerpt.dossier.basemap, projection), *gathered.groups())
    alt = map_alt(excerpt, view)
    return Picture(width=width, height=height, ground=geo["bgcolor"], alt=alt, groups=groups)


def timeline_picture(excerpt: Excerpt, theme: Theme, width: float) -> Picture:
    """The timeline, so many pixels wide; its height is that of the chart."""
    figure = timeline(excerpt, theme)
    return picture_of(figure, excerpt, theme, width=width, alt=timeline_alt(excerpt))


def picture_of(
    figure: go.Figure,
    excerpt: Excerpt,
    theme: Theme,
    *,
    width: float,
    alt: str,
    height: float = 0,
) -> Picture:
    """A chart on plain axes; `height` is needed where the figure gives none.

    The axes must give their ranges: ValueError is raised for what only the browser would know.
    """
    drawn: dict[str, Any] = figure.to_dict()
    layout = drawn["layout"]
    height = height or float(layout["height"])
    where = plane(layout, width, height)
    gathered = Gathered(excerpt, layout.get("meta") or {})
    cartesian.draw(drawn["data"], layout["font"], where, gathered)
    below = layout_shapes.shapes(layout, where, below=True)
    above = layout_shapes.shapes(layout, where, below=False)
    words = (*layout_shapes.ticks(layout, where), *layout_shapes.annotations(layout, where))
    groups = (
        Group(name="Ground", shapes=tuple(below)),
        Group(name="Labels", shapes=words),
        *gathered.groups(),
        Group(name="Over", shapes=tuple(above)),
    )
    return Picture(
        width=width,
        height=height,
        ground=palette(excerpt.dossier, theme).page,
        alt=alt,
        groups=tuple(group for group in groups if group.shapes),
    )
