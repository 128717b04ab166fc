"""What a search finds, under the search box of every page."""

from dataclasses import replace

import streamlit as st

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import attribution, counted
from dashboard.domain.search import search
from dashboard.escaping import in_markdown
from dashboard.views.fact_button import claim_or_struck, fact_buttons, status_line
from dashboard.views.visit import Visit, choose, visit

MOST = 8
"""Facts that are listed before the page goes on."""


def search_results(now: Visit) -> None:
    """The facts that the search finds, within the other filters; else what may have been meant."""
    if now.selection.text and now.excerpt.listed:
        with st.container(gap=None):
            fact_buttons(now.excerpt.listed, "found", now.excerpt, _found, MOST)
    elif now.selection.text:
        _nothing(now)


def _found(fact: Fact, excerpt: Excerpt) -> str:
    """Return how firmly a fact is put, what it says and who says so, as Markdown."""
    said = f"{status_line(fact)} · {claim_or_struck(fact, excerpt.dossier)}"
    return f"{said} · {in_markdown(attribution(fact, excerpt.dossier))}"


def _nothing(now: Visit) -> None:
    found, meant = search(now.selection.text, now.dossier)
    hidden = f"; the other filters leave out {counted(len(found), 'fact')}" if found else ""
    st.markdown(f"Nothing found for “{in_markdown(now.selection.text)}”{hidden}.")
    if meant:
        label = f"Did you mean {in_markdown(meant)}?"
        st.button(label, key="did-you-mean", type="tertiary", on_click=_look_for, args=(meant,))


def _look_for(text: str) -> None:
    choose(replace(visit().selection, text=text))
