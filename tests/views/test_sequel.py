"""The pages on a dossier of two articles: what is repeated, corrected, taken back and planned."""

import pytest

from tests.conftest import SEQUEL
from tests.views.reading import read
from tests.views.test_app import PAGES, plain, shown, visit


@pytest.fixture(autouse=True)
def _two_articles(monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(SEQUEL))


def captions(app):
    return "\n".join(element.value for element in app.caption).replace("\\", "")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_what_stands_and_counts_it_once(page):
    assert "All 11 facts (plus 3 corrected or withdrawn)" in plain(visit(page))


@pytest.mark.parametrize("page", PAGES)
def test_no_page_speaks_of_the_article(page):
    app = visit(page, fact=["lamp-asked"])
    said = f"{plain(app)}\n{captions(app)}".lower()
    assert "the article " not in said
    assert "the article's" not in said


def test_a_key_figure_that_rests_on_a_corrected_fact_is_not_shown():
    said = read("situation").part("below_map").text
    assert "Coast Radio of the logbook" in said
    assert "said Northern Wire of the logbook" not in said


def test_a_planned_day_can_be_chosen_as_a_period():
    app = visit(is_filtering=True, period=["2031-06-01/2031-06-30"])
    assert "2 of 11 facts: period" in plain(app)
    assert shown(app)
