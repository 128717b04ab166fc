"""What to hand on: the link to this view, its files, and the addresses that programs read."""

import shlex

import streamlit as st

from dashboard.domain.dates import in_words, parse_when
from dashboard.domain.query import query_of
from dashboard.domain.scope import let_through
from dashboard.domain.selection import Selection
from dashboard.escaping import in_markdown
from dashboard.exports import FORMATS, GENERATOR
from dashboard.exports.naming import file_name
from dashboard.views.downloads import downloads, export_address
from dashboard.views.rail import beside_card
from dashboard.views.visit import Visit, base_address, page_before, panel, visit


def link(now: Visit) -> None:
    """The address of the page that the reader came from, with filter and focus."""
    selection = now.selection
    st.markdown(f"{in_markdown(let_through(now.excerpt))}. {_what_it_opens(selection)}")
    query = query_of(selection)
    address = f"{base_address()}{page_before()}{'?' if query else ''}{query}"
    st.code(address, language=None, wrap_lines=True)


def _what_it_opens(selection: Selection) -> str:
    opened = "the page that you came from" if page_before() else "the first page"
    kept = {"this filter": selection.is_filter, "this focus": bool(selection.focus)}
    said = " and ".join(what for what, is_so in kept.items() if is_so)
    return f"The link opens {opened}{' with ' if said else ''}{said}."


def files(now: Visit) -> None:
    """A row for each format."""
    as_of = in_words(parse_when(now.config.as_of.isoformat()))
    st.caption(
        f"As of {as_of} · digest {now.dossier.digest[:12]}… · {in_markdown(now.config.licence)}."
        " Each file says so itself, with the filter in words and the sources."
    )
    downloads(now)


def addresses(now: Visit) -> None:
    """How a program gets a file: from this server, or from the folder of the dossier."""
    name = st.selectbox("Format", list(FORMATS), key="address-format", width=260)
    st.markdown("From this server, by a GIS, a notebook or a spreadsheet; it is always current.")
    address = export_address(FORMATS[name], now, base_address())
    st.code(address, language=None, wrap_lines=True)
    st.markdown("From the folder of the dossier, without a server.")
    st.code(_command(name, now), language=None, wrap_lines=True)


def _command(name: str, now: Visit) -> str:
    query = query_of(now.selection)
    chosen = ["--filter", query] if query else []
    target = file_name(now.dossier, FORMATS[name])
    return shlex.join([GENERATOR, "export", name, *chosen, "-o", target])


def page(now: Visit) -> None:
    """The whole page."""
    with panel("The link"):
        st.header("The link to this view", anchor=False)
        link(now)
    with panel("The files"):
        st.header("Files of this view", anchor=False)
        files(now)
    with panel("The addresses"):
        st.header("For programs", anchor=False)
        addresses(now)


now = visit()
beside_card(now, lambda: page(now), "The page")
