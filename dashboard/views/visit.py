"""The state of a visit: the address holds it, and every change goes back into the address."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import parse_qs, urlencode

import streamlit as st

from dashboard.domain.config import Config, Page
from dashboard.domain.dossier import Dossier
from dashboard.domain.editions import PRESENT, Standing, without_told
from dashboard.domain.excerpt import Excerpt, excerpt
from dashboard.domain.fact_table import Arrangement
from dashboard.domain.query import MOST_VALUES, NAMES, narrowed, parse_query
from dashboard.domain.scope import pages
from dashboard.domain.selection import FOCI, Selection
from dashboard.incidents import report
from dashboard.loading.live import live
from dashboard.rendering.paint import Theme
from dashboard.streamlit_internals.sessions import came_through_history

PARAMETERS = frozenset(NAMES)
SLIDE = "slide"
"""The parameter that the stage keeps in its address by itself."""


@dataclass(frozen=True)
class Visit:
    """The selection in the address, and the parts that were not understood."""

    excerpt: Excerpt
    notices: tuple[str, ...]
    theme: Theme
    standing: Standing = PRESENT

    @property
    def dossier(self) -> Dossier:
        """The dossier, told without the sources that are left out."""
        return self.excerpt.dossier

    @property
    def selection(self) -> Selection:
        """Return the selection of the address."""
        return self.excerpt.selection

    @property
    def config(self) -> Config:
        """Return the settings of this dashboard."""
        return self.dossier.config


def current_visit() -> Visit:
    """The visit as the address has it now."""
    given = address()
    dossier = dossier_of(given)
    selection, notices = parse_query(given, dossier)
    standing = live().standing(given, dossier)
    notices = without_told(notices, standing)
    theme: Theme = "dark" if st.context.theme.type == "dark" else "light"
    return Visit(excerpt(dossier, selection), notices, theme, standing)


def dossier_of(query: Mapping[str, list[str]]) -> Dossier:
    """Return the dossier of the edition that an address asks for, the present one if of none."""
    return live().asked_for(urlencode(query, doseq=True))


def address() -> dict[str, list[str]]:
    """Return the parameters of the address, with all their values.

    Those of the selection are the last ones of this visit: after a quick click the browser still
    sends those from before.
    """
    given, state = _given(), st.session_state
    if "parameters" not in state:
        return given
    ours: dict[str, list[str]] = state["parameters"]
    return _without_ours(given) | ours


def _given() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _ours(given: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {name: values for name, values in given.items() if name in PARAMETERS}


def _without_ours(given: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return the parameters that hosts and embedding add."""
    ours = (*PARAMETERS, SLIDE)
    return {name: values for name, values in given.items() if name not in ours}


def choose(selection: Selection) -> None:
    """Look at something else: write it into the address, and leave what is not ours there.

    A way back or forward that overtakes the click wins.
    """
    if came_through_history():
        return
    query = selection.query()
    st.session_state["parameters"] = query
    st.query_params.from_dict(_without_ours(_given()) | query)


def enter(page: str) -> None:
    """Say which page is open, and carry the selection along to it; to the stage the filter alone.

    The address decides where the visitor came by a link from outside or through the history of the
    browser; after a click, this visit does, as the navigation drops the parameters.
    """
    state, given = st.session_state, _ours(_given())
    if "parameters" not in state or came_through_history():
        state["parameters"] = given
    elif page == Page.PRESENT != state["page"]:
        kept = state["parameters"].items()
        state["parameters"] = {name: one for name, one in kept if name not in ("focus", *FOCI)}
    if given != state["parameters"]:
        st.query_params.from_dict(address())
    if state.get("page", page) != page:
        state["page-before"] = state["page"]
    state["page"] = page


def page_before() -> str:
    """The page that the reader came from, as its address has it; empty for the first one."""
    return str(st.session_state.get("page-before", ""))


def base_address() -> str:
    """Return the browser's address of the dashboard, with a slash at its end; empty if unknown."""
    here = (st.context.url or "").removesuffix(st.session_state["page"]).rstrip("/")
    return f"{here}/" if here else ""


def public_address(visit: Visit) -> str:
    """Where the dashboard is published if the dossier says so, else where this browser has it."""
    return visit.config.base_address or base_address()


@contextmanager
def panel(name: str) -> Iterator[None]:
    """A part of a page that may fail without taking the others along."""
    try:
        yield
    except Exception as error:
        st.warning(f"{name} cannot be shown. Reference: {report(error)}.")


def let_go() -> None:
    """Put nothing in focus."""
    choose(current_visit().selection.without_focus())


def select(target: str) -> None:
    """Do what a click on a target means: in a chart, in a part that is read, or in a list.

    A target is a sort and a name: 'fact:ID', 'filter:QUERY', 'all:'. HANDLERS says what each sort
    does; anything else clears what is selected.
    """
    sort, _, name = target.partition(":")
    if handle := HANDLERS.get(sort):
        handle(name)
    else:
        let_go()


def _open(page: str) -> None:
    st.session_state["page-to-open"] = page


def _leave(address: str) -> None:
    """Go from the stage to a page as it was: 'timeline?statuses=denied'; '' is the first one."""
    name, _, query = address.partition("?")
    dossier = live().asked_for(query)
    selection = parse_query(parse_qs(query, max_num_fields=MOST_VALUES), dossier)[0]
    st.session_state["parameters"] = selection.query()
    _open(name or pages(excerpt(dossier, Selection()))[0])


def _narrow(query: str) -> None:
    visit = current_visit()
    choose(narrowed(visit.selection, query, visit.dossier.whole))


def _toggle(sort: str, name: str) -> None:
    """Select something, or clear it if it is selected already."""
    selection = current_visit().selection
    chosen = selection.on(sort, name)
    choose(selection.without_focus() if chosen == selection else chosen)


def arranged() -> Arrangement:
    """Return this visitor's settings of the table of facts."""
    arrangement: Arrangement = st.session_state.get("facts-arranged", Arrangement())
    return arrangement


def _arrange(arrangement: Arrangement) -> None:
    st.session_state["facts-arranged"] = arrangement


def _open_edition(name: str) -> None:
    """Open the first page of an edition, or a fact of it on the same page: 'DIGEST/FACT'."""
    digest, _, fact = name.partition("/")
    selection = current_visit().selection.of_today().without_focus()
    selection = replace(selection, edition=digest)
    choose(selection.on("fact", fact) if fact else selection)
    if not fact:
        _open(pages(excerpt(live().edition(digest), selection))[0])


def _compare(digest: str) -> None:
    """Open the page of what changed since an edition; '' for the usual one."""
    choose(replace(current_visit().selection.without_focus(), since=digest))
    _open(Page.CHANGES)


HANDLERS: dict[str, Callable[[str], None]] = {
    "page": _open,
    "leave": _leave,
    "filter": _narrow,
    "all": lambda _: choose(current_visit().selection.without_filter()),
    "without": lambda source: choose(current_visit().selection.switched(source)),
    "edition": _open_edition,
    "changes": _compare,
    "today": lambda _: choose(current_visit().selection.of_today()),
    "sort": lambda column: _arrange(arranged().sorted_by(column)),
    "more": lambda _: _arrange(arranged().with_more()),
    "edtf": lambda _: _arrange(arranged().in_other_dates()),
    **{sort: partial(_toggle, sort) for sort in FOCI},
}
"""What a click on a target does, by its sort: 'fact:ID' and whatever else can be selected,
'page:NAME', 'leave:PAGE?QUERY', 'filter:QUERY', 'all:' for all facts, 'without:SOURCE,SOURCE' to
leave sources out or take them back in, 'edition:DIGEST' to open an edition, 'today:' the present
one, 'changes:DIGEST' for what changed since one, and for the table of facts 'sort:COLUMN',
'more:facts', 'edtf:'."""


def page_to_open() -> str:
    """Return the page that was selected in this run, once; empty for none."""
    return str(st.session_state.pop("page-to-open", ""))
