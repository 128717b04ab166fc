"""Where it comes from, what the words mean, and what this dossier cannot tell."""

from collections import Counter
from collections.abc import Iterable

import streamlit as st

from dashboard.charts.signs import SIGNS
from dashboard.domain.dates import in_words
from dashboard.domain.sources import Source
from dashboard.domain.vocabulary import (
    Basis,
    Precision,
    SourceKind,
    Stage,
    Status,
    WhenIs,
    Word,
)
from dashboard.escaping import in_markdown
from dashboard.views.rail import beside_card
from dashboard.views.table import table
from dashboard.views.visit import Visit, panel, visit

VOCABULARIES: dict[str, Iterable[Word]] = {
    "How firmly a claim is put (status)": Status,
    "What it rests on (basis)": Basis,
    "What the date is the date of": WhenIs,
    "How well a place is known": Precision,
    "How far a request has come": Stage,
}


def sources(now: Visit) -> None:
    """The outlets, and what they rest on, each with how many of the shown facts."""
    counted = Counter(link for fact in now.facts for link in fact.via)
    article = [source for source in now.dossier.sources if source.kind is SourceKind.ARTICLE]
    outlets = [source for source in now.dossier.sources if source.kind is SourceKind.OUTLET]
    rest = [s for s in now.dossier.sources if s not in article and s not in outlets]
    for title, group in (("Article and outlets", article + outlets), ("What they rest on", rest)):
        st.markdown(f"**{title}**")
        table([_row(source, counted[source.id]) for source in group], alt=title)


def _row(source: Source, facts: int) -> dict[str, str]:
    return {
        "Source": in_markdown(source.name),
        "Kind": source.kind.label,
        "Facts": str(facts),
        "Note": in_markdown(source.note) or "–",
    }


def vocabulary(title: str, words: Iterable[Word]) -> None:
    """The words of one vocabulary, each with its meaning."""
    st.markdown(f"**{title}**")
    table(
        [
            {
                "Word": f"{SIGNS[word].glyph} {word.label}"
                if isinstance(word, Status)
                else word.label,
                "Meaning": word.meaning,
            }
            for word in words
        ],
        alt=title,
        hide_header=True,
    )


def inferred(now: Visit) -> None:
    """The facts whose date was worked out, with how."""
    table(
        [
            {
                "Date": in_words(fact.when),
                "Fact": in_markdown(fact.statement),
                "How the date was worked out": in_markdown(fact.when_why),
            }
            for fact in now.facts
            if fact.when_is is WhenIs.INFERRED
        ],
        alt="Facts with inferred dates.",
    )


def page(now: Visit) -> None:
    """The whole page."""
    with panel("The sources"):
        st.header("Who says so", anchor=False)
        for seed in now.dossier.seeds:
            st.markdown(f"{in_markdown(seed.about)} Publisher: {in_markdown(seed.publisher)}")
        sources(now)
    with panel("The limits"):
        st.header("What this dossier cannot tell", anchor=False)
        st.markdown("\n".join(f"- {in_markdown(limit)}" for limit in now.config.limits))
    with panel("The vocabularies"):
        st.header("What the words mean", anchor=False)
        for title, words in VOCABULARIES.items():
            vocabulary(title, words)
    with panel("The inferred dates"):
        st.header("What was inferred", anchor=False)
        inferred(now)


now = visit()
st.title("Sources and method", anchor=False)
beside_card(now, lambda: page(now), "The page")
