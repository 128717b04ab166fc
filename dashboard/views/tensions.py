"""Claims that pull against each other, side by side. Nothing here is resolved for the reader."""

import streamlit as st

from dashboard.domain.facts import Fact
from dashboard.domain.oppositions import Opposition, Side
from dashboard.domain.phrasing import contest_mark, dated, firmness, grounded
from dashboard.escaping import in_markdown
from dashboard.views.fact_button import fact_button, one_line
from dashboard.views.rail import beside_card
from dashboard.views.table import say_shown
from dashboard.views.visit import Visit, panel, visit

MOST = 50
"""Groups that stand one below the other, those that the focus touches first."""


def opposition(found: Opposition, place: int, now: Visit) -> None:
    """One of them: its sides beside each other, what differs, what stays open."""
    tension = found.tension
    with st.container(border=True, key=f"tension-{place}"):
        st.markdown(f"## {in_markdown(found.headline)}")
        st.caption(found.kind.meaning)
        with st.container(key=f"sides-{place}"):
            for number, side in enumerate(found.sides):
                _side(side, f"{place}-{number}", now)
        if tension:
            st.markdown(
                f"**What differs:** {in_markdown(tension.differs)}  \n"
                f"**What stays open:** {in_markdown(tension.open)}"
            )


def _side(side: Side, place: str, now: Visit) -> None:
    with st.container(key=f"side-{place}"):
        for fact in side:
            is_marked = fact.id in now.excerpt.focus
            with st.container(key=f"claim-{'marked' if is_marked else 'plain'}-{place}-{fact.id}"):
                fact_button(fact, f"tension-{place}-{fact.id}", one_line(fact, now.excerpt))
                st.caption(in_markdown(_about(fact, now)))


def _about(fact: Fact, now: Visit) -> str:
    """Return how firmly it is put, the speaker, the date, who says so, in one line."""
    dossier = now.dossier
    speaker = dossier.actor[fact.speaker].name if fact.speaker else ""
    when, says, held = (words(fact, dossier) for words in (dated, grounded, contest_mark))
    return " · ".join(filter(None, (firmness(fact), speaker, when, says, held)))


def page(now: Visit) -> None:
    """All that the filter touches; a filter that lets one side through shows both."""
    shown = now.excerpt.tensions
    for place, found in enumerate(shown[:MOST]):
        with panel("A tension"):
            opposition(found, place, now)
    if (more := len(shown) - MOST) > 0:
        st.caption(f"{more:,} more: a narrower filter shows them.")
    say_shown("tensions", now)


now = visit()
st.title("Tensions", anchor=False)
st.caption(
    "Each group holds claims that pull against each other: first what is denied, then what is told "
    "in two versions, then what only leaves unease. A denial stands beside what it denies, also "
    "where a filter lets only one of them through."
)
beside_card(now, lambda: page(now), "The page")
