"""The page of facts: every cell, mark and order of the table, and what stands above and below."""

from dataclasses import replace

import pytest
from lxml import html

from dashboard.domain.excerpt import excerpt
from dashboard.domain.fact_table import COLUMNS, Arrangement, Order, dating, figures, speakers
from dashboard.domain.phrasing import attribution, claim, marked
from dashboard.domain.query import parse_query
from dashboard.domain.scope import let_through
from dashboard.domain.selection import WITH_FIGURES, Selection
from dashboard.domain.vocabulary import Basis
from dashboard.loading import load
from dashboard.loading.live import live
from dashboard.templates import render
from dashboard.templates.links import on_page
from dashboard.views import visit
from tests.conftest import SEQUEL, TINY
from tests.views.reading import Part, read

QUERIES = {
    "all facts": {},
    "a status": {"statuses": "denied"},
    "a kind": {"kinds": "harbour"},
    "without a source": {"without": "northern-wire"},
    "a search": {"text": "lamp"},
    "with a figure": {"figures": "yes"},
}


def cells(fact, dossier):
    how = "Withdrawn: " if fact.withdrawn else "Corrected: "
    is_gone = fact.id in dossier.superseded
    return {
        "Date": " ".join(dating(fact, dossier, is_edtf=False)).strip(),
        "Fact": f"{how if is_gone else ''}{claim(fact)}",
        "How firmly": " ".join(marked(fact, dossier).split()),
        "Figure": figures(fact) or "–",
        "Basis": fact.basis.label,
        "Speaker": speakers(fact, dossier) or "–",
        "Who says so": attribution(fact, dossier),
        "Kind": dossier.kind[fact.kind].name,
    }


@pytest.mark.parametrize("config", [TINY, SEQUEL], ids=["tiny", "sequel"])
@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_the_table_has_a_row_for_each_fact_let_through(monkeypatch, config, query):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(config))
    shown = read("facts", **query)
    found = shown.excerpt
    assert shown.part("facts").rows("facts") == [cells(f, found.dossier) for f in found.listed]


def part(selection=None, arranged=None, dossier=None, **more):
    """The template as a page shows it."""
    found = excerpt(dossier or load(TINY), selection or Selection())
    more = {"arranged": arranged or Arrangement(), "is_live": True, **more}
    return Part(f"<div>{render('facts', found, on_page, **more)}</div>")


def facts_of(shown):
    return [row.get("data-key") for row in shown.root.xpath("//tbody/tr")]


def test_a_head_is_a_button_that_sorts_and_says_how_it_does():
    shown = part(arranged=Arrangement(order=Order("date", is_descending=True)))
    heads = shown.root.xpath("//thead//th")
    buttons = [head.xpath("./button")[0] for head in heads]
    assert [one.get("data-target") for one in buttons] == [f"sort:{name}" for name in COLUMNS]
    assert [one.text_content() for one in buttons] == list(COLUMNS.values())
    assert [head.get("aria-sort") for head in heads] == ["descending"] + ["none"] * 7


def test_rows_stand_in_the_order_that_was_chosen():
    dossier = load(TINY)
    by_time = sorted(dossier.facts, key=lambda fact: fact.when.order)
    shown = part(arranged=Arrangement(order=Order("date")))
    assert facts_of(shown) == [fact.id for fact in by_time]
    assert facts_of(part()) == [fact.id for fact in dossier.facts]


def test_dates_are_written_as_edtf_on_request_and_the_button_says_so():
    button = "//button[@data-target='edtf:']/@aria-pressed"
    for is_edtf, said in ((False, "2 May 2031 to 4 May 2031"), (True, "2031-05-02/2031-05-04")):
        shown = part(arranged=Arrangement(is_edtf=is_edtf))
        assert shown.rows("facts")[0]["Date"] == said
        assert shown.root.xpath(button) == [str(is_edtf).lower()]


def test_the_selected_fact_is_marked_and_the_one_that_the_tab_key_reaches():
    shown = part(Selection(focus="fact:lamp-asked"))
    [current] = shown.root.xpath("//*[@aria-current]")
    [row] = shown.root.xpath("//tr[@class='is-selected']")
    assert current.get("data-target") == row.get("data-target") == "fact:lamp-asked"
    assert shown.root.xpath("//tbody//a[@tabindex='0']") == [current]
    assert len(shown.root.xpath("//tbody//a[@tabindex='-1']")) == len(facts_of(shown)) - 1


@pytest.mark.parametrize("focus", ["", "fact:lamp-asked", "place:vestra"])
def test_the_tab_key_reaches_the_table_once(focus):
    shown = part(Selection(kinds=("harbour",), focus=focus))
    assert len(shown.root.xpath("//tbody//a[@tabindex='0']")) == 1


def test_the_facts_of_a_place_are_marked_and_none_is_the_current_one():
    shown = part(Selection(focus="place:vestra"))
    marked_ones = shown.root.xpath("//tr[@class='is-selected']/@data-key")
    assert marked_ones == ["failure-denied"]
    assert not shown.root.xpath("//*[@aria-current]")


def test_a_row_and_the_link_in_it_lead_to_the_same_card():
    for row in part(Selection(text="lamp")).root.xpath("//tbody/tr"):
        [link] = row.xpath(".//a")
        assert link.get("data-target") == row.get("data-target") == f"fact:{row.get('data-key')}"
        assert link.get("href").endswith(f"text=lamp&focus=fact:{row.get('data-key')}")


def test_what_no_longer_stands_is_struck_through_after_what_became_of_it():
    dossier = load(SEQUEL)
    shown = part(dossier=dossier)
    struck = {row.get("data-key") for row in shown.root.xpath("//tr[.//s]")}
    assert struck == set(dossier.superseded)
    said = [row["Fact"].partition(":")[0] for row in shown.rows("facts")]
    assert sum(one in ("Corrected", "Withdrawn") for one in said) == len(struck) == 3


def test_that_no_figure_rests_on_unnamed_sources_is_said_plainly_with_links():
    shown = part()
    [said] = shown.all("//p[@class='facts-figures']")
    assert said == (
        "2 facts have a figure: documents 1 · unnamed sources none · official account or figures 1"
    )
    assert "filter:figures=yes" in shown.targets
    asked = Selection(figures=WITH_FIGURES, bases=(Basis.UNNAMED_SOURCES,))
    link = f"filter:figures=yes&bases={Basis.UNNAMED_SOURCES}"
    assert shown.targets[link] == "unnamed sources none"
    nothing = part(asked)
    assert nothing.all("//p[@class='facts-none']") == [
        f"None. {let_through(excerpt(load(TINY), asked))}."
    ]
    assert not nothing.root.xpath("//table")


def test_a_dossier_without_figures_says_so():
    dossier = load(TINY)
    bare = replace(dossier, facts=tuple(replace(fact, figures=()) for fact in dossier.facts))
    assert part(dossier=bare).all("//p[@class='facts-figures']") == ["No fact here has a figure."]


def many(number):
    dossier = load(TINY)
    more = range(number - len(dossier.facts))
    facts = (*dossier.facts, *(replace(dossier.facts[0], id=f"f{n}") for n in more))
    return replace(dossier, facts=facts)


@pytest.mark.parametrize(("number", "more"), [(650, "Show 300 more"), (310, "Show 10 more")])
def test_of_many_facts_some_stand_there_and_a_button_shows_more(number, more):
    shown = part(dossier=many(number))
    assert len(facts_of(shown)) == 300
    assert shown.all("//p[@class='facts-rest']") == [f"300 of {number} facts are shown. {more}"]
    assert shown.targets["more:facts"] == more
    assert not part(dossier=many(300)).root.xpath("//p[@class='facts-rest']")


def test_a_file_has_all_rows_and_nothing_that_needs_a_server():
    whole = part(dossier=many(650), arranged=Arrangement(most=0), is_live=False)
    assert len(facts_of(whole)) == 650
    assert not whole.root.xpath("//button | //*[@tabindex] | //*[@aria-sort]")


def test_words_of_a_fact_are_no_markup():
    dossier = load(TINY)
    nasty = replace(dossier.facts[0], statement='<b>x</b> & "y"', caveat="")
    shown = part(dossier=replace(dossier, facts=(nasty, *dossier.facts[1:])))
    assert shown.rows("facts")[0]["Fact"] == '<b>x</b> & "y"'
    assert not shown.root.xpath("//tbody//b")


def test_a_table_keeps_its_roles_where_it_is_laid_out_as_cards():
    root = html.fromstring(part().source)
    for path, role in (
        ("//table", "table"),
        ("//tr", "row"),
        ("//thead//th", "columnheader"),
        ("//tbody//th", "rowheader"),
        ("//tbody//td", "cell"),
    ):
        assert {one.get("role") for one in root.xpath(path)} == {role}


def test_clicks_on_the_table_are_kept_for_the_visit(monkeypatch):
    state = {}
    monkeypatch.setattr(visit.st, "session_state", state)
    monkeypatch.setattr(visit, "_given", dict)
    monkeypatch.setenv("DASHBOARD_CONFIG", str(TINY))
    assert parse_query(visit.address(), live().dossier)[0] == Selection()
    assert visit.arranged() == Arrangement()
    for target in ("sort:date", "more:facts", "edtf:"):
        visit.HANDLERS[target.partition(":")[0]](target.partition(":")[2])
    assert visit.arranged() == Arrangement(Order("date"), most=600, is_edtf=True)
