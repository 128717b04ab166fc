"""What to hand on: the link to this view, its files, and the addresses that programs read."""

import shlex

import streamlit as st

from dashboard.domain.dates import in_words, parse_when
from dashboard.domain.phrasing import claim
from dashboard.domain.query import query_of
from dashboard.domain.scope import let_through
from dashboard.domain.selection import Selection
from dashboard.escaping import in_markdown
from dashboard.exports import FORMATS, GENERATOR
from dashboard.views.downloads import downloads, export_address, sheets
from dashboard.views.rail import beside_card
from dashboard.views.verify import draft
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
    kept = {"this filter": selection.is_filter, "what is selected": bool(selection.focus)}
    said = " and ".join(what for what, is_so in kept.items() if is_so)
    return f"The link opens {opened}{' with ' if said else ''}{said}."


def claim_alone(now: Visit) -> None:
    """The fact that is selected as a sheet of one page."""
    st.caption(in_markdown(claim(now.dossier.fact[now.selection.fact])))
    sheets(now)


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
    selection = now.selection.without_focus()
    address = export_address(FORMATS[name], selection, base_address())
    st.code(address, language=None, wrap_lines=True)
    st.markdown("From the folder of the dossier, without a server.")
    st.code(_command(name, query_of(selection)), language=None, wrap_lines=True)


def _command(name: str, query: str) -> str:
    return shlex.join([GENERATOR, "export", name, *(("--filter", query) if query else ())])


def page(now: Visit) -> None:
    """The whole page."""
    with panel("The link"):
        st.header("The link to this view", anchor=False)
        link(now)
    if now.selection.fact:
        with panel("The claim"):
            st.header("This claim", anchor=False)
            claim_alone(now)
    with panel("The files"):
        st.header("Files of this view", anchor=False)
        files(now)
    with panel("The draft"):
        st.header("A draft that comes back", anchor=False)
        draft(now)
    with panel("The addresses"):
        st.header("For programs", anchor=False)
        addresses(now)


now = visit()
beside_card(now, lambda: page(now), "The page")
