"""The requested aid as tables: the matrix, the rows, what is not counted, the responses."""

import streamlit as st

from dashboard.charts.aid_matrix import aid_matrix, sign_of
from dashboard.charts.frame import said_by
from dashboard.domain.aid import AidRequest
from dashboard.domain.articles import article_says
from dashboard.domain.asking import ASKED, NOT_COUNTED
from dashboard.domain.dossier import Dossier
from dashboard.domain.shown import all_not_aid, all_responses, shown_requests
from dashboard.escaping import in_markdown
from dashboard.views.grid import grid_of_facts
from dashboard.views.table import Row, table
from dashboard.views.visit import Visit


def matrix(now: Visit) -> None:
    """Equipment by state: what kind of help, and how firmly it is put."""
    head, *rows = (map(in_markdown, row) for row in aid_matrix(now.dossier, now.selection))
    names = list(head)
    cells = [dict(zip(names, row, strict=True)) for row in rows]
    names_none = f"{article_says(now.dossier, 'names')} nothing"
    table(cells, alt=f"{ASKED}: equipment by state. An empty cell: {names_none}.")


WIDTHS = {
    "State": 75,
    "Equipment": 230,
    "Help": 125,
    "How firmly": 115,
    "Stage": 115,
    "Source for the stage": 235,
    "Channel": 235,
}
BESIDE_A_CARD = ("State", "Equipment", "Help", "How firmly", "Stage")


def requests(now: Visit) -> None:
    """Each row with its stage, hedge and channel; a click shows the fact it rests on."""
    shown = shown_requests(now.dossier, now.selection)
    grid_of_facts(
        "requests",
        [_row(row, now.dossier) for row in shown],
        [row.facts[0] for row in shown],
        widths=WIDTHS,
        columns=BESIDE_A_CARD if now.selection.has_focus else None,
        alt=f"{ASKED}: military aid, one row each.",
    )
    for state, stage, why in dict.fromkeys((row.asked, row.stage, row.stage_why) for row in shown):
        st.caption(
            f"{in_markdown(now.dossier.actor[state].name)}, {stage.label.lower()}: "
            f"{in_markdown(why)}"
        )


def _row(row: AidRequest, dossier: Dossier) -> Row:
    return {
        "State": dossier.actor[row.asked].name,
        "Equipment": row.detail,
        "Help": row.help.label,
        "How firmly": f"{sign_of(row, dossier)} {_firmness(row, dossier)}",
        "Stage": row.stage.label,
        "Source for the stage": said_by(dossier.fact[row.stage_fact], dossier),
        "Channel": row.channel,
    }


def _firmness(row: AidRequest, dossier: Dossier) -> str:
    status = dossier.fact[row.facts[0]].status.label
    return f"{status}, “{row.hedge}”" if row.hedge else status


def not_aid(now: Visit) -> None:
    """What is not counted as requested aid, with why."""
    actor = now.dossier.actor
    table(
        [
            {
                "What": in_markdown(row.what),
                "Linked with": in_markdown(actor[row.supplier].name) if row.supplier else "–",
                "Why it is not counted": in_markdown(row.why),
            }
            for row in all_not_aid(now.dossier)
        ],
        alt=f"{NOT_COUNTED}.",
    )


def responses(now: Visit) -> None:
    """How each state that was asked responded."""
    actor = now.dossier.actor
    table(
        [
            {
                "State": in_markdown(actor[row.state].name),
                "Answer": row.answer.label,
                "What is known": in_markdown(row.statement),
            }
            for row in all_responses(now.dossier)
        ],
        alt="How each state that was asked responded.",
    )
