"""Where it comes from, what the words mean, and what this dossier cannot tell."""

from collections import Counter
from collections.abc import Iterable

import streamlit as st

from dashboard.domain.articles import articles
from dashboard.domain.attribution import links
from dashboard.domain.dates import day_in_words
from dashboard.domain.editions import edition_in_words
from dashboard.domain.phrasing import claim, when_in_words
from dashboard.domain.sources import Source
from dashboard.domain.vocabulary import (
    Basis,
    Precision,
    SourceKind,
    Stage,
    Status,
    TensionKind,
    WhenIs,
    Word,
)
from dashboard.escaping import in_markdown
from dashboard.views.rail import beside_card
from dashboard.views.table import table, vocabulary
from dashboard.views.visit import Visit, panel, visit

VOCABULARIES: dict[str, Iterable[Word]] = {
    "How firmly a claim is put (status)": Status,
    "What it rests on (basis)": Basis,
    "What the date is the date of": WhenIs,
    "How well a place is known": Precision,
    "How far what was asked, or is being arranged, has come": Stage,
    "How claims pull against each other": TensionKind,
}


def sources(now: Visit) -> None:
    """The outlets, and what they rest on, each with how many of the shown facts."""
    counted = Counter(link.id for fact in now.facts for link in links(fact, now.dossier))
    article = list(articles(now.dossier))
    outlets = [source for source in now.dossier.sources if source.kind is SourceKind.OUTLET]
    rest = [s for s in now.dossier.sources if s not in article and s not in outlets]
    head = f"Article{'s' * (len(article) > 1)} and outlets"
    for title, group in ((head, article + outlets), ("What they rest on", rest)):
        st.markdown(f"**{title}**")
        table([_row(source, counted[source.id]) for source in group], alt=title)


def _row(source: Source, facts: int) -> dict[str, str]:
    return {
        "Source": in_markdown(source.name),
        "Kind": source.kind.label,
        "Facts": str(facts),
        "Note": in_markdown(source.note) or "–",
    }


def inferred(now: Visit) -> None:
    """The facts whose date was worked out, with how."""
    table(
        [
            {
                "Date": when_in_words(fact, now.dossier),
                "Fact": in_markdown(claim(fact)),
                "How the date was worked out": in_markdown(fact.when_why),
            }
            for fact in now.facts
            if fact.when_is is WhenIs.INFERRED
        ],
        alt="Facts with inferred dates.",
    )


def editions(now: Visit) -> None:
    """This state of the dossier and the earlier ones, by the digests that files carry."""
    told = [f"Present: as of {day_in_words(now.config.as_of)} (digest {now.dossier.digest[:12]}…)."]
    told += map(edition_in_words, now.config.editions)
    st.markdown("\n".join(f"- {in_markdown(one)}" for one in told))


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
            st.markdown(f"**{title}**")
            vocabulary(title, words)
    with panel("The inferred dates"):
        st.header("What was inferred", anchor=False)
        inferred(now)
    with panel("The editions"):
        st.header("Editions", anchor=False)
        editions(now)


now = visit()
st.title("Sources and method", anchor=False)
beside_card(now, lambda: page(now), "The page")
