"""The table of facts in a browser: what is clicked, what the keyboard reaches, what stays."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import PHONE

ROWS = ".facts-table tbody tr"
IN_VIEW = """row => {
  const frame = document.querySelector('.facts-frame').getBoundingClientRect();
  const { top, bottom } = row.getBoundingClientRect();
  return top >= frame.top && bottom <= Math.min(frame.bottom, innerHeight);
}"""
"""Whether a row is to be seen whole, in the table and in the window."""


@pytest.fixture
def facts(visitor):
    visitor.open("facts")
    visitor.page.wait_for_selector(ROWS)
    return visitor


def ids(visitor):
    return visitor.page.locator(ROWS).evaluate_all("rows => rows.map(row => row.dataset.key)")


def sort(visitor, head, said):
    """Click the head of a column and wait until it says how it sorts."""
    visitor.page.get_by_role("button", name=head, exact=True).click()
    visitor.page.wait_for_selector(f"th[aria-sort={said}]:has-text('{head}')")


def opened(visitor, fact):
    """Wait for the card of a fact and the mark on its row."""
    visitor.page.wait_for_url(re.compile(f"focus=fact(:|%3A){fact}$"))
    visitor.page.wait_for_selector(f"tr.is-selected[data-key='{fact}']")
    visitor.card().wait_for()


@pytest.mark.parametrize("column", ["date", "fact", "firmness", "source", "kind"])
def test_a_click_anywhere_on_a_row_opens_its_card(facts, column):
    fact = ids(facts)[3]
    facts.page.locator(f"{ROWS} .fact-{column}").nth(3).click(position={"x": 4, "y": 4})
    opened(facts, fact)
    assert facts.page.locator(".facts-table thead th").count() == 8
    assert facts.page.locator("tr.is-selected").count() == 1
    assert facts.said == []


def test_the_keyboard_reaches_the_table_once_and_opens_a_row(facts):
    page = facts.page
    page.get_by_role("button", name="Kind", exact=True).focus()
    page.keyboard.press("Tab")
    focused = page.locator(f"{ROWS}:focus-within")
    all_ids = ids(facts)
    expect(focused).to_have_attribute("data-key", all_ids[0])
    steps = (("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1), ("End", -1), ("Home", 0))
    for key, place in (*steps, ("ArrowDown", 1)):
        page.keyboard.press(key)
        expect(focused).to_have_attribute("data-key", all_ids[place])
    page.keyboard.press("Enter")
    opened(facts, all_ids[1])
    expect(focused).to_have_attribute("data-key", all_ids[1])
    page.keyboard.press("Tab")
    expect(focused).to_have_count(0)


def test_a_row_keeps_the_focus_however_fast_it_is_chosen(facts):
    row = facts.page.locator(ROWS).first
    row.locator("a").first.focus()
    first = row.element_handle()
    for _ in range(4):
        facts.enter_fast()
        expect(facts.page.locator(f"{ROWS}:focus-within")).to_have_count(1)
        assert first.evaluate("row => row.isConnected")  # no other one in its place


def test_the_focus_is_seen_under_the_head(facts):
    page = facts.page
    page.locator(f"{ROWS} a").first.focus()
    for _ in range(20):
        page.keyboard.press("ArrowDown")
    for _ in range(15):
        page.keyboard.press("ArrowUp")
    head = page.locator(".facts-table thead").bounding_box()
    row = page.locator(f"{ROWS}:focus-within").bounding_box()
    assert row["y"] >= head["y"] + head["height"] - 1


def test_a_linked_fact_is_marked_and_in_view_and_takes_no_focus(visitor):
    visitor.open("facts")
    last = ids(visitor)[-1]
    visitor.open(f"facts?focus=fact:{last}")
    opened(visitor, last)
    row = visitor.page.locator("tr.is-selected")
    visitor.page.wait_for_function(f"() => ({IN_VIEW})(document.querySelector('tr.is-selected'))")
    assert row.evaluate("row => getComputedStyle(row.firstElementChild).boxShadow") != "none"
    expect(visitor.page.locator("tr:focus-within")).to_have_count(0)


def test_the_order_survives_a_card_a_filter_and_another_page(facts):
    page = facts.page
    unsorted = ids(facts)
    sort(facts, "Date", "ascending")
    by_time = ids(facts)
    assert by_time != unsorted
    assert sorted(by_time) == sorted(unsorted)
    page.locator(f"{ROWS} .fact-kind").nth(2).click()
    opened(facts, by_time[2])
    assert ids(facts) == by_time
    page.locator(f"{ROWS} .fact-kind").nth(2).scroll_into_view_if_needed()
    page.get_by_role("link", name="6 facts have a figure").click()
    page.wait_for_url("**figures=yes**")
    page.wait_for_function("rows => document.querySelectorAll(rows).length === 6", arg=ROWS)
    assert ids(facts) == [name for name in by_time if name in ids(facts)]
    page.go_back()
    page.wait_for_function("rows => document.querySelectorAll(rows).length === 79", arg=ROWS)
    page.get_by_role("link", name="Timeline", exact=True).first.click()
    page.wait_for_url("**/timeline**")
    page.get_by_role("link", name="Facts", exact=True).first.click()
    page.wait_for_selector("th[aria-sort=ascending]")
    assert ids(facts) == by_time


def test_a_second_click_turns_the_order_and_a_third_takes_it_away(facts):
    unsorted = ids(facts)
    sort(facts, "Who says so", "ascending")
    sort(facts, "Who says so", "descending")
    assert ids(facts) != unsorted
    facts.page.get_by_role("button", name="Who says so", exact=True).click()
    facts.page.wait_for_selector("thead:not(:has([aria-sort$=ending]))")
    assert ids(facts) == unsorted


def test_that_no_figure_rests_on_an_unnamed_source_takes_no_click_to_see(facts):
    said = facts.page.locator(".facts-figures")
    assert "unnamed sources none" in " ".join(said.inner_text().split())
    said.get_by_role("link", name="unnamed sources none").click()
    facts.page.locator(".facts-none").wait_for()
    assert facts.page.locator(".facts-none").inner_text().startswith("None. 0 of 79 facts: ")


def test_dates_as_edtf_by_keyboard(facts):
    button = facts.page.get_by_role("button", name="Dates as EDTF")
    button.press("Enter")
    facts.page.wait_for_selector("button[aria-pressed=true]")
    assert "2025-10-31" in facts.page.locator(f"{ROWS} .fact-date").first.inner_text()
    expect(button).to_be_focused()


def test_a_laptop_shows_twelve_facts_at_once(facts):
    assert sum(facts.page.locator(ROWS).evaluate_all(f"rows => rows.map({IN_VIEW})")) >= 12


@pytest.mark.parametrize("width", [1280, 1024, 700])
def test_beside_a_card_the_first_two_columns_stay_where_they_are(visitor, width):
    visitor.page.set_viewport_size({"width": width, "height": 768})
    visitor.open("facts?focus=fact:letter-prepared")
    frame = visitor.page.locator(".facts-frame")
    frame.wait_for()
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    cells = [visitor.page.locator(f"{ROWS} .fact-{name}").first for name in ("date", "fact")]
    before = [cell.bounding_box() for cell in cells]
    frame.evaluate("frame => (frame.scrollLeft = 9999)")
    assert [cell.bounding_box() for cell in cells] == before
    assert visitor.page.evaluate("() => document.body.scrollWidth <= innerWidth")


def test_on_a_phone_facts_are_cards_and_nothing_scrolls_sideways(visitor):
    visitor.page.set_viewport_size(PHONE)
    visitor.open("facts")
    row = visitor.page.locator(ROWS).first
    row.wait_for()
    places = {
        name: row.locator(f".fact-{name}").bounding_box()
        for name in ("fact", "firmness", "date", "source")
    }
    assert places["fact"]["y"] < places["firmness"]["y"] < places["source"]["y"]
    size = row.locator(".fact-fact").evaluate("cell => getComputedStyle(cell).fontSize")
    assert float(size.removesuffix("px")) >= 17
    for hidden in ("kind", "basis", "speaker", "figures"):
        assert not row.locator(f".fact-{hidden}").is_visible()
    assert visitor.page.evaluate(
        "() => [document.documentElement, document.querySelector('.facts-list')]"
        ".every(one => one.scrollWidth <= innerWidth)"
    )
    fact = ids(visitor)[0]
    row.click(position={"x": places["fact"]["width"] - 2, "y": 4})
    opened(visitor, fact)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_has_nothing_to_say(visitor, theme):
    visitor.page.emulate_media(color_scheme=theme)
    visitor.open("facts?focus=fact:letter-prepared")
    visitor.page.wait_for_selector("tr.is-selected")
    assert visitor.violations() == []
