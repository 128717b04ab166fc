"""Charts on a page: how they react to a click, and what the browser needs to draw them."""

import gzip
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, partial
from math import ceil
from typing import Any, NamedTuple

import streamlit as st
from plotly.io.json import to_json_plotly

from dashboard.charts import scripts
from dashboard.charts.boards import Draw
from dashboard.charts.signs import Theme
from dashboard.domain.excerpt import Excerpt
from dashboard.streamlit_internals.components import component
from dashboard.views.visit import Visit, focus_by_click

UNUSED_BUTTONS = [
    "zoom2d",
    "pan2d",
    "select2d",
    "lasso2d",
    "toImage",
    "autoScale2d",
    "hoverClosestGeo",
    "sendChartToCloud",
]

# Streamlit's own element for Plotly makes each figure anew: it draws it twice, sends it as plain
# text and forgets how far it was zoomed.
mount = component(scripts.COMPONENT, scripts.OURS, scripts.OUR_NAME)


@dataclass(frozen=True)
class Wanted:
    """A chart of an excerpt; how it is drawn and described follows from its name."""

    name: str
    excerpt: Excerpt
    theme: Theme
    draw: Draw = field(compare=False)
    describe: Callable[[Excerpt], str] = field(compare=False)


class Finished(NamedTuple):
    """A chart as the browser gets it: JSON, compressed; and its height, 0 for that of its box."""

    packed: bytes
    height: int


@lru_cache(maxsize=256)
def finished(wanted: Wanted) -> Finished:
    """A chart, made once for all visitors."""
    content = wanted.draw(wanted.excerpt, wanted.theme).to_plotly_json()
    shown = {
        "data": list(map(_as_shown, content["data"])),
        "layout": _as_shown(content["layout"]),
        "config": {
            "topojsonURL": basemap_address(),
            "displaylogo": False,
            "displayModeBar": True,
            "modeBarButtonsToRemove": UNUSED_BUTTONS,
            "scrollZoom": False,
        },
        "alt": wanted.describe(wanted.excerpt),
    }
    packed = gzip.compress(to_json_plotly(shown).encode(), mtime=0)
    return Finished(packed, ceil(content["layout"].get("height", 0)))


def _as_shown(part: dict[str, Any]) -> dict[str, Any]:
    """A trace or layout without what only exports read: what its shapes stand for, by name."""
    is_named = isinstance(part.get("meta"), dict)
    return {name: part[name] for name in part if name != "meta" or not is_named}


def figure(name: str, now: Visit, draw: Draw, describe: Callable[[Excerpt], str]) -> None:
    """Show a chart; a click on a sign of it puts that in focus, a second one lets go.

    `describe` says what it shows, for screen-reader users. It has its room from the beginning, so
    that nothing jumps when it is drawn.
    """
    chart = finished(Wanted(name, now.excerpt, now.theme, draw, describe))
    mount(
        key=name,
        data=chart.packed,
        height=chart.height or "stretch",
        on_clicked_change=partial(_clicked, name),
    )


def basemap_address() -> str:
    """Where the browser fetches the outlines: from this server, whatever path it runs under."""
    path = st.get_option("server.baseUrlPath").strip("/")
    return f"/{path}/basemap/" if path else "/basemap/"


def _clicked(key: str) -> None:
    target = st.session_state[key]["clicked"]
    focus_by_click(target if isinstance(target, str) else "")
