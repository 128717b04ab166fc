"""Links to the exports of what a page shows: plain addresses, which any replica answers."""

import streamlit as st

from dashboard.domain.card_words import SHEETS
from dashboard.domain.config import Page
from dashboard.domain.query import query_of
from dashboard.domain.scope import let_through
from dashboard.domain.selection import Selection
from dashboard.escaping import in_markdown
from dashboard.exports import FORMATS, GENERATOR, Format
from dashboard.exports import SHEETS as FORMATS_OF_SHEETS
from dashboard.exports.installed import missing
from dashboard.exports.naming import file_name
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
    """A row for each format: a link that saves the file of the whole view, and what it is."""
    with st.container(key="downloads"):
        for name, format_ in FORMATS.items():
            _row(name, f"Save {name}", format_, now, now.selection.without_focus())


def sheets(now: Visit) -> None:
    """A row for each format of a sheet of the fact that is selected."""
    with st.container(key="sheets"):
        for name, words in SHEETS:
            selection = now.selection.sheet_of(now.selection.fact)
            _row(f"sheet-{name}", f"Claim as {words}", FORMATS_OF_SHEETS[name], now, selection)


def _row(key: str, label: str, format_: Format, now: Visit, selection: Selection) -> None:
    """The link opens a tab that closes when the file comes, or says in it why none does."""
    with st.container(key=f"download-row-{key}"):
        if missing(format_.extra):
            st.button(label, key=f"download-{key}", disabled=True, width="stretch")
            install = in_markdown(f"pip install '{GENERATOR}[{format_.extra}]'")
            st.markdown(f"{_what(format_, selection)}. Not installed here: {install}")
            return
        address = export_address(format_, selection)
        link = st.link_button(
            label, address, key=f"download-{key}", on_click="rerun", width="stretch"
        )
        if link:
            st.markdown("**Being prepared.** Your browser saves it when it is ready.")
            return
        name = in_markdown(file_name(now.dossier, format_, selection))
        what = " · ".join(filter(None, (_what(format_, selection), _otherwise(format_, selection))))
        st.markdown(f"{what}  \n{name}")


def _what(format_: Format, selection: Selection) -> str:
    what = "one page" if selection.fact else format_.what
    return in_markdown(what[:1].upper() + what[1:])


def _otherwise(format_: Format, selection: Selection) -> str:
    """Return a link to the same file with its annex, or without it; empty where it has none."""
    if format_.annex is None or selection.fact:
        return ""
    with_it, without_it = ("With an annex of every claim", "yes"), ("Without the annex", "no")
    words, annex = without_it if format_.annex else with_it
    address = export_address(format_, selection)
    return f"[{words}]({address}{'&' if '?' in address else '?'}annex={annex})"


def export_address(format_: Format, selection: Selection, base: str = "./") -> str:
    """Where the file is. Every page lies one step below `base`, whatever path that is."""
    query = query_of(selection)
    return f"{base}export/{format_.name}{'?' if query else ''}{query}"
