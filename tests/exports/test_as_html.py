"""The page, read by an HTML parser."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.scope import left_out, let_through
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.exports.as_html import render
from tests.exports.conftest import OF_AID_AND_THE_LIKE

DENIALS = Selection(statuses=(Status.DENIED,))
SELECTIONS = [Selection(), DENIALS, Selection(kinds=("request",)), Selection(text="crew")]


class Read(HTMLParser):
    """What a page holds: its tags with their attributes, its words, what stands inline."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.words, self.inline, self.inside = [], [], {}, ""
        self.table, self.rows = "", {}
        self.feed(page.decode())

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        self.inside, self.table = tag, given.get("data-table", self.table)
        if "data-id" in given:
            self.rows.setdefault(self.table, []).append(given["data-id"])

    def handle_endtag(self, tag):
        self.inside = ""

    def handle_data(self, data):
        if self.inside in ("style", "script"):
            self.inline.setdefault(self.inside, []).append(data)
        else:
            self.words.append(data)

    def named(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def cards(self):
        return {attributes["id"][2:]: attributes for attributes in self.named("article")}


@pytest.fixture(scope="module")
def page(tiny):
    return Read(render(excerpt(tiny, Selection())))


def test_each_fact_has_a_card_and_a_row(page, tiny):
    ids = {fact.id for fact in tiny.facts}
    rows = {row["data-rests"] for row in page.named("tr") if row.get("data-rests") in ids}
    assert set(page.cards) == ids == rows


def test_each_link_within_the_page_leads_somewhere(page):
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    links = {a["href"] for a in page.named("a")}
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_its_policy_allows_just_the_style_and_the_script_in_it(page):
    [policy] = [m["content"] for m in page.named("meta") if "Security" in m.get("http-equiv", "")]
    assert policy.startswith("default-src 'none'; ")
    for kind, name in (("style", "style-src"), ("script", "script-src")):
        [text] = page.inline[kind]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in policy


def test_nothing_in_it_is_fetched_from_anywhere(page):
    asked = {
        value
        for tag, attributes in page.tags
        for name, value in attributes.items()
        if name in ("src", "href", "action", "data", "xlink:href") and tag != "a"
    }
    assert asked == {"data:,"}
    assert not any("style" in attributes for _, attributes in page.tags)
    assert "url(" not in "".join(page.inline["style"])


def test_it_says_what_it_is_as_of_when_and_what_it_cannot_tell(page, tiny):
    words = " ".join(page.words)
    for said in ("The lamp of Skerra Point", "As of 20 May 2031", tiny.digest, "CC BY 4.0"):
        assert said in words
    assert f"All {len(tiny.facts)} facts" in words
    assert "It is all made up." in words


@pytest.mark.parametrize("selection", SELECTIONS)
@pytest.mark.parametrize("name", ["tiny", "real"])
def test_its_tables_have_the_rows_of_the_excerpt(name, selection, request):
    shows = excerpt(request.getfixturevalue(name), selection)
    page = Read(render(shows))
    wanted = {
        "facts": shows.listed,
        "requests": shows.requests,
        "responses": shows.responses,
        "not_aid": shows.not_aid,
        "questions": shows.questions,
        "sources": shows.sources,
    }
    for table, rows in wanted.items():
        assert set(page.rows.get(table, [])) == {row.id for row in rows}, table
    assert len(page.rows.get("tensions", [])) == len(shows.tensions)
    assert page.rows.get("key_figures", []) == [figure.fact for figure in shows.key_figures]
    assert let_through(shows) in " ".join(page.words)
    assert left_out(shows) in " ".join(page.words)


def test_under_a_filter_context_has_cards_that_say_so(tiny):
    shows = excerpt(tiny, DENIALS)
    page = Read(render(shows))
    shown = {id_: card["data-shown"] for id_, card in page.cards.items()}
    assert shown == {"failure-denied": "in", "lamp-failed": "context"}
    assert page.words.count("Outside this filter; shown because a row here names it.") == 1


def test_two_facts_that_deny_each_other_and_stand_in_no_tension_are_a_tension(tiny):
    page = Read(render(excerpt(replace(tiny, tensions=()), Selection())))
    assert page.rows["tensions"] == ["lamp-failed failure-denied"]
    assert "Denial: One claim denies another" in page.words


def test_a_cell_that_the_filter_hides_is_not_told_as_empty(tiny):
    page = Read(render(excerpt(tiny, Selection(text="crew"))))
    words = " ".join(page.words)
    assert page.rows["matrix"] == ["lamps", "crews"]
    assert "(outside filter): something was asked, or is being arranged;" in words
    assert "–: the article names nothing of the kind." in words


def test_a_key_figure_says_how_firmly_when_and_who_says_so(page):
    assert (
        "● Reported ≠ denied by Ånsa Holm · 2 May 2031 to 4 May 2031"
        " · Northern Wire ← The logbook of the lighthouse"
    ) in " ".join(" ".join(page.words).split())


def test_a_dossier_without_aid_and_the_like_has_no_trace_of_them(bare):
    for selection in (Selection(), DENIALS):
        page = Read(render(excerpt(bare, selection)))
        ids = {attributes.get("id") for attributes in page.named("section")}
        assert ids == {"map", "timeline", "voices", "facts", "cards", "sources", "limits"}
        assert not re.search(OF_AID_AND_THE_LIKE, " ".join(page.words))


def test_a_filter_that_leaves_nothing_gives_a_page_that_says_so(tiny):
    page = Read(render(excerpt(tiny, Selection(text="nothing of the kind"))))
    assert page.cards == {}
    assert f"0 of {len(tiny.facts)} facts" in " ".join(page.words)


def test_hostile_words_stay_words(tiny):
    hostile = "<img src=x onerror=alert(1)> </script><script>alert(1)</script> \" onclick='x'"
    fact = replace(tiny.facts[0], statement=hostile, note=hostile)
    changed = replace(
        tiny,
        facts=(fact, *tiny.facts[1:]),
        config=replace(tiny.config, title=hostile, limits=(hostile,)),
    )
    page = Read(render(excerpt(changed, Selection())))
    assert page.named("img") == []
    assert len(page.named("script")) == 1
    assert not any("onclick" in attributes for _, attributes in page.tags)
    assert hostile in page.words


def test_the_same_content_gives_the_same_bytes(tiny):
    assert render(excerpt(tiny, DENIALS)) == render(excerpt(tiny, DENIALS))


def test_the_colours_are_names_so_that_the_page_may_turn_dark(page):
    fills = {attributes.get("fill", "none") for _, attributes in page.tags}
    assert "var(--land)" in fills
    assert not any(re.fullmatch("#[0-9a-f]{6}", fill) for fill in fills)
