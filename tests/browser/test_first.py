"""The page before any script has run, without any, and while the app takes its place."""

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import DESKTOP, PHONE, visiting

SIZES = [{"width": 1280, "height": 720}, {"width": 1600, "height": 900}, PHONE]
PAGES = ["", "timeline", "aid", "facts", "tensions", "questions", "sources", "share"]
SOON = 60_000
FACT = "letter-asks-missiles"

SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) window.shifted += value;
}).observe({ type: "layout-shift", buffered: true });
"""
PLACES = """
() => [".headline", ".strands", ".strand:last-child", ".moments"].map((name) => {
  const { x, y, width } = document.querySelector(name).getBoundingClientRect();
  return [x, y, width].map(Math.round);
})
"""


def without_scripts(visitor):
    """Have no script of the app arrive, nor a font, so that all is set in the same ones."""
    visitor.page.route("**/static/js/**", lambda route: route.abort())
    without_fonts(visitor)


def without_fonts(visitor):
    visitor.page.route("**/*.woff2", lambda route: route.abort())


def first(visitor):
    return visitor.page.locator("#first")


@pytest.mark.parametrize("path", PAGES)
def test_without_javascript_a_page_is_read_and_leads_to_the_others(browser, address, real, path):
    with visiting(browser, address, java_script_enabled=False, viewport=DESKTOP) as visitor:
        visitor.page.goto(f"{address}/{path}")

        assert visitor.page.get_by_role("heading", level=1).count() == 1
        expect(visitor.page.get_by_text(real.config.headline.text)).to_be_visible()
        for strand in real.config.strands:
            expect(visitor.page.get_by_role("heading", name=strand.title)).to_be_visible()
        link = visitor.page.get_by_role("link", name="Save the whole dashboard as one page")
        expect(link).to_be_visible()
        visitor.page.get_by_role("navigation", name="All pages").get_by_role(
            "link", name="Facts", exact=True
        ).click()
        expect(visitor.page).to_have_title(f"Facts · {real.config.title}, as of 31 October 2025")
        expect(visitor.page.get_by_text(real.facts[0].statement.rstrip(".")).first).to_be_visible()


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_without_javascript_a_linked_fact_has_its_card(browser, address, real, size):
    with visiting(browser, address, java_script_enabled=False, viewport=size) as visitor:
        visitor.page.goto(f"{address}/?fact={FACT}")

        card = visitor.page.get_by_role("article")
        expect(card).to_be_in_viewport()
        expect(card).to_contain_text(real.fact[FACT].statement.rstrip("."))
        expect(card).to_contain_text("Reported, but said two ways")


@pytest.mark.parametrize("size", SIZES)
def test_the_headline_is_there_before_any_script_of_the_app(browser, address, real, size):
    with visiting(browser, address, viewport=size) as visitor:
        without_scripts(visitor)
        visitor.page.goto(f"{address}/")

        expect(first(visitor).get_by_text(real.config.headline.text)).to_be_in_viewport()


@pytest.mark.parametrize("size", SIZES)
def test_the_app_draws_it_at_the_same_place_and_nothing_moves(browser, address, size):
    with visiting(browser, address, viewport=size) as visitor:
        without_scripts(visitor)
        visitor.page.goto(f"{address}/")
        expect(first(visitor).locator(".headline")).to_be_visible()
        before = visitor.page.evaluate(PLACES)

    with visiting(browser, address, viewport=size) as visitor:
        visitor.page.add_init_script(SHIFTS)
        without_fonts(visitor)
        visitor.page.goto(f"{address}/")
        expect(first(visitor)).to_have_count(0, timeout=SOON)
        after = visitor.page.evaluate(PLACES)
        visitor.settle()

        assert after == [pytest.approx(place, abs=3) for place in before]
        assert visitor.page.evaluate("() => window.shifted") < 0.02


@pytest.mark.parametrize("path", [*PAGES, "present", f"facts?fact={FACT}"])
def test_the_app_takes_its_place_on_every_page(browser, address, path):
    with visiting(browser, address) as visitor:
        visitor.page.goto(f"{address}/{path}")

        expect(first(visitor)).to_have_count(0, timeout=SOON)
        expect(visitor.page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("size", "path"), [(DESKTOP, ""), (PHONE, f"facts?fact={FACT}")])
def test_axe_finds_nothing_before_the_app_is_there(browser, address, theme, size, path):
    with visiting(browser, address, viewport=size, color_scheme=theme) as visitor:
        without_scripts(visitor)
        visitor.page.goto(f"{address}/{path}")
        expect(first(visitor).locator("h1")).to_be_visible()

        assert visitor.violations() == []
