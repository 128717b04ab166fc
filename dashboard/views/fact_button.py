"""A fact as a line to click, on whatever page it stands."""

from collections.abc import Callable, Collection
from itertools import islice

import streamlit as st

from dashboard.charts.signs import SIGNS
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact, Report
from dashboard.domain.phrasing import claim
from dashboard.domain.superseded import superseded_how
from dashboard.escaping import in_markdown
from dashboard.views.visit import focus_on

MOST = 30
"""Facts that are listed one below the other; more than these nobody reads down."""


def status_line(told: Fact | Report) -> str:
    """How firmly a fact or a report is put, as Markdown: sign, word, hedge."""
    hedge = f" — “{in_markdown(told.hedge)}”" if told.hedge else ""
    return f"{SIGNS[told.status].glyph} **{told.status.label}**{hedge}"


def fact_button(fact: Fact, key: str, label: str) -> None:
    """A fact as a line to click; `label` is Markdown."""
    st.button(label, key=f"fact-{key}", type="tertiary", on_click=focus_on, args=("fact", fact.id))


def signed(fact: Fact, dossier: Dossier) -> str:
    """A fact as Markdown: the sign of its status, and the claim.

    One that no longer stands is struck through, after the word for what became of it.
    """
    said, how = in_markdown(claim(fact)), superseded_how(fact, dossier)
    return f"{SIGNS[fact.status].glyph} {f'{how}: ~~{said}~~' if how else said}"


def fact_buttons(
    facts: Collection[Fact],
    key: str,
    dossier: Dossier,
    label: Callable[[Fact, Dossier], str] = signed,
) -> None:
    """Facts as lines to click, and how many there are besides."""
    for fact in islice(facts, MOST):
        fact_button(fact, f"{key}-{fact.id}", label(fact, dossier))
    if (more := len(facts) - MOST) > 0:
        st.caption(f"{more:,} more: the table of facts has them all.")
