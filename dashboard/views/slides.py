"""One slide as Streamlit shows it: its chart, its table or its items, and its signs in words."""

from dataclasses import replace

import streamlit as st

from dashboard.charts.boards import Board, Item, LegendEntry
from dashboard.charts.deck import board, selection_of
from dashboard.domain.config import Slide
from dashboard.domain.excerpt import excerpt
from dashboard.domain.scope import pages
from dashboard.escaping import in_markdown
from dashboard.loading.live import live
from dashboard.views.figures import figure
from dashboard.views.table import table
from dashboard.views.visit import Visit


def slide_visit(slide: Slide, now: Visit) -> Visit:
    """What a slide looks at: its own filter; the focus is the visitor's, else its own."""
    dossier = live().dossier
    own = selection_of(slide, dossier)
    selection = replace(own, focus=now.selection.focus or own.focus)
    return replace(now, excerpt=excerpt(dossier, selection))


def show(slide: Slide, now: Visit) -> None:
    """The body of a slide."""
    shown = board(slide, live().dossier)
    if shown.draw:
        _chart(slide, shown, now)
    elif shown.rows:
        _table(slide, shown)
    else:
        _items(shown, now)


def _chart(slide: Slide, shown: Board, now: Visit) -> None:
    """A chart, drawn as on a page and enlarged; beside a map stand its signs in words."""
    draw = shown.draw
    assert draw is not None
    height = draw(now.excerpt, now.theme).layout.height
    st.html(f"<style>{_size(shown, height)}</style>")
    with st.container(key="slide-chart", horizontal=True):
        with st.container(key="slide-figure"), st.container(key="slide-scaled"):
            figure(f"slide-{slide.id}", now, draw, lambda _: shown.alt)
        if shown.aspect:
            with st.container(key="slide-signs"):
                for entry in shown.legend:
                    st.markdown(legend_entry(entry))
                st.caption(in_markdown(shown.lead))


def _size(shown: Board, height: float | None) -> str:
    """The numbers that the style sheet enlarges a chart by."""
    is_free = "width: auto;"
    across = f"aspect-ratio: {shown.aspect:.3f}; {is_free}" if shown.aspect else ""
    down = f"--height: {height}px;" if height else ""
    return f".st-key-slide-figure {{ --enlarged: {shown.scale:.3f}; {across} {down} }}"


def _table(slide: Slide, shown: Board) -> None:
    head, *rows = ([in_markdown(cell) for cell in row] for row in shown.rows)
    cells = [dict(zip(head, row, strict=True)) for row in rows]
    with st.container(key="slide-table"):
        table(cells, alt=f"{slide.title}. {shown.lead}".strip())
        if shown.lead:
            st.caption(in_markdown(shown.lead))


def _items(shown: Board, now: Visit) -> None:
    """The items in columns, and how many more there are."""
    if shown.lead:
        st.markdown(in_markdown(shown.lead))
    st.html(f"<style>{_letters(shown)}</style>")
    with st.container(key="slide-items"):
        for number, item in enumerate(shown.items):
            with st.container(key=f"slide-item-{number}"):
                _item(item, number)
    if shown.more:
        _more(shown, now)


def _letters(shown: Board) -> str:
    """The sizes of the type, and a column for each item: one that says nothing stays empty."""
    letters = shown.letters
    sizes = {"columns": shown.columns, "head": letters.head, "body": letters.body}
    named = {**sizes, "aside": letters.aside}
    said = " ".join(f"--{name}: {value};" for name, value in named.items())
    places = (
        f".st-key-slide-item-{number} {{ grid-column: {number % shown.columns + 1}; }}"
        for number in range(len(shown.items))
    )
    return f".st-key-stage {{ {said} }} {' '.join(places)}"


def _item(item: Item, number: int) -> None:
    if item.head:
        st.header(in_markdown(item.head), anchor=False)
    if item.body:
        st.markdown(in_markdown(item.body))
    if item.aside:
        with st.container(key=f"slide-aside-{number}"):
            st.caption(in_markdown(f"{item.sign} {item.aside}"))


def _more(shown: Board, now: Visit) -> None:
    """How many items did not fit, and the page that has them, if there is one."""
    is_linked = shown.page in pages(now.excerpt)
    with st.container(horizontal=True, vertical_alignment="center", key="slide-more"):
        st.markdown(f"and {shown.more} more{':' * is_linked}", width="content")
        if is_linked:
            st.page_link(f"views/{shown.page}.py")


def legend_entry(entry: LegendEntry) -> str:
    """Return a glyph and its meaning, as Markdown."""
    glyph, meaning = entry
    return f"{in_markdown(glyph)}&ensp;{in_markdown(meaning)}"
