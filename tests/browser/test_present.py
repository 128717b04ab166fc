"""The deck in a real browser: by keyboard, by link, through a restart, in a room."""

import re
import socket
from contextlib import ExitStack, closing
from itertools import combinations

import pytest
from playwright.sync_api import expect

from dashboard.deck.slides import deck
from dashboard.loading import load
from dashboard.scenes.shapes import SLIDE
from tests.browser.test_pages import are_apart
from tests.browser.visiting import DESKTOP, PHONE, visiting
from tests.conftest import ROOT
from tests.serving import served

SLIDES = [slide.id for slide in deck(load(ROOT / "config.yaml"))]
WIDE = {"width": 1600, "height": 900}
# What is cut: boxes of words and tables that end outside the body of the slide or the window.
CUT = """
() => {
  const body = document.querySelector('.st-key-slide-body').getBoundingClientRect();
  const foot = document.querySelector('.st-key-slide-foot').getBoundingClientRect();
  const inside = box => box.bottom <= body.bottom + 1 && box.right <= innerWidth + 1;
  const words = [...document.querySelectorAll('.st-key-slide-body :is(p, h2, .chart-stage)')];
  const cut = words.map(e => [e.textContent, e.getBoundingClientRect()])
    .filter(([, box]) => box.width && !inside(box)).map(([text]) => text.slice(0, 60));
  return foot.bottom > innerHeight + 1 ? [...cut, 'the foot'] : cut;
}
"""
SCROLLS = """
() => [document.scrollingElement, document.querySelector('[data-testid=stMain]')]
  .some(e => e.scrollHeight > e.clientHeight || e.scrollWidth > e.clientWidth)
"""
LOST = "[data-test-connection-state]:not([data-test-connection-state=CONNECTED])"
LABELS = """
() => [...document.querySelectorAll('.chart-canvas text')]
  .filter(t => t.textContent.trim().length > 1)
  .map(t => {
    const b = t.getBoundingClientRect();
    const canvas = t.closest('.chart-canvas');
    const scale = canvas.getBoundingClientRect().width / canvas.offsetWidth;
    const size = parseFloat(getComputedStyle(t).fontSize) * scale;
    const air = size / 5; // above and below letters
    return [t.textContent, b.left, b.top + air, b.right, b.bottom - air, size];
  }).filter(([, left, , right]) => right > left)
"""
SMALLEST = SLIDE.size * 0.85


def expect_slide(visitor, place):
    """The slide at a place of the deck is there, in the address and on the screen, and still."""
    expect(visitor.page.get_by_role("button", name=f"{place + 1} / {len(SLIDES)}")).to_be_visible()
    expect(visitor.page).to_have_url(re.compile(rf"slide={SLIDES[place]}(&|$)"))
    visitor.settle()


@pytest.mark.parametrize("slide", SLIDES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_slide_is_clean_whole_does_not_scroll_and_has_large_labels_that_are_apart(
    visitor, slide, theme
):
    visitor.page.emulate_media(color_scheme=theme)
    visitor.open(f"present?slide={slide}")
    labels = once_still(visitor, LABELS)
    assert bool(labels) == bool(visitor.page.locator(".st-key-slide-chart").count())
    assert overlapping(labels) == []
    for size in (DESKTOP, WIDE):
        visitor.page.set_viewport_size(size)
        visitor.settle()
        assert visitor.page.evaluate(CUT) == []
        assert not visitor.page.evaluate(SCROLLS)
        assert too_small(once_still(visitor, LABELS), size["width"] / 1280) == []
    assert visitor.violations() == []
    assert visitor.said == []
    assert visitor.left == []


def overlapping(boxes):
    """The labels that overlap, in pairs."""
    labels = [label[:5] for label in boxes]
    return [f"{a[0]} on {b[0]}" for a, b in combinations(labels, 2) if not are_apart(a, b)]


def too_small(boxes, larger):
    """The labels whose type is smaller than it may be; on a larger screen all is larger."""
    return [name for name, *_, size in boxes if size < SMALLEST * larger - 0.1]


def once_still(visitor, measure):
    """What a script measures, once that is the same for a third of a second."""
    before, now = None, visitor.page.evaluate(measure)
    while now != before:
        visitor.page.wait_for_timeout(333)
        before, now = now, visitor.page.evaluate(measure)
    return now


@pytest.mark.parametrize("slide", SLIDES)
def test_a_slide_fits_a_phone_without_a_side_scroll(visitor, slide):
    visitor.page.set_viewport_size(PHONE)
    visitor.open(f"present?slide={slide}")
    main = "document.querySelector('[data-testid=stMain]').scrollWidth"
    assert visitor.page.evaluate(main) <= PHONE["width"]
    assert visitor.violations() == []


def test_the_keyboard_turns_the_slides(visitor):
    visitor.open("present")
    expect_slide(visitor, 0)
    for key, place in (("Right", 1), ("Right", 2), ("Left", 1), ("End", -1), ("Right", -1)):
        visitor.page.keyboard.press(f"Arrow{key}" if key in ("Left", "Right") else key)
        expect_slide(visitor, place % len(SLIDES))
    visitor.page.keyboard.press("Home")
    expect_slide(visitor, 0)


def test_navigation_and_filters_are_hidden_on_the_stage_and_there_again_after(visitor):
    visitor.open("present")
    expect(visitor.page.get_by_role("link", name="Timeline")).to_have_count(0)
    expect(visitor.page.get_by_label("Search the facts")).to_have_count(0)
    visitor.page.get_by_role("button", name="Leave").click()
    expect(visitor.page.get_by_role("link", name="Timeline")).to_be_visible()
    expect(visitor.page.get_by_label("Search the facts")).to_be_visible()


def test_escape_leaves_to_the_page_before_with_its_filter_and_focus(visitor):
    visitor.open("timeline?statuses=denied&focus=fact:trump-says-no")
    visitor.page.get_by_role("link", name="Present").click()
    expect_slide(visitor, 0)
    expect(visitor.card()).to_have_count(0)
    visitor.page.keyboard.press("ArrowRight")
    expect_slide(visitor, 1)
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator("h1")).to_have_text("Timeline")
    expect(visitor.card()).to_be_visible()
    expect(visitor.page).to_have_url(
        re.compile("timeline.*statuses=denied.*focus=fact(:|%3A)trump-says-no")
    )


def test_a_click_on_a_sign_opens_its_card_and_escape_first_closes_it(visitor):
    visitor.open(f"present?slide={SLIDES[1]}")
    click_place(visitor, "place:caribbean-sea")
    expect(visitor.card()).to_be_visible()
    expect(visitor.page).to_have_url(re.compile("focus=place%3Acaribbean-sea"))
    assert visitor.violations() == []
    visitor.page.keyboard.press("Escape")
    expect(visitor.card()).to_have_count(0)
    expect_slide(visitor, 1)
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.get_by_label("Search the facts")).to_be_visible()


def click_place(visitor, wanted):
    """Click where a mark of a map is that stands for a target."""
    spot = visitor.page.evaluate(
        """wanted => {
          const all = [...document.querySelectorAll('.chart-overlay path')];
          const own = all.filter(one => one.item?.target === wanted);
          const spots = own.map(one => one.getBoundingClientRect()).flatMap(
            box => [1, 3, 5, 7].flatMap(x => [1, 3, 5, 7].map(
              y => [box.x + box.width * x / 8, box.y + box.height * y / 8])));
          return spots.find(spot => own.includes(document.elementFromPoint(...spot)));
        }""",
        wanted,
    )
    visitor.page.mouse.move(*spot)
    visitor.page.mouse.click(*spot)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_legend_of_a_chart_stands_in_the_foot_with_its_samples(visitor, theme):
    visitor.page.emulate_media(color_scheme=theme)
    visitor.open("present?slide=aid")
    entries = visitor.page.locator(".slide-legend li")
    expect(entries.filter(has_text="Requests for help")).to_be_visible()
    widths = entries.locator("img").evaluate_all("all => all.map(one => one.naturalWidth)")
    assert len(widths) == entries.count()
    assert all(widths)


def test_the_next_slide_lets_go_of_what_was_in_focus(visitor):
    visitor.open(f"present?slide={SLIDES[1]}&fact=il-76-arrival")
    expect(visitor.card()).to_be_visible()
    visitor.page.keyboard.press("ArrowRight")
    expect_slide(visitor, 2)
    expect(visitor.card()).to_have_count(0)


def test_a_link_and_a_reload_come_to_the_same_slide(visitor):
    visitor.open(f"present?slide={SLIDES[4]}")
    expect_slide(visitor, 4)
    visitor.page.reload()
    visitor.settle()
    expect_slide(visitor, 4)


def test_the_number_opens_a_link_to_each_slide(visitor):
    visitor.open("present")
    visitor.page.get_by_role("button", name=f"1 / {len(SLIDES)}").click()
    links = visitor.page.locator("[data-testid=stPopoverBody] a")
    expect(links).to_have_count(len(SLIDES))
    assert visitor.violations() == []
    links.nth(3).click()
    expect_slide(visitor, 3)


def test_a_slide_of_another_deck_gives_the_first(visitor):
    visitor.open("present?slide=no-such")
    expect_slide(visitor, 0)
    assert visitor.said == []


def test_what_was_last_shown_is_shown_when_the_visitor_comes_back(visitor):
    visitor.open(f"present?slide={SLIDES[2]}")
    visitor.page.keyboard.press("Escape")
    visitor.page.get_by_role("link", name="Present").click()
    expect_slide(visitor, 2)


def test_an_open_slide_outlives_a_restart_of_the_server(browser):
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = {"STREAMLIT_SERVER_PORT": str(taken.getsockname()[1])}
    with ExitStack() as open_page:
        with served(env=port) as address:
            visitor = open_page.enter_context(visiting(browser, address))
            visitor.open("present")
            visitor.page.keyboard.press("ArrowRight")
            expect_slide(visitor, 1)
        visitor.page.wait_for_selector(
            "[data-test-connection-state]:not([data-test-connection-state=CONNECTED])"
        )
        with served(env=port):
            visitor.page.wait_for_selector("[data-test-connection-state=CONNECTED]")
            visitor.settle()
            expect_slide(visitor, 1)
            visitor.page.keyboard.press("ArrowRight")
            expect_slide(visitor, 2)
            visitor.page.reload()
            visitor.settle()
            expect_slide(visitor, 2)
        assert visitor.left == []


def test_the_ready_check_stands_on_the_page(visitor):
    visitor.open("present")
    said = visitor.page.get_by_text(re.compile(rf"Ready: {len(SLIDES)} slides, all loaded, digest"))
    expect(said).to_be_visible()


def test_the_head_of_an_item_is_as_large_as_the_deck_has_it(visitor):
    visitor.page.set_viewport_size({"width": 1280, "height": 720})
    visitor.open("present?slide=figures")
    sizes = visitor.page.locator(".st-key-slide-items h2").evaluate_all(
        "all => all.map(h2 => [h2, getComputedStyle(h2)].map((of, i) => i"
        " ? parseFloat(of.fontSize) : Number(getComputedStyle(of).getPropertyValue('--head'))))"
    )
    assert sizes
    assert all(wanted >= 22 and size == pytest.approx(wanted, abs=0.1) for wanted, size in sizes)
