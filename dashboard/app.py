"""Run a visit: the navigation, the head, and the page that is open."""

from dataclasses import replace

import streamlit as st

from dashboard.domain.config import Page
from dashboard.domain.editions import Standing
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
from dashboard.views.visit import (
    Visit,
    address,
    current_visit,
    dossier_of,
    enter,
    page_to_open,
    panel,
)


@st.fragment(run_every=4)
def follow(digest: str, mended: bool) -> None:
    """Show new facts, or that the files are broken, without a click."""
    files = live()
    if (files.dossier.digest, not files.problem_count) != (digest, mended):
        st.rerun()


def draw() -> None:
    """The page that is open, with what stands around it."""
    given = address()
    edition = "".join(given.get("edition", ())[:1])
    all_of_it = excerpt(dossier_of(given), Selection(edition=edition))
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
    follow(live().dossier.digest, not broken)


def top(page: Page, visit: Visit) -> None:
    """Search and filter, and the head of the page with what they find."""
    with st.container(key="top"), panel("The head of the page"):
        filters(visit)
        export(page, visit)
        title, below = head_of(page, visit.excerpt)
        said = standing(visit)
        notices = visit.notices
        read("top", visit, open=page, title=title, below=below, notices=notices, standing=said)


def standing(visit: Visit) -> Standing:
    """Return what to say of the edition that is shown, also that it came while one was reading.

    Whoever has looked at what changed since then is not told again.
    """
    state, present = st.session_state, live().dossier.digest
    before = state.setdefault("first-digest", present)
    if visit.selection.since and before.startswith(visit.selection.since):
        state["first-digest"] = present
    if state["first-digest"] == present or visit.standing.is_earlier:
        return visit.standing
    known = {one.digest: one.known for one in live().editions()}
    return replace(visit.standing, updated=known.get(before))


if "visited" not in st.session_state:
    st.session_state["visited"] = True
    VISITS.inc()
with RUNS.time():
    draw()
