"""Where it comes from, what the words mean, and what this dossier cannot tell."""

from collections.abc import Iterable

import streamlit as st

from dashboard.domain.dates import day_in_words
from dashboard.domain.editions import edition_in_words
from dashboard.domain.phrasing import claim, when_in_words
from dashboard.domain.scope import has
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
from dashboard.views.alone import alone
from dashboard.views.rail import beside_card
from dashboard.views.table import Row, say_outside, say_shown, table, vocabulary
from dashboard.views.visit import Visit, panel, visit

VOCABULARIES: dict[str, tuple[str, Iterable[Word]]] = {
    "How firmly a claim is put (status)": ("facts", Status),
    "What it rests on (basis)": ("facts", Basis),
    "What the date is the date of": ("facts", WhenIs),
    "How well a place is known": ("places", Precision),
    "How far what was asked, or is being arranged, has come": ("requests", Stage),
    "How claims pull against each other": ("tensions", TensionKind),
}
"""By title: the table whose words they are, and the words."""


def sources(now: Visit) -> None:
    """The outlets, and what they rest on, each with how many of the shown facts."""
    counts, kinds = now.excerpt.sources, (SourceKind.ARTICLE, SourceKind.OUTLET)
    first = [source for kind in kinds for source in counts if source.kind is kind]
    rest = [source for source in counts if source.kind not in kinds]
    for title, group in (("Articles and outlets", first), ("What they rest on", rest)):
        if group:
            st.markdown(f"**{title}**")
            table([_row(source, counts[source]) for source in group], alt=title)
    say_shown("sources", now)


def _row(source: Source, facts: int) -> Row:
    return {
        "Source": in_markdown(source.name),
        "Kind": source.kind.label,
        "Facts": str(facts),
        "Note": in_markdown(source.note) or "–",
    }


def inferred(now: Visit) -> None:
    """The facts whose date was worked out, with how."""
    there = [fact for fact in now.dossier.current if fact.when_is is WhenIs.INFERRED]
    rows = [
        {
            "Date": in_markdown(when_in_words(fact, now.dossier)),
            "Fact": in_markdown(claim(fact)),
            "How the date was worked out": in_markdown(fact.when_why),
        }
        for fact in there
        if fact.id in now.excerpt.ids
    ]
    if there:
        st.header("What was inferred", anchor=False)
    if rows:
        table(rows, alt="Facts with inferred dates.")
    say_outside("facts", len(there) - len(rows))


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
    with panel("What rests on one source alone"):
        alone(now)
    with panel("The limits"):
        st.header("What this dossier cannot tell", anchor=False)
        st.markdown("\n".join(f"- {in_markdown(limit)}" for limit in now.config.limits))
    with panel("The vocabularies"):
        st.header("What the words mean", anchor=False)
        for title, (of, words) in VOCABULARIES.items():
            if has(of, now.excerpt):
                st.markdown(f"**{title}**")
                vocabulary(title, words)
    with panel("The inferred dates"):
        inferred(now)
    with panel("The editions"):
        st.header("Editions", anchor=False)
        editions(now)


now = visit()
st.title("Sources and method", anchor=False)
beside_card(now, lambda: page(now), "The page")
