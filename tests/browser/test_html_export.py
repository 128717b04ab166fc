"""The page that needs nothing else: opened from a disk, in a browser without a network."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import claim
from dashboard.domain.ready_sentence import sentence
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.exports import FORMATS
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import NARROW, WIDE
from tests.browser.visiting import DESKTOP, PHONE, visiting

LETTER = "letter-prepared"


@pytest.fixture(scope="module")
def file(real, tmp_path_factory):
    """The page of the real dossier, on a disk."""
    path = tmp_path_factory.mktemp("page") / "dossier.html"
    path.write_bytes(FORMATS["html"].render(excerpt(real, Selection())))
    return path.as_uri()


def opened(browser, file, **context):
    return visiting(browser, file, offline=True, **context)


def shown(page, table):
    """The ids of the rows of a table that are shown, each once."""
    rows = page.locator(f"[data-table={table}] [data-key][data-rests]:not([hidden])")
    return set(rows.evaluate_all("rows => rows.map(row => row.dataset.key)"))


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


def test_its_first_screen_has_the_headline_the_strands_and_the_moments(browser, file, real):
    with opened(browser, file, viewport=DESKTOP) as visitor:
        page = visitor.page
        page.goto(file)
        for part in (".headline", "[data-table=strands]", "[data-table=moments]"):
            box = page.locator(part).bounding_box()
            assert box["y"] + box["height"] <= DESKTOP["height"], part


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
        for table in ("facts", "requests", "responses", "not_aid", "questions"):
            assert shown(page, table) == {row.id for row in getattr(shows, table)}, table
        assert len(shown(page, "tensions")) == len(shows.tensions)
        assert shown(page, "key_figures") == {figure.fact for figure in shows.key_figures}
        cells = page.locator("[data-table=matrix] td").all_inner_texts()
        hidden = [cell.is_outside for _, cells in shows.matrix for cell in cells]
        assert [text == "(outside filter)" for text in cells] == hidden
        page.get_by_role("button", name="Show all").click()
        expect(page.get_by_role("status")).to_have_text(f"All {len(real.facts)} facts are shown.")
        assert shown(page, "facts") == {fact.id for fact in real.facts}
        assert visitor.said == []


def test_a_card_that_its_filter_leaves_out_says_so(browser, file, real):
    denied = excerpt(real, Selection(statuses=(Status.DENIED,)))
    name = next(f.id for f in denied.context if f.id in shown_with(denied))
    with opened(browser, file) as visitor:
        page = visitor.page
        page.goto(file)
        page.get_by_role("checkbox", name="Denied").check()
        link = page.locator(f"#tensions a[data-target='fact:{name}']").first
        link.click()
        card = page.get_by_role("dialog")
        expect(card).to_contain_text("Outside this filter; shown because")
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Show all").click()
        link.click()
        expect(card).to_contain_text(claim(real.fact[name]))
        expect(card).not_to_contain_text("Outside this filter")


def shown_with(shows):
    """The facts that the tensions of an excerpt name."""
    return {fact.id for found in shows.tensions for fact in found.facts}


def test_a_filter_by_actor_leaves_only_signs_of_its_facts(browser, file):
    with opened(browser, file) as visitor:
        page = visitor.page
        page.goto(file)
        signs = page.locator("#timeline [data-frame=wide] g[data-facts]:not([data-out])")
        before = signs.count()
        page.get_by_role("combobox").select_option("iran")
        assert 0 < signs.count() < before


def test_the_address_keeps_the_filter_and_the_card(browser, file, real):
    with opened(browser, file) as visitor:
        page = visitor.page
        page.goto(file)
        page.get_by_role("checkbox", name="Denied").check()
        page.locator("#facts tbody tr:visible").first.click()
        card = page.get_by_role("dialog")
        expect(card).to_be_visible()
        label = card.get_attribute("aria-label")
        page.reload()
        expect(page.get_by_role("checkbox", name="Denied")).to_be_checked()
        expect(card).to_have_attribute("aria-label", label)
        page.go_back()
        expect(card).to_have_count(0)
        expect(page.get_by_role("checkbox", name="Denied")).to_be_checked()
        page.goto(f"{file}#f-{LETTER}")
        page.reload()
        expect(card).to_contain_text(claim(real.fact[LETTER]))
        page.keyboard.press("Escape")
        expect(card).to_have_count(0)
        assert page.url == file


def test_a_card_opens_beside_what_is_clicked_anywhere_on_a_row(browser, file, real):
    with opened(browser, file) as visitor:
        page = visitor.page
        page.goto(file)
        cells = page.locator(f"#facts [data-key='{LETTER}'] td")
        for cell in (cells.first, cells.last):
            cell.click()
            card = page.get_by_role("dialog")
            expect(card).to_contain_text(claim(real.fact[LETTER]))
            middle = cell.evaluate(
                "cell => { const box = cell.getBoundingClientRect();"
                " return [box.x + box.width / 2, box.y + box.height / 2]; }"
            )
            inside = "([x, y]) => !!document.elementFromPoint(x, y).closest('#facts')"
            assert page.evaluate(inside, middle)
            page.get_by_role("button", name="Close", exact=True).click()
            expect(card).to_have_count(0)


def test_a_card_is_copied_with_its_address_and_cited(browser, file, real):
    allowed = ["clipboard-read", "clipboard-write"]
    with opened(browser, file, permissions=allowed) as visitor:
        page = visitor.page
        page.goto(f"{file}#f-{LETTER}")
        card = page.get_by_role("dialog")
        card.get_by_role("button", name="Copy", exact=True).click()
        expect(card.get_by_role("button", name="Copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == f"{sentence(real.fact[LETTER], real)} {file}#f-{LETTER}"
        card.get_by_role("button", name="Cite").click()
        with page.expect_download() as saved:
            page.get_by_role("button", name="Save as BibTeX").click()
        assert f"{file}#f-{LETTER}" in saved.value.path().read_text("utf-8")
        page.keyboard.press("Escape")
        expect(card).to_be_visible()
        page.keyboard.press("Escape")
        expect(card).to_have_count(0)
        assert visitor.said == []


def test_a_card_opens_and_closes_by_keyboard(browser, file, real):
    with opened(browser, file) as visitor:
        page = visitor.page
        page.goto(file)
        sign = page.locator("#timeline [data-live][tabindex='0']:visible")
        sign.focus()
        page.keyboard.press("ArrowRight")
        focused = page.locator("#timeline [data-live]:focus")
        fact = real.fact[focused.get_attribute("data-facts").split()[0]]
        page.keyboard.press("Enter")
        card = page.get_by_role("dialog")
        expect(card).to_be_focused()
        expect(card).to_contain_text(claim(fact))
        expect(card).to_contain_text("Who says so")
        page.keyboard.press("Escape")
        expect(card).to_have_count(0)
        expect(focused).to_have_count(1)
        link = page.locator("#facts a").first
        link.press("Enter")
        expect(card).to_be_visible()
        page.keyboard.press("Escape")
        expect(link).to_be_focused()
        assert visitor.said == []


WALK = """async chart => {
  const said = [], opened = [];
  const key = name => document.activeElement.dispatchEvent(
    new KeyboardEvent('keydown', {key: name, bubbles: true, cancelable: true}));
  const first = chart.querySelector("[tabindex='0']");
  first.focus();
  do {
    const sign = document.activeElement;
    said.push(sign.querySelector('title').textContent);
    key('Enter');
    opened.push([...document.querySelectorAll('[data-card][data-open]')].map(
      card => card.dataset.card));
    sign.focus();
    key('ArrowRight');
  } while (document.activeElement !== first && said.length < 500);
  return {said, opened};
}"""
"""Goes through a chart from sign to sign and opens the cards of each."""


@pytest.mark.parametrize("name", [name for name in CHARTS if name != "aid-matrix"])
def test_every_fact_of_a_chart_has_a_card_that_the_keyboard_opens(browser, file, real, name):
    shows = excerpt(real, Selection())
    views = [view.id for view in real.config.maps] if name == "map" else [""]
    with opened(browser, file) as visitor:
        page = visitor.page
        page.goto(file)
        for number, view in enumerate(views):
            if view:
                page.locator("#views button").nth(number).click()
            frame = NARROW if view else WIDE
            scene = CHARTS[name](excerpt(real, replace(shows.selection, map=view)), frame)
            words = f"map-{view}-narrow-words" if view else f"{name}-wide-words"
            walked = page.locator(f'svg[aria-describedby="{words}"]').evaluate(WALK)
            reachable = [group for group in scene.reachable() if group.facts]
            said = {" ".join(" ".join(group.said).split()) for group in reachable}
            assert set(walked["said"]) == said
            cards = {card for cards in walked["opened"] for card in cards}
            assert cards == {fact for group in reachable for fact in group.facts}
            page.keyboard.press("Escape")
        assert visitor.said == []


def test_up_and_down_go_from_lane_to_lane(browser, file):
    with opened(browser, file) as visitor:
        page = visitor.page
        page.goto(file)
        page.locator("#aid [data-live][tabindex='0']:visible").first.focus()
        lanes = []
        for _ in range(3):
            lanes.append(page.locator(":focus").get_attribute("data-lane"))
            page.keyboard.press("ArrowDown")
        assert len(set(lanes)) == 3


def test_the_maps_are_switched(browser, file, real):
    with opened(browser, file) as visitor:
        page = visitor.page
        page.goto(file)
        expect(page.locator("[data-view]:visible")).to_have_count(1)
        title = real.config.maps[1].title
        page.get_by_role("button", name=title, exact=True).click()
        expect(page.locator("[data-view]:visible")).to_have_attribute("data-view", title)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing(browser, file, scheme, size):
    # The page's own policy would keep axe out; the tester may pass by.
    with opened(browser, file, color_scheme=scheme, viewport=size, bypass_csp=True) as visitor:
        visitor.page.goto(file)
        assert visitor.violations() == []
        visitor.page.locator("#facts a").first.click()
        assert visitor.violations() == []


@pytest.mark.parametrize("width", [390, 640, 1024])
def test_nothing_is_wider_than_the_window(browser, file, width):
    with opened(browser, file, viewport={"width": width, "height": 844}) as visitor:
        page = visitor.page
        page.goto(file)
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_on_a_phone_a_sign_in_the_list_opens_its_card_and_stays_in_view(browser, file, real):
    with opened(browser, file, viewport=PHONE, has_touch=True, is_mobile=True) as visitor:
        page = visitor.page
        page.goto(file)
        entry = page.locator(f"#timeline [data-frame=phone] li[data-facts='{LETTER}']")
        entry.tap()
        card = page.get_by_role("dialog")
        expect(card).to_contain_text(claim(real.fact[LETTER]))
        box, sheet = entry.bounding_box(), card.bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= sheet["y"]
        page.go_back()
        expect(card).to_have_count(0)


def test_without_a_script_it_is_a_document(browser, file, real):
    with opened(browser, file, java_script_enabled=False) as visitor:
        page = visitor.page
        page.goto(file)
        assert page.locator("[data-card]:visible").count() == len(real.facts)
        assert page.locator("[data-view]:visible").count() == len(real.config.maps)
        assert page.locator("form:visible").count() == 0
        assert page.get_by_role("button", name="Close", exact=True).count() == 0
        page.locator(f"#facts a[href='#f-{LETTER}']").click()
        expect(page.locator(f"#f-{LETTER}")).to_be_in_viewport()


def test_on_paper_it_has_every_card_and_no_controls(browser, file, real):
    with opened(browser, file, viewport={"width": 688, "height": 1000}) as visitor:
        page = visitor.page
        page.goto(file)
        page.emulate_media(media="print", color_scheme="dark")
        assert page.locator("[data-card]:visible").count() == len(real.facts)
        assert page.locator("[data-view]:visible").count() == len(real.config.maps)
        assert page.locator("#facts tbody tr:visible").count() == len(real.facts)
        assert page.locator("button:visible, select:visible").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 688
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert paper == "rgb(255, 255, 255)"
