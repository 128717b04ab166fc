"""A fact as a line to click, on whatever page it stands."""

from collections.abc import Callable, Collection
from itertools import islice

import streamlit as st

from dashboard.charts.signs import SIGNS
from dashboard.domain.facts import Fact
from dashboard.escaping import in_markdown
from dashboard.views.visit import focus_on

MOST = 30
"""Facts that are listed one below the other; more than these nobody reads down."""


def status_line(fact: Fact) -> str:
    """How firmly a fact is put, as Markdown: sign, word, hedge."""
    hedge = f" — “{in_markdown(fact.hedge)}”" if fact.hedge else ""
    return f"{SIGNS[fact.status].glyph} **{fact.status.label}**{hedge}"


def fact_button(fact: Fact, key: str, label: str = "") -> None:
    """A fact as a line to click; `label` is Markdown, sign and statement if empty."""
    label = label or signed(fact)
    st.button(label, key=f"fact-{key}", type="tertiary", on_click=focus_on, args=("fact", fact.id))


def signed(fact: Fact) -> str:
    """A fact as Markdown: the sign of its status, and its statement."""
    return f"{SIGNS[fact.status].glyph} {in_markdown(fact.statement)}"


def fact_buttons(facts: Collection[Fact], key: str, label: Callable[[Fact], str] = signed) -> None:
    """Facts as lines to click, and how many there are besides."""
    for fact in islice(facts, MOST):
        fact_button(fact, f"{key}-{fact.id}", label(fact))
    if (more := len(facts) - MOST) > 0:
        st.caption(f"{more:,} more: the table of facts has them all.")
