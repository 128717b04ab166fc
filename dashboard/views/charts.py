"""The charts as pages show them: with their sizes, their descriptions, their switch."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from dashboard.charts.actors import actors
from dashboard.charts.actors import alt as actors_alt
from dashboard.charts.boards import Draw
from dashboard.charts.geometry import aspect
from dashboard.charts.ladder import alt as ladder_alt
from dashboard.charts.ladder import ladder
from dashboard.charts.map import alt as map_alt
from dashboard.charts.map import map_figure
from dashboard.charts.matrix import alt as matrix_alt
from dashboard.charts.matrix import matrix
from dashboard.charts.timeline import alt as timeline_alt
from dashboard.charts.timeline import timeline
from dashboard.charts.voices import alt as voices_alt
from dashboard.charts.voices import voices
from dashboard.domain.excerpt import Excerpt
from dashboard.escaping import in_markdown
from dashboard.views.figures import figure
from dashboard.views.visit import Visit, choose, visit


def map_chart(now: Visit) -> None:
    """The map, with a switch between its views."""
    views = {view.id: view for view in now.config.maps}
    opened = now.excerpt.map_view
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
            now,
            lambda excerpt, theme: map_figure(excerpt, opened, theme),
            lambda excerpt: map_alt(excerpt, opened),
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
    _chart("voices", voices, voices_alt, _unfocused(now))


def matrix_chart(now: Visit) -> None:
    """Basis by status, whatever is in focus."""
    _chart("matrix", matrix, matrix_alt, _unfocused(now))


def actors_chart(now: Visit) -> None:
    """Who did what to whom."""
    _chart("actors", actors, actors_alt, now)


def _unfocused(now: Visit) -> Visit:
    """Return the same visit with nothing in focus, so that the chart is drawn once for all foci."""
    selection = now.selection.without_focus()
    return replace(now, excerpt=replace(now.excerpt, selection=selection))


def _chart(name: str, draw: Draw, alt: Callable[[Excerpt], str], now: Visit) -> None:
    """A chart as high as its content, in a box that slides on a phone."""
    with st.container(key=f"{name}-box"):
        figure(name, now, draw, alt)
