"""A fact as a line to click, on whatever page it stands."""

from collections.abc import Callable, Collection
from itertools import islice

import streamlit as st

from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact, Report
from dashboard.domain.phrasing import claim, signed
from dashboard.domain.scope import OUTSIDE
from dashboard.domain.superseded import superseded_how
from dashboard.escaping import in_markdown
from dashboard.views.visit import focus_on

MOST = 30
"""Facts that are listed one below the other; more than these nobody reads down."""


def status_line(told: Fact | Report) -> str:
    """Return how firmly a fact or a report is put, as Markdown: glyph, word, hedge."""
    return f"**{in_markdown(signed(told))}**"


def fact_button(fact: Fact, key: str, label: str) -> None:
    """A fact as a line to click; `label` is Markdown."""
    st.button(label, key=f"fact-{key}", type="tertiary", on_click=focus_on, args=("fact", fact.id))


def one_line(fact: Fact, excerpt: Excerpt) -> str:
    """Return a fact as Markdown: the glyph of its status, the claim, and if it is only context."""
    words = f"{fact.status.glyph} {claim_or_struck(fact, excerpt.dossier)}"
    return words if fact.id in excerpt.listed_ids else f"{words} · *{OUTSIDE}*"


def claim_or_struck(fact: Fact, dossier: Dossier) -> str:
    """Return a claim as Markdown; struck through, after what became of it, if it does not stand."""
    said, how = in_markdown(claim(fact)), superseded_how(fact, dossier)
    return f"{how}: ~~{said}~~" if how else said


def fact_buttons(
    facts: Collection[Fact],
    key: str,
    excerpt: Excerpt,
    label: Callable[[Fact, Excerpt], str] = one_line,
    most: int = MOST,
) -> None:
    """Facts as lines to click, and how many there are besides."""
    for fact in islice(facts, most):
        fact_button(fact, f"{key}-{fact.id}", label(fact, excerpt))
    if (more := len(facts) - most) > 0:
        st.caption(f"{more:,} more: the table of facts has them all.")
