"""The column beside a chart: the card of what is in focus, or how to read the signs."""

from collections.abc import Callable

import streamlit as st

from dashboard.charts.map import not_on_map
from dashboard.charts.signs import CONTEST, CONTESTED, MIXED, SEVERAL, SIGNS
from dashboard.domain.superseded import struck_sign
from dashboard.domain.vocabulary import Status
from dashboard.escaping import in_markdown
from dashboard.views.card import card
from dashboard.views.fact_button import fact_buttons
from dashboard.views.visit import Visit, panel

WITH_RAIL = [2.6, 1]
"""Widths of a chart and of the column beside it."""

Signs = tuple[str, tuple[tuple[str, str], ...]]
"""A title, and signs with their meanings."""

STATUSES: Signs = (
    "How firmly it is put",
    (
        *((SIGNS[word].glyph, word.label) for word in Status),
        (MIXED.glyph, SEVERAL),
        (CONTESTED, CONTEST),
    ),
)


def rail(now: Visit, *more: Signs) -> None:
    """The card, where something is in focus; how to read the signs else, and `more` of them."""
    with panel("The card"):
        if now.selection.has_focus:
            card(now)
        else:
            title, signs = STATUSES
            legend((title, (*signs, *struck_sign(now.dossier))), *more)


def beside_card(now: Visit, draw: Callable[[], None], name: str) -> None:
    """A part of a page that takes the whole width as long as nothing is in focus."""
    if not now.selection.has_focus:
        with panel(name):
            draw()
        return
    left, right = st.columns(WITH_RAIL, gap="medium")
    with left, panel(name):
        draw()
    with right:
        rail(now)


def legend(*groups: Signs) -> None:
    """What signs mean. Those of the statuses are the same in map, timeline and tables."""
    for number, (title, signs) in enumerate(groups):
        st.markdown(f"## {title}")
        with st.container(key=f"legend-{number}"):
            st.markdown("\n".join(f"- {sign}&ensp;{meaning}" for sign, meaning in signs))
    st.caption("Click a sign or a row to see who says so, on what basis and how firmly.")


def off_the_map(now: Visit) -> None:
    """What has no place that could be drawn, and why."""
    listed = not_on_map(now.dossier, now.listed)
    nowhere = sum(not fact.places for fact in now.facts)
    st.markdown(f"## Not on the map ({len(listed)})")
    if nowhere:
        st.caption(f"Besides, {nowhere} of the facts name no place: requests, remarks, judgements.")
    for place, facts in listed:
        with st.expander(in_markdown(place.name)):
            st.caption(in_markdown(place.why))
            fact_buttons(facts, f"off-{place.id}", now.dossier)
