"""The navigation and the filter of a phone: within reach of the thumb, one tap a step."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import PHONE, visiting

LEAST = 44
"""Pixels that a finger needs."""


@pytest.fixture(scope="module")
def hand(browser, address):
    with visiting(
        browser, address, viewport=PHONE, has_touch=True, is_mobile=True, user_agent="Mobile test"
    ) as visitor:
        yield visitor


def bar(visitor):
    return visitor.page.get_by_role("navigation", name="Pages", exact=True)


def entries(visitor):
    return visitor.page.evaluate("history.length")


def test_the_bar_lies_at_the_lower_edge_and_a_finger_can_hit_each_way(hand):
    hand.open("facts")
    ways = bar(hand).locator("a, button")
    assert ways.count() == 5
    for way in ways.all():
        box = way.bounding_box()
        assert min(box["width"], box["height"]) >= LEAST
        assert box["y"] + box["height"] > PHONE["height"] - 4
    expect(bar(hand).locator("[aria-current=page]")).to_have_text("Facts")
    expect(hand.page.get_by_test_id("stHeader")).to_be_hidden()


def test_a_tap_is_one_entry_in_the_history_and_back_leads_to_the_page_before(hand):
    hand.open("facts?statuses=denied")
    before = entries(hand)
    bar(hand).get_by_role("link", name="Timeline").tap()
    expect(hand.page.locator("h1")).to_have_text("Timeline")
    expect(hand.page).to_have_url(re.compile(r"/timeline\?statuses=denied$"))
    expect(bar(hand).locator("[aria-current=page]")).to_have_text("Timeline")
    hand.settle()
    assert entries(hand) == before + 1
    hand.page.go_back()
    expect(hand.page.locator("h1")).to_have_text("Facts")
    expect(hand.page).to_have_url(re.compile(r"/facts\?statuses=denied$"))


def test_the_other_pages_are_one_tap_further_and_the_list_closes_by_the_choice(hand):
    hand.open("facts")
    more = hand.page.get_by_role("navigation", name="More pages")
    expect(more).to_be_hidden()
    bar(hand).get_by_role("button", name="More").tap()
    assert more.get_by_role("link").all_inner_texts()[:2] == ["Present", "Share"]
    assert hand.violations() == []
    more.get_by_role("link", name="Voices").tap()
    expect(hand.page.locator("h1")).to_have_text("Voices")
    expect(more).to_be_hidden()
    expect(bar(hand).locator("[aria-current]")).to_have_text("More")


def test_the_filter_fills_the_window_and_its_button_leads_back(hand):
    hand.open("facts?statuses=denied")
    hand.page.locator(".st-key-filter-popover button").tap()
    sheet = hand.page.get_by_test_id("stPopoverBody")
    close = sheet.get_by_role("button", name="Show 2 facts")
    expect(close).to_be_in_viewport(ratio=1)
    box = sheet.bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, *PHONE.values())
    assert hand.violations() == []
    close.tap()
    expect(sheet).to_have_count(0)
    expect(hand.page).to_have_url(re.compile(r"/facts\?statuses=denied$"))
