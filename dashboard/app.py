"""What each visit runs: the navigation, the filters, and the page that is open."""

import streamlit as st

from dashboard.domain.config import Page
from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import counted
from dashboard.domain.scope import pages
from dashboard.domain.selection import Selection
from dashboard.loading.live import live
from dashboard.metrics import RUNS, VISITS
from dashboard.views.filters import filters
from dashboard.views.visit import enter, panel, visit

TITLES = {
    Page.SITUATION: "Situation",
    Page.TIMELINE: "Timeline",
    Page.AID: "Military aid",
    Page.VOICES: "Voices",
    Page.TENSIONS: "Tensions",
    Page.ACTORS: "Actors",
    Page.QUESTIONS: "Open questions",
    Page.FACTS: "Facts",
    Page.SOURCES: "Sources",
    Page.PRESENT: "Present",
    Page.SHARE: "Share",
}


@st.fragment(run_every=4)
def follow(digest: str, mended: bool) -> None:
    """Show new facts, or that the files are broken, without a click."""
    now = live()
    if (now.dossier.digest, not now.problem_count) != (digest, mended):
        st.rerun()


def draw() -> None:
    """The page that is open, with what stands around it."""
    dossier = live().dossier
    config, there = dossier.config, pages(excerpt(dossier, Selection()))
    st.set_page_config(page_title=config.title, page_icon="🧭", layout="wide")
    page = st.navigation(
        [
            st.Page(f"views/{name}.py", title=TITLES[name], url_path=name, default=not place)
            for place, name in enumerate(there)
        ],
        position="top",
    )
    is_on_stage = (page.url_path or there[0]) == Page.PRESENT
    enter(page.url_path, is_on_stage=is_on_stage)
    now = visit()
    with st.container(key="page"):
        if not is_on_stage:
            with panel("The filters"):
                filters(now)
        page.run()
        broken = live().problem_count
        if broken and not is_on_stage:
            found = counted(broken, "problem")
            st.caption(f"The files have {found}; this is the last good state of them.")
    follow(now.dossier.digest, not broken)


if "visited" not in st.session_state:
    st.session_state["visited"] = True
    VISITS.inc()
with RUNS.time():
    draw()
