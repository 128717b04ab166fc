"""The filter bar: the same on every page, over everything on it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from dashboard.domain.dates import When, parse_when
from dashboard.domain.dossier import Dossier
from dashboard.domain.selection import LONGEST_TEXT, Selection
from dashboard.domain.vocabulary import Basis, Status
from dashboard.escaping import in_markdown
from dashboard.views.visit import Visit, choose, visit

MANY = ("actors", "kind", "status", "basis", "outlets")


def filters(now: Visit) -> None:
    """Search, filters, what they let through in words, and a way back."""
    dossier, selection = now.dossier, now.selection
    _show(selection, dossier)
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        st.text_input(
            "Search the facts",
            key="filter-text",
            placeholder="Search the facts",
            type="search",
            max_chars=LONGEST_TEXT,
            label_visibility="collapsed",
            on_change=_changed,
            width=260,
        )
        with st.popover("Filter", key="filter-popover"):
            _choices(dossier)
        if selection.is_filter:
            st.button("Show all facts", key="filter-reset", on_click=_reset)
        st.markdown(in_markdown(selection.in_words(dossier)), width="content")
    _say(now)


def _show(selection: Selection, dossier: Dossier) -> None:
    """The widgets follow the address, never the other way round."""
    state = st.session_state
    state["filter-text"] = selection.text
    for name in MANY:
        state[f"filter-{name}"] = list(getattr(selection, name))
    state["filter-period"] = _days(selection.period, dossier)


def _choices(dossier: Dossier) -> None:
    labels: dict[str, tuple[str, Mapping[str, str]]] = {
        "actors": ("Actor", {name: actor.name for name, actor in dossier.actor.items()}),
        "kind": ("Kind", {name: kind.name for name, kind in dossier.kind.items()}),
        "status": ("Status", {word: word.label for word in Status}),
        "basis": ("Basis", {word: word.label for word in Basis}),
        "outlets": ("Reported by", {source.id: source.name for source in dossier.voices}),
    }
    for name, (label, words) in labels.items():
        st.multiselect(
            label,
            list(words),
            key=f"filter-{name}",
            format_func=words.__getitem__,
            on_change=_changed,
            placeholder="All",
        )
    first, last = _extent(dossier)
    st.date_input(
        "Period",
        key="filter-period",
        min_value=first,
        max_value=last,
        format="YYYY-MM-DD",
        on_change=_changed,
        help="Shows the facts whose date may lie in it.",
    )


def _extent(dossier: Dossier) -> tuple[date, date]:
    return dossier.first_day.replace(month=1, day=1), dossier.last_day


def _days(period: When | None, dossier: Dossier) -> tuple[date, ...]:
    """The period as the two days of the widget, within what it can show."""
    if period is None:
        return ()
    first, last = _extent(dossier)
    start = max(first, min(period.earliest or first, last))
    return start, max(start, min(period.latest or last, last))


def _changed() -> None:
    """Read the widgets into the address. A period of one day only is still being chosen."""
    state, selection = st.session_state, visit().selection
    many: dict[str, Any] = {name: tuple(state[f"filter-{name}"]) for name in MANY}
    days = state["filter-period"]
    period = selection.period if len(days) == 1 else None
    if len(days) == 2:
        period = parse_when("/".join(day.isoformat() for day in days))
    text = " ".join(state["filter-text"].split())
    choose(replace(selection, text=text, period=period, **many))


def _reset() -> None:
    choose(visit().selection.without_filter())


def _say(now: Visit) -> None:
    """What the reader should know of this view: nothing found, or a link half understood."""
    if not now.facts:
        st.info("No fact matches. Take away a filter, or show all facts.")
    if now.notices:
        ignored = in_markdown(", ".join(now.notices[:5]))
        st.caption(f"Part of the link was not understood and is left out: {ignored}")
