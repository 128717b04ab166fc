"""The card on a page: what is selected, and the article's own words where a reader has them."""

import logging

import pytest

from dashboard.loading.original import digest_of
from tests.conftest import ROOT, SEQUEL, TINY
from tests.loading.copies import copy_to
from tests.views.reading import read
from tests.views.test_app import PAGES

TEXT = (ROOT / "tests" / "texts" / "gazette-2031-05-20.txt").read_text("utf-8")


@pytest.fixture(autouse=True)
def _made_up(monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(TINY))


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Where the text of the article of a copied dossier would lie."""
    copy = copy_to(tmp_path)
    monkeypatch.setenv("DASHBOARD_CONFIG", str(copy / "config.yaml"))
    return copy / "seeds" / "gazette-2031-05-20.txt"


def card(focus):
    return read("questions", focus=focus).part("card")


def originals(focus):
    return card(focus).root.xpath("//details[@class='card-original']//blockquote")


@pytest.mark.parametrize("page", [page for page in PAGES if page != "share"])
def test_the_card_of_what_is_in_focus_stands_on_each_page(page):
    text = read(page, focus="fact:failure-denied").part("card").text
    assert text.startswith("⊗ A denial by Ånsa Holm of what is reported Close")


@pytest.mark.parametrize("focus", ["place:vestra", "actor:islandia", "fact:crew-asked"])
def test_every_sort_of_focus_has_its_card_and_a_way_to_close_it(focus):
    assert card(focus).targets["close"] == "Close"


def test_without_a_focus_there_is_no_card():
    with pytest.raises(KeyError):
        read("questions").part("card")


def test_the_former_id_of_a_fact_opens_its_card(monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(SEQUEL))
    assert "Islandia and Fjordmark are to meet in Fjord Town" in card("fact:meeting-set").text


def test_no_card_of_several_articles_speaks_of_the_article(monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(SEQUEL))
    said = card("fact:lamp-asked").text.lower()
    assert "the article " not in said
    assert "the article's" not in said


def test_without_the_text_a_card_has_number_and_gist_and_no_word_about_it(place):
    shown = card("fact:move-considered")
    assert originals("fact:move-considered") == []
    assert "Paragraph 5: Answers, age of the lamp, opinions" in shown.text
    assert "Paragraph 3 (read with it)" in shown.text
    assert "is not shown" not in shown.text


def test_with_the_text_a_card_has_the_cited_paragraphs_in_their_language(place, caplog):
    place.write_text(TEXT, "utf-8")
    with caplog.at_level(logging.INFO):
        [quote] = originals("fact:failure-denied")
    assert "three nights" not in caplog.text
    assert quote.get("lang") == "en"
    assert quote.get("dir") == "auto"
    assert quote.text.startswith("It stayed dark for three nights")


def test_a_text_that_comes_while_the_server_runs_is_shown_without_a_restart(place):
    assert originals("fact:failure-denied") == []
    place.write_text(TEXT, "utf-8")
    assert originals("fact:failure-denied")


def test_another_text_is_refused_in_one_line_and_no_word_of_it_is_shown(place):
    place.write_text(TEXT.replace("The two makers", "Nobody"), "utf-8")
    assert originals("fact:failure-denied") == []
    assert (
        "The article's text is not shown. seeds/gazette-2031-05-20.txt: paragraph 3 differs from"
        " the recorded one (SHA-256); put the recorded text there, or remove the file."
    ) in card("fact:failure-denied").text


def test_words_of_the_text_are_no_markup(place):
    words = TEXT.replace("It stayed", "<img src=x onerror=alert(1)> It stayed")
    place.write_text(words, "utf-8")
    record = place.with_suffix(".yaml")
    old, new = (text.split("\n\n")[1] for text in (TEXT, words))
    record.write_text(record.read_text("utf-8").replace(digest_of(old), digest_of(new)), "utf-8")
    [quote] = originals("fact:failure-denied")
    assert quote.text.startswith("<img src=x onerror=alert(1)> It stayed")
    assert not quote.xpath(".//img")
