"""Search and filter: the same on every page, over everything on it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from dashboard.domain.dates import When, parse_when
from dashboard.domain.dossier import Dossier
from dashboard.domain.phrasing import counted
from dashboard.domain.query import LONGEST_TEXT
from dashboard.domain.selection import WITH_FIGURES, Selection
from dashboard.domain.vocabulary import Basis, Status
from dashboard.views.visit import Visit, choose, current_visit


def filters(visit: Visit) -> None:
    """The search box, and what else filters."""
    dossier, selection = visit.dossier, visit.selection
    turn = _turn(selection, dossier)
    st.text_input(
        "Search the facts",
        selection.text,
        key=f"filter-text-{turn}",
        placeholder="Search the facts",
        type="search",
        max_chars=LONGEST_TEXT,
        label_visibility="collapsed",
        on_change=_changed,
        args=("text", turn),
    )
    box = st.popover("Filter", key="filter-popover", on_change="rerun")
    if box.open:
        with box, st.container(key="filter-box"):
            _choices(selection, dossier, turn)
            label = f"Show {counted(len(visit.excerpt.listed), 'fact')}"
            st.button(label, key="filter-close", width="stretch", on_click=_close)


def _turn(selection: Selection, dossier: Dossier) -> int:
    """Return a number that changes when anything but the widgets themselves changes the filter.

    As part of their keys it makes them new: a browser keeps the value of a widget in a closed
    popover, whatever the server sends, and would send it back at the next click.
    """
    state, said = st.session_state, (selection.without_focus(), dossier.digest)
    if state.get("filter-said") != said:
        state["filter-said"], state["filter-turn"] = said, state.get("filter-turn", 0) + 1
    return int(state["filter-turn"])


def _choices(selection: Selection, dossier: Dossier, turn: int) -> None:
    labels: dict[str, tuple[str, Mapping[str, str]]] = {
        "actors": ("Actor", {name: actor.name for name, actor in dossier.actor.items()}),
        "kinds": ("Kind", {name: kind.name for name, kind in dossier.kind.items()}),
        "statuses": ("Status", {word: word.label for word in Status}),
        "bases": ("Basis", {word: word.label for word in Basis}),
        "outlets": ("Reported by", {source.id: source.name for source in dossier.voices}),
        "without": ("Leave out", {source.id: source.name for source in dossier.sources}),
    }
    for name, (label, words) in labels.items():
        st.multiselect(
            label,
            list(words),
            getattr(selection, name),
            key=f"filter-{name}-{turn}",
            format_func=words.__getitem__,
            on_change=_changed,
            args=(name, turn),
            placeholder="None" if name == "without" else "All",
        )
    st.checkbox(
        "Only facts with a figure",
        bool(selection.figures),
        key=f"filter-figures-{turn}",
        on_change=_changed,
        args=("figures", turn),
    )
    first, last = _extent(dossier)
    st.date_input(
        "Period",
        _days(selection.period, dossier),
        key=f"filter-period-{turn}",
        min_value=first,
        max_value=last,
        format="YYYY-MM-DD",
        on_change=_changed,
        args=("period", turn),
        help="Shows the facts whose date may fall within it.",
    )


def _extent(dossier: Dossier) -> tuple[date, date]:
    return dossier.first_day.replace(month=1, day=1), dossier.last_day


def _days(period: When | None, dossier: Dossier) -> list[Any]:
    """Return the period as the two days of the widget, within what it can show."""
    if period is None:
        return []
    first, last = _extent(dossier)
    start = max(first, min(period.earliest or first, last))
    return [start, max(start, min(period.latest or last, last))]


def _changed(name: str, turn: int) -> None:
    """Read a widget into the address. A period of one day only is still being chosen."""
    state, visit = st.session_state, current_visit()
    value: Any = state[f"filter-{name}-{turn}"]
    if turn != state["filter-turn"] or (name == "period" and len(value) == 1):
        return
    if name == "text":
        value = " ".join(value.split())
    elif name == "figures":
        value = WITH_FIGURES if value else ""
    elif name == "period":
        value = parse_when("/".join(day.isoformat() for day in value)) if value else None
    else:
        value = tuple(value)
    selection = replace(visit.selection, **{name: value})
    state["filter-said"] = (selection.without_focus(), visit.dossier.digest)
    choose(selection)


def _close() -> None:
    st.session_state["filter-popover"] = False
