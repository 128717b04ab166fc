"""The pages on the made-up dossier, without a browser."""

import logging

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.query import parse_query
from dashboard.domain.selection import Selection
from dashboard.loading.live import live
from dashboard.scenes import CHARTS
from tests.conftest import ROOT, TINY
from tests.loading.copies import copy_to

PAGES = {
    "situation": "The lamp of Skerra Point",
    "timeline": "Timeline",
    "aid": "Military aid",
    "voices": "Voices",
    "tensions": "Tensions",
    "actors": "Actors",
    "questions": "Open questions",
    "facts": "Facts",
    "sources": "Sources and method",
    "share": "Share",
}


@pytest.fixture(autouse=True)
def _made_up(monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(TINY))


def visit(page="situation", **query):
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=30)
    for name, values in query.items():
        app.query_params[name] = values
    app.run()
    if page != "situation":
        app.switch_page(f"views/{page}.py").run()
    assert not app.exception
    return app


def shown(app):
    return "\n".join(element.value for element in (*app.title, *app.header, *app.markdown))


def plain(app):
    """What is shown, without the signs that keep it from being read as markup."""
    return shown(app).replace("\\", "")


def parameters(app):
    return {
        name: [values] if isinstance(values, str) else list(values)
        for name, values in app.query_params.items()
    }


def selected(app):
    return parse_query(parameters(app), live().dossier)[0]


@pytest.mark.parametrize(("page", "title"), PAGES.items())
def test_each_page_stands_whole(page, title):
    app = visit(page)
    assert app.title[0].value == title
    assert f"All {len(live().dossier.facts)} facts" in shown(app)
    assert not app.warning


@pytest.mark.parametrize("page", PAGES)
def test_the_card_of_a_fact_stands_on_each_page(page):
    app = visit(page, fact="failure-denied")
    assert "The keeper denied that the lamp ever went dark" in shown(app)
    assert "**⊗ Denied**" in shown(app)
    assert "**Who says so**" in shown(app)


def test_the_card_says_hedge_basis_chain_and_what_stands_against_it():
    app = visit(fact="crew-asked")
    text = shown(app)
    assert "“reportedly”" in text
    assert "Unnamed sources" in text
    assert "Said differently, or narrowed" in text
    order = [text.index(name) for name in ("Gazette", "Northern Wire")]
    assert order == sorted(order)


def test_the_card_of_a_place_lists_its_facts():
    app = visit(place="skerra-point")
    assert "Facts here" in shown(app)
    assert any("went dark for about three nights" in b.label for b in app.button)


def test_the_card_has_a_sentence_to_copy_with_hedge_and_attribution():
    [said] = [code.value for code in visit(fact="crew-asked").code]
    assert said.startswith("Northern Wire, citing officials of the harbour, reports that Islandia")
    assert "reportedly" in said


def test_the_card_says_what_is_contested_and_what_nobody_has_said():
    assert "≠ **Denies what is reported.**" in plain(visit(fact="failure-denied"))
    assert "≠ **Denied by Ånsa Holm.**" in plain(visit(fact="lamp-failed"))
    assert "≠ **" not in plain(visit(fact="lamp-under-way"))
    assert "Did the ship arrive?" in plain(visit(fact="lamp-under-way"))
    assert "Did the ship arrive?" not in plain(visit(fact="failure-denied"))


def test_a_filter_shows_the_whole_tension_that_it_touches_and_no_other():
    app = visit("tensions", status="denied")
    labels = [button.label for button in app.button if str(button.key).startswith("fact-tension")]
    assert len(labels) == 2
    assert "What stays open" in shown(app)
    assert "What stays open" not in shown(visit("tensions", kind="answer"))


def test_questions_stand_under_their_topics_and_a_filter_leaves_those_it_touches():
    app = visit("questions")
    assert [header.value for header in app.header] == ["The lamp", "The lighthouse"]
    assert [header.value for header in visit("questions", kind="request").header] == ["The lamp"]
    app.button(key="fact-question-ship-arrived-lamp-under-way").click().run()
    assert selected(app).fact == "lamp-under-way"


def test_the_card_of_an_actor_tells_what_it_says_from_what_others_say_of_it():
    app = visit("actors", actor="islandia")
    text = plain(app)
    assert text.index("What it says itself") < text.index("What others say of it")
    own, others = (
        [b.key for b in app.button if str(b.key).startswith(f"fact-{title}")]
        for title in ("What it says itself", "What others say of it")
    )
    assert own == ["fact-What it says itself-failure-denied"]
    assert others == [
        f"fact-What others say of it-{name}" for name in ("lamp-is-old", "crew-asked", "lamp-asked")
    ]
    app.button(key="fact-relation-islandia-asks-tropica").click().run()
    assert selected(app).relation == "islandia-asks-tropica"
    assert "Islandia reportedly asked for a repair crew from Tropica" in plain(app)


def test_every_actor_is_a_button_away():
    app = visit("actors")
    for name in live().dossier.actor:
        assert app.button(key=f"actor-{name}")
    app.button(key="actor-lampworks").click().run()
    assert selected(app).actor == "lampworks"


def test_voices_counts_what_the_filter_lets_through():
    assert "10 facts · one article · one outlet" in shown(visit("voices"))
    assert "2 facts · one article · one outlet" in shown(visit("voices", basis="documents"))


def test_closing_the_card_lets_go():
    app = visit(fact="failure-denied", status="denied")
    app.button(key="let-go").click().run()
    assert selected(app).fact == ""
    assert [word.value for word in selected(app).statuses] == ["denied"]
    assert "Who says so" not in shown(app)


def test_a_related_fact_is_one_click_away():
    app = visit(fact="failure-denied")
    next(b for b in app.button if "went dark for about" in b.label).click().run()
    assert selected(app).fact == "lamp-failed"


def test_a_filter_acts_says_itself_in_words_and_is_in_the_address():
    app = visit()
    app.multiselect(key="filter-statuses-1").select("denied").run()
    assert parameters(app)["statuses"] == ["denied"]
    assert "1 of " in shown(app)
    assert "status denied" in shown(app)


def test_filters_add_up_and_one_click_shows_all_again():
    app = visit(status="reported", text="lamp")
    app.multiselect(key="filter-bases-1").select("documents").run()
    assert (
        selected(app)
        == parse_query(
            {"status": ["reported"], "text": ["lamp"], "basis": ["documents"]}, live().dossier
        )[0]
    )
    app.button(key="filter-reset").click().run()
    assert selected(app) == Selection()


def test_the_search_box_filters():
    app = visit()
    app.text_input(key="filter-text-1").input("keeper").run()
    assert selected(app).text == "keeper"


def test_a_period_is_chosen_by_two_days():
    app = visit()
    dossier = live().dossier
    app.date_input(key="filter-period-1").set_value(
        (dossier.config.as_of, dossier.config.as_of)
    ).run()
    assert selected(app).period.edtf == "2031-05-20/2031-05-20"


def test_a_filter_survives_the_way_to_another_page():
    app = visit(status="denied", fact="failure-denied")
    app.switch_page("views/timeline.py").run()
    assert selected(app).fact == "failure-denied"
    assert [word.value for word in selected(app).statuses] == ["denied"]


def test_no_result_says_so_and_how_to_widen_it():
    for page in PAGES:
        app = visit(page, text="zeppelin")
        assert app.info[0].value.startswith("No fact matches.")
        assert not app.warning


def test_nonsense_in_the_address_gives_the_default_view_and_a_quiet_notice():
    app = visit(status="loud", fact="none-such", period="yesterday", other="kept")
    assert selected(app) == Selection()
    assert parameters(app)["other"] == ["kept"]
    [notice] = [c.value for c in app.caption if c.value.startswith("Part of the link")]
    assert "loud" in notice


def test_a_panel_that_fails_leaves_a_reference_and_the_others_working(monkeypatch, caplog):
    def broken(*_):
        raise RuntimeError("secret detail")

    monkeypatch.setitem(CHARTS, "map", broken)
    with caplog.at_level(logging.ERROR):
        app = visit(text="lamp")
    [warning] = app.warning
    reference = warning.value.rsplit(" ", 1)[1].rstrip(".")
    assert "secret detail" not in warning.value
    assert reference in caplog.text
    assert "secret detail" in caplog.text
    assert "When" in shown(app)


def test_the_number_on_a_key_figure_comes_from_its_fact():
    fact = live().dossier.fact["lamp-failed"]
    assert f"**{fact.figures[0].said}** {fact.figures[0].unit}" in shown(visit())


def test_broken_files_leave_the_last_good_dossier_and_one_quiet_line(monkeypatch):
    visit()
    monkeypatch.setattr(live(), "problem_count", 1)
    app = visit()
    assert app.title[0].value == PAGES["situation"]
    assert [c.value for c in app.caption if "last good state" in c.value]


def test_the_first_page_opens_with_the_headline_and_the_claims_it_rests_on(monkeypatch, tmp_path):
    folder = copy_to(tmp_path)
    config = folder / "config.yaml"
    said = "The log says dark; the keeper denies it."
    headline = f"headline: {{text: '{said}', facts: [lamp-failed, failure-denied]}}\n"
    config.write_text(config.read_text("utf-8") + headline, "utf-8")
    monkeypatch.setenv("DASHBOARD_CONFIG", str(config))
    app = visit()
    words = plain(app)
    headline = words.index("The log says dark; the keeper denies it.")
    assert headline < words.index("Nights without a light")
    assert "article, which retells one outlet." in words
    claims = [one.label for one in app.button if str(one.key).startswith("fact-headline")]
    assert len(claims) == 2
    assert [box.proto.popover.label for box in app.get("popover")][1:] == ["Rests on 2 claims"]
    boxes = visit(statuses="denied").get("popover")
    said = [box.proto.popover.label for box in boxes][1:]
    assert said == ["Rests on 2 claims, 1 outside this filter"]
    assert "The log says" not in plain(visit(kind="answer"))


def test_the_sources_page_lists_the_present_edition():
    digest = live().dossier.digest[:12]
    assert f"Present: as of 20 May 2031 (digest {digest}…)." in plain(visit("sources"))


def test_tensions_say_their_kind():
    assert "## Denial: Did the lamp go dark?" in plain(visit("tensions"))


def test_the_card_has_the_caveat_under_the_statement():
    words = plain(visit(fact="lamp-failed"))
    statement = words.index("## The lamp of Skerra Point went dark")
    assert statement < words.index("The keeper denied that it ever went dark.", statement)
