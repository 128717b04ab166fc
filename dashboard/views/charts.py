"""The charts as pages show them: with their sizes, their words for who cannot see, their switch."""

from dataclasses import replace

import streamlit as st

from dashboard.charts.geometry import aspect
from dashboard.charts.ladder import alt as ladder_alt
from dashboard.charts.ladder import ladder
from dashboard.charts.map import map_figure
from dashboard.charts.timeline import alt as timeline_alt
from dashboard.charts.timeline import timeline
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
            alt=opened.alt,
            height="stretch",
        )


def ladder_chart(now: Visit) -> None:
    """How far each request has come."""
    with st.container(key="ladder-box"):
        figure(
            "ladder",
            lambda selection: ladder(now.dossier, selection, now.theme),
            now,
            alt=ladder_alt(now.dossier, now.selection),
            height="content",
        )


def _open_map() -> None:
    choose(replace(visit().selection, map=st.session_state["map-view"] or ""))


def timeline_chart(now: Visit) -> None:
    """The timeline."""
    with st.container(key="timeline-box"):
        figure(
            "timeline",
            lambda selection: timeline(now.dossier, selection, now.theme),
            now,
            alt=timeline_alt(now.dossier, now.selection),
            height="content",
        )
