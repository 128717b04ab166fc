"""The page that needs nothing else: opened from a disk, in a browser without a network."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.domain.superseded import superseded_how
from dashboard.domain.vocabulary import Status
from dashboard.exports import FORMATS
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import WIDE
from tests.browser.visiting import PHONE, visiting


@pytest.fixture(scope="module")
def file(real, tmp_path_factory):
    """The page of the real dossier, on a disk."""
    path = tmp_path_factory.mktemp("page") / "dossier.html"
    path.write_bytes(FORMATS["html"].render(excerpt(real, Selection())))
    return path.as_uri()


def opened(browser, file, **context):
    return visiting(browser, file, offline=True, **context)


def test_it_asks_for_nothing_and_says_how_many_facts_are_shown(browser, file, real):
    with opened(browser, file) as visitor:
        asked = []
        visitor.page.on("request", lambda request: asked.append(request.url))
        visitor.page.goto(file)
        expect(visitor.page.get_by_role("status")).to_have_text(
            f"All {len(real.facts)} facts are shown."
        )
        assert asked == [file]
        assert visitor.said == []


VISIBLE = """tables => Object.fromEntries(tables.map(table => [table.dataset.table,
  [...table.querySelectorAll('[data-id]:not([hidden])')].map(row => row.dataset.id)]))"""


@pytest.mark.parametrize("status", [Status.DENIED, Status.POSSIBLE, Status.REPORTED])
def test_its_filter_shows_the_rows_of_the_excerpt(browser, file, real, status):
    shows = excerpt(real, Selection(statuses=(status,)))
    with opened(browser, file) as visitor:
        page = visitor.page
        page.goto(file)
        page.get_by_role("checkbox", name=status.label).check()
        expect(page.get_by_role("status")).to_contain_text(
            f"{len(shows.facts)} of {len(real.facts)} facts shown."
        )
        shown = page.eval_on_selector_all("[data-table]", VISIBLE)
        for table in ("facts", "requests", "responses", "not_aid", "questions"):
            assert set(shown[table]) == {row.id for row in getattr(shows, table)}, table
        assert len(shown["tensions"]) == len(shows.tensions)
        assert shown["key_figures"] == [figure.fact for figure in shows.key_figures]
        page.get_by_text("The same as a table").click()
        cells = page.locator("[data-table=matrix] td")
        hidden = [cell.is_outside for _, cells in shows.matrix for cell in cells]
        assert [text == "(outside filter)" for text in cells.all_inner_texts()] == hidden
        page.get_by_role("button", name="Show all").click()
        expect(page.locator("#facts tr[data-id]:not([hidden])")).to_have_count(len(real.facts))
        assert visitor.said == []


def test_a_card_that_its_filter_leaves_out_says_so(browser, file, real):
    with opened(browser, file) as visitor:
        page = visitor.page
        page.goto(file)
        page.get_by_role("checkbox", name="Denied").check()
        page.locator("#tensions a:visible", has_text="Donald Trump was weighing").first.click()
        expect(page.get_by_role("dialog")).to_contain_text("Outside this filter; shown because")
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Show all").click()
        page.locator("#tensions a:visible", has_text="Donald Trump was weighing").first.click()
        expect(page.get_by_role("dialog")).not_to_contain_text("Outside this filter")


def test_a_filter_by_actor_leaves_only_signs_of_its_facts(browser, file):
    with opened(browser, file) as visitor:
        page = visitor.page
        page.goto(file)
        before = page.locator("#timeline g[data-facts]:not([data-out])").count()
        page.get_by_role("combobox").select_option("iran")
        after = page.locator("#timeline g[data-facts]:not([data-out])").count()
        assert 0 < after < before


def test_a_card_opens_and_closes_by_keyboard(browser, file, real):
    with opened(browser, file) as visitor:
        page = visitor.page
        page.goto(file)
        sign = page.locator("#timeline [data-live][tabindex='0']")
        sign.focus()
        page.keyboard.press("ArrowRight")
        focused = page.locator("#timeline [data-live]:focus")
        fact = real.fact[focused.get_attribute("data-facts").split()[0]]
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text(fact.statement)
        expect(dialog).to_contain_text("Who says so")
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        expect(focused).to_have_count(1)
        page.locator("#facts a").first.press("Enter")
        expect(page.get_by_role("dialog")).to_be_visible()
        assert visitor.said == []


WALK = """async chart => {
  const said = [], opened = [];
  const key = name => document.activeElement.dispatchEvent(
    new KeyboardEvent('keydown', {key: name, bubbles: true, cancelable: true}));
  const dialog = document.querySelector('dialog');
  const first = chart.querySelector("[tabindex='0']");
  first.focus();
  do {
    const sign = document.activeElement;
    said.push(sign.querySelector('title').textContent);
    key('Enter');
    opened.push([...dialog.querySelectorAll('h3')].map(head => head.textContent));
    dialog.close();
    sign.focus();
    key('ArrowRight');
  } while (document.activeElement !== first && said.length < 500);
  return {said, opened};
}"""
"""Goes through a chart from sign to sign and opens the cards of each."""


@pytest.mark.parametrize("name", CHARTS)
def test_every_fact_of_a_chart_has_a_card_that_the_keyboard_opens(browser, file, real, name):
    shows = excerpt(real, Selection())
    views = [view.id for view in real.config.maps] if name == "map" else [""]
    with opened(browser, file) as visitor:
        page = visitor.page
        page.goto(file)
        for number, view in enumerate(views):
            if view:
                page.locator(".switch button").nth(number).click()
            scene = CHARTS[name](excerpt(real, replace(shows.selection, map=view)), WIDE)
            words = f"map-{view}-words" if view else f"{name}-words"
            walked = page.locator(f'svg[aria-describedby="{words}"]').evaluate(WALK)
            reachable = [group for group in scene.reachable() if group.facts]
            said = {" ".join(" ".join(group.said).split()) for group in reachable}
            assert set(walked["said"]) == said
            claims = {head for heads in walked["opened"] for head in heads}
            facts = {real.fact[fact] for group in reachable for fact in group.facts}
            assert claims == {statement_of(fact, real) for fact in facts}
        assert visitor.said == []


def statement_of(fact, dossier):
    how = superseded_how(fact, dossier)
    return f"{how}: {fact.statement}" if how else fact.statement


def test_up_and_down_go_from_lane_to_lane(browser, file):
    with opened(browser, file) as visitor:
        page = visitor.page
        page.goto(file)
        page.locator("#aid [data-live][tabindex='0']").first.focus()
        lanes = []
        for _ in range(3):
            lanes.append(page.locator(":focus").get_attribute("data-lane"))
            page.keyboard.press("ArrowDown")
        assert len(set(lanes)) == 3


def test_the_maps_are_switched(browser, file, real):
    with opened(browser, file) as visitor:
        page = visitor.page
        page.goto(file)
        expect(page.locator(".view:visible")).to_have_count(1)
        title = real.config.maps[1].title
        page.get_by_role("button", name=title, exact=True).click()
        expect(page.locator(".view:visible figcaption")).to_have_text(title)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser, file, scheme):
    # The page's own policy would keep axe out; the tester may pass by.
    with opened(browser, file, color_scheme=scheme, bypass_csp=True) as visitor:
        visitor.page.goto(file)
        assert visitor.violations() == []
        visitor.page.locator("#facts a").first.click()
        assert visitor.violations() == []


def test_on_a_telephone_only_charts_and_tables_slide(browser, file):
    with opened(browser, file, viewport=PHONE) as visitor:
        visitor.page.goto(file)
        width = visitor.page.evaluate("document.documentElement.scrollWidth")
        assert width == PHONE["width"]


def test_without_a_script_it_is_a_document(browser, file, real):
    with opened(browser, file, java_script_enabled=False) as visitor:
        page = visitor.page
        page.goto(file)
        assert page.locator("article.card:visible").count() == len(real.facts)
        assert page.locator(".view:visible").count() == len(real.config.maps)
        assert page.locator("form:visible").count() == 0
