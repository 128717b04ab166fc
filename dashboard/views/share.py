"""What to hand on: the link to this view, its files, a chart for other websites, citations."""

import streamlit as st
from markupsafe import Markup

from dashboard.deck.opening import is_loopback
from dashboard.domain.charts import chart_of, charts_of, embed_address
from dashboard.domain.config import Page
from dashboard.domain.query import query_of
from dashboard.domain.scope import let_through, pages
from dashboard.domain.selection import Selection
from dashboard.exports.addresses import fact_address
from dashboard.rendering.paint import named
from dashboard.rendering.svg import Svg
from dashboard.scenes.qr_code import qr_code
from dashboard.templates.embedding import HEIGHT, embed_code
from dashboard.views import programs
from dashboard.views.downloads import downloads
from dashboard.views.reading import read
from dashboard.views.side_panel import beside_card
from dashboard.views.verify import draft
from dashboard.views.visit import Visit, current_visit, page_before, panel, public_address

QR_WIDTH = 320
LONGEST_IN_QR = 600
"""Letters of an address. The squares of a longer one are too small for a phone."""


def link(visit: Visit) -> None:
    """The address of the page that the reader came from, with filter and focus."""
    query = query_of(visit.selection)
    address = f"{public_address(visit)}{page_before()}{'?' if query else ''}{query}"
    fits = 0 < len(address) <= LONGEST_IN_QR
    code = Markup(Svg(named).scene(qr_code(address, QR_WIDTH))) if fits else ""
    read(
        "share_link",
        visit,
        address=address,
        said=f"{let_through(visit.excerpt)}. {_what_it_opens(visit.selection)}",
        code=code,
        is_here=is_loopback(address),
    )


def _what_it_opens(selection: Selection) -> str:
    opened = "the page that you came from" if page_before() else "the first page"
    kept = {"this filter": selection.is_filter, "what is selected": bool(selection.focus)}
    said = " and ".join(what for what, is_so in kept.items() if is_so)
    return f"The link opens {opened}{' with ' if said else ''}{said}."


def embedding(visit: Visit) -> None:
    """A chart for another website: which one, how large, what it looks like, and its code."""
    query = query_of(visit.selection.without_focus())
    charts = tuple(
        (
            name,
            title,
            embed_address("./", name, query),
            embed_code(
                public_address(visit), name, query, f"{title}: {visit.config.title}",
                width="{width}", height="{height}",
            ),
        )
        for name, title in charts_of(visit.excerpt).items()
    )  # fmt: skip
    if charts:
        came_from = Page(page_before() or pages(visit.excerpt)[0])
        read(
            "share_embed",
            visit,
            charts=charts,
            height=HEIGHT,
            chosen=chart_of(came_from),
            is_here=is_loopback(public_address(visit)),
        )


def citing(visit: Visit) -> None:
    """Citations of the dossier, and of the fact that is selected."""
    base = public_address(visit)
    claim = fact_address(base, visit.selection.fact) if visit.selection.fact else ""
    read("share_cite", visit, address=base, claim=claim)


def for_programs(visit: Visit) -> None:
    """Addresses and commands."""
    tables, files = tuple(programs.tables(visit)), tuple(programs.files(visit))
    is_here = is_loopback(public_address(visit))
    read("share_programs", visit, tables=tables, files=files, is_here=is_here)


def page(visit: Visit) -> None:
    """The whole page."""
    with panel("The link"):
        link(visit)
    with panel("The files"):
        downloads(visit)
    with st.container(key="embed-and-cite"):
        with panel("The embed code"):
            embedding(visit)
        with st.container(key="cite-and-program"):
            with panel("The citations"):
                citing(visit)
            with panel("The addresses"):
                for_programs(visit)
    with panel("The draft"):
        draft(visit)


visit = current_visit()
beside_card(visit, lambda: page(visit), "The page")
