"""Every page in a real browser as axe sees it: light, dark, with a card, on a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import PHONE

PAGES = ["", "timeline", "aid", "voices", "tensions", "actors"]
PAGES += ["questions", "facts", "sources", "share"]
A_FACT = "il-76-arrival"
WIDTHS = (2560, 1280, 1024, 640, 390, 320)
"""Of windows: 640 is one of 1280 enlarged to 200 %."""
CUT = """
() => {
  const main = document.querySelector('[data-testid=stMain]');
  const found = main.scrollWidth > main.clientWidth ? ['the page scrolls sideways'] : [];
  const isForEars = (one) => one !== main
    && (getComputedStyle(one).clipPath !== 'none' || isForEars(one.parentElement));
  const scrolls = (element) => element && element !== main
    && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  for (const one of main.querySelectorAll('*')) {
    if (!one.checkVisibility() || one.closest('svg, .chart, [popover]')) continue;
    const { left, right, width } = one.getBoundingClientRect();
    if (width <= 1 || !one.innerText?.trim() || scrolls(one) || isForEars(one)) continue;
    const hides = /hidden|clip/.test(getComputedStyle(one).overflowX);
    if (left < -1 || right > innerWidth + 1 || (hides && one.scrollWidth > one.clientWidth + 1))
      found.push(`${one.className}: ${one.innerText.slice(0, 60)}`);
  }
  return found;
}
"""
"""Words that reach beyond the window, or beyond a box that hides what does."""


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


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_cut_at_any_width(visitor, path):
    visitor.open(path)
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 900})
        visitor.settle()
        assert (width, visitor.page.evaluate(CUT)) == (width, [])


@pytest.mark.parametrize("path", ["facts?text=letter", "timeline?text=letter", "?text=zeppelin"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_a_search_finds_is_clean(visitor, theme, path):
    visitor.page.emulate_media(color_scheme=theme)
    visitor.open(f"{path}&kinds=loud")
    assert visitor.violations() == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_filter_box_is_clean_with_something_chosen(visitor, theme):
    visitor.page.emulate_media(color_scheme=theme)
    visitor.open("?status=denied&actors=russia&period=2025-10")
    visitor.page.get_by_role("button", name="Filter").click()
    expect(visitor.page.get_by_role("combobox", name="Status")).to_be_visible()
    assert visitor.violations() == []
