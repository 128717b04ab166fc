"""One slide as Streamlit shows it: its chart or its items, and its signs in words."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from urllib.parse import quote

import streamlit as st

from dashboard.deck.boards import Board, Item
from dashboard.deck.slides import board, selection_of
from dashboard.domain.config import Slide
from dashboard.domain.excerpt import excerpt
from dashboard.domain.scope import pages
from dashboard.escaping import in_html, in_markdown
from dashboard.loading.live import live
from dashboard.rendering.paint import mixed, palette
from dashboard.rendering.svg import Svg
from dashboard.scenes.legend import legend
from dashboard.scenes.shapes import SLIDE
from dashboard.views.figures import figure, is_phone
from dashboard.views.visit import Visit

LEGEND, LINE = 96, 33
"""Pixels that a slide without a line of text has for its legend, and those of that line."""
SIZES = (15.5, 14.5, 13.5, 12.5)
"""Of the type of a legend, in pixels of 1280 across: the largest in which it fits."""


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
        with st.container(key="slide-chart"):
            figure(f"slide-{slide.id}", now, shown.draw, frame=SLIDE)
    else:
        _items(shown, now)


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


def legend_of(slide: Slide, now: Visit) -> str:
    """Return what the signs of a slide mean, as HTML; nothing if its chart says so itself."""
    shown = board(slide, live().dossier)
    if not shown.draw:
        entries = (f"{in_html(glyph)} {in_html(meaning)}" for glyph, meaning in shown.legend)
        return _list(entries, SIZES[0])
    if is_phone():
        return ""
    svg = Svg(partial(mixed, colours=palette(now.config, now.theme)))
    keys = shown.draw(now.excerpt, SLIDE).legend
    room = LEGEND - LINE * bool(slide.text)
    fitting = (size for size in SIZES if legend(keys, SLIDE.width, size)[1] <= room)
    entries = (f"{_image(svg.key(key))} {in_html(key.words)}" for key in keys)
    return _list(entries, next(fitting, SIZES[-1]))


def _image(svg: str) -> str:
    """Return a drawing as Streamlit lets it through."""
    return f'<img alt="" src="data:image/svg+xml,{quote(svg)}">'


def _list(entries: Iterable[str], size: float) -> str:
    said = "".join(f"<li>{entry}</li>" for entry in entries)
    look = f'class="slide-legend" style="--size: {size}"'
    return f'<ul {look} aria-label="Legend">{said}</ul>' if said else ""
