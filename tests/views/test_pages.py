"""What each page says: every cell, figure and count is that of the excerpt, in its phrasing."""

import pytest

from dashboard.domain.excerpt import excerpt as excerpt_of
from dashboard.domain.phrasing import (
    claim,
)
from dashboard.domain.scope import let_through
from dashboard.domain.selection import Selection
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import WIDE
from tests.conftest import SEQUEL, TINY
from tests.views.reading import read

SELECTIONS = {
    "all facts": {},
    "a status": {"statuses": "denied"},
    "another status": {"statuses": "reported"},
    "a kind": {"kinds": "harbour"},
    "an actor": {"actors": "fjordmark"},
    "another map": {"map": "far"},
    "without a source": {"without": "northern-wire"},
    "a search": {"text": "lamp"},
    "a search that finds nothing": {"text": "lamb"},
    "a search within a filter": {"text": "Fjordmark", "statuses": "denied"},
}
OUTSIDE = " · *outside this filter*"

SEVERAL_ARTICLES = ("all facts", "a kind", "without a source", "a search")
"""The selections that are also tried on the dossier of corrected and withdrawn facts."""

selections = pytest.mark.parametrize(
    ("config", "query"),
    [
        *(pytest.param(TINY, query, id=name) for name, query in SELECTIONS.items()),
        *(pytest.param(SEQUEL, SELECTIONS[n], id=f"sequel, {n}") for n in SEVERAL_ARTICLES),
    ],
)


@pytest.fixture(autouse=True)
def _made_up(monkeypatch, config):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(config))


def whole(dossier):
    return excerpt_of(dossier, Selection())


def opened(page, query):
    """A page, after what all pages say above their own has been looked at."""
    shown = read(page, **query)
    assert shown.let_through == " ".join(let_through(shown.excerpt).split())
    return shown, shown.excerpt, shown.excerpt.dossier


def struck(fact, excerpt):
    how = "Withdrawn" if fact.withdrawn else "Corrected"
    return f"{how}: ~~{claim(fact)}~~" if fact.id in excerpt.dossier.superseded else claim(fact)


def line(fact, excerpt):
    """A fact as a line to click."""
    outside = "" if fact in excerpt.listed else OUTSIDE
    return f"{fact.status.glyph} {struck(fact, excerpt)}{outside}"


def lines(facts, excerpt):
    return {fact.id: line(fact, excerpt) for fact in facts}


def described(name, excerpt):
    """The words of a chart for screen readers, as the scene has them."""
    return CHARTS[name](excerpt, WIDE).description


@selections
def test_the_timeline_is_that_of_the_excerpt(query):
    shown, excerpt, _ = opened("timeline", query)
    assert shown.charts() == {"timeline": described("timeline", excerpt)}


@selections
def test_the_page_of_files_says_the_filter_and_links_to_it(query):
    shown, excerpt, _ = opened("share", query)
    assert any(said.startswith(f"{let_through(excerpt)}. The link") for said in shown.markdown)
    for name, value in query.items():
        assert all(f"{name}={value}" in code for code in shown.codes)
