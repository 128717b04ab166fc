"""The column beside a part of a page: the card of what is selected."""

from collections.abc import Callable

import streamlit as st

from dashboard.views.card import card
from dashboard.views.visit import Visit, panel


def columns() -> tuple[st.delta_generator.DeltaGenerator, st.delta_generator.DeltaGenerator]:
    """Return a place for a chart and one beside it, or below it in a narrow window.

    The style sheet gives the second one room while it holds something: so the chart is the same
    element, and keeps focus and zoom, when a card comes and goes.
    """
    with st.container(key="with-card"):
        return st.container(key="main-column"), st.container(key="side-panel")


def side_panel(visit: Visit) -> None:
    """The card, where something is selected."""
    if visit.selection.focus:
        with panel("The card"):
            card(visit)


def beside_card(visit: Visit, draw: Callable[[], None], name: str) -> None:
    """A part of a page that takes the whole width as long as nothing is selected."""
    left, right = columns()
    with left, panel(name):
        draw()
    with right:
        side_panel(visit)
