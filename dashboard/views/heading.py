"""The head of the first page: what this is, as of when, and the key figures."""

import streamlit as st

from dashboard.domain.config import KeyFigure
from dashboard.domain.dates import in_words, parse_when
from dashboard.domain.dossier import Dossier
from dashboard.domain.voices import counted
from dashboard.escaping import in_markdown
from dashboard.views.fact_button import fact_button, status_line
from dashboard.views.visit import Visit


def heading(now: Visit) -> None:
    """Title, as-of date, and how many voices stand behind it, counted."""
    config, dossier = now.config, now.dossier
    as_of = in_words(parse_when(config.as_of.isoformat()))
    voices = ", ".join(
        (
            counted(len(dossier.seeds), "article"),
            counted(len(dossier.outlets), "outlet"),
            counted(len(dossier.facts), "fact"),
        )
    )
    with st.container(key="heading", horizontal=True, vertical_alignment="bottom"):
        st.title(in_markdown(config.title), anchor=False, width="content")
        st.markdown(
            f"**As of {as_of}** · {voices}  \n{in_markdown(config.subtitle)}", width="content"
        )


def key_figures(now: Visit) -> None:
    """A card for each key figure, with date, status and who says so."""
    chosen = {fact.id for fact in now.facts}
    with st.container(key="key-figures", horizontal=True):
        for number, figure in enumerate(now.config.key_figures):
            if figure.fact in chosen:
                _card(figure, now.dossier, number)


def _card(figure: KeyFigure, dossier: Dossier, number: int) -> None:
    fact = dossier.fact[figure.fact]
    chain = dossier.chain(fact)
    number_said = fact.figures[figure.figure - 1]
    said_by = in_markdown((chain[1:] or chain)[0].name)
    with st.container(border=True, key=f"key-figure-{number}"):
        st.markdown(
            f"**{in_markdown(number_said.said)}** {in_markdown(number_said.unit)}\n\n"
            f"{in_markdown(figure.label)} ({in_words(fact.when)})"
        )
        fact_button(fact, f"figure-{number}", f"{status_line(fact)} · {said_by}")
