"""Tables whose rows can be sorted and clicked."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import streamlit as st

from dashboard.views.visit import focus_on, let_go

ROW = 72
"""Pixels of a row. Below about 70 the grid cuts a text off instead of wrapping it."""
HEAD = 38
MOST = 16
"""Rows that show without scrolling inside the grid."""


def grid_of_facts(
    name: str,
    rows: Sequence[Mapping[str, str]],
    facts: Sequence[str],
    *,
    widths: Mapping[str, int],
    columns: Iterable[str] | None,
    alt: str,
) -> None:
    """A grid; a click on a row puts the fact at the same place of `facts` in focus.

    The grid draws words as they are, so there is nothing to escape.
    """
    key = f"grid-{name}"
    st.dataframe(
        list(rows),
        key=key,
        hide_index=True,
        row_height=ROW,
        height=HEAD + ROW * max(1, min(len(rows), MOST)),
        column_order=columns,
        column_config={
            column: st.column_config.TextColumn(width=width) for column, width in widths.items()
        },
        on_select=partial(_clicked, key, tuple(facts)),
        selection_mode="single-row",
        alt=alt,
    )


def _clicked(key: str, facts: tuple[str, ...]) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    if rows and rows[0] < len(facts):
        focus_on("fact", facts[rows[0]])
    else:
        let_go()
