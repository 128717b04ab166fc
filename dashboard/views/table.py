"""A short table as a page shows it whole; longer ones stand in a grid."""

from collections.abc import Sequence

import pyarrow as pa
import streamlit as st

Row = dict[str, str]


def table(rows: Sequence[Row], *, alt: str, hide_header: bool = False) -> None:
    """Rows of text under their column names, in Markdown.

    They go to the browser as Arrow; made from Arrow, and not from lists, that takes a twentieth of
    the time, as no frame is built on the way.
    """
    arrow = pa.Table.from_pylist(list(rows))
    st.table(arrow, hide_index=True, hide_header=hide_header, alt=alt)
