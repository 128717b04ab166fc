"""The page, read by an HTML parser."""

import base64
import hashlib
import re
from dataclasses import replace
from functools import cached_property

import pytest
from lxml import html

from dashboard.domain.card_words import known, standing
from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import claim
from dashboard.domain.scope import left_out, let_through
from dashboard.domain.selection import Selection
from dashboard.domain.titles import dossier_title
from dashboard.domain.vocabulary import Status
from dashboard.exports.as_html import render
from dashboard.exports.page import contents
from dashboard.exports.page.charts import FRAMES, OF_A_MAP
from dashboard.scenes import CHARTS
from tests.exports.conftest import OF_AID_AND_THE_LIKE

DENIALS = Selection(statuses=(Status.DENIED,))
SELECTIONS = [Selection(), DENIALS, Selection(kinds=("request",)), Selection(text="crew")]


class Read:
    """What a file holds."""

    def __init__(self, content):
        self.root = html.document_fromstring(content.decode())

    def values(self, path):
        """Return the attributes, or texts, that an XPath finds."""
        return [str(value) for value in self.root.xpath(path)]

    def rows(self, table):
        """Return the ids of the rows of a table."""
        return [row.get("data-key") for row in self.listed(table)]

    def listed(self, table):
        """Return the rows themselves."""
        return self.root.xpath(f"//*[@data-table='{table}']//*[@data-key]")

    @cached_property
    def words(self):
        return " ".join(
            " ".join(self.root.xpath("//text()[not(parent::style or parent::script)]")).split()
        )

    @cached_property
    def cards(self):
        return {card.get("data-card"): card for card in self.root.xpath("//*[@data-card]")}


@pytest.fixture(scope="module")
def page(tiny):
    return Read(render(excerpt(tiny, Selection())))


def test_each_fact_has_a_card_and_a_row(page, tiny):
    ids = {fact.id for fact in tiny.facts}
    assert set(page.cards) == set(page.rows("facts")) == ids


def test_a_card_says_how_firmly_when_and_who_says_so(page, tiny):
    for fact in tiny.facts:
        said = " ".join(page.cards[fact.id].text_content().split())
        for words in (standing(fact, tiny), claim(fact), *dict(known(fact, tiny)).values()):
            assert words in said
        for source in tiny.chain(fact.lead):
            assert source.name in said


def test_each_link_within_the_page_leads_somewhere(page):
    ids = page.values("//@id")
    links = page.values("//a/@href")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_the_first_page_has_the_parts_of_the_dashboards(page, tiny):
    first = page.root.get_element_by_id("situation")
    for part in ("lead", "moments", "figures", "legend"):
        assert first.xpath(f".//section[@class='{part}']"), part
    assert page.values("//*[@data-view]/@data-view") == [view.id for view in tiny.config.maps]
    named = page.values("//nav[@class='pages']/a/@href")
    assert named == [f"#{id_}" for id_ in contents.pages(excerpt(tiny, Selection()))]
    assert set(named) == {f"#{id_}" for id_ in page.values("//main/section/@id")} - {"#cards"}


def test_its_filter_offers_what_its_facts_have(page, tiny):
    boxes = page.root.xpath("//form//input[@type='checkbox']")
    offered = {(box.get("name"), box.get("value")) for box in boxes}
    had = {
        (name, value)
        for fact in tiny.facts
        for name, values in contents.values(fact, tiny).items()
        for value in values
    }
    assert offered == had


def test_headings_of_a_part_count_below_that_of_its_section(page):
    for section in page.root.xpath("//main/section[@id]"):
        title, *others = section.xpath(".//h2")
        assert title.get("aria-level") is None
        assert {heading.get("aria-level") for heading in others} <= {"3"}


def test_whatever_names_another_element_names_one_that_is_there(page):
    named = page.values("//@aria-labelledby | //@aria-describedby | //@for")
    assert named
    assert set(" ".join(named).split()) <= set(page.values("//@id"))


def test_its_policy_allows_just_the_style_and_the_script_in_it(page):
    [policy] = page.values("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    for kind, name in (("style", "style-src"), ("script", "script-src")):
        [text] = page.values(f"//{kind}/text()")
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in policy
    assert page.values("//@style") == []


def test_nothing_in_it_is_fetched_from_anywhere(page):
    asked = "//@src | //@action | //@data | //*[not(self::a)]/@href"
    [icon] = page.values(asked)
    assert icon.startswith("data:image/svg+xml,")
    assert "url(" not in page.values("//style/text()")[0]


def test_its_head_names_the_dossier_its_day_and_what_it_comes_to(page, tiny):
    title = dossier_title(excerpt(tiny, Selection()))
    [description] = page.values("//meta[@name='description']/@content")
    assert page.values("//head/title/text()") == [title]
    assert page.values("//meta[@property='og:title']/@content") == [title]
    assert page.values("//meta[@property='og:description']/@content") == [description]
    assert "As of 20 May 2031" in description


def test_it_says_what_it_is_as_of_when_and_what_it_cannot_tell(page, tiny):
    for said in ("The lamp of Skerra Point", "As of 20 May 2031", tiny.digest, "CC BY 4.0"):
        assert said in page.words
    assert f"All {len(tiny.facts)} facts" in page.words
    assert "It is all made up." in page.words


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
        assert set(page.rows(table)) == {row.id for row in rows}, table
    assert len(page.rows("tensions")) == len(shows.tensions)
    figures = dict.fromkeys(figure.fact for figure in shows.key_figures)
    assert page.rows("key_figures") == list(figures)
    assert let_through(shows) in page.words
    assert left_out(shows) in page.words


def test_each_chart_is_drawn_for_each_width_and_says_the_same_in_words(page, tiny):
    assert page.root.xpath("//table[@data-table='matrix']")  # the matrix of aid, to be read
    names = [name for name in CHARTS if name not in ("map", "aid-matrix")]
    wanted = {f"{name}-{frame}" for name in names for frame in FRAMES}
    wanted |= {f"map-{view.id}-{frame}" for view in tiny.config.maps for frame in OF_A_MAP}
    drawn = page.root.xpath("//figure[@data-frame]")
    assert {figure.xpath("string(figcaption/@id)") for figure in drawn} == {
        f"{name}-title" for name in wanted
    }
    for figure in drawn:
        assert figure.xpath(".//*[@data-facts]")
        assert figure.xpath("string(.//details/p[@id])")


def test_under_a_filter_context_has_cards_that_say_so(tiny):
    page = Read(render(excerpt(tiny, DENIALS)))
    shown = {id_: card.get("data-shown") for id_, card in page.cards.items()}
    assert shown == {"failure-denied": "in", "lamp-failed": "context"}
    said = {id_: "Outside this filter." in card.text_content() for id_, card in page.cards.items()}
    assert said == {"failure-denied": False, "lamp-failed": True}


def test_two_facts_that_deny_each_other_and_stand_in_no_tension_are_a_tension(tiny):
    page = Read(render(excerpt(replace(tiny, tensions=()), Selection())))
    assert page.rows("tensions") == ["lamp-failed failure-denied"]
    [said] = page.listed("tensions")
    facts = [tiny.fact[name] for name in ("lamp-failed", "failure-denied")]
    assert {claim(fact) for fact in facts} == set(said.xpath(".//a/text()"))


def test_a_cell_that_the_filter_hides_is_not_told_as_empty(tiny):
    page = Read(render(excerpt(tiny, Selection(text="crew"))))
    assert set(page.rows("matrix")) >= {"lamps", "crews"}
    assert "(outside filter): something was asked for or is being arranged," in page.words
    assert "–: the article names nothing of the kind." in page.words


def test_a_key_figure_says_what_it_counts_and_who_says_so(page, tiny):
    said = {row.get("data-key"): row.text_content() for row in page.listed("key_figures")}
    for figure in excerpt(tiny, Selection()).key_figures:
        assert figure.label in said[figure.fact]


def test_a_dossier_without_aid_and_the_like_has_no_trace_of_them(bare):
    for selection in (Selection(), DENIALS):
        page = Read(render(excerpt(bare, selection)))
        ids = set(page.values("//main/section/@id"))
        assert ids == {"situation", "timeline", "voices", "facts", "cards", "sources"}
        assert not re.search(OF_AID_AND_THE_LIKE, page.words)


def test_a_filter_that_leaves_nothing_gives_a_page_that_says_so(tiny):
    page = Read(render(excerpt(tiny, Selection(text="nothing of the kind"))))
    assert page.cards == {}
    assert f"0 of {len(tiny.facts)} facts" in page.words


def test_hostile_words_stay_words(tiny):
    hostile = "<img src=x onerror=alert(1)> </script><script>alert(1)</script> \" onclick='x'"
    fact = replace(tiny.facts[0], statement=hostile, note=hostile)
    changed = replace(
        tiny,
        facts=(fact, *tiny.facts[1:]),
        config=replace(tiny.config, title=hostile, limits=(hostile,)),
    )
    page = Read(render(excerpt(changed, Selection())))
    assert page.values("//img | //@onclick | //@onerror") == []
    assert len(page.values("//script/text()")) == 1
    assert hostile in page.values("//*[@id='sources']//li/text()")


def test_the_same_content_gives_the_same_bytes(tiny):
    assert render(excerpt(tiny, DENIALS)) == render(excerpt(tiny, DENIALS))


def test_the_colours_are_names_so_that_the_page_may_turn_dark(page):
    fills = set(page.values("//@fill"))
    assert "var(--land)" in fills
    assert not any(re.fullmatch("#[0-9a-f]{6}", fill) for fill in fills)
