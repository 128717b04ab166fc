"""A short table as a page shows it whole; longer ones stand in a grid."""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext

import pyarrow as pa
import streamlit as st

from dashboard.domain.phrasing import counted
from dashboard.domain.rows import in_words
from dashboard.domain.scope import NOUNS, OUTSIDE, shown_of
from dashboard.domain.vocabulary import Status, Word
from dashboard.domain.wording import begun
from dashboard.escaping import in_markdown
from dashboard.views.visit import Visit

Row = dict[str, str]

LONGEST_WORD = 30
"""Letters; a column that holds a longer word takes the room of the others, unless it is broken."""


def table(rows: Sequence[Row], *, alt: str, hide_header: bool = False) -> None:
    """Rows of text under their column names, in Markdown.

    They go to the browser as Arrow; made from Arrow, and not from lists, that takes a twentieth of
    the time, as no frame is built on the way.
    """
    arrow = pa.Table.from_pylist(list(rows))
    words = (word for row in rows for cell in (*row, *row.values()) for word in cell.split())
    is_broken = any(len(word) > LONGEST_WORD for word in words)
    with st.container(key=f"long-words-{alt}") if is_broken else nullcontext():
        st.table(arrow, hide_index=True, hide_header=hide_header, alt=alt)


def table_of(name: str, columns: Sequence[str], now: Visit, *, alt: str) -> None:
    """Some columns of a table of the excerpt, and under it how many of all rows these are."""
    rows = [
        {column: in_markdown(words[column]) for column in columns}
        for _, words in in_words(name, now.excerpt)
    ]
    if rows:
        table(rows, alt=alt)
    say_shown(name, now)


def say_shown(name: str, now: Visit) -> None:
    """Say how many rows of a table are shown, where the filter leaves some out."""
    if said := shown_of(name, now.excerpt):
        st.caption(in_markdown(said))


def say_outside(name: str, missing: int) -> None:
    """Say how many rows about one thing the filter leaves out: 'Outside this filter: 2 facts.'."""
    if missing:
        st.caption(f"{begun(OUTSIDE)}: {counted(missing, *NOUNS[name])}.")


def vocabulary(title: str, words: Iterable[Word]) -> None:
    """The words of one vocabulary, each with its meaning."""
    glyphs: dict[Word, str] = {word: f"{word.glyph} " for word in words if isinstance(word, Status)}
    rows = [{"Word": glyphs.get(w, "") + w.label, "Meaning": w.meaning} for w in words]
    table(rows, alt=title, hide_header=True)
