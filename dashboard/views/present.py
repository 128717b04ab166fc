"""The deck, one slide at a time, for a room: large, and driven by the keyboard."""

from collections import Counter
from pathlib import Path

import streamlit as st

from dashboard.deck.readiness import readiness
from dashboard.deck.slides import board, deck
from dashboard.domain.attribution import reporters
from dashboard.domain.config import Page, Slide
from dashboard.domain.dates import day_in_words
from dashboard.domain.phrasing import counted, part_of
from dashboard.domain.scope import let_through, pages
from dashboard.escaping import in_markdown
from dashboard.loading.live import live
from dashboard.rendering.paint import palette
from dashboard.views.card import card
from dashboard.views.slides import legend_of, show, slide_visit
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
    shown = board(slide, live().dossier)
    if legend := legend_of(slide, now):
        st.html(legend)
    as_of = day_in_words(now.config.as_of)
    drawn = [f"Drawn from {part_of(len(shown.facts), len(now.excerpt.facts), 'fact')}"]
    filtered = [let_through(now.excerpt)] if now.selection.is_filter else []
    by = (source.name for fact in shown.facts for source in reporters(fact, now.dossier))
    voices = Counter(by).most_common()
    said = ", ".join(f"{name} ({count})" for name, count in voices[:MOST_VOICES])
    more = f" and {len(voices) - MOST_VOICES} more" if len(voices) > MOST_VOICES else ""
    parts = (f"Facts by source: {said}{more}", *(drawn if shown.draw else ()), *filtered)
    st.markdown(f"**As of {as_of}** · {in_markdown(' · '.join(parts))}")


def controls(slides: tuple[Slide, ...], place: int, visitor: Visit) -> None:
    """The number of the slide, a link to each, the ways on, back and out, and the ready check."""
    first, last = place == 0, place == len(slides) - 1
    end = len(slides)
    with st.container(horizontal=True, vertical_alignment="center", key="slide-controls"):
        st.caption(f"{in_markdown(state())}  \n{in_markdown(HELP)}", width="stretch")
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
        leave(visitor)


def leave(visitor: Visit) -> None:
    """The way back to the page that the visitor came from, as it was; else to the first."""
    before = st.session_state
    first = next((page for page in pages(visitor.excerpt) if page is not Page.PRESENT), None)
    page = before.get("page") or first
    shortcut = None if visitor.selection.focus else "Esc"
    if page and st.button("Leave", shortcut=shortcut, key="leave"):
        st.switch_page(f"views/{page}.py", query_params=before.get("parameters", {}))


def state() -> str:
    """Whether all is ready, or what is not."""
    broken = live().problem_count
    if broken:
        found = counted(broken, "problem")
        return f"The files have {found}; this is the last good state of them."
    return readiness(live().dossier).verdict


visitor = visit()
slides = deck(live().dossier)
place = place_of(slides)
slide = slides[place]
if st.query_params.get("slide") != slide.id or st.session_state.get("slide", slide.id) != slide.id:
    # A link from this page to itself changes what is shown, but not what the browser calls it.
    open_slide(slide.id)
st.session_state["slide"] = slide.id
now = slide_visit(slide, visitor)
st.html(STYLE)
st.html(f"<style>.st-key-stage {{ --page: {palette(now.config, now.theme).page}; }}</style>")
with st.container(key="stage"):
    head(slide)
    with st.container(key="slide-body"), panel("The slide"):
        show(slide, now)
    with st.container(key="slide-foot"):
        with panel("The sources"):
            foot(slide, now)
        controls(slides, place, visitor)
    if visitor.selection.focus:
        with panel("The card"):
            card(now)
