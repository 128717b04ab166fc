"""The deck for a room: all slides go to the browser at once, which turns them by itself."""

import streamlit as st

from dashboard.deck.readiness import readiness
from dashboard.deck.stage import packed
from dashboard.domain.phrasing import counted
from dashboard.loading.live import live
from dashboard.views.card import card
from dashboard.views.charts import unfocused
from dashboard.views.reading import show
from dashboard.views.visit import Visit, current_visit, panel, public_address


def state() -> str:
    """Return whether all is ready, or what is not."""
    if broken := live().problem_count:
        found = counted(broken, "problem")
        return f"The files have {found}; this is the last good state of them."
    return readiness(live().dossier).verdict


def slides(visit: Visit) -> None:
    """All slides that match the filter."""
    show("stage", packed(unfocused(visit).excerpt, public_address(visit), visit.theme, state()))


visit = current_visit()
with st.container(key="stage"):
    with panel("The deck"):
        slides(visit)
    if visit.selection.focus:
        with panel("The card"):
            card(visit)
