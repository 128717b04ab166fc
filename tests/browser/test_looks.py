"""Every page in a real browser as axe sees it: light, dark, with a card, on a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import PHONE

PAGES = ["", "timeline", "aid", "voices", "tensions", "actors"]
PAGES += ["questions", "facts", "sources", "share"]
A_FACT = "il-76-arrival"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_clean_in_both_themes(visitor, path, theme):
    visitor.page.emulate_media(color_scheme=theme)
    visitor.open(path)
    assert visitor.violations() == []
    assert visitor.said == []
    assert visitor.left == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_with_a_fact_in_focus_is_clean(visitor, path):
    visitor.open(f"{path}?fact={A_FACT}")
    expect(visitor.card()).to_be_visible()
    assert visitor.violations() == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_phone_without_a_side_scroll(visitor, path):
    visitor.page.set_viewport_size(PHONE)
    visitor.open(path)
    width = visitor.page.evaluate("document.scrollingElement.scrollWidth")
    inner = visitor.page.evaluate(
        "Math.max(...[...document.querySelectorAll('[data-testid=stMain]')]"
        ".map(e => e.scrollWidth))"
    )
    assert max(width, inner) <= PHONE["width"]
    assert visitor.violations() == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_filter_box_is_clean_with_something_chosen(visitor, theme):
    visitor.page.emulate_media(color_scheme=theme)
    visitor.open("?status=denied&actors=russia&period=2025-10")
    visitor.page.get_by_role("button", name="Filter").click()
    expect(visitor.page.get_by_role("combobox", name="Status")).to_be_visible()
    assert visitor.violations() == []
