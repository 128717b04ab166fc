"""The card of what is in focus: the claim, and everything that it stands on."""

from collections.abc import Iterable

import streamlit as st

from dashboard.domain.articles import article_says
from dashboard.domain.config import Page
from dashboard.domain.dates import day_in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import AGAINST, CONTESTED, caveat, contest, dating, how_dated, where
from dashboard.domain.places import Place
from dashboard.domain.ready_sentence import sentence
from dashboard.domain.scope import OUTSIDE, pages
from dashboard.domain.superseded import older
from dashboard.domain.wording import begun
from dashboard.escaping import in_markdown
from dashboard.views.actor_card import actor_card, relation_card
from dashboard.views.fact_button import fact_buttons, status_line
from dashboard.views.reports import known, reports
from dashboard.views.table import say_outside
from dashboard.views.visit import Visit, let_go


def card(now: Visit) -> None:
    """What is in focus, with a way to let go."""
    selection, dossier = now.selection, now.dossier
    with st.container(border=True, key="card"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption("In focus", width="stretch")
            st.button("Close", shortcut="Esc", on_click=let_go, key="let-go")
        if selection.fact:
            _fact(dossier.fact[selection.fact], now.excerpt)
        elif selection.place:
            _place(dossier.place[selection.place], now.excerpt)
        elif selection.actor:
            actor_card(selection.actor, now.excerpt)
        else:
            relation_card(selection.relation, now.excerpt)


def _fact(fact: Fact, excerpt: Excerpt) -> None:
    dossier = excerpt.dossier
    if fact.id in dossier.superseded:
        _no_longer_stands(fact, excerpt)
    else:
        st.markdown(f"## {in_markdown(fact.statement)}")
    if fact.id not in excerpt.listed_ids:
        st.caption(f"{begun(OUTSIDE)}.")
    if fact.caveat:
        st.markdown(in_markdown(caveat(fact)))
    st.markdown(f"{status_line(fact)}  \n{fact.status.meaning}")
    if held := contest(fact, dossier):
        st.markdown(f"{CONTESTED} **{in_markdown(held)}**")
    if fact.id not in dossier.superseded:
        st.caption("Ready to quote")
        with st.container(key="quote"):
            st.code(sentence(fact, dossier), language=None, wrap_lines=True)
    _others("Corrects, or stands in the place of", older(fact, dossier), excerpt)
    reports(fact, dossier)
    st.markdown("\n".join(f"- **{name}:** {said}" for name, said in _known(fact, dossier)))
    if fact.note:
        st.caption(in_markdown(fact.note))
    _others(AGAINST, map(dossier.fact.__getitem__, fact.disputes), excerpt)
    _tensions(fact, excerpt)
    related = (*map(dossier.fact.__getitem__, fact.qualifies), *dossier.qualified_by(fact.id))
    _others("Said differently, or narrowed", dict.fromkeys(related), excerpt)
    _questions(fact, dossier)


def _no_longer_stands(fact: Fact, excerpt: Excerpt) -> None:
    """What became of a fact, the way to the one in its place, and its statement struck through."""
    newer = excerpt.dossier.superseded[fact.id]
    if fact.withdrawn:
        on, why = day_in_words(fact.withdrawn.on), in_markdown(fact.withdrawn.why)
        st.markdown(f"**Withdrawn on {on}:** {why}")
    if newer:
        title = "In its place" if fact.withdrawn else "Corrected by"
        _others(title, [newer], excerpt)
    st.markdown(f"## ~~{in_markdown(fact.statement)}~~")


def _tensions(fact: Fact, excerpt: Excerpt) -> None:
    """What it pulls against, in words, and the way to the page that sets both side by side."""
    tensions = excerpt.dossier.tensions_of(fact.id)
    for tension in tensions:
        said = f"{in_markdown(tension.differs)} {in_markdown(tension.open)}"
        st.caption(f"**{tension.kind.label}: {in_markdown(tension.title)}** {said}")
    if tensions and Page.TENSIONS in pages(excerpt):
        st.page_link(f"views/{Page.TENSIONS}.py", label="See the claims side by side →")


def _questions(fact: Fact, dossier: Dossier) -> None:
    """What nobody has said about it."""
    asked = dossier.questions_of(fact.id)
    if asked:
        st.markdown(f"**What {article_says(dossier, 'does')} not say**")
        st.markdown("\n".join(f"- {in_markdown(one.question)}" for one in asked))


def _known(fact: Fact, dossier: Dossier) -> Iterable[tuple[str, str]]:
    """The rows of a card: what is known, and how."""
    yield "When", in_markdown(f"{' · '.join(dating(fact, dossier))}. {how_dated(fact)}")
    if len(fact.reports) == 1:
        yield from known(fact.lead, dossier)
    if fact.figures:
        yield "Figures", in_markdown("; ".join(map(str, fact.figures)))
    if fact.places:
        yield "Where", in_markdown(where(fact, dossier))


def _place(place: Place, excerpt: Excerpt) -> None:
    st.markdown(f"## {in_markdown(place.name)}")
    why = in_markdown(place.why)
    st.caption(f"{place.precision.label}: {place.precision.meaning} {why}")
    there, shown = excerpt.dossier.facts_at(place.id), excerpt.facts_at(place.id)
    _others("Facts here", shown, excerpt)
    say_outside("facts", len(there) - len(shown))


def _others(title: str, facts: Iterable[Fact], excerpt: Excerpt) -> None:
    """Other facts as buttons that put them in focus."""
    listed = list(facts)
    if listed:
        st.markdown(f"**{title}**")
    fact_buttons(listed, title, excerpt)
