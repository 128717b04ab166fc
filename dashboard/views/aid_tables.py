"""The requested aid as tables: the matrix, the rows, what is not counted, the responses."""

import streamlit as st

from dashboard.domain.aid_words import aid_matrix, cell_meanings
from dashboard.domain.asking import ASKED, NOT_COUNTED, RESPONDED
from dashboard.domain.rows import in_words
from dashboard.escaping import in_markdown
from dashboard.views.grid import grid_of_facts
from dashboard.views.table import say_shown, table, table_of
from dashboard.views.visit import Visit


def matrix(now: Visit) -> None:
    """Equipment by state: what kind of help, how firmly it is put, and what is not shown."""
    head, *rows = (map(in_markdown, row) for row in aid_matrix(now.excerpt))
    names = list(head)
    cells = [dict(zip(names, row, strict=True)) for row in rows]
    meanings = " ".join(cell_meanings(now.excerpt))
    table(cells, alt=f"{ASKED}: equipment by state. {meanings}".strip())
    if meanings:
        st.caption(in_markdown(meanings))


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
    shown = in_words("requests", now.excerpt)
    if shown:
        st.caption("Click a row to see who says so.")
        grid_of_facts(
            "requests",
            [{name: words[name] for name in WIDTHS} for _, words in shown],
            [row.facts[0] for row, _ in shown],
            widths=WIDTHS,
            columns=BESIDE_A_CARD if now.selection.focus else None,
            alt=f"{ASKED}: military aid, one row each.",
        )
    say_shown("requests", now)
    for state, far in dict.fromkeys((w["State"], w["How far it has come"]) for _, w in shown):
        st.caption(in_markdown(f"{state}: {far}"))


def not_aid(now: Visit) -> None:
    """What is not counted as requested aid, with why."""
    columns = ("What", "Linked with", "Why it is not counted")
    table_of("not_aid", columns, now, alt=f"{NOT_COUNTED}.")


def responses(now: Visit) -> None:
    """How each state that was asked responded."""
    table_of("responses", ("State", "Answer", "What is known"), now, alt=f"{RESPONDED}.")
