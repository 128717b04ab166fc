"""The stage on the made-up dossier, without a browser: what is sent, and what clicks on it mean."""

import pytest

from dashboard.deck.build import deck
from dashboard.deck.model import Drawing, Table, Words
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import FOCI
from dashboard.loading.live import live
from dashboard.views import visit as visiting
from tests.conftest import TINY
from tests.loading.copies import copy_to, edit
from tests.views.reading import parts_of, title_of, words_of
from tests.views.test_app import parameters, selected, visit


@pytest.fixture(autouse=True)
def _made_up(monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(TINY))


def present(**query):
    """The stage as a link from outside opens it."""
    app = visit("present")
    del app.session_state["parameters"]
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    assert not app.warning
    return app


def stage_of(app):
    return parts_of(app)["stage"].root


def slides_of(app):
    return stage_of(app).xpath("//*[@data-slide]")


def deck_of(app):
    """The deck that holds for a page, at the address that tests have."""
    return deck(excerpt(live().dossier, selected(app).without_focus()), "http://localhost:8501/")


def words_in(block):
    """All words of a block, in reading order."""
    if isinstance(block, Words):
        return [one.text for one in block.paragraphs]
    if isinstance(block, Table):
        return [one.text for row in block.rows for cell in row for one in cell.paragraphs]
    return [key.words for key in block.scene.legend]


def do(app, monkeypatch, target):
    """A click on a target, and the runs that answer it."""
    opened, targets = visiting.page_to_open, [target]

    def answered():
        if targets:
            visiting.select(targets.pop())
        return opened()

    monkeypatch.setattr(visiting, "page_to_open", answered)
    app.run()
    assert not app.exception


@pytest.mark.parametrize("query", [{}, {"statuses": "denied"}, {"text": "zeppelin"}], ids=str)
def test_the_whole_deck_of_the_readers_filter_is_sent_with_every_word_in_reading_order(query):
    app = present(**query)
    made = deck_of(app)
    sent = slides_of(app)
    assert [one.get("data-slide") for one in sent] == [one.id for one in made.slides] or ["none"]
    for slide, html in zip(made.slides, sent, strict=False):
        text, start = words_of(html), 0
        blocks = [one for one in slide.blocks if not getattr(one, "is_ground", False)]
        for words in [
            *words_in(slide.title),
            *(words for block in blocks for words in words_in(block)),
            *words_in(slide.as_of),
            *words_in(slide.footer),
            *slide.notes,
        ]:
            wanted = " ".join(words.split())
            assert wanted in text[start:]
            start = text.index(wanted, start)
    assert all(title in words_of(stage_of(app)) for title in made.left_out)


def test_a_table_is_a_table_and_a_drawing_says_what_it_shows():
    app = present()
    for slide, html in zip(deck_of(app).slides, slides_of(app), strict=True):
        tables = [one for one in slide.blocks if isinstance(one, Table)]
        assert len(html.xpath(".//table")) == len(tables)
        drawings = [one for one in slide.blocks if isinstance(one, Drawing) and not one.is_ground]
        said = [one.get("aria-label") for one in html.xpath(".//figure//svg[@aria-label]")]
        assert said == [" ".join(one.scene.description.split()) for one in drawings]
        assert len(html.xpath(".//h1")) == 1


def test_what_can_be_selected_opens_a_card_and_changes_no_filter():
    targets = {one.get("data-target") for one in stage_of(present()).xpath("//*[@data-target]")}
    assert {target.partition(":")[0] for target in targets} <= set(FOCI)
    assert "fact:failure-denied" in targets


def test_a_filter_comes_along_to_the_stage_and_a_card_does_not():
    app = visit("timeline", status="denied", fact="failure-denied")
    app.switch_page("views/present.py").run()
    assert parameters(app) == {"status": ["denied"]}
    assert [one.key for one in app.get("bidi_component")] == ["read-stage"]


def test_what_is_in_focus_has_its_card_beside_the_same_deck():
    app = present(fact="failure-denied")
    parts = parts_of(app)
    assert list(parts) == ["stage", "card"]
    assert parts["stage"].source == parts_of(present())["stage"].source


@pytest.mark.parametrize(
    ("target", "title", "left"),
    [
        (
            "leave:timeline?statuses=denied&focus=fact:failure-denied",
            "Timeline",
            {"statuses": ["denied"], "focus": ["fact:failure-denied"]},
        ),
        ("leave:?statuses=denied", "The lamp of Skerra Point", {"statuses": ["denied"]}),
        ("leave:", "The lamp of Skerra Point", {}),
        ("leave:facts?nonsense=1&statuses=purple", "Facts", {}),
    ],
)
def test_leaving_goes_to_the_page_before_as_it_was(monkeypatch, target, title, left):
    app = present(kinds="harbour", slide="when")
    do(app, monkeypatch, target)
    assert title_of(app) == title
    assert parameters(app) == left


def test_leaving_to_a_page_that_is_none_stays(monkeypatch):
    app = present()
    do(app, monkeypatch, "leave:../etc?x=1")
    assert len(slides_of(app)) == len(deck_of(app).slides)


def test_whether_all_is_ready_is_for_the_presenter_and_not_for_the_room(monkeypatch):
    stage = stage_of(present())
    assert stage.xpath("//*[@data-ready]")[0].get("data-ready").startswith(("Ready: ", "Not ready"))
    assert "eady:" not in words_of(stage)
    monkeypatch.setattr(live(), "problem_count", 1)
    [ready] = stage_of(present()).xpath("//@data-ready")
    assert "this is the last good state of them" in ready


def test_hostile_titles_are_words(monkeypatch, tmp_path):
    config = copy_to(tmp_path) / "config.yaml"
    edit(config, "title: Who asked whom", "title: <img src=x onerror=alert(1)> & \"'")
    monkeypatch.setenv("DASHBOARD_CONFIG", str(config))
    stage = stage_of(present())
    assert not stage.xpath("//img")
    assert "<img src=x onerror=alert(1)> & \"'" in words_of(stage)


def test_a_deck_that_cannot_be_made_leaves_a_reference(monkeypatch):
    def broken(*_):
        raise RuntimeError("secret detail")

    monkeypatch.setattr("dashboard.deck.stage.packed", broken)
    monkeypatch.setattr("dashboard.views.present.packed", broken, raising=False)
    [warning] = visit("present").warning
    assert warning.value.startswith("The deck cannot be shown. Reference: ")
