"""The cards of an actor and of a relation: what it says itself, and what others say of it."""

from collections.abc import Iterable

import streamlit as st

from dashboard.charts.relations import phrase, sign_of
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import when_in_words
from dashboard.domain.relations import Relation
from dashboard.domain.superseded import standing
from dashboard.escaping import in_markdown
from dashboard.views.fact_button import fact_buttons, signed
from dashboard.views.visit import focus_on


def actor_card(name: str, dossier: Dossier) -> None:
    """Who it is, its relations, and its facts in the order of time."""
    actor = dossier.actor[name]
    st.markdown(f"## {in_markdown(actor.name)}")
    of = dossier.actor[actor.of].name if actor.of else ""
    about = (actor.kind.label, actor.role, of)
    st.markdown(" · ".join(in_markdown(part) for part in dict.fromkeys(filter(None, about))))
    if actor.note:
        st.caption(in_markdown(actor.note))
    relations = standing(dossier.relations, dossier)
    _relations((r for r in relations if name in (r.actor, r.toward)), dossier)
    facts = sorted(dossier.facts_of(name), key=lambda fact: fact.when.order)
    own = [fact for fact in facts if _speaks(fact, name, dossier)]
    _dated("What it says itself", own, dossier)
    _dated("What others say of it", [fact for fact in facts if fact not in own], dossier)
    _people([other.id for other in dossier.actors if other.of == name], dossier)


def _speaks(fact: Fact, name: str, dossier: Dossier) -> bool:
    """Whether an actor, or somebody of a state, is who is quoted."""
    return any(name in (speaker, dossier.actor[speaker].of) for speaker in fact.speakers)


def relation_card(name: str, dossier: Dossier) -> None:
    """What one actor does toward another, and the facts that it rests on."""
    relation = dossier.relation[name]
    st.markdown(f"## {in_markdown(phrase(relation, dossier))}")
    st.markdown(f"**{relation.deed.label}.** {relation.deed.meaning}")
    if relation.note:
        st.caption(in_markdown(relation.note))
    facts = sorted((dossier.fact[f] for f in relation.facts), key=lambda fact: fact.when.order)
    _dated("The facts it rests on", facts, dossier)
    _people([relation.actor, relation.toward], dossier)


def _dated(title: str, facts: list[Fact], dossier: Dossier) -> None:
    """Facts as buttons, each after its date."""
    if facts:
        st.markdown(f"**{title}**")
    fact_buttons(facts, title, dossier, _after_its_date)


def _after_its_date(fact: Fact, dossier: Dossier) -> str:
    return f"{when_in_words(fact, dossier)} · {signed(fact, dossier)}"


def _relations(relations: Iterable[Relation], dossier: Dossier) -> None:
    listed = list(relations)
    if listed:
        st.markdown("**What it does, and what is done to it**")
    for one in listed:
        facts = [dossier.fact[name] for name in one.facts]
        label = f"{sign_of(facts).glyph} {in_markdown(phrase(one, dossier))}"
        _button(label, "relation", one.id)


def _people(names: Iterable[str], dossier: Dossier) -> None:
    listed = list(names)
    if listed:
        st.markdown("**Who belongs to it**" if len(listed) != 2 else "**The two**")
    for name in listed:
        _button(in_markdown(dossier.actor[name].name), "actor", name)


def _button(label: str, sort: str, name: str) -> None:
    st.button(
        label, key=f"fact-{sort}-{name}", type="tertiary", on_click=focus_on, args=(sort, name)
    )
