"""What rests on each source alone, and the switch that leaves a source out."""

from dataclasses import replace

import streamlit as st

from dashboard.domain.alone import Alone, all_alone, rests_alone
from dashboard.domain.phrasing import counted
from dashboard.domain.scope import NOUNS
from dashboard.escaping import in_markdown
from dashboard.loading.live import live
from dashboard.views.visit import Visit, choose, visit

SIDES = ("side of a tension", "sides of tensions")


def alone(now: Visit) -> None:
    """A row for each source that something rests on alone, or that is left out."""
    dossier = live().dossier
    found = {one.source.id: one for one in all_alone(dossier)}
    found |= {name: rests_alone(name, dossier) for name in now.selection.without}
    if not found:
        return
    st.header("What rests on one source alone", anchor=False)
    st.caption("Of the whole dossier. Leave a source out to see on every page what is left.")
    for one in found.values():
        _row(one, is_out=one.source.id in now.selection.without)


def _row(one: Alone, *, is_out: bool) -> None:
    name, label = one.source.id, "Take back in" if is_out else "Leave out"
    with st.container(horizontal=True, vertical_alignment="center", key=f"alone-{name}"):
        st.markdown(f"**{in_markdown(one.source.name)}** · {_counts(one)}", width="stretch")
        if one.facts:
            with st.popover("Quote", type="tertiary"):
                st.code(one.sentence, language=None, wrap_lines=True)
        st.button(label, key=f"without-{name}", on_click=_switch, args=(name,))


def _counts(one: Alone) -> str:
    """Return how much rests on it alone: '12 facts, 3 rows of aid'."""
    tables = {name: NOUNS[name] for name in ("facts", "requests", "relations")} | {"sides": SIDES}
    numbers = {name: len(getattr(one, name)) for name in tables}
    said = (counted(number, *tables[name]) for name, number in numbers.items() if number)
    return ", ".join(said) or "nothing rests on it alone"


def _switch(source: str) -> None:
    """Leave a source out, or take it back in."""
    selection = visit().selection
    others = tuple(name for name in selection.without if name != source)
    is_out = source in selection.without
    choose(replace(selection, without=others if is_out else (*others, source)))
