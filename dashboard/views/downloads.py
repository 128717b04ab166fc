"""Links to the exports of what a page shows: plain addresses, which any replica answers."""

import streamlit as st

from dashboard.domain.config import Page
from dashboard.domain.query import query_of
from dashboard.domain.scope import let_through
from dashboard.escaping import in_markdown
from dashboard.exports import FORMATS, GENERATOR, Format
from dashboard.exports.installed import missing
from dashboard.views.visit import Visit

EXPORTED = (Page.AID, Page.FACTS)
"""Pages of tables, which offer them as files at their head."""


def export(page: Page, now: Visit) -> None:
    """A box that offers the files, on pages that do; it holds them while it is open."""
    if page not in EXPORTED:
        return
    box = st.popover("Export", key="export-popover", on_change="rerun")
    if box.open:
        with box:
            st.caption(in_markdown(let_through(now.excerpt)))
            downloads(now)


def downloads(now: Visit) -> None:
    """A row for each format: a link that saves the file, and what it is."""
    with st.container(key="downloads"):
        for format_ in FORMATS.values():
            with st.container(key=f"download-row-{format_.name}"):
                _row(format_, now)


def _row(format_: Format, now: Visit) -> None:
    """The link opens a tab that closes when the file comes, or says in it why none does."""
    key = f"download-{format_.name}"
    if missing(format_.extra):
        st.button(f"Save {format_.name}", key=key, disabled=True, width="stretch")
        install = in_markdown(f"pip install '{GENERATOR}[{format_.extra}]'")
        st.markdown(f"{_what(format_)}. Not installed here: {install}")
        return
    address = export_address(format_, now)
    label = f"Save {format_.name}"
    if st.link_button(label, address, key=key, on_click="rerun", width="stretch"):
        st.markdown("**Being prepared.** Your browser saves it when it is ready.")
    else:
        st.markdown(_what(format_))


def _what(format_: Format) -> str:
    return in_markdown(format_.what[:1].upper() + format_.what[1:])


def export_address(format_: Format, now: Visit, base: str = "./") -> str:
    """Where the file is. Every page lies one step below `base`, whatever path that is."""
    query = query_of(now.selection)
    return f"{base}export/{format_.name}{'?' if query else ''}{query}"
