"""The cards of an actor and of a relation: what it says itself, and what others say of it."""

from collections.abc import Iterable

import streamlit as st

from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import dated, deed_in_words, glyph_of
from dashboard.domain.scope import all_rows
from dashboard.escaping import in_markdown
from dashboard.views.fact_button import fact_buttons, one_line
from dashboard.views.table import say_outside
from dashboard.views.visit import focus_on


def actor_card(name: str, excerpt: Excerpt) -> None:
    """Who it is, its relations, and its facts in the order of time."""
    dossier = excerpt.dossier
    actor = dossier.actor[name]
    st.markdown(f"## {in_markdown(actor.name)}")
    of = dossier.actor[actor.of].name if actor.of else ""
    about = (actor.kind.label, actor.role, of)
    st.markdown(" · ".join(in_markdown(part) for part in dict.fromkeys(filter(None, about))))
    if actor.note:
        st.caption(in_markdown(actor.note))
    _relations(name, excerpt)
    there = sorted(dossier.facts_of(name), key=lambda fact: fact.when.order)
    facts = [fact for fact in there if fact.id in excerpt.listed_ids]
    own = [fact for fact in facts if _speaks(fact, name, dossier)]
    _dated("What it says itself", own, excerpt)
    _dated("What others say of it", [fact for fact in facts if fact not in own], excerpt)
    say_outside("facts", len(there) - len(facts))
    _people("Who belongs to it", [one.id for one in dossier.actors if one.of == name], dossier)


def _speaks(fact: Fact, name: str, dossier: Dossier) -> bool:
    """Whether an actor, or somebody of a state, is who is quoted."""
    return any(name in (speaker, dossier.actor[speaker].of) for speaker in fact.speakers)


def relation_card(name: str, excerpt: Excerpt) -> None:
    """What one actor does toward another, and the facts that it rests on."""
    dossier = excerpt.dossier
    relation = dossier.relation[name]
    st.markdown(f"## {in_markdown(deed_in_words(relation, dossier))}")
    st.markdown(f"**{relation.deed.label}.** {relation.deed.meaning}")
    if relation.note:
        st.caption(in_markdown(relation.note))
    facts = sorted((dossier.fact[f] for f in relation.facts), key=lambda fact: fact.when.order)
    _dated("The facts it rests on", facts, excerpt)
    _people("The two", [relation.actor, relation.toward], dossier)


def _dated(title: str, facts: list[Fact], excerpt: Excerpt) -> None:
    """Facts as buttons, each after its date."""
    if facts:
        st.markdown(f"**{title}**")
    fact_buttons(facts, title, excerpt, _after_its_date)


def _after_its_date(fact: Fact, excerpt: Excerpt) -> str:
    return f"{in_markdown(dated(fact, excerpt.dossier))} · {one_line(fact, excerpt)}"


def _relations(name: str, excerpt: Excerpt) -> None:
    """What an actor does and what is done to it, as far as the filter lets it through."""
    dossier = excerpt.dossier
    whole = [r for r in all_rows("relations", excerpt) if name in (r.actor, r.toward)]
    shown = [r for r in excerpt.relations if name in (r.actor, r.toward)]
    if whole:
        st.markdown("**What it does, and what is done to it**")
    for one in shown:
        facts = [dossier.fact[fact] for fact in one.facts]
        _button(f"{glyph_of(facts)} {in_markdown(deed_in_words(one, dossier))}", "relation", one.id)
    say_outside("relations", len(whole) - len(shown))


def _people(title: str, names: Iterable[str], dossier: Dossier) -> None:
    listed = list(names)
    if listed:
        st.markdown(f"**{title}**")
    for name in listed:
        _button(in_markdown(dossier.actor[name].name), "actor", name)


def _button(label: str, focus_type: str, name: str) -> None:
    key = f"fact-{focus_type}-{name}"
    st.button(label, key=key, type="tertiary", on_click=focus_on, args=(focus_type, name))
