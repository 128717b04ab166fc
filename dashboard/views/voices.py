"""The page of voices: how many really are behind the picture."""

import streamlit as st

from dashboard.views.charts import chart, unfocused
from dashboard.views.reading import read
from dashboard.views.side_panel import beside_card
from dashboard.views.visit import Visit, current_visit, panel


def page(visit: Visit) -> None:
    """The numbers, the flow, the matrix, and both as tables."""
    is_beside, shown = bool(visit.selection.focus), unfocused(visit)
    with panel("The numbers"):
        read("voices_lead", shown)
    with panel("The flow"):
        chart("attribution-flow", shown, is_beside=is_beside)
    with panel("The matrix"):
        st.header("Basis by status", anchor=False)
        chart("basis-matrix", shown, is_beside=is_beside)
    with panel("The tables"):
        read("voices", shown)


visit = current_visit()
beside_card(visit, lambda: page(visit), "The page")
