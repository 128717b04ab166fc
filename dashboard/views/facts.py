"""All facts, to sort, search and select."""

import streamlit as st

from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import attribution, signed
from dashboard.domain.superseded import plain_claim
from dashboard.views.downloads import title_with_export
from dashboard.views.grid import grid_of_facts
from dashboard.views.rail import beside_card
from dashboard.views.visit import Visit, visit

WIDTHS = {
    "Date": 110,
    "Fact": 430,
    "Status": 120,
    "Basis": 130,
    "Who says so": 230,
    "Kind": 140,
}
BESIDE_A_CARD = ("Date", "Fact", "Status")


def row(fact: Fact, dossier: Dossier) -> dict[str, str]:
    """A fact as a row of the grid. The grid draws words as they are: nothing to escape."""
    return {
        "Date": fact.when.edtf,
        "Fact": plain_claim(fact, dossier),
        "Status": signed(fact),
        "Basis": fact.basis.label,
        "Who says so": attribution(fact, dossier),
        "Kind": dossier.kind[fact.kind].name,
    }


def grid(now: Visit) -> None:
    """The grid. A click on a row puts its fact in focus."""
    grid_of_facts(
        "facts",
        [row(fact, now.dossier) for fact in now.excerpt.listed],
        [fact.id for fact in now.excerpt.listed],
        widths=WIDTHS,
        columns=BESIDE_A_CARD if now.selection.focus else None,
        alt="All facts that the filter lets through, one row each.",
    )


now = visit()
title_with_export(now, "Facts")
st.caption("Click a row to see who says so. Click a column to sort; dates are written as EDTF.")
beside_card(now, lambda: grid(now), "The table of facts")
