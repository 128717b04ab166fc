"""A fact as a line to click, on whatever page it stands."""

import streamlit as st

from dashboard.charts.signs import SIGNS
from dashboard.domain.facts import Fact
from dashboard.escaping import in_markdown
from dashboard.views.visit import focus_on


def status_line(fact: Fact) -> str:
    """How firmly a fact is put, as Markdown: sign, word, hedge."""
    hedge = f" — “{in_markdown(fact.hedge)}”" if fact.hedge else ""
    return f"{SIGNS[fact.status].glyph} **{fact.status.label}**{hedge}"


def fact_button(fact: Fact, key: str, label: str = "") -> None:
    """A fact as a line to click; `label` is Markdown, the statement if empty."""
    label = label or f"{SIGNS[fact.status].glyph} {in_markdown(fact.statement)}"
    st.button(label, key=f"fact-{key}", type="tertiary", on_click=focus_on, args=("fact", fact.id))
