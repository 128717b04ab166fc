"""What a chart of a page does: under the pointer, zoomed, as a picture, on a phone."""

import re
from base64 import b64decode

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import PHONE, visiting

CHANGES = """
name => {
  window.changes = 0;
  const count = records => { window.changes += records.length; };
  window.observer?.disconnect();
  window.observer = new MutationObserver(count);
  window.observer.observe(document.querySelector(`.st-key-${name}-box`), {
    subtree: true, childList: true, attributes: true, characterData: true,
  });
}
"""
MOST_CHANGES = 1_200
ITEM = "[...document.querySelectorAll('.chart-overlay path')].find(p => p.item?.target === target)"
MIDDLE = f"""
target => {{
  const path = {ITEM};
  path?.scrollIntoView({{ block: 'center' }});
  const box = path?.getBoundingClientRect();
  const svg = path?.ownerSVGElement.getBoundingClientRect();
  for (let y = box.top + 1; y < box.bottom; y += 3)
    for (let x = Math.max(box.left, svg.left) + 1; x < Math.min(box.right, svg.right); x += 3)
      if (document.elementFromPoint(x, y) === path) return [x, y];
}}
"""
A_FACT = "fact:il-76-arrival"
A_PICTURE = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""One pixel."""
HOLDS_WORDS = "async wanted => (await navigator.clipboard.readText()).includes(wanted)"
HOLDS_PICTURE = """
async () => (await navigator.clipboard.read())[0].types.includes("image/png")
"""


def point_at(visitor, target):
    """Move the pointer onto a mark; return where that is."""
    spot = visitor.page.evaluate(MIDDLE, target)
    visitor.page.mouse.move(spot[0] - 1, spot[1])
    visitor.page.mouse.move(*spot)
    return spot


def tip(visitor):
    """The words beside the pointer."""
    return visitor.page.locator(".chart-tip:popover-open")


def test_the_pointer_shows_the_words_of_a_mark_and_a_click_takes_them_away(visitor):
    visitor.open("timeline")
    spot = point_at(visitor, A_FACT)
    expect(tip(visitor)).to_contain_text("A Russian Il-76 aircraft arrived in Caracas")
    visitor.page.mouse.click(*spot)
    expect(visitor.card()).to_be_visible()
    visitor.settle()
    expect(tip(visitor)).to_have_count(0)
    point_at(visitor, A_FACT)
    visitor.page.keyboard.press("Escape")
    expect(visitor.card()).to_have_count(0)


def test_the_words_come_back_only_once_the_pointer_has_left_what_was_clicked(visitor):
    visitor.open()
    x, y = point_at(visitor, "place:venezuela")
    expect(tip(visitor)).to_be_visible()
    visitor.page.mouse.click(x, y)
    expect(visitor.card()).to_be_visible()
    visitor.settle()
    visitor.page.mouse.move(x + 1, y)
    visitor.page.mouse.move(x, y)
    expect(tip(visitor)).to_have_count(0)
    visitor.page.mouse.move(2, 2)
    point_at(visitor, "place:venezuela")
    expect(tip(visitor)).to_be_visible()


def test_the_words_of_the_focused_mark_go_when_it_is_chosen(visitor):
    visitor.open("timeline")
    visitor.page.locator(".st-key-timeline-box [role=listbox]").focus()
    expect(tip(visitor)).to_be_visible()
    visitor.page.keyboard.press("Enter")
    expect(visitor.card()).to_be_visible()
    visitor.settle()
    expect(tip(visitor)).to_have_count(0)


def test_a_tap_opens_a_card_and_leaves_no_words_beside_the_mark(browser, address):
    with visiting(browser, address, has_touch=True) as visitor:
        visitor.open()
        visitor.page.touchscreen.tap(*visitor.page.evaluate(MIDDLE, "place:venezuela"))
        expect(visitor.card()).to_be_visible()
        visitor.settle()
        expect(tip(visitor)).to_have_count(0)


def test_the_words_can_be_pointed_at_and_stay_in_the_window(visitor):
    visitor.open("timeline")
    point_at(visitor, A_FACT)
    box = tip(visitor).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= visitor.page.viewport_size["width"]
    visitor.page.mouse.move(box["x"] + 5, box["y"] + 5, steps=4)
    expect(tip(visitor)).to_be_visible()
    visitor.page.mouse.move(5, 5)
    expect(tip(visitor)).to_have_count(0)


def test_escape_takes_the_words_of_the_focused_mark_away_and_leaves_the_focus(visitor):
    visitor.open("timeline")
    marks = visitor.page.locator(".st-key-timeline-box [role=listbox]")
    marks.focus()
    expect(tip(visitor)).to_be_visible()
    visitor.page.keyboard.press("Escape")
    expect(tip(visitor)).to_have_count(0)
    expect(marks).to_be_focused()
    expect(visitor.page.locator(".chart-ring")).to_have_count(1)


@pytest.mark.parametrize(("path", "chart"), [("timeline", "timeline"), ("", "map")])
def test_marks_stay_under_what_is_selected_when_a_chart_is_zoomed(visitor, path, chart):
    visitor.open(path)
    box = visitor.page.locator(f".st-key-{chart}-box")
    before = offsets(visitor, chart)
    for _ in range(2):
        box.get_by_role("button", name="Zoom in").click()
    expect(box.locator(".chart-canvas[data-zoomed]")).to_be_visible()
    after = offsets(visitor, chart)
    assert before
    assert {name for name, off in after.items() if off > 1} == set()
    box.get_by_role("button", name="Show the whole").click()
    expect(box.locator(".chart-canvas[data-zoomed]")).to_have_count(0)
    assert offsets(visitor, chart) == pytest.approx(before, abs=0.5)


@pytest.mark.parametrize(("path", "chart"), [("timeline", "timeline"), ("", "map")])
def test_plotly_is_fetched_by_a_reader_who_zooms_and_paints_what_is_zoomed(visitor, path, chart):
    visitor.open(path)
    box = visitor.page.locator(f".st-key-{chart}-box")
    sketch, plot = box.locator(".chart-sketch"), box.locator(".chart-plot .main-svg")
    lines = sketch.locator("path[d]")
    assert lines.count() > 2
    assert not visitor.page.evaluate("Boolean(window.Plotly)")
    box.get_by_role("button", name="Zoom in").click()
    expect(plot.first).to_be_visible()
    expect(sketch).to_be_hidden()
    box.get_by_role("button", name="Show the whole").click()
    expect(sketch).to_be_visible()
    expect(plot).to_have_count(0)


def offsets(visitor, chart):
    """How far the points of a chart stand from where the transform of its overlay puts them."""
    return visitor.page.evaluate(
        """chart => {
          const box = document.querySelector(`.st-key-${chart}-box`);
          const matrix = box.querySelector('.chart-overlay g g').getScreenCTM();
          const frame = box.querySelector('.chart-points').getBoundingClientRect();
          const group = chart === 'map' ? 1 : 2;
          const points = [...box.querySelectorAll(`.chart-points > g:nth-of-type(${group}) > g`)];
          const found = {};
          points.forEach((point, index) => {
            const [x, y] = point.at;
            const at = new DOMPoint(x, y).matrixTransform(matrix);
            const [dx, dy] = point.getAttribute('transform').match(/-?[\\d.]+/g).map(Number);
            found[index] = Math.hypot(frame.x + dx - at.x, frame.y + dy - at.y);
          });
          return found;
        }""",
        chart,
    )


def test_a_zoomed_chart_is_dragged_and_keeps_its_zoom_over_a_filter(visitor):
    visitor.open("timeline")
    box = visitor.page.locator(".st-key-timeline-box")
    moving = box.locator(".chart-overlay g g").first
    box.get_by_role("button", name="Zoom in").click()
    expect(box.locator(".chart-canvas[data-zoomed]")).to_be_visible()
    zoomed = moving.get_attribute("transform")
    visitor.page.locator("h1").scroll_into_view_if_needed()
    canvas = box.locator(".chart-canvas").bounding_box()
    visitor.page.mouse.move(canvas["x"] + 600, canvas["y"] + 120)
    visitor.page.mouse.down()
    visitor.page.mouse.move(canvas["x"] + 500, canvas["y"] + 120, steps=5)
    visitor.page.mouse.up()
    dragged = moving.get_attribute("transform")
    assert zoomed != dragged
    expect(visitor.card()).to_have_count(0)
    visitor.page.get_by_label("Search the facts").fill("letter")
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.get_by_text(re.compile(r"^\d+ of \d+ facts: text"))).to_be_visible()
    visitor.settle()
    assert moving.get_attribute("transform") == dragged


@pytest.mark.parametrize("text", ["letter", "boat"])
def test_a_filter_and_its_end_change_few_elements_of_the_timeline(visitor, text):
    visitor.open("timeline")
    for wanted in (text, ""):
        visitor.page.evaluate(CHANGES, "timeline")
        search = visitor.page.get_by_label("Search the facts")
        search.fill(wanted)
        visitor.page.keyboard.press("Enter")
        said = r"^\d+ of \d+ facts: text" if wanted else r"^All \d+ facts$"
        expect(visitor.page.get_by_text(re.compile(said))).to_be_visible()
        visitor.settle()
        assert 0 < visitor.page.evaluate("changes") <= MOST_CHANGES


def test_a_chart_fills_the_screen(visitor):
    visitor.open("timeline")
    visitor.page.get_by_role("button", name="Full screen").click()
    visitor.page.wait_for_function(
        """() => {
          const box = document.fullscreenElement?.getBoundingClientRect();
          const drawn = document.querySelector('.chart-overlay').getBoundingClientRect();
          return box && Math.abs(drawn.width - box.width) < 80;
        }"""
    )


def test_a_chart_is_taken_as_picture_data_code_and_citation_by_the_keyboard(visitor):
    page = visitor.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.route(
        "**/export/chart/timeline.png?statuses=denied&theme=light",
        lambda route: route.fulfill(body=A_PICTURE, content_type="image/png"),
    )
    visitor.open("timeline?statuses=denied")
    button = page.get_by_role("button", name="Take this chart: Timeline")
    button.focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("dialog", name="Take this chart: Timeline")
    taken = {
        link.inner_text(): link.get_attribute("href") for link in box.get_by_role("link").all()
    }
    assert taken["SVG, dark"] == "./export/chart/timeline.svg?statuses=denied&theme=dark"
    assert taken["Facts, CSV"] == "./export/csv/facts?statuses=denied"
    assert taken["Sizes and preview"] == "./share?statuses=denied#embed-timeline"
    assert visitor.violations() == []

    address = (
        f"{page.url.partition('timeline')[0]}?embed=true&amp;chart=timeline&amp;statuses=denied"
    )
    code = box.get_by_label("Code of this chart")
    expect(code).to_have_value(re.compile("iframe"))
    assert f'src="{address}"' in code.input_value()
    for name, expected in (("Copy code", code.input_value()), ("Copy as Text", page.url)):
        box.get_by_role("button", name=name).click()
        page.wait_for_function(HOLDS_WORDS, arg=expected)
    box.get_by_role("button", name="Copy picture").click()
    page.wait_for_function(HOLDS_PICTURE)

    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(button).to_be_focused()


def test_a_phone_reads_the_timeline_as_a_list_and_opens_a_card_by_a_tap(browser, address):
    with visiting(browser, address, viewport=PHONE, has_touch=True) as visitor:
        visitor.open("timeline")
        marks = visitor.page.locator(".st-key-timeline-box [role=listbox]")
        expect(marks.get_by_role("option").first).to_be_visible()
        expect(visitor.page.locator(".chart-stage")).to_be_hidden()
        arrival = visitor.page.locator(f"[role=option][data-target='{A_FACT}']")
        expect(arrival).to_contain_text("26 October 2025")
        expect(arrival.locator("svg")).to_be_visible()
        arrival.tap()
        expect(visitor.card()).to_contain_text("A Russian Il-76 aircraft arrived in Caracas")
        assert visitor.violations() == []


def test_a_phone_shows_the_whole_map_with_the_numbers_of_its_list(browser, address):
    with visiting(browser, address, viewport=PHONE, has_touch=True) as visitor:
        visitor.open()
        box = visitor.page.locator(".st-key-map-box")
        drawn = box.locator(".chart-overlay").bounding_box()
        assert drawn["width"] <= PHONE["width"]
        listed = box.locator(".chart-number").all_text_contents()
        on_map = set(box.locator(".chart-points text").all_text_contents())
        assert listed
        assert set(listed) <= on_map


def test_a_window_tells_its_width_once_for_all_charts(browser, address):
    with visiting(browser, address, viewport=PHONE) as visitor:
        runs = []
        visitor.page.on(
            "websocket",
            lambda socket: socket.on("framesent", lambda data: runs.append(data)),
        )
        visitor.open()
        told = [run for run in runs if b'"width"' in run or b"width" in run]
        assert len(told) == 1


def test_a_chart_moves_nothing_for_who_wants_no_motion(visitor):
    visitor.page.emulate_media(reduced_motion="reduce")
    visitor.open("timeline")
    moving = visitor.page.evaluate(
        """() => [...document.querySelectorAll('.chart, .chart *')].filter(e => {
          const style = getComputedStyle(e);
          return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0;
        }).length"""
    )
    assert moving == 0


def test_a_page_that_lacks_what_is_named_to_it_gets_it_again(visitor):
    visitor.page.route("**/unpacked.js", forgetful)
    visitor.open("timeline")
    marks = visitor.page.locator(".chart-overlay .chart-area")
    everything = marks.count()
    search = visitor.page.get_by_label("Search the facts")
    search.fill("letter")
    search.press("Enter")
    expect(marks).not_to_have_count(everything)
    search.fill("")
    search.press("Enter")
    expect(marks).to_have_count(everything)
    visitor.page.unroute_all()


def forgetful(route):
    """Let a script keep nothing that it had."""
    kept = route.fetch().text()
    first = "const name = nameOf(bytes);"
    assert first in kept
    forgets = kept.replace(first, f"had.clear(); {first}")
    route.fulfill(body=forgets, content_type="text/javascript")
