"""Run a visit: the navigation, the head, and the page that is open."""

import streamlit as st

from dashboard.domain.config import Page
from dashboard.domain.excerpt import excerpt
from dashboard.domain.navigation import grouped_pages, head_of
from dashboard.domain.phrasing import counted
from dashboard.domain.scope import pages
from dashboard.domain.selection import Selection
from dashboard.domain.titles import name_of, title_of
from dashboard.escaping import in_markdown
from dashboard.loading.live import live
from dashboard.metrics import RUNS, VISITS
from dashboard.views.downloads import export
from dashboard.views.filters import filters
from dashboard.views.reading import read
from dashboard.views.visit import Visit, address, current_visit, enter, page_to_open, panel


@st.fragment(run_every=4)
def follow(digest: str, mended: bool) -> None:
    """Show new facts, or that the files are broken, without a click."""
    files = live()
    if (files.dossier.digest, not files.problem_count) != (digest, mended):
        st.rerun()


def draw() -> None:
    """The page that is open, with what stands around it."""
    all_of_it = excerpt(live().dossier, Selection())
    there = pages(all_of_it)
    groups = grouped_pages(all_of_it)
    page = st.navigation(
        {
            name: [
                st.Page(
                    f"views/{one}.py",
                    title=in_markdown(name_of(one, all_of_it.dossier)),
                    url_path=one,
                    default=one is there[0],
                )
                for one in group
            ]
            for name, group in groups.items()
        },
        position="top",
    )
    name = Page(page.url_path or there[0])
    is_on_stage = name is Page.PRESENT
    if (wanted := page_to_open()) in there:
        st.switch_page(f"views/{wanted}.py", query_params=address())
    enter(page.url_path)
    visit = current_visit()
    title = title_of(name, visit.excerpt)
    st.set_page_config(page_title=title, page_icon="🧭", layout="wide")
    broken = live().problem_count
    with st.container(key="page"):
        if not is_on_stage:
            top(name, visit)
        page.run()
        if broken and not is_on_stage:
            found = counted(broken, "problem")
            st.caption(f"The files have {found}; this is the last good state of them.")
    follow(visit.dossier.digest, not broken)


def top(page: Page, visit: Visit) -> None:
    """Search and filter, and the head of the page with what they find."""
    with st.container(key="top"), panel("The head of the page"):
        filters(visit)
        export(page, visit)
        title, below = head_of(page, visit.excerpt)
        read("top", visit, open=page, title=title, below=below, notices=visit.notices)


if "visited" not in st.session_state:
    st.session_state["visited"] = True
    VISITS.inc()
with RUNS.time():
    draw()
