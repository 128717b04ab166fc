"""The page that needs nothing else: opened from a disk, in a browser without a network."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import claim
from dashboard.domain.query import parse_filter, query_of
from dashboard.domain.ready_sentence import sentence
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.exports import FORMATS
from dashboard.exports.page.contents import pages
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import FIRST, WIDE
from tests.browser.visiting import DESKTOP, PHONE, visiting
from tests.slides import squeezed

LETTER = "letter-prepared"
SHEETS = 6


@pytest.fixture(scope="module")
def file(real, tmp_path_factory):
    """The page of the real dossier, on a disk."""
    path = tmp_path_factory.mktemp("page") / "dossier.html"
    path.write_bytes(FORMATS["html"].render(excerpt(real, Selection())))
    assert path.stat().st_size < 2_500_000
    return path.as_uri()


def opened(browser, file, **context):
    return visiting(browser, file, offline=True, **context)


def shown(page, table):
    """The ids of the rows of a table that are left, each once, on whichever page they stand."""
    rows = page.locator(f"[data-table={table}] [data-key][data-rests]:not([hidden])")
    return set(rows.evaluate_all("rows => rows.map(row => row.dataset.key)"))


def go(page, name):
    """Follow the row of pages."""
    page.locator(".pages").get_by_role("link", name=name, exact=True).click()


def tick(page, label):
    """Tick a box of the filter."""
    page.get_by_role("button", name="Filter", exact=True).click()
    page.get_by_role("checkbox", name=label).check()
    page.get_by_role("button", name="Done", exact=True).click()


def test_it_asks_for_nothing_and_begins_as_the_dashboard_does(browser, file):
    parts = (
        ".headline",
        ".strands",
        ".figures",
        "[data-view] svg[aria-describedby]:visible",
        ".moments",
    )
    for size, seen in ((DESKTOP, parts), (PHONE, parts[:1])):
        with opened(browser, file, viewport=size) as visitor:
            page = visitor.page
            asked = []
            page.on("request", lambda request, asked=asked: asked.append(request.url))
            page.goto(file)
            expect(page.get_by_text("All 79 facts").first).to_be_visible()
            for part in seen:
                box = page.locator(part).bounding_box()
                assert box["y"] + box["height"] <= size["height"], part
            assert asked == [file]
            assert visitor.said == []


def test_its_hash_filters_as_the_query_of_a_page_does(browser, file, real):
    queries = [
        "statuses=denied&statuses=declined",
        "actors=iran&bases=documents",
        "kinds=request&figures=yes",
        f"outlets={real.voices[0].id}&period=2025-09/2025-10-15",
        "period=../2025-08",
        *(
            urlencode({"text": text})
            for text in ("ships", "Il-76", "4,500", "us", "Мадуро", "zzzz")
        ),
    ]
    with opened(browser, file) as visitor:
        page = visitor.page
        for query in queries:
            page.goto(f"{file}#{query}")
            wanted = excerpt(real, parse_filter(query, real))
            said = page.locator("#filter-said")
            expect(said).to_contain_text(f"{len(wanted.facts)} of {len(real.facts)} facts:")
            assert shown(page, "facts") == {fact.id for fact in wanted.listed}, query
        page.goto(f"{file}#status=denied&without=cnn&focus=fact:{LETTER}")
        expect(said).to_contain_text("status denied")
        expect(page.locator("#filter-misread")).to_contain_text("is ignored: without")
        expect(page.get_by_role("dialog")).to_contain_text(claim(real.fact[LETTER]))
        assert visitor.said == []


def test_its_filter_shows_the_rows_of_the_excerpt(browser, file, real):
    with opened(browser, file) as visitor:
        page = visitor.page
        for status in (Status.DENIED, Status.POSSIBLE, Status.REPORTED):
            shows = excerpt(real, Selection(statuses=(status,)))
            page.goto(f"{file}#aid&statuses={status}")
            expect(page.locator("#filter-said")).to_contain_text(f"{len(shows.facts)} of")
            for table in ("facts", "requests", "responses", "not_aid", "questions"):
                assert shown(page, table) == {row.id for row in getattr(shows, table)}, table
            assert len(shown(page, "tensions")) == len(shows.tensions)
            assert shown(page, "key_figures") == {figure.fact for figure in shows.key_figures}
            cells = page.locator("[data-table=matrix] td").all_inner_texts()
            hidden = [cell.is_outside for _, cells in shows.matrix for cell in cells]
            assert [text == "(outside filter)" for text in cells] == hidden
        page.locator("#shown").get_by_role("button", name="Show all facts").click()
        expect(page.locator("#filter-said")).to_be_empty()
        assert shown(page, "facts") == {fact.id for fact in real.facts}
        assert page.url == f"{file}#aid"


def test_filter_page_and_card_are_in_the_address_and_a_step_back_each(browser, file, real):
    with opened(browser, file) as visitor:
        page = visitor.page
        page.goto(file)
        tick(page, "Denied")
        denied = query_of(Selection(statuses=(Status.DENIED,)))
        assert page.url == f"{file}#{denied}"
        go(page, "Facts")
        assert page.url == f"{file}#facts&{denied}"
        page.locator("#facts tbody tr:visible").first.click()
        card = page.get_by_role("dialog")
        expect(card).to_be_visible()
        label = card.get_attribute("aria-label")
        assert "&focus=fact:" in page.url
        page.reload()
        expect(page.locator("#facts")).to_be_visible()
        expect(card).to_have_attribute("aria-label", label)
        page.go_back()
        expect(card).to_have_count(0)
        page.get_by_role("searchbox").press_sequentially("Trump")
        expect(page.locator("#filter-said")).to_contain_text("text “Trump”; status denied")
        page.go_back()
        expect(page.locator("#filter-said")).not_to_contain_text("Trump")
        expect(page.get_by_role("searchbox")).to_have_value("")
        page.go_back()
        expect(page.locator("#situation")).to_be_visible()
        page.go_back()
        expect(page.locator("#filter-said")).to_be_empty()
        expect(page.locator("#facts")).to_be_hidden()
        title = real.config.maps[1].title
        page.get_by_role("button", name=title, exact=True).click()
        expect(page.locator("[data-view]:visible")).to_have_attribute("data-title", title)
        assert page.url == f"{file}#map={real.config.maps[1].id}"
        page.go_back()
        expect(page.locator("[data-view]:visible")).not_to_have_attribute("data-title", title)
        assert visitor.said == []


def test_a_place_of_the_address_opens_what_its_sign_stands_for(browser, file, real):
    shows = excerpt(real, Selection())
    place = next(one for one in real.places if len(shows.facts_at(one.id)) > 1)
    with opened(browser, file) as visitor:
        page = visitor.page
        page.goto(f"{file}#focus=place:{place.id}")
        expect(page.locator("[data-card][data-open]")).to_have_count(len(shows.facts_at(place.id)))


def test_a_card_that_its_filter_leaves_out_says_so(browser, file, real):
    denied = excerpt(real, Selection(statuses=(Status.DENIED,)))
    named = {fact.id for found in denied.tensions for fact in found.facts}
    name = next(fact.id for fact in denied.context if fact.id in named)
    with opened(browser, file) as visitor:
        page = visitor.page
        page.goto(f"{file}#tensions&statuses=denied")
        link = page.locator(f"#tensions a[data-target='fact:{name}']").first
        link.click()
        card = page.get_by_role("dialog")
        expect(card).to_contain_text("Outside this filter")
        page.keyboard.press("Escape")
        page.locator("#shown").get_by_role("button", name="Show all facts").click()
        link.click()
        expect(card).to_contain_text(claim(real.fact[name]))
        expect(card).not_to_contain_text("Outside this filter")


def test_a_card_opens_beside_what_is_clicked_is_copied_and_cited(browser, file, real):
    with opened(browser, file, permissions=["clipboard-read", "clipboard-write"]) as visitor:
        page = visitor.page
        page.goto(f"{file}#facts")
        cells = page.locator(f"#facts [data-key='{LETTER}'] td")
        card = page.get_by_role("dialog")
        for cell in (cells.first, cells.last):
            cell.click()
            expect(card).to_contain_text(claim(real.fact[LETTER]))
            middle = cell.evaluate(
                "cell => { const box = cell.getBoundingClientRect();"
                " return [box.x + box.width / 2, box.y + box.height / 2]; }"
            )
            inside = "([x, y]) => !!document.elementFromPoint(x, y).closest('#facts')"
            assert page.evaluate(inside, middle)
            page.get_by_role("button", name="Close", exact=True).click()
            expect(card).to_have_count(0)
        cells.first.click()
        card.get_by_role("button", name="Copy", exact=True).click()
        expect(card.get_by_role("button", name="Copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == f"{sentence(real.fact[LETTER], real)} {file}#focus=fact:{LETTER}"
        card.get_by_role("button", name="Cite").click()
        with page.expect_download() as saved:
            page.get_by_role("button", name="Save as BibTeX").click()
        assert f"{file}#focus=fact:{LETTER}" in saved.value.path().read_text("utf-8")
        page.keyboard.press("Escape")
        expect(card).to_be_visible()
        page.keyboard.press("Escape")
        expect(card).to_have_count(0)
        assert visitor.said == []


def test_a_card_opens_and_closes_by_keyboard(browser, file, real):
    with opened(browser, file) as visitor:
        page = visitor.page
        page.goto(f"{file}#timeline")
        page.locator("#timeline [data-live][tabindex='0']:visible").focus()
        page.keyboard.press("ArrowRight")
        focused = page.locator("#timeline [data-live]:focus")
        fact = real.fact[focused.get_attribute("data-facts").split()[0]]
        page.keyboard.press("Enter")
        card = page.get_by_role("dialog")
        expect(card).to_be_focused()
        expect(card).to_contain_text(claim(fact))
        page.keyboard.press("Escape")
        expect(card).to_have_count(0)
        expect(focused).to_have_count(1)
        go(page, "Facts")
        link = page.locator("#facts a").first
        link.press("Enter")
        expect(card).to_be_visible()
        page.keyboard.press("Escape")
        expect(link).to_be_focused()
        page.goto(f"{file}#aid")
        page.locator("#aid [data-live][tabindex='0']:visible").first.focus()
        lanes = set()
        for _ in range(3):
            lanes.add(page.locator(":focus").get_attribute("data-lane"))
            page.keyboard.press("ArrowDown")
        assert len(lanes) == 3
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
ON_PAGES = {
    "map": "situation",
    "timeline": "timeline",
    "aid-ladder": "aid",
    "attribution-flow": "voices",
    "basis-matrix": "voices",
    "actor-graph": "actors",
}
"""The page of each chart that is drawn; the matrix of aid is a table."""


def test_every_fact_of_a_chart_has_a_card_that_the_keyboard_opens(browser, file, real):
    assert {*ON_PAGES, "aid-matrix"} == set(CHARTS)
    with opened(browser, file) as visitor:
        page = visitor.page
        for name, where in ON_PAGES.items():
            for view in [view.id for view in real.config.maps] if name == "map" else [""]:
                page.goto(f"{file}#{where}" + (f"&map={view}" if view else ""))
                words = f"map-{view}-first-words" if view else f"{name}-wide-words"
                chart = page.locator(f'svg[aria-describedby="{words}"]')
                expect(chart).to_be_visible()
                walked = chart.evaluate(WALK)
                seen = excerpt(real, Selection(map=view))
                scene = CHARTS[name](seen, FIRST if view else WIDE)
                reachable = [group for group in scene.reachable() if group.facts]
                said = {" ".join(" ".join(group.said).split()) for group in reachable}
                assert set(walked["said"]) == said
                cards = {card for cards in walked["opened"] for card in cards}
                assert cards == {fact for group in reachable for fact in group.facts}
        assert visitor.said == []


@pytest.mark.parametrize(("scheme", "size"), [("light", DESKTOP), ("dark", PHONE)])
def test_axe_finds_nothing_on_any_page(browser, tiny, tmp_path, scheme, size):
    path = tmp_path / "tiny.html"
    path.write_bytes(FORMATS["html"].render(excerpt(tiny, Selection())))
    file = path.as_uri()
    # The page's own policy would keep axe out; the tester may pass by.
    with opened(browser, file, color_scheme=scheme, viewport=size, bypass_csp=True) as visitor:
        page = visitor.page
        for name in pages(excerpt(tiny, Selection())):
            page.goto(f"{file}#{name}")
            expect(page.locator(f"main > #{name}")).to_be_visible()
            assert visitor.violations() == [], name
        page.goto(f"{file}#facts&focus=fact:{tiny.facts[0].id}")
        expect(page.locator("#cards")).to_be_visible()
        assert visitor.violations() == []
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Filter", exact=True).click()
        assert visitor.violations() == []


def test_no_page_is_wider_than_the_window(browser, file, real):
    with opened(browser, file) as visitor:
        page = visitor.page
        for name in pages(excerpt(real, Selection())):
            page.goto(f"{file}#{name}")
            expect(page.locator(f"main > #{name}")).to_be_visible()
            for width in (390, 1024):
                page.set_viewport_size({"width": width, "height": 844})
                assert page.evaluate("document.documentElement.scrollWidth") == width, name


def test_on_a_phone_the_bar_turns_pages_and_a_card_leaves_its_sign_in_view(browser, file, real):
    with opened(browser, file, viewport=PHONE, has_touch=True, is_mobile=True) as visitor:
        page = visitor.page
        page.goto(file)
        bar = page.locator(".bar")
        bar.get_by_role("button", name="More").tap()
        page.locator("#more-pages").get_by_role("link", name="Sources").tap()
        expect(page.locator("#sources")).to_be_visible()
        bar.get_by_role("link", name="Timeline").tap()
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
        for name in pages(excerpt(real, Selection())):
            expect(page.locator(f"main > #{name}")).to_be_visible()
        assert page.locator("[data-card]:visible").count() == len(real.facts)
        assert page.locator("[data-view]:visible").count() == len(real.config.maps)
        assert page.locator("form:visible").count() == 0
        assert page.get_by_role("button", name="Close", exact=True).count() == 0
        page.locator(f"#facts a[href='#focus=fact:{LETTER}']").click()
        expect(page.locator(f"[id='focus=fact:{LETTER}']")).to_be_in_viewport()


def test_it_is_printed_on_six_sheets_with_every_fact_and_no_card(browser, file, real, tmp_path):
    with opened(browser, file) as visitor:
        page = visitor.page
        page.goto(f"{file}#aid")
        page.emulate_media(color_scheme="dark")
        page.pdf(path=tmp_path / "file.pdf", format="A4", prefer_css_page_size=True)
        sheets = [
            squeezed(sheet.extract_text()) for sheet in PdfReader(tmp_path / "file.pdf").pages
        ]
        assert len(sheets) <= SHEETS
        for part in (
            real.config.headline.text,
            "Key moments",
            "Reported",
            real.config.maps[0].title,
        ):
            assert squeezed(part) in sheets[0] or part == real.config.maps[0].title
        said = "".join(sheets)
        for fact in real.facts:
            assert squeezed(claim(fact)) in said, fact.id
        for found in real.tensions:
            assert squeezed(found.open) in said
        for one in real.questions:
            assert squeezed(one.question) in said
        assert squeezed("Ready to quote") not in said
        page.emulate_media(media="print", color_scheme="dark")
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert paper == "rgb(255, 255, 255)"
        assert page.locator("[data-view]:visible").count() == len(real.config.maps)
        assert page.locator("button:visible, select:visible, [data-card]:visible").count() == 0
