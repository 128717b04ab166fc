"""Who says what: how many voices really stand behind the picture."""

import streamlit as st

from dashboard.views.charts import chart, unfocused
from dashboard.views.rail import beside_card
from dashboard.views.reading import read
from dashboard.views.visit import Visit, panel, visit


def page(now: Visit) -> None:
    """The numbers, the flow, the matrix, and both as tables."""
    is_beside, shown = bool(now.selection.focus), unfocused(now)
    with panel("The numbers"):
        read("voices_lead", shown)
    with panel("The flow"):
        chart("attribution-flow", shown, is_beside=is_beside)
    with panel("The matrix"):
        st.header("Basis by status", anchor=False)
        chart("basis-matrix", shown, is_beside=is_beside)
    with panel("The tables"):
        read("voices", shown)


now = visit()
beside_card(now, lambda: page(now), "The page")
