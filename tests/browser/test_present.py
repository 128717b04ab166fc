"""The deck in a real browser: measured, by keyboard, in two windows, and without its server."""

import re
import socket
from contextlib import ExitStack, closing

import pytest
from playwright.sync_api import expect

from dashboard.deck.build import deck
from dashboard.deck.model import LEAST, LEAST_ON_CHARTS
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.loading import load
from tests.browser.visiting import PHONE, visiting
from tests.conftest import ROOT
from tests.serving import served

SLIDES = [one.id for one in deck(excerpt(load(ROOT / "config.yaml"), Selection())).slides]
SIZES = [(1280, 720), (1920, 1080), (3840, 2160)]
ZOOMED = {"width": 640, "height": 360}
"""A window of 1280 by 720 at 200 %."""

# Of the slide that is shown: its lines, each with its box and its size in pixels of the screen, the
# boxes of the deck that hold them, and what share of its height lies between its first line and the
# end of its content, the footer left out.
MEASURED = """
() => {
  const slide = document.querySelector('.slide[data-shown]');
  const frame = slide.getBoundingClientRect();
  const scale = frame.width / 1280;
  const box = (one) => {
    const { left, top, right, bottom } = one.getBoundingClientRect();
    return [left, top, right, bottom];
  };
  const near = '.slide-words, h1, h2, td, th, .slide-number';
  const words = [...slide.querySelectorAll('.line, .slide-number')].map((one) => ({
    text: one.textContent, box: inner(one), within: box(one.closest(near)),
    size: parseFloat(getComputedStyle(one).fontSize) * scale,
  }));
  function inner(one) {
    const range = document.createRange();
    range.selectNodeContents(one);
    return box(range);
  }
  const drawn = [...slide.querySelectorAll('figure svg text')].map((one) => ({
    text: one.textContent, box: box(one), within: box(one.closest('svg')),
    size: parseFloat(one.getAttribute('font-size')) * enlarged(one.closest('svg')),
  })).filter(({ text }) => text.trim());
  function enlarged(svg) {
    return svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  }
  const parts = [...slide.querySelectorAll('.slide-words, figure, table, h1, h2')]
    .filter((one) => !one.closest('footer')).map(box);
  const [top] = parts.map((one) => one[1]).sort((one, other) => one - other);
  const filled = Math.max(...parts.map((one) => one[3])) - top;
  return { words, drawn, scale, frame: box(slide), filled: filled / frame.height };
}
"""


def shown(visitor, place):
    """The slide at a place of the deck is there, in the address and to be read."""
    expect(visitor.page.locator(".slide[data-shown]")).to_have_attribute(
        "data-slide", SLIDES[place]
    )
    expect(visitor.page).to_have_url(re.compile(rf"slide={SLIDES[place]}(&|$)"))
    said = f"Slide {place % len(SLIDES) + 1} of {len(SLIDES)}"
    expect(visitor.page.locator(".stage ~ *, .unseen[role=status]").first).to_contain_text(said)


def leaves(inner, outer):
    """Whether a box reaches out of another by more than two pixels."""
    return any(
        side < -2
        for side in (
            inner[0] - outer[0],
            inner[1] - outer[1],
            outer[2] - inner[2],
            outer[3] - inner[3],
        )
    )


def overlap(one, other, scale):
    """Whether two lines of words lie on each other: the air above and below letters may."""
    air = 5 * scale
    return (
        one[0] < other[2] - 1
        and other[0] < one[2] - 1
        and one[1] + air < other[3] - air
        and other[1] + air < one[3] - air
    )


def faults(measured):
    """What of a slide is small, cut, or lies on something else."""
    scale, words, drawn = measured["scale"], measured["words"], measured["drawn"]
    small = [(one, LEAST) for one in words] + [(one, LEAST_ON_CHARTS) for one in drawn]
    found = [f"small: {one['text']}" for one, least in small if one["size"] < least * scale - 0.1]
    found += [f"cut: {one['text']}" for one in words if leaves(one["box"], one["within"])]
    found += [f"cut: {one['text']}" for one in drawn if leaves(one["box"], one["within"])]
    found += [f"off: {one['text']}" for one in words if leaves(one["box"], measured["frame"])]
    everything = words + drawn
    for number, one in enumerate(everything):
        for other in everything[number + 1 :]:
            if overlap(one["box"], other["box"], scale):
                found.append(f"{one['text']} lies on {other['text']}")
    if measured["filled"] < 0.75:
        found.append(f"only {measured['filled']:.0%} is filled")
    return found


@pytest.mark.parametrize(("width", "height"), SIZES, ids=str)
def test_every_slide_is_large_whole_and_full_at_every_size(visitor, width, height):
    visitor.page.set_viewport_size({"width": width, "height": height})
    visitor.open("present")
    for place in range(len(SLIDES)):
        shown(visitor, place)
        measured = visitor.page.evaluate(MEASURED)
        assert measured["scale"] == pytest.approx(width / 1280)
        assert faults(measured) == [], SLIDES[place]
        visitor.page.keyboard.press("PageDown")
    assert visitor.said == []
    assert visitor.left == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_any_slide_on_a_screen_on_a_phone_or_zoomed(visitor, theme):
    visitor.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    visitor.open("present")
    for size in (None, PHONE, ZOOMED):
        if size:
            visitor.page.set_viewport_size(size)
        visitor.page.keyboard.press("Home")
        for place in range(len(SLIDES)):
            shown(visitor, place)
            assert visitor.violations() == [], SLIDES[place]
            if size:
                assert visitor.page.evaluate(SIDEWAYS) == [], SLIDES[place]
            visitor.page.keyboard.press("PageDown")


# On a phone: what reaches out of the window, unless it scrolls by itself, and type that is small.
SIDEWAYS = """
() => [...document.querySelectorAll('.slide[data-shown] :is(.line, h1, p, li, figure, table)')]
  .filter((one) => !one.closest('.slide-table, .drawing-room, [hidden], .slide-number'))
  .filter((one) => one.checkVisibility())
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1
    || parseFloat(getComputedStyle(one).fontSize) < 16)
  .map((one) => one.textContent.slice(0, 60))
"""


def test_keys_turn_the_slides_at_once_and_each_press_counts(visitor):
    page = visitor.page
    visitor.open("present")
    shown(visitor, 0)
    entries = page.evaluate("history.length")
    for key, place in (
        ("ArrowRight", 1), ("PageDown", 2), ("Space", 3), ("ArrowDown", 4), ("ArrowLeft", 3),
        ("PageUp", 2), ("ArrowUp", 1), ("End", -1), ("ArrowRight", -1), ("Home", 0), ("PageUp", 0),
    ):  # fmt: skip
        page.keyboard.press(key)
        shown(visitor, place)
    page.evaluate("""
      () => { for (let press = 0; press < 12; press += 1)
        document.body.dispatchEvent(new KeyboardEvent('keydown',
          { key: press % 3 === 2 ? 'PageUp' : 'PageDown', bubbles: true })); }
    """)
    shown(visitor, 4)
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    shown(visitor, 2)
    for key in ("b", "."):
        page.keyboard.press(key)
        expect(page.locator(".stage-blank")).to_be_visible()
        page.keyboard.press("PageDown")
        expect(page.locator(".stage-blank")).to_be_hidden()
        shown(visitor, 2)
    assert page.evaluate("history.length") == entries
    page.reload()
    visitor.settle()
    shown(visitor, 2)


def test_a_key_that_is_pressed_before_the_scripts_are_there_counts(browser, address):
    with visiting(browser, address) as visitor:
        visitor.page.goto(f"{address}/present?slide={SLIDES[1]}", wait_until="commit")
        expect(visitor.page.locator("#first .slide h1")).to_be_visible()
        visitor.page.keyboard.press("PageDown")
        visitor.settle()
        shown(visitor, 2)


def test_the_controls_fade_and_come_back_and_lead_to_each_slide(visitor):
    page = visitor.page
    visitor.open("present")
    controls = page.get_by_role("navigation", name="Slides")
    expect(controls).to_have_css("opacity", "0")
    page.mouse.move(200, 200)
    page.mouse.move(210, 210)
    expect(controls).to_have_css("opacity", "1")
    controls.get_by_role("button", name="all slides").click()
    page.get_by_role("dialog", name="All slides").get_by_role("link").nth(3).click()
    shown(visitor, 3)
    controls.get_by_role("button", name="Next").click()
    page.keyboard.press("Space")
    shown(visitor, 5)
    page.mouse.move(10, 10)
    expect(controls).to_have_css("opacity", "0")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    controls.get_by_role("button", name="Leave").focus()
    expect(controls).to_have_css("opacity", "1")


def test_escape_leads_back_to_the_page_before_with_its_filter_also_after_a_reload(visitor):
    page = visitor.page
    visitor.open("timeline?statuses=denied&focus=fact:trump-says-no")
    page.get_by_role("link", name="Present").click()
    expect(page).to_have_url(re.compile(r"present\?.*statuses=denied"))
    expect(page.locator(".slide[data-shown] footer")).to_contain_text("Filter:")
    expect(visitor.card()).to_have_count(0)
    page.keyboard.press("PageDown")
    address = page.url
    page.reload()
    visitor.settle()
    expect(page).to_have_url(address)
    page.keyboard.press("Escape")
    expect(page.locator("[data-part=top] h1")).to_have_text("Timeline")
    expect(visitor.card()).to_be_visible()
    expect(page).to_have_url(
        re.compile("timeline.*statuses=denied.*focus=fact(:|%3A)trump-says-no")
    )
    page.go_back()
    expect(page).to_have_url(address)
    visitor.settle()


def mark_at(visitor, side):
    """The mark of the map whose words lie furthest to a side, and a point on them."""
    return visitor.page.evaluate(
        """side => {
          const all = [...document.querySelectorAll('.slide[data-shown] g[data-target]')]
            .filter((one) => one.querySelector('text'));
          const at = (one) => one.querySelector('text').getBoundingClientRect();
          all.sort((one, other) => (at(one).x - at(other).x) * (side === 'left' ? 1 : -1));
          const { left, top, right, bottom } = at(all[0]);
          const middle = [(left + right) / 2, (top + bottom) / 2];
          return [all[0].dataset.target, ...middle, left, top, right, bottom];
        }""",
        side,
    )


@pytest.mark.parametrize(("width", "height"), SIZES[:2], ids=str)
def test_a_card_opens_away_from_what_was_clicked_in_large_type(visitor, width, height):
    page = visitor.page
    page.set_viewport_size({"width": width, "height": height})
    visitor.open("present?slide=caribbean")
    place = SLIDES.index("caribbean")
    for side in ("left", "right"):
        target, x, y, *words = mark_at(visitor, side)
        page.mouse.click(x, y)
        expect(page).to_have_url(re.compile(target.replace(":", "(:|%3A)")))
        visitor.settle()
        expect_card_apart(visitor, words, height)
        assert visitor.violations() == []
        page.keyboard.press("Escape")
        expect(visitor.card()).to_have_count(0)
        shown(visitor, place)
        focused = page.locator("[data-target]:focus-within").last
        expect(focused).to_have_attribute("data-target", target)
    page.keyboard.press("ArrowRight")  # to the next mark, as one has the focus
    page.keyboard.press("Enter")
    expect(visitor.card()).to_be_visible()
    page.keyboard.press("PageDown")
    shown(visitor, place + 1)
    expect(visitor.card()).to_have_count(0)
    sentence = page.locator(".slide[data-shown] [data-target]").first
    box = sentence.bounding_box()
    sentence.click()
    expect(visitor.card()).to_be_visible()
    words = (box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"])
    expect_card_apart(visitor, words, height)


def expect_card_apart(visitor, words, height):
    card = visitor.card().bounding_box()
    edges = (card["x"], card["y"], card["x"] + card["width"], card["y"] + card["height"])
    apart = (
        edges[0] >= words[2] or edges[2] <= words[0] or edges[1] >= words[3] or edges[3] <= words[1]
    )
    assert apart, (edges, words)
    sizes = (
        visitor.card()
        .locator(":is(p, li, dd, dt, h2, h3):visible")
        .evaluate_all(
            "all => all.filter(one => one.innerText.trim())"
            ".map(one => parseFloat(getComputedStyle(one).fontSize))"
        )
    )
    assert min(sizes) >= 20 * height / 720


def test_the_words_of_a_mark_are_shown_on_hover_and_on_focus_and_dismissed(visitor):
    page = visitor.page
    visitor.open("present?slide=caribbean")
    words = page.locator(".chart-tip")
    _, x, y, *_ = mark_at(visitor, "left")
    page.mouse.move(x, y)
    expect(words).to_be_visible()
    page.mouse.move(5, 5)
    expect(words).to_be_hidden()
    first = page.locator(".slide[data-shown] g[tabindex='0']")
    first.focus()
    said = first.get_attribute("data-said")
    page.keyboard.press("ArrowRight")
    expect(words).to_be_visible()
    expect(words).not_to_have_text(said)
    page.keyboard.press("Escape")
    expect(words).to_be_hidden()
    shown(visitor, SLIDES.index("caribbean"))


def test_the_presenter_view_follows_both_ways_survives_a_reload_and_closes(visitor):
    page = visitor.page
    visitor.open("present")
    with page.expect_popup() as opened:
        page.keyboard.press("p")
    view = opened.value
    number, notes = view.locator(".presenter-number"), view.locator(".presenter-notes > div")
    expect(number).to_have_text(f"Slide 1 of {len(SLIDES)}")
    expect(view.locator(".presenter-state")).to_contain_text("Ready")
    expect(view.locator(".presenter-clock")).to_have_text(re.compile(r"\d\d:\d\d"))
    expect(view.locator(".presenter-time")).to_contain_text("since the start")
    expect(notes).not_to_be_empty()
    page.keyboard.press("PageDown")
    expect(number).to_have_text(f"Slide 2 of {len(SLIDES)}")
    view.keyboard.press("PageDown")
    shown(visitor, 2)
    expect(view.locator(".presenter-next .slide")).to_have_attribute("data-slide", SLIDES[3])
    view.keyboard.press("b")
    expect(page.locator(".stage-blank")).to_be_visible()
    view.keyboard.press("b")
    expect(page.locator(".stage-blank")).to_be_hidden()
    page.reload()
    visitor.settle()
    page.keyboard.press("PageDown")
    expect(number).to_have_text(f"Slide 4 of {len(SLIDES)}")
    view.get_by_role("button", name="Back").click()
    shown(visitor, 2)
    with view.expect_event("close"):
        page.keyboard.press("Escape")
    assert visitor.said == []


def test_the_presenter_view_closes_with_the_page_and_a_blocked_one_says_so(browser, address):
    with visiting(browser, address) as visitor:
        visitor.open("present")
        with visitor.page.expect_popup() as opened:
            visitor.page.keyboard.press("p")
        with opened.value.expect_event("close"):
            visitor.page.close()
    with visiting(browser, address) as visitor:
        visitor.page.add_init_script("window.open = () => null")
        visitor.open("present")
        visitor.page.keyboard.press("p")
        expect(visitor.page.get_by_text("allow pop-ups for this page")).to_be_visible()


def test_the_deck_outlives_its_server_and_goes_on_without_one(browser):
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = {"STREAMLIT_SERVER_PORT": str(taken.getsockname()[1])}
    with ExitStack() as open_page:
        with served(env=port) as address:
            visitor = open_page.enter_context(visiting(browser, address))
            visitor.open("present")
            shown(visitor, 0)
        page = visitor.page
        page.wait_for_selector(
            "[data-test-connection-state]:not([data-test-connection-state=CONNECTED])"
        )
        page.context.set_offline(True)
        with page.expect_popup() as opened:
            page.keyboard.press("p")
        for place in range(1, len(SLIDES)):
            page.keyboard.press("PageDown")
            shown(visitor, place)
        number = opened.value.locator(".presenter-number")
        expect(number).to_have_text(f"Slide {len(SLIDES)} of {len(SLIDES)}")
        expect(opened.value.locator(".presenter-state")).to_contain_text("No connection")
        page.keyboard.press("PageUp")
        page.context.set_offline(False)
        with served(env=port):
            page.wait_for_selector("[data-test-connection-state=CONNECTED]")
            visitor.settle()
            shown(visitor, len(SLIDES) - 2)
        assert visitor.left == []


def test_without_javascript_the_linked_slide_is_read_and_leads_to_the_others(browser, address):
    with visiting(browser, address, java_script_enabled=False) as visitor:
        visitor.page.goto(f"{address}/present?slide={SLIDES[1]}")
        title = visitor.page.get_by_role("heading", level=1)
        expect(title).to_be_visible()
        links = visitor.page.get_by_role("navigation", name="Slides").get_by_role("link")
        expect(links).to_have_count(len(SLIDES))
        first = title.inner_text()
        links.nth(3).click()
        expect(title).not_to_have_text(first)
