"""The article's own words on a card: where a reader has them, and only if they are the words."""

import logging

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.loading.original import digest_of
from tests.conftest import ROOT
from tests.loading.copies import copy_to

TEXT = (ROOT / "tests" / "texts" / "gazette-2031-05-20.txt").read_text("utf-8")


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Where the text of the article of a copied dossier would lie."""
    copy = copy_to(tmp_path)
    monkeypatch.setenv("DASHBOARD_CONFIG", str(copy / "config.yaml"))
    return copy / "seeds" / "gazette-2031-05-20.txt"


def card(fact):
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=30)
    app.query_params["fact"] = fact
    app.run()
    assert not app.exception
    return app


def originals(app):
    return [found.body for found in app.get("html") if "<blockquote" in found.body]


def test_without_the_text_a_card_has_number_and_gist_and_no_word_about_it(place):
    app = card("move-considered")
    assert originals(app) == []
    assert not app.warning
    text = "\n".join(markdown.value for markdown in app.markdown)
    assert "¶ 5: Answers, age of the lamp, opinions" in text.replace("\\", "")
    assert "Read with ¶ 3." in text.replace("\\", "")


def test_with_the_text_a_card_has_the_cited_paragraphs_in_their_language(place, caplog):
    place.write_text(TEXT, "utf-8")
    with caplog.at_level(logging.INFO):
        app = card("failure-denied")
    assert "three nights" not in caplog.text
    (shown,) = originals(app)
    assert '<p>¶ 2</p><blockquote lang="en" dir="auto">It stayed dark for three nights' in shown
    assert shown.count("<blockquote") == 1
    assert "The article's own words" in [expander.label for expander in app.expander]


def test_a_paragraph_that_is_read_with_them_says_so(place):
    place.write_text(TEXT, "utf-8")
    (shown,) = originals(card("move-considered"))
    assert "<p>¶ 3</p><small>read with it</small><blockquote" in shown
    assert "<p>¶ 5</p><blockquote" in shown


def test_a_text_that_comes_while_the_server_runs_is_shown_without_a_restart(place):
    app = card("failure-denied")
    assert originals(app) == []
    place.write_text(TEXT, "utf-8")
    assert originals(app.run())


def test_another_text_is_refused_in_one_line_and_no_word_of_it_is_shown(place):
    place.write_text(TEXT.replace("The two makers", "Nobody"), "utf-8")
    app = card("failure-denied")
    assert originals(app) == []
    (warning,) = app.warning
    assert warning.value.replace("\\", "") == (
        "The article's text is not shown. seeds/gazette-2031-05-20.txt: paragraph 3 differs from"
        " the recorded one (SHA-256); put the recorded text there, or take the file away."
    )


def test_words_of_the_text_are_no_markup(place):
    words = TEXT.replace("It stayed", "<img src=x onerror=alert(1)> It stayed")
    place.write_text(words, "utf-8")
    record = place.with_suffix(".yaml")
    old, new = (text.split("\n\n")[1] for text in (TEXT, words))
    record.write_text(record.read_text("utf-8").replace(digest_of(old), digest_of(new)), "utf-8")
    (shown,) = originals(card("failure-denied"))
    assert "<img" not in shown
    assert "&lt;img src=x" in shown
