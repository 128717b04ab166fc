"""The deck for a room: all slides go to the browser at once, which turns them by itself."""

import streamlit as st

from dashboard.deck.readiness import readiness
from dashboard.deck.stage import packed
from dashboard.domain.phrasing import counted
from dashboard.loading.live import live
from dashboard.views.card import card
from dashboard.views.charts import unfocused
from dashboard.views.reading import show
from dashboard.views.visit import Visit, base_address, panel, visit


def state() -> str:
    """Whether all is ready, or what is not."""
    if broken := live().problem_count:
        found = counted(broken, "problem")
        return f"The files have {found}; this is the last good state of them."
    return readiness(live().dossier).verdict


def slides(now: Visit) -> None:
    """All slides that the filter lets through."""
    address = now.config.base_address or base_address()
    show("stage", packed(unfocused(now).excerpt, address, now.theme, state()))


now = visit()
with st.container(key="stage"):
    with panel("The deck"):
        slides(now)
    if now.selection.focus:
        with panel("The card"):
            card(now)
