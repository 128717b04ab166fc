"""Who says what: how many voices really stand behind the picture."""

from collections import Counter

import streamlit as st

from dashboard.domain.attribution import WHAT_AN_ORIGIN_IS, reporters
from dashboard.domain.vocabulary import Basis, Status
from dashboard.domain.voices import arithmetic
from dashboard.escaping import in_markdown
from dashboard.views.alone import alone
from dashboard.views.charts import chart, unfocused
from dashboard.views.rail import beside_card
from dashboard.views.table import table
from dashboard.views.visit import Visit, panel, visit


def tables(now: Visit) -> None:
    """Both pictures as tables."""
    with st.expander("The same as tables"):
        facts = now.excerpt.facts
        known = {fact.basis for fact in now.dossier.current}
        bases = [basis for basis in Basis if basis in known]
        told = [(fact, reporters(fact, now.dossier)) for fact in facts]
        table(
            [
                {"Reported by": in_markdown(source.name)}
                | {
                    basis.label: str(sum(fact.basis is basis and source in by for fact, by in told))
                    for basis in bases
                }
                for source in now.excerpt.reporters
            ],
            alt="Facts by who reports them and what they rest on.",
        )
        counts = Counter((fact.basis, fact.status) for fact in facts)
        table(
            [
                {"Basis": basis.label}
                | {status.label: str(counts[basis, status]) for status in Status}
                for basis in bases
            ],
            alt="Facts by what they rest on and how firmly they are put.",
        )


def page(now: Visit) -> None:
    """The flow, the matrix, and both as tables."""
    is_beside, shown = bool(now.selection.focus), unfocused(now)
    with panel("The flow"):
        st.header("From what it rests on to who reports it", anchor=False)
        chart("attribution-flow", shown, is_beside=is_beside)
    with panel("The matrix"):
        st.header("Basis by status", anchor=False)
        chart("basis-matrix", shown, is_beside=is_beside)
    st.caption("Select a ribbon, a name or a cell to show only these facts; once more to clear.")
    with panel("The tables"):
        tables(now)
    with panel("What rests on one source alone"):
        alone(now)


now = visit()
st.title("Voices", anchor=False)
st.markdown(f"**{' · '.join(map(in_markdown, arithmetic(now.excerpt.facts, now.dossier)))}**")
st.caption(WHAT_AN_ORIGIN_IS)
beside_card(now, lambda: page(now), "The page")
