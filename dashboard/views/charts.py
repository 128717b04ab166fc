"""The charts as pages show them, with their switches."""

from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard.domain.selection import BY_KIND
from dashboard.escaping import in_markdown
from dashboard.rendering.page import FRAMES_FIRST
from dashboard.scenes import CHARTS
from dashboard.views.figures import FRAMES, FRAMES_BESIDE, figure
from dashboard.views.visit import Visit, choose, current_visit

TIMELINES = {"": "What happened", BY_KIND: "By kind"}
"""The views of the timeline, as the address has them."""


def chart(name: str, visit: Visit, *, is_beside: bool = False) -> None:
    """A chart by the name that addresses have for it."""
    with st.container(key=f"{name}-box"):
        frames = FRAMES_BESIDE if is_beside else FRAMES
        figure(name, visit, CHARTS[name], frames=frames)


def map_chart(visit: Visit) -> None:
    """The map of the first page, with a switch between its views."""
    with st.container(key="map-box"):
        views = {view.id: in_markdown(view.title) for view in visit.config.maps}
        _switch("map", "Map view", views, visit.excerpt.map_view.id)
        figure("map", visit, CHARTS["map"], frames=FRAMES_FIRST)


def timeline_chart(visit: Visit, *, is_beside: bool = False) -> None:
    """The timeline, with a switch between its views."""
    _switch("timeline", "Timeline view", TIMELINES, visit.selection.timeline)
    chart("timeline", visit, is_beside=is_beside)


def unfocused(visit: Visit) -> Visit:
    """Return the same visit with nothing in focus, so that a chart is drawn once for all foci."""
    selection = visit.selection.without_focus()
    return replace(visit, excerpt=replace(visit.excerpt, selection=selection))


def _switch(field: str, label: str, titles: dict[str, str], opened: str) -> None:
    """A switch that writes a field of the selection into the address."""
    key = f"{field}-view"
    st.session_state[key] = opened
    st.segmented_control(
        label,
        list(titles),
        key=key,
        format_func=titles.__getitem__,
        on_change=_open,
        args=(field, key),
        required=True,
        label_visibility="collapsed",
    )


def _open(field: str, key: str) -> None:
    wanted: dict[str, Any] = {field: st.session_state[key] or ""}
    choose(replace(current_visit().selection, **wanted))
