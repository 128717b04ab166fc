"""The deck on the made-up dossier, without a browser."""

import re

import pytest

from dashboard.deck.slides import deck
from dashboard.loading.live import live
from tests.conftest import TINY
from tests.loading.copies import copy_to, edit
from tests.views.reading import title_of
from tests.views.test_app import parameters, plain, visit


@pytest.fixture(autouse=True)
def _made_up(monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(TINY))


def present(**query):
    app = visit("present")
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    assert not app.warning
    return app


def said(app):
    return "\n".join((plain(app), *(one.value for one in app.caption))).replace("\\", "")


def press(app, label):
    next(one for one in app.button if one.label == label).click().run()


SLIDES = {
    "figures": "about 3",
    "waters": "Drawn from 5 of 10 facts",
    "when": "4 of 10 facts: kind At the lighthouse or Answers",
    "asked": "Drawn from 4 of 10 facts",
    "people": "Drawn from 2 of 10 facts",
    "rungs": "Drawn from 4 of 10 facts",
    "chains": "Drawn from all 10 facts",
    "bases": "Drawn from all 10 facts",
    "each": "Fjordmark: One lamp of no stated type",
    "answers": "Tropica: ",
    "dark": "The keeper denied that the lamp ever went dark",
    "unsaid": "What would settle it: ",
    "denial": "Denies, or is denied by: The lamp of Skerra Point went dark",
    "voices": "one article",
    "outlets": "It is all made up.",
}


@pytest.mark.parametrize(("slide", "words"), SLIDES.items())
def test_a_slide_shows_its_title_its_words_and_what_stands_under_each(slide, words):
    app = present(slide=slide)
    one = next(one for one in deck(live().dossier) if one.id == slide)
    assert app.title[0].value.replace("\\", "") == one.title
    text = said(app)
    assert words in text
    assert "As of 20 May 2031" in text
    assert "Facts by source: " in text
    assert f"Ready: 15 slides, all loaded, digest {live().dossier.digest[:12]}" in text


@pytest.mark.parametrize(
    ("slide", "entry"),
    [
        ("waters", "States named in requests, made or prepared"),
        ("when", "Reported"),
        ("asked", "Possible"),
        ("people", "Reported"),
        ("rungs", "Possible"),
        ("chains", "Facts: the higher, the more"),
        ("dark", "● Reported"),
    ],
)
def test_what_the_signs_of_a_slide_mean_stands_in_its_foot(slide, entry):
    written = [one.proto.body for one in present(slide=slide).get("html")]
    [legend] = [html for html in written if html.startswith("<ul")]
    assert f"{entry}</li>" in legend


def test_the_buttons_turn_the_slides_and_stop_at_the_ends():
    ids = [slide.id for slide in deck(live().dossier)]
    app = present()
    for label, at in (("Next", 1), ("Next", 2), ("Back", 1), ("Last", -1), ("First", 0)):
        press(app, label)
        assert parameters(app) == {"slide": [ids[at]]}
    assert [one.label for one in app.button if one.disabled] == ["First", "Back"]


def test_what_is_in_focus_has_its_card_over_the_slide():
    def cards(app):
        return [one.key for one in app.get("bidi_component") if one.key == "read-card"]

    assert cards(present(slide="when", fact="failure-denied")) == ["read-card"]
    assert cards(present(slide="when")) == []


def test_no_filter_of_the_visitor_changes_a_slide():
    for query in ({"statuses": "denied"}, {"without": "northern-wire"}):
        assert "10 facts" in said(present(slide="voices", **query))
        assert "4 of 10 facts: kind At the lighthouse" in said(present(slide="when", **query))


def test_items_that_do_not_fit_are_counted_and_their_page_is_linked(monkeypatch, tmp_path):
    config = copy_to(tmp_path) / "config.yaml"
    edit(config, "  - It is all made up.\n", "  - It is all made up, all of it.\n" * 40)
    monkeypatch.setenv("DASHBOARD_CONFIG", str(config))
    app = present(slide="outlets")
    [rest] = re.findall(r"and (\d+) more:", said(app))
    assert said(app).count("It is all made up") == 40 - int(rest)


def test_leaving_goes_to_the_page_before_as_it_was():
    app = visit("timeline", status="denied", fact="failure-denied")
    app.switch_page("views/present.py").run()
    app.button(key="leave").click().run()
    assert title_of(app) == "Timeline"
    assert parameters(app) == {"status": ["denied"], "fact": ["failure-denied"]}


def test_broken_files_are_said_in_place_of_the_ready_check(monkeypatch):
    monkeypatch.setattr(live(), "problem_count", 1)
    assert "this is the last good state of them" in said(present())


def test_a_slide_that_fails_leaves_a_reference_and_a_way_on(monkeypatch):
    def broken(*_):
        raise RuntimeError("secret detail")

    monkeypatch.setattr("dashboard.views.slides.figure", broken)
    app = visit("present")
    press(app, "Next")
    [warning] = app.warning
    assert warning.value.startswith("The slide cannot be shown. Reference: ")
    press(app, "Last")
    assert not app.warning
