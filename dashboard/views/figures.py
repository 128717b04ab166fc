"""Charts on a page: how they react to a click, and what the browser needs to draw them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any, Literal

import orjson
import plotly.graph_objects as go
import streamlit as st
from plotly.basedatatypes import BaseFigure
from plotly.io.json import to_json_plotly

from dashboard.domain.selection import Selection
from dashboard.views.visit import Drawn, Visit, focus_by_click

UNUSED_BUTTONS = [
    "zoom2d",
    "pan2d",
    "select2d",
    "lasso2d",
    "toImage",
    "autoScale2d",
    "hoverClosestGeo",
]


class Finished(BaseFigure):  # type: ignore[misc]  # Plotly ships no types
    """A figure of which only its JSON is kept.

    All that Streamlit asks of a figure is its content, and reading that from JSON takes a tenth of
    the time that Plotly takes to copy it. A string also costs the garbage collector nothing, which
    goes through everything after each visit.
    """

    def __init__(self, json: str) -> None:
        self._json = json

    def to_dict(self) -> dict[str, Any]:
        """Its traces and its layout, the caller's own to change."""
        content: dict[str, Any] = orjson.loads(self._json)
        return content


@dataclass(frozen=True)
class Wanted:
    """A chart of a selection; how it is drawn follows from these."""

    drawn: Drawn
    selection: Selection
    draw: Callable[[Selection], go.Figure] = field(compare=False)


@lru_cache(maxsize=256)
def finished(wanted: Wanted) -> Finished:
    """The figure of a chart, drawn once for all visitors."""
    content = wanted.draw(wanted.selection).to_plotly_json()
    data, layout = list(map(_as_shown, content["data"])), _as_shown(content["layout"])
    # Streamlit hands each figure to Plotly twice, the second time in new lists. A figure that is
    # another one gets another element, so of one element the lists never hold anything else.
    layout["datarevision"] = 1
    return Finished(to_json_plotly({"data": data, "layout": layout}))


def _as_shown(part: dict[str, Any]) -> dict[str, Any]:
    """A trace or layout without what only exports read: what its shapes stand for, by name."""
    is_named = isinstance(part.get("meta"), dict)
    return {name: part[name] for name in part if name != "meta" or not is_named}


def figure(
    name: str,
    draw: Callable[[Selection], go.Figure],
    visit: Visit,
    *,
    alt: str,
    height: Literal["content", "stretch"],
) -> None:
    """Show a chart; a click on a sign of it puts that in focus, a second one lets go."""
    state = st.session_state
    drawn = (name, visit.theme, visit.dossier.digest)
    shown = visit.selection
    if state.get("clicked") == drawn:
        shown = shown.without_focus()
    key = f"{name}-{state.get(f'round-{name}', 0)}"
    st.plotly_chart(
        finished(Wanted(drawn, shown, draw)),
        key=key,
        height=height,
        theme=None,
        alt=alt,
        selection_mode="points",
        on_select=partial(_clicked, drawn, key),
        config={
            "topojsonURL": basemap_address(),
            "displaylogo": False,
            "displayModeBar": True,
            "modeBarButtonsToRemove": UNUSED_BUTTONS,
            "scrollZoom": False,
        },
    )


def basemap_address() -> str:
    """Where the browser fetches the outlines: from this server, whatever path it runs under."""
    path = st.get_option("server.baseUrlPath").strip("/")
    return f"/{path}/basemap/" if path else "/basemap/"


def _clicked(chart: Drawn, key: str) -> None:
    points = st.session_state[key]["selection"]["points"]
    target = points[0].get("customdata", "") if points else ""
    focus_by_click(chart, target if isinstance(target, str) else "".join(target[:1]))
