"""Every page in a real browser: by mouse, by keyboard, by link."""

import re
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import visiting

LINKS = (
    "Timeline",
    "Military aid",
    "Voices",
    "Tensions",
    "Open questions",
    "Facts",
    "Sources",
    "Share",
)
A_FACT = "il-76-arrival"


def parameters(visitor):
    return parse_qs(urlsplit(visitor.page.url).query)


def spot_of(visitor, chart, wanted="fact:"):
    """Where the first mark of a chart is that stands for such a target, and nothing covers it.

    Once it stands still: what is above it may still be on its way.
    """
    found = visitor.page.wait_for_function(
        """([chart, wanted]) => {
          const paths = [...document.querySelectorAll(`.st-key-${chart}-box .chart-overlay path`)];
          for (const path of paths.filter(p => p.item?.target.startsWith(wanted))) {
            path.scrollIntoView({ block: 'center' });
            const box = path.getBoundingClientRect();
            for (let y = box.top + 1; y < box.bottom; y += 3)
              for (let x = box.left + 1; x < box.right; x += 3)
                if (document.elementFromPoint(x, y) === path) {
                  const before = window.spotBefore;
                  window.spotBefore = `${x},${y}`;
                  return before === window.spotBefore && [x, y];
                }
          }
        }""",
        arg=[chart, wanted],
        polling=100,
    )
    return found.json_value()


def click_mark(visitor, chart, wanted="fact:"):
    """Click that mark."""
    visitor.page.mouse.click(*spot_of(visitor, chart, wanted))


def boxes_of_words(visitor, chart):
    """The words in a chart: each with left, top, right, bottom, and the chart's sides.

    Without the room above and below letters, which lines of one label share.
    """
    return visitor.page.evaluate(
        """chart => {
          const plot = document.querySelector(`.st-key-${chart}-box .chart-points`);
          const frame = plot.getBoundingClientRect();
          return [...plot.querySelectorAll('text')].map(t => {
            const b = t.getBoundingClientRect();
            const air = b.height * 0.15;
            const [top, bottom] = [b.top + air, b.bottom - air];
            return [t.textContent, b.left, top, b.right, bottom, frame.left, frame.right];
          });
        }""",
        chart,
    )


def are_apart(one, other):
    """Whether two boxes, each a name and left, top, right, bottom, do not overlap."""
    return one[3] <= other[1] or other[3] <= one[1] or one[4] <= other[2] or other[4] <= one[2]


@pytest.mark.parametrize(("chart", "wanted"), [("map", "place:"), ("timeline", "fact:")])
def test_a_click_on_a_mark_opens_its_card_and_escape_lets_go(visitor, chart, wanted):
    visitor.open()
    click_mark(visitor, chart, wanted)
    expect(visitor.card()).to_be_visible()
    assert "focus" in parameters(visitor)
    visitor.page.keyboard.press("Escape")
    expect(visitor.card()).to_have_count(0)
    assert "fact" not in parameters(visitor)


def test_a_second_click_on_the_same_mark_lets_go(visitor):
    visitor.open()
    click_mark(visitor, "timeline")
    expect(visitor.card()).to_be_visible()
    visitor.settle()
    click_mark(visitor, "timeline")
    expect(visitor.card()).to_have_count(0)


def test_a_mark_can_be_clicked_again_after_escape(visitor):
    visitor.open()
    for _ in range(2):
        click_mark(visitor, "timeline")
        expect(visitor.card()).to_be_visible()
        visitor.page.keyboard.press("Escape")
        expect(visitor.card()).to_have_count(0)
        visitor.settle()


def test_what_was_clicked_stays_in_focus_on_the_way_to_another_view_and_back(visitor):
    visitor.open()
    click_mark(visitor, "timeline")
    expect(visitor.card()).to_be_visible()
    visitor.page.get_by_role("radio", name="World").click()
    expect(visitor.page).to_have_url(re.compile("map=world"))
    visitor.page.get_by_role("radio", name="Caribbean").click()
    expect(visitor.page).to_have_url(re.compile("map=theatre"))
    visitor.settle()
    expect(visitor.card()).to_be_visible()


def test_a_link_restores_page_filter_and_focus_in_a_fresh_browser(browser, address):
    with visiting(browser, address) as visitor:
        visitor.open(f"facts?status=denied&status=declined&fact={A_FACT}")
        expect(visitor.page.locator("h1")).to_have_text("Facts")
        expect(visitor.page.get_by_text(re.compile(r"\d+ of \d+ facts: status"))).to_be_visible()
        expect(visitor.card()).to_be_visible()


def test_a_reload_keeps_the_view(visitor):
    visitor.open(f"?status=claimed&fact={A_FACT}")
    visitor.page.reload()
    visitor.settle()
    assert parameters(visitor) == {"status": ["claimed"], "fact": [A_FACT]}
    expect(visitor.card()).to_be_visible()


def test_filters_and_focus_go_along_to_another_page(visitor):
    visitor.open(f"?statuses=reported&focus=fact:{A_FACT}")
    visitor.go("Timeline")
    expect(visitor.page.locator("h1")).to_have_text("Timeline")
    expect(visitor.card()).to_be_visible()
    expect(visitor.page).to_have_url(re.compile(f"statuses=reported.*focus=fact(:|%3A){A_FACT}"))


def test_a_filter_says_itself_in_words_and_goes_in_one_click(visitor):
    visitor.open()
    visitor.page.get_by_label("Search the facts").fill("radar")
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.get_by_text(re.compile(r"\d+ of \d+ facts: text “radar”"))).to_be_visible()
    assert parameters(visitor) == {"text": ["radar"]}
    visitor.page.get_by_role("link", name="Show all facts").click()
    expect(visitor.page.get_by_text(re.compile(r"^All \d+ facts$"))).to_be_visible()
    assert parameters(visitor) == {}


def test_a_status_is_chosen_in_the_filter_box(visitor):
    visitor.open()
    visitor.page.get_by_role("button", name="Filter").click()
    visitor.page.get_by_role("combobox", name="Status").click()
    visitor.page.get_by_role("option", name="Denied").click()
    expect(visitor.page).to_have_url(re.compile("statuses=denied"))


def test_nothing_found_says_so_and_how_to_widen_it(visitor):
    visitor.open("?text=zeppelin")
    expect(visitor.page.get_by_text("No fact matches.")).to_be_visible()
    assert visitor.said == []


def test_nonsense_in_the_address_gives_the_default_view_and_a_quiet_notice(visitor):
    visitor.open("?status=loud&fact=no-such&period=2025-13&utm_source=mail")
    expect(
        visitor.page.get_by_text(re.compile("Part of the link was not understood"))
    ).to_be_visible()
    expect(visitor.page.get_by_text(re.compile(r"^All \d+ facts$"))).to_be_visible()
    assert visitor.said == []


def test_the_map_can_be_switched_and_the_link_says_so(visitor):
    visitor.open()
    visitor.page.get_by_role("radio", name="World").click()
    expect(visitor.page).to_have_url(re.compile("map=world"))
    visitor.settle()
    assert visitor.left == []


@pytest.mark.parametrize("view", ["theatre", "world"])
def test_labels_of_the_map_do_not_overlap(visitor, view):
    visitor.open(f"?map={view}")
    boxes = boxes_of_words(visitor, "map")
    assert len(boxes) >= 3
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            assert are_apart(one, other), f"{one[0]} overlaps {other[0]}"


def test_a_click_on_a_ribbon_filters_and_a_second_one_lets_go(visitor):
    visitor.open("voices")
    for wanted in ({"outlets": ["washington-post"], "bases": ["documents"]}, {}):
        click_mark(visitor, "attribution-flow", "filter:outlets=washington-post&bases=documents")
        visitor.page.wait_for_function(
            "wanted => location.search.includes('bases=documents') === wanted", arg=bool(wanted)
        )
        visitor.settle()
        assert parameters(visitor) == wanted


def test_a_click_on_a_cell_of_the_matrix_filters(visitor):
    visitor.open("voices")
    click_mark(visitor, "basis-matrix", "filter:bases=on-record&statuses=denied")
    said = visitor.page.locator(".results .let-through")
    expect(said).to_have_text(re.compile(r"^2 of \d+ facts"))
    assert parameters(visitor) == {"bases": ["on-record"], "statuses": ["denied"]}


@pytest.mark.parametrize("path", ["voices", "voices?outlets=cnn", f"voices?fact={A_FACT}"])
def test_labels_of_the_flow_are_whole_and_apart(visitor, path):
    visitor.open(path)
    boxes = boxes_of_words(visitor, "attribution-flow")
    assert len(boxes) > 16
    for place, one in enumerate(boxes):
        assert one[5] <= one[1] < one[3] <= one[6], f"{one[0]} is cut"
        for other in boxes[place + 1 :]:
            assert are_apart(one, other), f"{one[0]} overlaps {other[0]}"


def test_a_click_on_a_line_between_actors_opens_its_card(visitor):
    visitor.open("actors")
    click_mark(visitor, "actor-graph", "relation:venezuela-asks-china")
    expect(visitor.card()).to_be_visible()
    assert parameters(visitor) == {"focus": ["relation:venezuela-asks-china"]}
    visitor.page.keyboard.press("Escape")
    expect(visitor.card()).to_have_count(0)


@pytest.mark.parametrize("path", ["actors", "actors?status=denied", f"actors?fact={A_FACT}"])
def test_words_of_the_graph_are_whole_and_apart(visitor, path):
    visitor.open(path)
    boxes = boxes_of_words(visitor, "actor-graph")
    assert boxes
    for place, one in enumerate(boxes):
        assert one[5] <= one[1] < one[3] <= one[6], f"{one[0]} is cut"
        for other in boxes[place + 1 :]:
            assert are_apart(one, other), f"{one[0]} overlaps {other[0]}"


def test_the_way_from_a_card_to_its_tensions_keeps_the_focus(visitor):
    visitor.open("facts?focus=fact:trump-says-no")
    visitor.page.get_by_role("link", name="See the claims side by side").click()
    expect(visitor.page.locator("h1")).to_have_text("Tensions")
    first = visitor.page.locator(".tension").first
    expect(first.locator(".side-claim.selected")).to_be_visible()
    assert parameters(visitor)["focus"] == ["fact:trump-says-no"]


def test_the_keyboard_reaches_the_filters(visitor):
    visitor.open("aid")
    visitor.page.get_by_label("Search the facts").focus()
    reached = set()
    for _ in range(40):
        visitor.page.keyboard.press("Tab")
        reached.add(visitor.page.evaluate("document.activeElement.innerText.trim()"))
    assert any(text.startswith("Filter") for text in reached)


def test_a_place_that_is_not_on_the_map_is_listed_with_its_reason(visitor):
    visitor.open()
    notes = visitor.page.locator(".st-key-map-box .chart-notes")
    notes.locator("summary").click()
    expect(
        notes.get_by_text(re.compile("Aboard Air Force One.*does not say where"))
    ).to_be_visible()


def open_list(visitor, label):
    """Open a list of the filter. One may close again where the page moves under it meanwhile."""
    options = visitor.page.get_by_role("option")
    for _ in range(4):
        visitor.page.get_by_role("combobox", name=label).click()
        with suppress(AssertionError):
            expect(options.first).to_be_visible(timeout=4000)
            return
    expect(options.first).to_be_visible()


def test_every_control_of_every_page_works_without_leaving_the_machine(visitor):
    visitor.open()
    for name in (*LINKS, "Situation"):
        before = visitor.page.url
        visitor.go(name)
        expect(visitor.page).not_to_have_url(before)
        visitor.settle()  # a list that is open closes where a page is still being drawn
        visitor.page.locator(".st-key-filter-popover button").click()
        for label in ("Actor", "Kind", "Status", "Basis"):
            open_list(visitor, label)
            visitor.page.keyboard.press("Escape")
        visitor.page.keyboard.press("Escape")
    visitor.settle()
    for button in visitor.page.locator(".chart-tools > button:visible:not([aria-disabled])").all():
        button.click()
        # One of them fills the screen, which Escape would end if there were a window.
        visitor.page.evaluate("document.fullscreenElement && document.exitFullscreen()")
    assert visitor.left == []
    assert visitor.said == []


def test_a_map_keeps_its_zoom_over_a_filter(visitor):
    visitor.open()
    box = visitor.page.locator(".st-key-map-box")
    box.get_by_role("button", name="Zoom in").click()
    moving = box.locator(".chart-overlay g g").first
    expect(moving).to_have_attribute("transform", re.compile(r"^matrix\(1\.6 "))
    zoomed = moving.get_attribute("transform")
    visitor.page.get_by_label("Search the facts").fill("letter")
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.get_by_text(re.compile(r"^\d+ of \d+ facts: text"))).to_be_visible()
    visitor.settle()
    assert moving.get_attribute("transform") == zoomed


def test_the_way_back_goes_to_the_view_before(visitor):
    visitor.open(f"?fact={A_FACT}")
    visitor.go("Timeline")
    expect(visitor.page.locator("h1")).to_have_text("Timeline")
    visitor.page.go_back()
    expect(visitor.page.locator("h1")).not_to_have_text("Timeline")
    expect(visitor.card()).to_be_visible()
