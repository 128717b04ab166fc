"""Who did, says or means what to whom."""

from collections.abc import Iterable
from itertools import groupby

import streamlit as st

from dashboard.charts.actors import LEGEND
from dashboard.charts.frame import said_by
from dashboard.charts.relations import phrase, sign_of
from dashboard.domain.actors import Actor
from dashboard.domain.phrasing import when_in_words
from dashboard.domain.relations import Relation
from dashboard.domain.shown import shown_relations
from dashboard.domain.superseded import current
from dashboard.domain.vocabulary import ActorKind
from dashboard.domain.voices import counted
from dashboard.escaping import in_markdown
from dashboard.views.charts import actors_chart
from dashboard.views.rail import WITH_RAIL, rail
from dashboard.views.table import table
from dashboard.views.visit import Visit, focus_on, panel, visit


def graph(now: Visit) -> None:
    """The graph, and the same as a table."""
    actors_chart(now)
    with st.expander("The same as a table"):
        shown = shown_relations(now.dossier, now.selection)
        table([_row(one, now) for one in shown], alt="All relations, one row each.")


def _row(one: Relation, now: Visit) -> dict[str, str]:
    facts = [now.dossier.fact[name] for name in one.facts]
    sources = dict.fromkeys(said_by(fact, now.dossier) for fact in facts)
    dates = dict.fromkeys(when_in_words(fact, now.dossier) for fact in facts)
    return {
        "Who did what to whom": in_markdown(phrase(one, now.dossier)),
        "Deed": one.deed.label,
        "How firmly": f"{sign_of(facts).glyph} "
        + ", ".join(dict.fromkeys(fact.status.label for fact in facts)),
        "When": in_markdown("; ".join(dates)),
        "Who says so": in_markdown("; ".join(sources)),
    }


def everybody(now: Visit) -> None:
    """All actors by what they are, those without a relation too."""
    kinds = list(ActorKind)
    listed = sorted(now.dossier.actors, key=lambda actor: kinds.index(actor.kind))
    for kind, group in groupby(listed, key=lambda actor: actor.kind):
        st.markdown(f"**{kind.label}**")
        with st.container(key=f"people-{kind}", horizontal=True):
            _buttons(group, now)


def _buttons(group: Iterable[Actor], now: Visit) -> None:
    for actor in group:
        facts = counted(len(current(now.dossier.facts_of(actor.id), now.dossier)), "fact")
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
    "facts. Click a line or a sign for what it rests on."
)
left, right = st.columns(WITH_RAIL, gap="medium")
with left, panel("The graph"):
    graph(now)
with right:
    rail(now, ("What the signs stand for", LEGEND))
with panel("The list of actors"):
    st.header("Everybody", anchor=False)
    everybody(now)
