"""The head of the first page: what this is, as of when, and the key figures."""

import streamlit as st

from dashboard.domain.config import KeyFigure
from dashboard.domain.dates import day_in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.phrasing import attribution, counted, dated
from dashboard.domain.scope import OUTSIDE
from dashboard.domain.voices import origin
from dashboard.escaping import in_markdown
from dashboard.views.fact_button import fact_button, fact_buttons, status_line
from dashboard.views.visit import Visit


def heading(now: Visit) -> None:
    """Title, as-of date, and how many voices stand behind it, counted."""
    config, dossier = now.config, now.dossier
    as_of = day_in_words(config.as_of)
    voices = ", ".join(
        (
            counted(len(dossier.seeds), "article"),
            counted(len(dossier.outlets), "outlet"),
            counted(len(dossier.current), "fact"),
        )
    )
    with st.container(key="heading", horizontal=True, vertical_alignment="bottom"):
        st.title(in_markdown(config.title), anchor=False, width="content")
        st.markdown(
            f"**As of {as_of}** · {voices}  \n{in_markdown(config.subtitle)}", width="content"
        )


def headline(now: Visit) -> None:
    """What it comes to, where that is from, and the claims that it rests on."""
    shown = now.excerpt.headline
    if shown is None:
        return
    with st.container(key="headline"):
        st.markdown(in_markdown(shown.text))
        facts = [now.dossier.fact[name] for name in shown.facts]
        missing = sum(fact.id not in now.excerpt.ids for fact in facts)
        outside = f", {missing} {OUTSIDE}" if missing else ""
        with st.container(key="headline-source", horizontal=True, vertical_alignment="center"):
            st.markdown(in_markdown(origin(now.dossier)), width="content")
            with st.popover(f"Rests on {counted(len(facts), 'claim')}{outside}", type="tertiary"):
                fact_buttons(facts, "headline", now.excerpt)


def key_figures(now: Visit) -> None:
    """A card for each key figure, with date, status and who says so."""
    with st.container(key="key-figures", horizontal=True):
        for number, figure in enumerate(now.excerpt.key_figures):
            _card(figure, now.dossier, number)


def _card(figure: KeyFigure, dossier: Dossier, number: int) -> None:
    fact = dossier.fact[figure.fact]
    said = fact.figures[figure.figure - 1]
    says = in_markdown(attribution(fact, dossier))
    with st.container(border=True, key=f"key-figure-{number}"):
        st.markdown(
            f"**{in_markdown(said.said)}** {in_markdown(said.unit)}\n\n"
            f"{in_markdown(f'{figure.label} · {dated(fact, dossier)}')}"
        )
        fact_button(fact, f"figure-{number}", f"{status_line(fact)} · {says}")
