"""The deck, one slide at a time, for a room: large, and driven by the keyboard."""

from collections import Counter
from pathlib import Path

import streamlit as st

from dashboard.charts.deck import board, deck, selection_of
from dashboard.charts.signs import palette
from dashboard.domain.attribution import reporters
from dashboard.domain.config import Page, Slide
from dashboard.domain.dates import day_in_words
from dashboard.escaping import in_markdown
from dashboard.exports.stage import readiness
from dashboard.loading.live import live
from dashboard.views.card import card
from dashboard.views.slides import show, signed
from dashboard.views.visit import Visit, open_slide, panel, visit

STYLE = Path(__file__).parent / "present.css"
HELP = "← → Home End turn the slides, Esc closes what is open or leaves; F11 fills the screen."
MOST_VOICES = 6


def place_of(slides: tuple[Slide, ...]) -> int:
    """Where in the deck the address is; else where this visitor was last, else at the beginning."""
    ids = [slide.id for slide in slides]
    for name in (st.query_params.get("slide", ""), st.session_state.get("slide", "")):
        if name in ids:
            return ids.index(name)
    return 0


def turn(step: int) -> None:
    """Go some slides on or back; not beyond the ends."""
    slides = deck(live().dossier)
    open_slide(slides[max(0, min(place_of(slides) + step, len(slides) - 1))].id)


def head(slide: Slide) -> None:
    """The title, and the line of text."""
    with st.container(key="slide-head"):
        st.title(in_markdown(slide.title), anchor=False)
        if slide.text:
            st.markdown(in_markdown(slide.text))


def foot(slide: Slide, now: Visit) -> None:
    """What the signs mean, as of when, who says so, what the filter is."""
    shown = board(slide, now.dossier)
    if shown.legend and not shown.aspect:
        st.markdown("&emsp;".join(map(signed, shown.legend)))
    as_of = day_in_words(now.config.as_of)
    selection = selection_of(slide, now.dossier)
    filtered = [selection.in_words(now.dossier)] if selection.is_filter else []
    by = (source.name for fact in shown.facts for source in reporters(fact, now.dossier))
    voices = Counter(by).most_common()
    said = ", ".join(f"{name} ({count})" for name, count in voices[:MOST_VOICES])
    more = f" and {len(voices) - MOST_VOICES} more" if len(voices) > MOST_VOICES else ""
    parts = (f"Facts by source: {said}{more}", *filtered)
    st.markdown(f"**As of {as_of}** · {in_markdown(' · '.join(parts))}")


def controls(slides: tuple[Slide, ...], place: int, now: Visit) -> None:
    """The number of the slide, a link to each, the ways on, back and out, and the ready check."""
    first, last = place == 0, place == len(slides) - 1
    end = len(slides)
    with st.container(horizontal=True, vertical_alignment="center", key="slide-controls"):
        st.caption(f"{in_markdown(state_of(now))}  \n{in_markdown(HELP)}", width="stretch")
        with st.popover(f"{place + 1} / {end}", type="tertiary", key="slide-number"):
            for number, slide in enumerate(slides, 1):
                title = f"{number}. {in_markdown(slide.title)}"
                st.page_link("views/present.py", label=title, query_params={"slide": slide.id})
        for label, shortcut, step, is_end in (
            ("First", "Home", -end, first),
            ("Back", "Left", -1, first),
            ("Next", "Right", 1, last),
            ("Last", "End", end, last),
        ):
            st.button(label, shortcut=shortcut, on_click=turn, args=(step,), disabled=is_end)
        leave(now)


def leave(now: Visit) -> None:
    """The way back to the page that the visitor came from, as it was; else to the first."""
    state = st.session_state
    first = next((page for page in now.config.pages if page is not Page.PRESENT), None)
    page = state.get("page") or first
    if page is None:
        return
    shortcut = None if now.selection.has_focus else "Esc"
    if st.button("Leave", shortcut=shortcut, key="leave"):
        st.switch_page(f"views/{page}.py", query_params=state.get("parameters", {}))


def state_of(now: Visit) -> str:
    """Whether all is ready, or what is not."""
    broken = live().problems
    if broken:
        return f"The files have {len(broken)} problems; this is the last good state of them."
    return readiness(now.dossier).verdict


now = visit()
slides = deck(now.dossier)
place = place_of(slides)
slide = slides[place]
if st.query_params.get("slide") != slide.id or st.session_state.get("slide", slide.id) != slide.id:
    # A link from this page to itself changes what is shown, but not what the browser calls it.
    open_slide(slide.id)
st.session_state["slide"] = slide.id
st.html(STYLE)
st.html(f"<style>.st-key-stage {{ --page: {palette(now.dossier, now.theme).page}; }}</style>")
with st.container(key="stage"):
    head(slide)
    with st.container(key="slide-body"), panel("The slide"):
        show(slide, now)
    with st.container(key="slide-foot"):
        with panel("The sources"):
            foot(slide, now)
        controls(slides, place, now)
    if now.selection.has_focus:
        with panel("The card"):
            card(now)
