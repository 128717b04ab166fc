"""What a filter leaves out, and what a dossier has not, on pages and cards: said, or no trace."""

from dataclasses import replace

import pytest

from dashboard.domain.config import Page
from dashboard.domain.scope import pages
from dashboard.loading.live import live
from tests.conftest import TINY
from tests.views.reading import read, title_of

OUTSIDE = "Outside this filter."


@pytest.fixture(autouse=True)
def _made_up(monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(TINY))


BARE = {
    "equipment": (),
    "aid": (),
    "not_aid": (),
    "responses": (),
    "tensions": (),
    "questions": (),
    "relations": (),
}
ABOUT_THEM = ("asked, or being", "responded", "not counted", "how far", "tension", "pull against")


@pytest.fixture
def bare(monkeypatch):
    """The dossier without aid, tensions, questions and relations, and without claims denied."""
    whole = live().dossier
    facts = tuple(replace(fact, disputes=()) for fact in whole.facts)
    dossier = replace(whole, **BARE, facts=facts)
    monkeypatch.setattr(live(), "dossier", dossier)
    return dossier


def test_a_dossier_without_aid_tensions_and_questions_has_no_trace_of_them(bare):
    gone = (Page.AID, Page.TENSIONS, Page.ACTORS, Page.QUESTIONS)
    there = [page for page in bare.config.pages if page not in gone]
    # The page of files says what each format can hold, whatever the dossier.
    for page in (one for one in there if one not in (Page.PRESENT, Page.SHARE)):
        shown = read(page, focus="fact:failure-denied")
        said = shown.words.lower()
        assert not [words for words in ABOUT_THEM if words in said]
        assert "side by side" not in said
        assert "not say**" not in said
        assert "≠" not in said
        assert list(pages(shown.excerpt)) == there
    for page in gone:
        assert title_of(read(page).app) == bare.config.title
