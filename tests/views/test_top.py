"""The top of each page: its head, what filter and search find, and the navigation of a phone."""

from urllib.parse import parse_qs

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.navigation import at_hand, grouped_pages
from dashboard.domain.phrasing import attribution, claim, counted, firmness
from dashboard.domain.scope import let_through, pages
from dashboard.domain.search import search
from dashboard.domain.selection import Selection
from dashboard.loading.live import live
from tests.conftest import SEQUEL, TINY
from tests.views.reading import read
from tests.views.test_app import PAGES, parameters, selected, visit


@pytest.fixture(autouse=True)
def _made_up(monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(TINY))


def top(page="situation", **query):
    return read(page, **query).part("top")


def where(part, words):
    """Return the parameters of the address that a link with these words leads to."""
    [link] = [one for one in part.root.iter("a") if one.text_content() == words]
    return parse_qs(link.get("href").partition("?")[2])


@pytest.mark.parametrize(
    ("config", "drawn_from"),
    [
        (TINY, "As of 20 May 2031 · one article, one outlet · All 10 facts"),
        (SEQUEL, "2 articles, 3 outlets · All 11 facts (plus 3 corrected or withdrawn)"),
    ],
)
def test_the_first_page_says_as_of_when_and_what_it_is_drawn_from(monkeypatch, config, drawn_from):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(config))
    said = top()
    assert said.all("//h1") == [live().dossier.config.title]
    assert drawn_from in said.text


def test_the_head_of_each_other_page_says_of_which_dossier_it_is():
    for page in PAGES:
        if page != "situation":
            [below] = top(page).all("//*[@class='head']/p")
            assert below == "The lamp of Skerra Point, as of 20 May 2031 · All 10 facts"


def test_a_filter_says_itself_and_how_to_be_rid_of_it():
    shown = read("tensions", statuses="denied", focus="fact:failure-denied")
    part = shown.part("top")
    assert shown.let_through == let_through(shown.excerpt) == "1 of 10 facts: status denied"
    assert part.targets["all:"] == "Show all facts"
    assert where(part, "Show all facts") == {"focus": ["fact:failure-denied"]}


@pytest.mark.parametrize("config", [TINY, SEQUEL])
def test_a_search_lists_what_it_finds_with_status_and_source(monkeypatch, config):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(config))
    shown = read("timeline", text="lamp")
    lines = shown.part("top").all("//ol/li")
    assert shown.excerpt.listed
    for fact, line in zip(shown.excerpt.listed[:8], lines, strict=False):
        said = f"{firmness(fact)} · {attribution(fact, shown.excerpt.dossier)}"
        assert line.startswith(fact.status.glyph)
        assert claim(fact) in line
        assert line.endswith(" ".join(said.split()))
        assert f"fact:{fact.id}" in shown.part("top").targets


def test_a_search_lists_eight_facts_and_leads_to_the_others():
    part = top(text="the")
    assert len(part.all("//ol/li[starts-with(@data-target, 'fact:')]")) == 8
    assert part.all("//ol/li[@data-target='page:facts']") == ["2 more facts"]


def test_the_table_of_facts_is_the_list_of_what_is_found():
    assert top("facts", text="lamp").all("//ol") == []


@pytest.mark.parametrize("page", PAGES)
def test_nothing_found_says_so_and_how_to_widen_it(page):
    part = top(page, text="zeppelin", statuses="denied")
    assert "No fact matches." in part.text
    assert where(part, "Show all facts") == {}
    assert where(part, "status denied") == {"text": ["zeppelin"]}
    assert where(part, "text “zeppelin”") == {"statuses": ["denied"]}


def test_a_mistyped_word_leads_to_what_was_meant():
    part = top(text="lamb")
    assert "Did you mean lamp?" in part.text
    assert where(part, "lamp") == {"text": ["lamp"]}


def test_what_other_filters_hide_of_a_search_is_counted():
    part = top(text="Fjordmark", statuses="denied")
    hidden = counted(len(search("Fjordmark", live().dossier).facts), "fact")
    assert f"The other filters leave out {hidden} with these words." in part.text


def test_nonsense_in_the_address_gives_the_default_view_and_a_quiet_notice():
    app = visit(status="loud", fact="none-such", period="yesterday", other="kept")
    assert selected(app) == Selection()
    assert parameters(app)["other"] == ["kept"]
    said = top(status="loud").text
    assert "Part of the link was not understood and is ignored: statuses: loud" in said
    assert "not understood" not in top(status="denied").text


def test_every_page_has_one_way_in_the_navigation_of_a_phone():
    all_of_it = excerpt(live().dossier, Selection())
    near, others = at_hand(all_of_it)
    part = top("voices", statuses="denied")
    ways = [one.get("data-target") for one in part.root.xpath("//nav/a")]
    assert ways == [f"page:{page}" for page in (*near, *others)]
    assert sorted((*near, *others)) == sorted(pages(all_of_it))
    assert len(near) == 4
    assert where(part, "Timeline") == {"statuses": ["denied"]}


@pytest.mark.parametrize(("page", "marked"), [("timeline", "Timeline"), ("voices", "More Voices")])
def test_the_navigation_of_a_phone_marks_the_page_that_is_open(page, marked):
    assert " ".join(top(page).all("//nav//*[@aria-current]")) == marked


def test_the_pages_are_in_two_groups_and_present_share_and_facts_in_the_first():
    groups = grouped_pages(excerpt(live().dossier, Selection()))
    assert list(groups) == ["", "Behind the claims"]
    assert {"present", "share", "facts"} <= set(groups[""])
    assert groups[""][0] == "situation"
