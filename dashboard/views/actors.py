"""Who did, says or means what to whom."""

from collections.abc import Iterable
from itertools import groupby

import streamlit as st

from dashboard.domain.actors import Actor
from dashboard.domain.phrasing import counted
from dashboard.domain.vocabulary import ActorKind
from dashboard.escaping import in_markdown
from dashboard.views.charts import chart
from dashboard.views.rail import beside_card
from dashboard.views.table import say_shown, table_of
from dashboard.views.visit import Visit, focus_on, panel, visit

COLUMNS = ("Who did what to whom", "Deed", "How firmly", "When", "Who says so")


def graph(now: Visit) -> None:
    """The graph, and the same as a table."""
    chart("actor-graph", now, is_beside=bool(now.selection.focus))
    with st.expander("The same as a table"):
        table_of("relations", COLUMNS, now, alt="All relations, one row each.")


def everybody(now: Visit) -> None:
    """The actors by what they are, those without a relation too."""
    kinds = list(ActorKind)
    listed = sorted(now.excerpt.actors, key=lambda actor: kinds.index(actor.kind))
    for kind, group in groupby(listed, key=lambda actor: actor.kind):
        st.markdown(f"**{kind.label}**")
        with st.container(key=f"people-{kind}", horizontal=True):
            _buttons(group, now)
    say_shown("actors", now)


def _buttons(group: Iterable[Actor], now: Visit) -> None:
    for actor in group:
        facts = counted(now.excerpt.number_of_facts[actor.id], "fact")
        st.button(
            f"{in_markdown(actor.name)} ({facts})",
            key=f"actor-{actor.id}",
            on_click=focus_on,
            args=("actor", actor.id),
        )


now = visit()
st.title("Actors", anchor=False)
st.caption(
    "A line stands for what one does, says or means toward another, drawn as the least firm of its "
    "facts. Select a line or a name for what it rests on."
)
beside_card(now, lambda: graph(now), "The graph")
with panel("The list of actors"):
    st.header("Everybody", anchor=False)
    everybody(now)
