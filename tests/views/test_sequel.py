"""The pages on a dossier of two articles: what is repeated, corrected, taken back and planned."""

import pytest

from tests.conftest import SEQUEL
from tests.views.test_app import PAGES, plain, shown, visit


@pytest.fixture(autouse=True)
def _two_articles(monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(SEQUEL))


def captions(app):
    return "\n".join(element.value for element in app.caption).replace("\\", "")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_what_stands_and_counts_it_once(page):
    assert "All 10 facts (besides, 3 corrected or withdrawn)" in plain(visit(page))


@pytest.mark.parametrize("page", PAGES)
def test_no_page_speaks_of_the_article(page):
    app = visit(page, fact=["lamp-asked"])
    said = f"{plain(app)}\n{captions(app)}".lower()
    assert "the article " not in said
    assert "the article's" not in said


def test_the_card_of_a_corrected_fact_says_so_first_and_strikes_it_through():
    app = visit(fact=["nights-dark-three"])
    said = plain(app)
    assert "## ~~The lamp was dark for three nights.~~" in said
    assert said.index("**Corrected by**") < said.index("~~The lamp was dark")
    assert "● The lamp was dark for two nights." in [
        button.label.replace("\\", "") for button in app.button
    ]
    assert not app.code


def test_the_card_of_a_withdrawn_fact_says_when_and_why():
    said = plain(visit(fact=["crew-asked"]))
    assert "**Withdrawn on 21 May 2031:** Northern Wire took it back." in said
    assert said.index("**In its place**") < said.index("## ~~Islandia may have")


def test_the_card_of_the_newer_fact_says_what_it_corrects_and_has_a_sentence():
    app = visit(fact=["nights-dark-two"])
    assert "**Corrects, or stands in the place of**" in plain(app)
    assert "● Corrected: ~~The lamp was dark for three nights.~~" in [
        button.label.replace("\\", "") for button in app.button
    ]
    assert app.code


def test_a_card_shows_every_report_the_least_firm_first():
    said = plain(visit(fact=["lamp-asked"]))
    assert "**Who says so: 2 reports, the least firm rules what is shown**" in said
    first = said.index("**◌ Possible, “apparently”** · the least firm")
    assert first < said.index("1. The Coast Courier of 21 May 2031")
    assert said.index("1. The Coast Courier") < said.index("1. The Harbour Gazette of 20 May")
    assert "- **Reported:** 20 May 2031" in said


def test_reports_that_agree_are_put_alike():
    assert "**Who says so: 2 reports, put alike**" in plain(visit(fact=["lamp-failed"]))


def test_the_former_id_of_a_fact_opens_its_card():
    assert "## Islandia and Fjordmark are to meet in Fjord Town." in plain(
        visit(fact=["meeting-set"])
    )


def test_a_key_figure_that_rests_on_a_corrected_fact_is_not_shown():
    said = plain(visit())
    assert "Coast Radio of the logbook" in said
    assert "said Northern Wire of the logbook" not in said


def test_the_table_of_facts_lists_what_no_longer_stands_in_words():
    rows = visit("facts").dataframe[0].value["Fact"].tolist()
    assert len(rows) == 13
    assert sum(row.startswith(("[Corrected by: ", "[Withdrawn on ")) for row in rows) == 3


def test_the_first_page_counts_articles_and_facts_once():
    assert "2 articles, 3 outlets, 10 facts" in plain(visit())


def test_the_page_of_voices_counts_origins_and_says_what_one_is():
    app = visit("voices")
    assert "6 known origins" in plain(app)
    assert "An origin is where a chain of reports ends" in captions(app)
    assert "Copies of a report add none" in captions(app)


def test_the_page_of_sources_counts_a_fact_once_for_each_source_that_a_report_names():
    rows = {
        name.replace("\\", ""): number
        for table in visit("sources").table
        if "Source" in table.value
        for name, number in zip(table.value["Source"], table.value["Facts"], strict=True)
    }
    assert (rows["Northern Wire"], rows["The logbook of the lighthouse"]) == ("4", "3")


def test_actors_are_counted_with_what_stands():
    labels = [button.label.replace("\\", "") for button in visit("actors").button]
    assert "Reef Club (0 facts)" in labels
    assert "Tropica (one fact)" in labels


def test_a_planned_day_can_be_chosen_as_a_period():
    app = visit(period=["2031-06-01/2031-06-30"])
    assert "2 of 10 facts: period" in plain(app)
    assert shown(app)
