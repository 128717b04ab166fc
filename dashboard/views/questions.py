"""What the article does not say, what would settle it, and the facts that it touches."""

from itertools import groupby

import streamlit as st

from dashboard.domain.articles import article_says
from dashboard.domain.phrasing import counted
from dashboard.domain.scope import NOUNS, shown_of
from dashboard.domain.tensions import Question
from dashboard.escaping import in_markdown
from dashboard.views.fact_button import fact_button, one_line
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
            fact_button(fact, f"question-{asked.id}-{name}", one_line(fact, now.excerpt))


def page(now: Visit) -> None:
    """All of them by topic."""
    topics = groupby(now.excerpt.questions, key=lambda one: one.topic)
    for place, (topic, asked) in enumerate(topics):
        with panel("A topic"):
            st.header(in_markdown(topic), anchor=False)
            with st.container(key=f"questions-{place}"):
                for one in asked:
                    question(one, now)


now = visit()
st.title("Open questions", anchor=False)
total = f"{counted(len(now.excerpt.questions), *NOUNS['questions'])}."
st.caption(
    f"What a reader will ask and {article_says(now.dossier, 'does')} not answer: "
    f"{shown_of('questions', now.excerpt) or total}"
)
beside_card(now, lambda: page(now), "The page")
