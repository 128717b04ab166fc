"""Charts on a page: the room that they are laid out for, and how they react to a click."""

from bisect import bisect
from functools import partial

import streamlit as st

from dashboard.rendering import scripts
from dashboard.rendering.page import Fits, packed
from dashboard.scenes import Draw
from dashboard.scenes.shapes import BESIDE, NARROW, PHONE, WIDE, Frame
from dashboard.streamlit_internals.components import component
from dashboard.views.visit import Visit, focus_by_click

FROM = (0, 690, 1240, 1640)
"""Widths of a window from which on charts are laid out differently."""
FRAMES = (PHONE, NARROW, WIDE, WIDE)
"""What a chart of the whole page is laid out for, by these widths."""
FRAMES_BESIDE = (PHONE, NARROW, BESIDE, WIDE)
"""The same beside a card."""
USUAL = 1280
"""The width that a window is taken to have until it says otherwise."""

# Streamlit's own element for Plotly makes each figure anew: it draws it twice, sends it as plain
# text, forgets how far it was zoomed, and no keyboard reaches its marks.
mount = component(scripts.COMPONENT, scripts.FIRST, scripts.FIRST_NAME)


def figure(
    name: str, now: Visit, draw: Draw, *, is_beside: bool = False, frame: Frame | None = None
) -> None:
    """Show a chart; a click on a mark of it selects what it stands for, a second one clears that.

    It is laid out for the window of the visitor, or for a `frame`, whose picture is then enlarged
    to the room that there is; but on a phone, always for that.
    """
    frames = FRAMES_BESIDE if is_beside else FRAMES
    if frame:
        frames = (PHONE, frame, frame, frame)
    index = _class()
    is_enlarged = frame is not None and not is_phone()
    mount(
        key=name,
        data=packed(draw, now.excerpt, now.theme, frames[index], _fits(frames, index), is_enlarged),
        height="content",
        on_clicked_change=partial(_clicked, name),
        on_width_change=partial(_measured, name),
    )


def is_phone() -> bool:
    """Return whether this window is that of a phone."""
    return _class() == FRAMES.index(PHONE)


def _class() -> int:
    """Return the place of this window in FROM."""
    return bisect(FROM, st.session_state.get("browser-width", USUAL)) - 1


def _fits(frames: tuple[Frame, ...], index: int) -> Fits:
    """Return the widths of a window that all have this frame."""
    same = [place for place, frame in enumerate(frames) if frame == frames[index]]
    end = same[-1] + 1
    return FROM[same[0]], FROM[end] if end < len(FROM) else None


def _measured(key: str) -> None:
    """Lay all charts out for the window as it is: the browser says so once."""
    width = st.session_state[key]["width"]
    if isinstance(width, int) and 0 < width < 100_000:
        st.session_state["browser-width"] = width


def _clicked(key: str) -> None:
    target = st.session_state[key]["clicked"]
    focus_by_click(target if isinstance(target, str) else "")
