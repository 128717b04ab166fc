"""What one visit looks at: the address says it, and every change goes back into the address."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from dashboard.charts.signs import Theme
from dashboard.domain.config import Config
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.selection import FOCI, Selection, parse_query
from dashboard.incidents import report
from dashboard.loading.live import live

PARAMETERS = frozenset(Selection.__dataclass_fields__)


@dataclass(frozen=True)
class Visit:
    """The dossier, what the address selects of it, and what of the address was not understood."""

    dossier: Dossier
    selection: Selection
    notices: tuple[str, ...]
    theme: Theme

    @property
    def config(self) -> Config:
        """What this dashboard shows."""
        return self.dossier.config

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that the filter lets through, without those that no longer stand."""
        return self.selection.facts(self.dossier)

    @property
    def listed(self) -> tuple[Fact, ...]:
        """The same with those that no longer stand: never counted, shown struck through."""
        return self.selection.listed(self.dossier)


def visit() -> Visit:
    """The visit as the address has it now."""
    dossier = live().dossier
    selection, notices = parse_query(address(), dossier)
    theme: Theme = "dark" if st.context.theme.type == "dark" else "light"
    return Visit(dossier, selection, notices, theme)


def address() -> dict[str, list[str]]:
    """The parameters of the address, with all their values."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def choose(selection: Selection) -> None:
    """Look at something else: write it into the address, and leave what is not ours there."""
    others = {name: given for name, given in address().items() if name not in PARAMETERS}
    st.query_params.from_dict(others | selection.query())


def open_slide(name: str) -> None:
    """Go to a slide of the deck, with nothing in focus."""
    others = {key: given for key, given in address().items() if key not in PARAMETERS}
    st.query_params.from_dict(others | {"slide": [name]})
    st.session_state["slide"] = name


def keep_across_pages(page: str) -> None:
    """Carry the selection along: the navigation drops the parameters when it opens a page."""
    state = st.session_state
    ours = {name: given for name, given in address().items() if name in PARAMETERS}
    if state.get("page", page) != page:
        state["page-before"] = state["page"]
        ours = ours or state.get("parameters", {})
        st.query_params.from_dict(address() | ours)
    state["page"], state["parameters"] = page, ours


def page_before() -> str:
    """The page that the reader came from, as its address has it; empty for the first one."""
    return str(st.session_state.get("page-before", ""))


def base_address() -> str:
    """Where the browser has the dashboard, with a slash at its end; empty if it does not say."""
    here = (st.context.url or "").removesuffix(st.session_state["page"]).rstrip("/")
    return f"{here}/" if here else ""


@contextmanager
def panel(name: str) -> Iterator[None]:
    """A part of a page that may fail without taking the others along."""
    try:
        yield
    except Exception as error:
        st.warning(f"{name} cannot be shown. Reference: {report(error)}.")


def focus_on(sort: str, name: str) -> None:
    """Put a fact, a place, an actor or a relation in focus everywhere."""
    choose(visit().selection.on(sort, name))


def let_go() -> None:
    """Put nothing in focus."""
    choose(visit().selection.without_focus())


def focus_by_click(target: str) -> None:
    """What was clicked in a chart: 'fact:ID' ... to focus on, 'filter:QUERY', or nothing.

    A second click on what is in focus lets go of it.
    """
    sort, _, name = target.partition(":")
    selection = visit().selection
    if sort == "filter":
        choose(selection.narrowed(name, live().dossier))
    elif sort in FOCI and (chosen := selection.on(sort, name)) != selection:
        choose(chosen)
    else:
        let_go()
