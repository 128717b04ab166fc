"""What pages are looked at with: filters of the made-up dossiers, claims as templates say them."""

import pytest

from dashboard.domain.excerpt import excerpt as excerpt_of
from dashboard.domain.phrasing import claim
from dashboard.domain.scope import all_rows, shown_of
from dashboard.domain.selection import Selection
from tests.conftest import SEQUEL, TINY
from tests.views.reading import read

SELECTIONS = {
    "all facts": {},
    "a status": {"statuses": "denied"},
    "another status": {"statuses": "reported"},
    "a kind": {"kinds": "harbour"},
    "an actor": {"actors": "fjordmark"},
    "without a source": {"without": "northern-wire"},
    "a search that finds nothing": {"text": "lamb"},
    "a fact is selected": {"focus": "fact:failure-denied"},
    "an actor within a filter": {"focus": "actor:islandia", "statuses": "reported"},
}
SEVERAL_ARTICLES = (
    "all facts",
    "a kind",
    "without a source",
    "an actor within a filter",
)
"""The selections that are also tried on the dossier of corrected and withdrawn facts."""


def over(queries, several):
    """Return what runs a test for each query, and for some also on the dossier of two articles."""
    return pytest.mark.parametrize(
        ("config", "query"),
        [
            *(pytest.param(TINY, query, id=name) for name, query in queries.items()),
            *(pytest.param(SEQUEL, queries[name], id=f"sequel, {name}") for name in several),
        ],
    )


selections = over(SELECTIONS, SEVERAL_ARTICLES)


def opened(page, query):
    """Return a page, its excerpt and its dossier."""
    shown = read(page, **query)
    return shown, shown.excerpt, shown.excerpt.dossier


def whole(dossier):
    return excerpt_of(dossier, Selection())


def said_of(fact, excerpt):
    """Return a claim as templates have it: its sign, what became of it, whether it is in."""
    gone = fact.id in excerpt.dossier.superseded
    how = f"{'Withdrawn' if fact.withdrawn else 'Corrected'}: " if gone else ""
    outside = "" if fact in excerpt.listed else " · outside this filter"
    return f"{fact.status.glyph} {how}{claim(fact)}{outside}"


def on_one_line(*parts):
    """Return some words as they are read: no space in them is wider than another."""
    return " · ".join(" ".join(part.split()) for part in parts if part)


def assert_counted(table, part, excerpt):
    """Under a table that a filter shortened stands of how many rows; under others nothing."""
    said = shown_of(table, excerpt)
    is_whole = len(getattr(excerpt, table)) == len(all_rows(table, excerpt))
    assert bool(said) is not is_whole
    assert said in part.text
