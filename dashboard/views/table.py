"""A short table as a page shows it whole; longer ones stand in a grid."""

from collections.abc import Iterable, Sequence

import pyarrow as pa
import streamlit as st

from dashboard.charts.signs import SIGNS
from dashboard.domain.vocabulary import Status, Word

Row = dict[str, str]


def table(rows: Sequence[Row], *, alt: str, hide_header: bool = False) -> None:
    """Rows of text under their column names, in Markdown.

    They go to the browser as Arrow; made from Arrow, and not from lists, that takes a twentieth of
    the time, as no frame is built on the way.
    """
    arrow = pa.Table.from_pylist(list(rows))
    st.table(arrow, hide_index=True, hide_header=hide_header, alt=alt)


def vocabulary(title: str, words: Iterable[Word]) -> None:
    """The words of one vocabulary, each with its meaning."""
    table(
        [
            {
                "Word": f"{SIGNS[word].glyph} {word.label}"
                if isinstance(word, Status)
                else word.label,
                "Meaning": word.meaning,
            }
            for word in words
        ],
        alt=title,
        hide_header=True,
    )
