"""The card of what is selected: the claim, and everything that it stands on."""

import streamlit as st

from dashboard.domain.dossier import Dossier
from dashboard.loading.original import NONE, Original, original
from dashboard.views.reading import read
from dashboard.views.visit import Visit


def card(now: Visit) -> None:
    """Show what is selected."""
    with st.container(key="card"):
        read("card", now, texts=_texts(now.selection.fact, now.dossier))


def _texts(name: str, dossier: Dossier) -> tuple[Original, ...]:
    """Return the text of the article of each report of a fact, where the reader has it."""
    reports = dossier.fact[name].least_firm_first if name else ()
    seeds = map(dossier.article_of, reports)
    return tuple(original(dossier, seed) if seed else NONE for seed in seeds)
