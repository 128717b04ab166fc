"""What the article does not say, what would settle it, and the facts that it touches."""

from itertools import groupby

import streamlit as st

from dashboard.domain.articles import article_says
from dashboard.domain.shown import shown_questions
from dashboard.domain.tensions import Question
from dashboard.escaping import in_markdown
from dashboard.views.fact_button import fact_button, signed
from dashboard.views.rail import beside_card
from dashboard.views.visit import Visit, panel, visit


def question(asked: Question, now: Visit) -> None:
    """One question."""
    with st.container(border=True, key=f"question-{asked.id}"):
        st.markdown(
            f"**{in_markdown(asked.question)}**  \n"
            f"What would settle it: {in_markdown(asked.settled_by)}"
        )
        for name in asked.facts:
            fact = now.dossier.fact[name]
            fact_button(fact, f"question-{asked.id}-{name}", signed(fact, now.dossier))


def page(now: Visit) -> None:
    """All of them by topic."""
    shown = shown_questions(now.dossier, now.selection)
    topics = groupby(shown, key=lambda one: one.topic)
    for place, (topic, asked) in enumerate(topics):
        with panel("A topic"):
            st.header(in_markdown(topic), anchor=False)
            with st.container(key=f"questions-{place}"):
                for one in asked:
                    question(one, now)


now = visit()
st.title("Open questions", anchor=False)
asked = shown_questions(now.dossier, now.selection)
st.caption(
    f"{len(asked)} of {len(now.dossier.questions)} questions that a reader will ask and "
    f"{article_says(now.dossier, 'does')} not answer."
)
beside_card(now, lambda: page(now), "The page")
