"""The card of what is selected: the claim, and everything that it rests on."""

import streamlit as st

from dashboard.domain.dossier import Dossier
from dashboard.loading.original import NONE, Original, original
from dashboard.views.reading import read
from dashboard.views.visit import Visit


def card(visit: Visit) -> None:
    """Show what is selected."""
    with st.container(key="card"):
        read("card", visit, texts=_texts(visit.selection.fact, visit.dossier))


def _texts(name: str, dossier: Dossier) -> tuple[Original, ...]:
    """Return the text of the article of each report of a fact, where the reader has it."""
    reports = dossier.fact[name].least_firm_first if name else ()
    seeds = map(dossier.article_of, reports)
    return tuple(original(dossier, seed) if seed else NONE for seed in seeds)
