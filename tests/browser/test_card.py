"""The card in a real browser: beside a chart, as a sheet, on a phone; never over what is meant."""

import json

import pytest
from playwright.sync_api import expect

from dashboard.domain.card_words import standing
from dashboard.domain.phrasing import claim
from dashboard.domain.ready_sentence import sentence
from dashboard.loading import load
from tests.browser.test_pages import spot_of
from tests.browser.visiting import DESKTOP, PHONE, visiting
from tests.conftest import ROOT

DOSSIER = load(ROOT / "config.yaml")
FACT = DOSSIER.fact["letter-asks-missiles"]
MOST_AGAINST = DOSSIER.fact["strike-options-considered"]
LARGE, NARROW = {"width": 1600, "height": 900}, {"width": 1024, "height": 768}
ZOOMED = {"width": 640, "height": 720}
SIZES = [LARGE, DESKTOP, NARROW, ZOOMED, PHONE]
sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size['width']}")

# Whether a reader sees an element whole: within the window, and with nothing over it.
SEEN = """
element => {
  const box = element.getBoundingClientRect();
  const [first] = element.getClientRects();
  const top = document.elementFromPoint(first.x + first.width / 2, first.y + first.height / 2);
  return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth
    && (element.contains(top) || top.contains(element));
}
"""
SCROLLED = """
() => [...document.querySelectorAll('html, [data-testid=stMain], .st-key-card')]
  .map(one => one.scrollTop)
"""


@pytest.fixture
def phone(browser, address):
    """A visitor with a phone, whose clipboard can be read."""
    with visiting(browser, address, viewport=PHONE, has_touch=True, is_mobile=True) as visitor:
        visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield visitor


def is_seen(locator):
    return locator.evaluate(SEEN)


def button(visitor, name):
    return visitor.card().get_by_role("button", name=name, exact=True)


@pytest.mark.parametrize("fact", [FACT, MOST_AGAINST], ids=lambda fact: fact.id)
@pytest.mark.parametrize("page", ["", "facts", "timeline"])
def test_a_link_on_a_phone_shows_status_claim_and_what_can_be_done_without_scrolling(
    phone, page, fact
):
    phone.open(f"{page}?focus=fact:{fact.id}")
    status, statement = phone.card().locator(".card-standing"), phone.card().locator("h2").first
    expect(status).to_contain_text(standing(fact, DOSSIER))
    expect(statement).to_have_text(claim(fact))
    for seen in (
        status,
        statement,
        *(button(phone, name) for name in ("Close", "Copy", "Link", "Cite")),
    ):
        assert is_seen(seen)
    assert set(phone.page.evaluate(SCROLLED)) == {0}


def test_a_journalist_on_a_phone_copies_links_and_cites_a_fact(phone):
    phone.open(f"?focus=fact:{FACT.id}")
    address = f"{phone.address}/?focus=fact:{FACT.id}"
    button(phone, "Copy").tap()
    expect(phone.card().get_by_role("button", name="Copied")).to_be_visible()
    copied = phone.page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{sentence(FACT, DOSSIER)} {address}"
    assert FACT.caveat in copied
    button(phone, "Link").tap()
    phone.page.wait_for_function(
        "async wanted => await navigator.clipboard.readText() === wanted", arg=address
    )
    button(phone, "Cite").tap()
    files = {}
    for form in ("BibTeX", "RIS", "CSL-JSON"):
        with phone.page.expect_download() as saved:
            button(phone, f"Save as {form}").tap()
        files[saved.value.suggested_filename.rpartition(".")[2]] = saved.value.path().read_bytes()
    assert files["bib"].startswith(b"@misc{letter-asks-missiles-")
    assert f"url = {{{address}}}".encode() in files["bib"]
    assert files["ris"].startswith(b"TY  - DATA\r\n")
    assert f"UR  - {address}\r\n".encode() in files["ris"]
    assert json.loads(files["json"])[0]["URL"] == address
    assert set(phone.page.evaluate(SCROLLED)) == {0}
    assert phone.said == []


def test_what_is_copied_on_a_page_leads_to_that_page(browser, address):
    with visiting(browser, address) as visitor:
        visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        visitor.open(f"timeline?focus=fact:{FACT.id}")
        button(visitor, "Link").click()
        expect(visitor.card().get_by_role("button", name="Copied")).to_be_visible()
        copied = visitor.page.evaluate("navigator.clipboard.readText()")
        assert copied == f"{address}/timeline?focus=fact:{FACT.id}"


@sizes
@pytest.mark.parametrize("at", [0.3, 0.9], ids=["above", "below"])
def test_a_card_never_covers_what_was_clicked(visitor, size, at):
    visitor.page.set_viewport_size(size)
    visitor.open("questions")
    links = visitor.page.locator("[data-part=questions] .claims a")
    tops = links.evaluate_all("all => all.map(one => one.getBoundingClientRect().bottom)")
    index = max(i for i, top in enumerate(tops) if top < max(at * size["height"], tops[0] + 1))
    link = links.nth(index).element_handle()
    link.click()
    expect(visitor.card()).to_be_visible()
    visitor.settle()
    visitor.page.wait_for_function(SEEN, arg=link)
    assert is_seen(visitor.card().locator(".card-standing"))
    assert is_seen(button(visitor, "Close"))


@pytest.mark.parametrize("size", [LARGE, DESKTOP], ids=["1600", "1280"])
@pytest.mark.parametrize(("chart", "mark"), [("map", "place:"), ("timeline", "fact:")])
def test_the_card_of_a_mark_of_the_first_page_is_in_view_and_does_not_cover_it(
    visitor, size, chart, mark
):
    visitor.page.set_viewport_size(size)
    visitor.open()
    visitor.page.locator(f".st-key-{chart}-box .chart-overlay").scroll_into_view_if_needed()
    x, y = spot_of(visitor, chart, mark)
    visitor.page.mouse.click(x, y)
    expect(button(visitor, "Close")).to_be_visible()
    visitor.settle()
    visitor.page.wait_for_function(SEEN, arg=button(visitor, "Close").element_handle())
    assert is_seen(visitor.card().locator(".card-standing"))
    card = visitor.card().bounding_box()
    assert not card["x"] <= x <= card["x"] + card["width"]


@sizes
def test_head_and_what_can_be_done_stay_in_view_while_the_card_scrolls(visitor, size):
    visitor.page.set_viewport_size(size)
    visitor.open(f"timeline?focus=fact:{MOST_AGAINST.id}")
    expect(button(visitor, "Copy")).to_be_visible()
    assert is_seen(button(visitor, "Copy"))
    visitor.card().evaluate("card => card.scrollTo(0, card.scrollHeight)")
    assert visitor.card().evaluate("card => card.scrollTop") > 0
    assert is_seen(visitor.card().locator(".card-standing"))
    assert is_seen(button(visitor, "Close"))
    button(visitor, "Close").click()
    expect(visitor.card()).to_have_count(0)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_focus_stays_where_it_was_and_a_screen_reader_hears_of_the_card(visitor, size):
    visitor.page.set_viewport_size(size)
    visitor.open("questions")
    link = visitor.page.locator("[data-part=questions] .claims a").first
    said = visitor.page.locator("#card-said")
    for close in ("key", "button", "second"):
        link.focus()
        visitor.page.keyboard.press("Enter")
        expect(visitor.card()).to_be_visible()
        expect(said).to_contain_text("Card opened. Fact: ")
        expect(link).to_be_focused()
        if close == "key":
            visitor.page.keyboard.press("Escape")
        elif close == "button":
            button(visitor, "Close").focus()
            visitor.page.keyboard.press("Enter")
        else:
            visitor.page.keyboard.press("Enter")
        expect(visitor.card()).to_have_count(0)
        expect(said).to_have_text("Card closed.")
        expect(link).to_be_focused()


def test_escape_first_closes_what_is_open_over_the_card(visitor):
    visitor.open(f"questions?focus=fact:{FACT.id}")
    button(visitor, "Cite").click()
    expect(visitor.page.get_by_role("dialog", name="Cite this fact")).to_be_visible()
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.get_by_role("dialog", name="Cite this fact")).to_be_hidden()
    expect(visitor.card()).to_be_visible()
    visitor.page.keyboard.press("Escape")
    expect(visitor.card()).to_have_count(0)


def test_another_claim_opens_from_the_card_at_its_beginning(visitor):
    visitor.open(f"questions?focus=fact:{MOST_AGAINST.id}")
    visitor.card().locator(".card-claims a").last.click()
    expect(visitor.card().locator("h2").first).not_to_have_text(claim(MOST_AGAINST))
    assert visitor.card().evaluate("card => card.scrollTop") == 0


def height(visitor):
    return visitor.card().evaluate("card => card.offsetHeight / innerHeight")


def drag(visitor, to):
    """Draw the sheet by its head until its top is at a share of the window."""
    box = visitor.card().locator(".card-standing").bounding_box()
    x, y = box["x"] + 5, box["y"] + 5
    above = y - visitor.card().bounding_box()["y"]
    visitor.page.mouse.move(x, y)
    visitor.page.mouse.down()
    visitor.page.mouse.move(x, to * PHONE["height"] + above, steps=5)
    visitor.page.mouse.up()


def test_a_sheet_is_enlarged_and_closed_by_its_handle(visitor):
    visitor.page.set_viewport_size(PHONE)
    visitor.open(f"questions?focus=fact:{FACT.id}")
    handle = button(visitor, "Enlarge")
    expect(handle).to_be_visible()
    small = height(visitor)
    assert small == pytest.approx(0.6, abs=0.01)
    handle.click()
    expect(handle).to_have_attribute("aria-pressed", "true")
    assert height(visitor) > 0.85
    drag(visitor, 0.45)
    expect(handle).to_have_attribute("aria-pressed", "false")
    assert height(visitor) == pytest.approx(small)
    drag(visitor, 0.1)
    expect(handle).to_have_attribute("aria-pressed", "true")
    drag(visitor, 0.8)
    expect(visitor.card()).to_have_count(0)


def test_all_of_a_page_can_be_scrolled_above_the_sheet(visitor):
    visitor.page.set_viewport_size(PHONE)
    visitor.open(f"questions?focus=fact:{FACT.id}")
    expect(visitor.card()).to_be_visible()
    last = visitor.page.locator("[data-part=questions] .claims a").last
    visitor.page.locator("[data-testid=stMain]").evaluate("main => main.scrollTo(0, 1e6)")
    assert is_seen(last)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("focus", [f"fact:{MOST_AGAINST.id}", "actor:venezuela", "place:caracas"])
def test_a_card_is_clean_in_both_themes_as_is_its_citation(visitor, size, theme, focus):
    visitor.page.set_viewport_size(size)
    visitor.page.emulate_media(color_scheme=theme)
    visitor.open(f"questions?focus={focus}")
    expect(button(visitor, "Close")).to_be_visible()
    assert visitor.violations() == []
    if focus.startswith("fact:"):
        button(visitor, "Cite").click()
        assert visitor.violations() == []
    assert visitor.said == []


def test_a_card_prints_whole_and_without_its_buttons(visitor):
    visitor.open(f"questions?focus=fact:{MOST_AGAINST.id}")
    expect(button(visitor, "Close")).to_be_visible()
    visitor.page.emulate_media(media="print")
    try:
        sizes = visitor.card().evaluate(
            "card => [card.scrollHeight - card.clientHeight, getComputedStyle(card).position]"
        )
        assert sizes == [0, "static"]
        expect(button(visitor, "Close")).to_be_hidden()
        after = visitor.card().bounding_box()["y"]
        assert after > visitor.page.locator("[data-part=questions]").bounding_box()["y"]
    finally:
        visitor.page.emulate_media(media="screen")
