"""Who says what: how many voices really stand behind the picture."""

import streamlit as st

from dashboard.charts.matrix import alt as matrix_alt
from dashboard.charts.matrix import cells, matrix, rows_of
from dashboard.charts.voices import alt as voices_alt
from dashboard.charts.voices import voices
from dashboard.domain.vocabulary import Status
from dashboard.domain.voices import arithmetic
from dashboard.escaping import in_markdown
from dashboard.views.figures import figure
from dashboard.views.rail import beside_card
from dashboard.views.visit import Visit, panel, visit


def flow_part(now: Visit) -> None:
    """The chains as a flow, and the same as a table."""
    st.header("From what it rests on to who reports it", anchor=False)
    with st.container(key="voices-box"):
        figure(
            "voices",
            lambda shown: voices(now.dossier, shown.without_focus(), now.theme),
            now,
            alt=voices_alt(now.dossier, now.selection),
            height="content",
        )


def matrix_part(now: Visit) -> None:
    """Basis by status, and the same as a table."""
    st.header("Basis by status", anchor=False)
    with st.container(key="matrix-box"):
        figure(
            "matrix",
            lambda shown: matrix(now.dossier, shown.without_focus(), now.theme),
            now,
            alt=matrix_alt(now.dossier, now.selection),
            height="content",
        )


def tables(now: Visit) -> None:
    """Both pictures as tables."""
    with st.expander("The same as tables"):
        facts, voice = now.facts, now.dossier.voice
        st.table(
            [
                {"Reported by": in_markdown(source.name)}
                | {
                    basis.label: str(
                        sum(fact.basis is basis and voice(fact) is source for fact in facts)
                    )
                    for basis in rows_of(now.dossier)
                }
                for source in now.dossier.voices
            ],
            alt="Facts by who reports them and what they rest on.",
        )
        counts = cells(now.dossier, now.selection)
        st.table(
            [
                {"Basis": basis.label}
                | {status.label: str(counts[basis, status]) for status in Status}
                for basis in rows_of(now.dossier)
            ],
            alt="Facts by what they rest on and how firmly they are put.",
        )


def page(now: Visit) -> None:
    """The flow with the matrix beside it, or under it where a card takes the room."""
    left, right = (st.container(), st.container()) if now.selection.has_focus else columns()
    with left, panel("The flow"):
        flow_part(now)
    with right, panel("The matrix"):
        matrix_part(now)
    st.caption("Click a ribbon, a name or a cell to show only these facts; once more to let go.")
    with panel("The tables"):
        tables(now)


def columns() -> list[st.delta_generator.DeltaGenerator]:
    """Two, for the flow and the matrix."""
    return st.columns([1.55, 1], gap="medium")


now = visit()
st.title("Voices", anchor=False)
st.markdown(f"**{' · '.join(map(in_markdown, arithmetic(now.facts, now.dossier)))}**")
beside_card(now, lambda: page(now), "The page")
