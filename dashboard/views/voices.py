"""Who says what: how many voices really stand behind the picture."""

import streamlit as st

from dashboard.charts.matrix import cells, rows_of
from dashboard.domain.attribution import WHAT_AN_ORIGIN_IS, reporters
from dashboard.domain.vocabulary import Status
from dashboard.domain.voices import arithmetic
from dashboard.escaping import in_markdown
from dashboard.views.alone import alone
from dashboard.views.charts import matrix_chart, voices_chart
from dashboard.views.rail import beside_card
from dashboard.views.table import table
from dashboard.views.visit import Visit, panel, visit


def tables(now: Visit) -> None:
    """Both pictures as tables."""
    with st.expander("The same as tables"):
        facts = now.excerpt.facts
        told = [(fact, reporters(fact, now.dossier)) for fact in facts]
        table(
            [
                {"Reported by": in_markdown(source.name)}
                | {
                    basis.label: str(sum(fact.basis is basis and source in by for fact, by in told))
                    for basis in rows_of(now.dossier)
                }
                for source in now.excerpt.reporters
            ],
            alt="Facts by who reports them and what they rest on.",
        )
        counts = cells(facts)
        table(
            [
                {"Basis": basis.label}
                | {status.label: str(counts[basis, status]) for status in Status}
                for basis in rows_of(now.dossier)
            ],
            alt="Facts by what they rest on and how firmly they are put.",
        )


def page(now: Visit) -> None:
    """The flow with the matrix beside it, or under it where a card takes the room."""
    left, right = (st.container(), st.container()) if now.selection.focus else columns()
    with left, panel("The flow"):
        st.header("From what it rests on to who reports it", anchor=False)
        voices_chart(now)
    with right, panel("The matrix"):
        st.header("Basis by status", anchor=False)
        matrix_chart(now)
    st.caption("Click a ribbon, a name or a cell to show only these facts; once more to clear.")
    with panel("The tables"):
        tables(now)
    with panel("What rests on one source alone"):
        alone(now)


def columns() -> list[st.delta_generator.DeltaGenerator]:
    """Two, for the flow and the matrix."""
    return st.columns([1.55, 1], gap="medium")


now = visit()
st.title("Voices", anchor=False)
st.markdown(f"**{' · '.join(map(in_markdown, arithmetic(now.excerpt.facts, now.dossier)))}**")
st.caption(WHAT_AN_ORIGIN_IS)
beside_card(now, lambda: page(now), "The page")
