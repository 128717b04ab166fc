"""Charts on a page: the room that they are laid out for, and how they react to a click."""

from bisect import bisect
from functools import partial

import streamlit as st

from dashboard.rendering import scripts
from dashboard.rendering.page import FROM, Fits, packed
from dashboard.scenes import Draw
from dashboard.scenes.shapes import (
    BESIDE,
    NARROW,
    PHONE,
    WIDE,
    Frame,
)
from dashboard.streamlit_internals.components import component
from dashboard.templates.taking import take_chart
from dashboard.views.sending import send_again, unsent
from dashboard.views.visit import Visit, select

FRAMES = (PHONE, NARROW, WIDE, WIDE, WIDE)
"""What a chart of the whole page is laid out for, by these widths."""
FRAMES_BESIDE = (PHONE, NARROW, BESIDE, WIDE, WIDE)
"""The same beside a card."""
USUAL, USUAL_PHONE = 1280, 390
"""The widths that a window is taken to have until it says otherwise."""

# Streamlit's own element for Plotly makes each figure anew: it draws it twice, sends it as plain
# text, forgets how far it was zoomed, and no keyboard reaches its marks.
mount = component(scripts.COMPONENT, scripts.FIRST, scripts.FIRST_NAME)


def figure(name: str, visit: Visit, draw: Draw, *, frames: tuple[Frame, ...] = FRAMES) -> None:
    """Show a chart; a click on a mark of it selects what it stands for, a second one clears that.

    It is laid out for the window of the visitor by `frames`.
    """
    index = _class()
    fits = _fits(frames, index)
    message = packed(draw, visit.excerpt, visit.theme, frames[index], fits, take_chart)
    mount(
        key=name,
        data=unsent(message),
        height="content",
        on_clicked_change=partial(_clicked, name),
        on_width_change=partial(_measured, name),
        on_missing_change=send_again,
    )


def _class() -> int:
    """Return the place of this window in FROM."""
    width = st.session_state.get("browser-width") or _usual()
    return bisect(FROM, width) - 1


def _usual() -> int:
    """Return the width to begin with: browsers of phones call themselves mobile."""
    is_phone = "Mobi" in st.context.headers.get("User-Agent", "")
    return USUAL_PHONE if is_phone else USUAL


def _fits(frames: tuple[Frame, ...], index: int) -> Fits:
    """Return the widths of a window that all have this frame."""
    same = [other for other, frame in enumerate(frames) if frame == frames[index]]
    end = same[-1] + 1
    return FROM[same[0]], FROM[end] if end < len(FROM) else None


def _measured(key: str) -> None:
    """Lay all charts out for the window as it is: the browser says so once."""
    width = st.session_state[key]["width"]
    if isinstance(width, int) and 0 < width < 100_000:
        st.session_state["browser-width"] = width


def _clicked(key: str) -> None:
    target = st.session_state[key]["clicked"]
    select(target if isinstance(target, str) else "")
