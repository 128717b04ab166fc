"""The charts as pages show them: with their sizes, their words for who cannot see, their switch."""

from collections.abc import Callable
from dataclasses import replace

import plotly.graph_objects as go
import streamlit as st

from dashboard.charts.actors import actors
from dashboard.charts.actors import alt as actors_alt
from dashboard.charts.geometry import aspect
from dashboard.charts.ladder import alt as ladder_alt
from dashboard.charts.ladder import ladder
from dashboard.charts.map import alt as map_alt
from dashboard.charts.map import map_figure
from dashboard.charts.matrix import alt as matrix_alt
from dashboard.charts.matrix import matrix
from dashboard.charts.signs import Theme
from dashboard.charts.timeline import alt as timeline_alt
from dashboard.charts.timeline import timeline
from dashboard.charts.voices import alt as voices_alt
from dashboard.charts.voices import voices
from dashboard.domain.dossier import Dossier
from dashboard.domain.selection import Selection
from dashboard.escaping import in_markdown
from dashboard.views.figures import figure
from dashboard.views.visit import Visit, choose, visit


def map_chart(now: Visit) -> None:
    """The map, with a switch between its views."""
    views = {view.id: view for view in now.config.maps}
    opened = views.get(now.selection.map) or now.config.maps[0]
    st.session_state["map-view"] = opened.id
    st.segmented_control(
        "Map view",
        list(views),
        key="map-view",
        format_func=lambda name: in_markdown(views[name].title),
        on_change=_open_map,
        required=True,
        label_visibility="collapsed",
    )
    box = f"map-box-{opened.id}"
    st.html(f"<style>.st-key-{box} {{ aspect-ratio: {aspect(opened):.3f}; }}</style>")
    with st.container(key="map-slide"), st.container(key=box):
        figure(
            f"map-{opened.id}",
            lambda selection: map_figure(now.dossier, opened, selection, now.theme),
            now,
            describe=lambda selection: map_alt(now.dossier, opened, selection),
        )


def _open_map() -> None:
    choose(replace(visit().selection, map=st.session_state["map-view"] or ""))


def timeline_chart(now: Visit) -> None:
    """The timeline."""
    _chart("timeline", timeline, timeline_alt, now)


def ladder_chart(now: Visit) -> None:
    """How far each request, or what is being arranged, has come."""
    _chart("ladder", ladder, ladder_alt, now)


def voices_chart(now: Visit) -> None:
    """The chains of attribution as a flow, whatever is in focus."""
    _chart("voices", lambda d, s, t: voices(d, s.without_focus(), t), voices_alt, now)


def matrix_chart(now: Visit) -> None:
    """Basis by status, whatever is in focus."""
    _chart("matrix", lambda d, s, t: matrix(d, s.without_focus(), t), matrix_alt, now)


def actors_chart(now: Visit) -> None:
    """Who did what to whom."""
    _chart("actors", actors, actors_alt, now)


def _chart(
    name: str,
    draw: Callable[[Dossier, Selection, Theme], go.Figure],
    alt: Callable[[Dossier, Selection], str],
    now: Visit,
) -> None:
    """A chart as high as its content, in a box that slides on a phone."""
    with st.container(key=f"{name}-box"):
        figure(
            name,
            lambda selection: draw(now.dossier, selection, now.theme),
            now,
            describe=lambda selection: alt(now.dossier, selection),
        )
