"""What a filter leaves out, and what a dossier has not, on pages and cards: said, or no trace."""

from dataclasses import replace

import pytest

from dashboard.domain.config import Page
from dashboard.domain.scope import pages
from dashboard.loading.live import live
from tests.conftest import SEQUEL, TINY
from tests.views.reading import read

OUTSIDE = "Outside this filter."


@pytest.fixture(autouse=True)
def _made_up(monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(TINY))


def test_a_fact_in_focus_that_the_filter_leaves_out_says_so_as_do_those_that_it_names():
    shown = read("facts", statuses="denied", focus="fact:crew-asked")
    assert OUTSIDE in shown.captions
    [label] = shown.buttons("fact-Said differently, or narrowed-").values()
    assert label == "● Islandia asked Fjordmark for a new lamp. · *outside this filter*"
    assert OUTSIDE not in read("facts", focus="fact:crew-asked").captions


def test_the_card_of_a_place_lists_what_the_filter_leaves_and_counts_the_rest():
    shown = read("facts", statuses="reported", focus="place:vestra")
    assert shown.buttons("fact-Facts here-") == {}
    assert "Outside this filter: one fact." in shown.captions
    whole = read("facts", focus="place:vestra")
    assert list(whole.buttons("fact-Facts here-")) == ["failure-denied"]
    assert not any(said.startswith("Outside") for said in whole.captions)


def test_the_card_of_an_actor_is_filtered_and_counts_the_rest():
    shown = read("actors", statuses="possible", focus="actor:islandia")
    assert list(shown.buttons("fact-What others say of it-")) == ["crew-asked"]
    assert shown.buttons("fact-What it says itself-") == {}
    assert list(shown.buttons("fact-relation-")) == ["islandia-asks-tropica"]
    assert "Outside this filter: 3 facts." in shown.captions
    assert "Outside this filter: one relation." in shown.captions
    assert "**Who belongs to it**" in shown.markdown
    assert list(shown.buttons("fact-actor-")) == ["lamp-office", "ansa-holm"]


def test_the_card_of_a_relation_marks_the_facts_that_the_filter_leaves_out():
    shown = read("actors", statuses="denied", focus="relation:islandia-asks-tropica")
    [label] = shown.buttons("fact-The facts it rests on-").values()
    assert label.startswith("May 2031 (date of the report) · ◌ Islandia reportedly asked")
    assert label.endswith(" · *outside this filter*")
    assert "**The two**" in shown.markdown


def test_a_request_that_the_filter_hides_is_never_told_as_not_in_the_article():
    for page in ("situation", "aid"):
        shown = read(page, kinds="harbour")
        [cells] = [rows for alt, rows in shown.tables().items() if "equipment by state" in alt]
        assert [list(row.values())[1:] for row in cells] == [
            ["(outside filter)", "–"],
            ["–", "(outside filter)"],
        ]
        assert any("this filter leaves it out" in said for said in shown.captions)


def test_a_search_lists_what_it_finds_and_a_click_puts_it_in_focus():
    shown = read("timeline", text="keeper")
    assert shown.buttons("fact-found-")["failure-denied"] == (
        "**⊗ Denied** · The keeper denied that the lamp ever went dark; the logbook says that it"
        " went dark. · The keeper's statement"
    )
    after = shown.click("fact-found-failure-denied")
    assert after.excerpt.selection.focus == "fact:failure-denied"
    assert after.excerpt.selection.text == "keeper"


def test_a_long_list_of_results_is_cut_and_says_so():
    shown = read("facts", text="gazette")
    assert len(shown.buttons("fact-found-")) == 8
    assert "2 more: the table of facts has them all." in shown.captions


def test_what_may_have_been_meant_is_a_click_away_and_the_other_filters_stay():
    shown = read("voices", text="lamb", kinds="harbour")
    assert shown.buttons("did-you-mean") == {"": "Did you mean lamp?"}
    selection = shown.click("did-you-mean").excerpt.selection
    assert (selection.text, selection.kinds) == ("lamp", ("harbour",))


@pytest.mark.parametrize("page", ["sources", "voices"])
def test_a_source_is_left_out_and_taken_back_in_by_a_click(page):
    shown = read(page, kinds="harbour", without="logbook")
    assert shown.buttons("without-")["logbook"] == "Take back in"
    after = shown.click("without-northern-wire")
    assert after.excerpt.selection.without == ("logbook", "northern-wire")
    assert "1 of 10 facts: kind At the lighthouse; without The logbook of the lighthouse or" in (
        after.words
    )
    again = after.click("without-logbook").excerpt.selection
    assert (again.without, again.kinds) == (("northern-wire",), ("harbour",))


def test_a_source_that_nothing_rests_on_alone_can_be_taken_back_in(monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(SEQUEL))
    assert "gazette-report" not in read("voices").buttons("without-")
    shown = read("voices", without="gazette-report")
    assert shown.buttons("without-")["gazette-report"] == "Take back in"
    assert any("nothing rests on it alone" in said for said in shown.markdown)
    assert shown.click("without-gazette-report").excerpt.selection.without == ()


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
        assert read(page).app.title[0].value == bare.config.title


def test_the_parts_of_the_page_of_aid_stand_each_for_itself(monkeypatch):
    dossier = replace(live().dossier, aid=(), responses=())
    monkeypatch.setattr(live(), "dossier", dossier)
    shown = read("aid")
    assert shown.headers == ["Not counted as requested aid, and why"]
    assert list(shown.tables()) == ["Not counted as requested aid, and why."]
    assert shown.charts() == {}


def test_a_card_links_to_no_page_that_is_not_shown(monkeypatch):
    whole = live().dossier
    shown = tuple(page for page in whole.config.pages if page is not Page.TENSIONS)
    dossier = replace(whole, config=replace(whole.config, pages=shown))
    monkeypatch.setattr(live(), "dossier", dossier)
    assert "**Denial: Did the lamp go dark?**" in read("facts", focus="fact:lamp-failed").words
