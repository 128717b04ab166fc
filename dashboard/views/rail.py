"""The column beside a chart: the card of what is selected, or what else belongs there."""

from collections.abc import Callable

import streamlit as st

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.phrasing import CONTEST, CONTESTED, MIXED, SEVERAL
from dashboard.domain.scope import without_a_place
from dashboard.domain.superseded import struck_sign
from dashboard.domain.vocabulary import Status
from dashboard.escaping import in_markdown
from dashboard.views.card import card
from dashboard.views.fact_button import fact_buttons
from dashboard.views.visit import Visit, panel

Signs = tuple[str, tuple[tuple[str, str], ...]]
"""A title, and signs with their meanings."""


def statuses(excerpt: Excerpt) -> Signs:
    """What the glyphs mean that are the same in map, timeline and tables."""
    dossier = excerpt.dossier
    words = ((word.glyph, word.label) for word in Status)
    contested = ((CONTESTED, CONTEST),) if dossier.contested else ()
    signs = (*words, (MIXED, SEVERAL), *contested, *struck_sign(dossier))
    return "How firmly it is put", signs


def columns() -> tuple[st.delta_generator.DeltaGenerator, st.delta_generator.DeltaGenerator]:
    """Return a place for a chart and one beside it, or below it in a narrow window.

    The style sheet gives the second one room while it holds something: so the chart is the same
    element, and keeps focus and zoom, when a card comes and goes.
    """
    with st.container(key="with-rail"):
        return st.container(key="main-column"), st.container(key="rail")


def rail(now: Visit, *signs: Signs) -> None:
    """The card, where something is selected; what signs mean else."""
    with panel("The card"):
        if now.selection.focus:
            card(now)
        elif signs:
            legend(*signs)


def beside_card(now: Visit, draw: Callable[[], None], name: str) -> None:
    """A part of a page that takes the whole width as long as nothing is selected."""
    left, right = columns()
    with left, panel(name):
        draw()
    with right:
        rail(now)


def legend(*groups: Signs) -> None:
    """What signs mean."""
    for number, (title, signs) in enumerate(groups):
        with st.container(key=f"legend-{number}"):
            st.markdown(f"## {title}")
            st.markdown("\n".join(f"- {sign}&ensp;{meaning}" for sign, meaning in signs))
    st.caption("Click a sign or a row to see who says so, on what basis and how firmly.")


def off_the_map(now: Visit) -> None:
    """The places that the open map does not show, with the reason."""
    listed = now.excerpt.off(now.excerpt.map_view)
    nowhere = without_a_place(now.excerpt)
    if listed or nowhere:
        with st.container(key="off-the-map"):
            st.markdown(f"## Not on the map ({len(listed)})")
    if nowhere:
        st.caption(f"Besides, {nowhere}: requests, remarks, judgements.")
    for place, facts, why in listed:
        with st.expander(in_markdown(place.name)):
            st.caption(in_markdown(why))
            fact_buttons(facts, f"off-{place.id}", now.excerpt)
