"""Editions in a browser: an open page says that it was updated, and yesterday opens again."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import DESKTOP, PHONE, visiting
from tests.loading.copies import copy_to
from tests.serving import served
from tests.two_days import a_day_later, followed


@pytest.fixture(scope="module")
def two_days(tmp_path_factory, browser):
    """A visitor of a dossier that has an earlier edition."""
    folder = tmp_path_factory.mktemp("two days")
    live, _ = followed(folder)
    config = live.dossier.folder / "config.yaml"
    server = served(config=config, env={"DASHBOARD_CACHE": str(folder / "kept")})
    with server as address, visiting(browser, address) as visitor:
        yield visitor


def test_an_open_page_says_that_it_was_updated_and_opens_its_claim_as_it_was(tmp_path, browser):
    folder = copy_to(tmp_path)
    env = {"DASHBOARD_CACHE": str(tmp_path / "kept")}
    server = served(config=folder / "config.yaml", env=env)
    with server as address, visiting(browser, address) as visitor:
        visitor.open("facts?focus=fact:move-considered")
        page = visitor.page
        a_day_later(folder)
        expect(page.get_by_text("Updated while this page was open.")).to_be_visible(timeout=20_000)
        gone = page.get_by_text("The claim of this link is no longer in the dossier.")
        expect(gone).to_be_visible()
        page.get_by_role("link", name="open it as it was").click()
        expect(page.get_by_text("An earlier edition")).to_be_visible()
        expect(visitor.card()).to_contain_text("Two lamp makers said")
        assert re.search(r"edition=[0-9a-f]{12}", page.url)
        page.get_by_role("link", name="Open the present one").click()
        expect(page.get_by_text("An earlier edition")).to_have_count(0)
        assert "edition=" not in page.url
        page.get_by_role("link", name="What changed since you opened it").click()
        expect(page.get_by_role("heading", name="Claims corrected")).to_be_visible()
        expect(page.get_by_text("Updated while this page was open.")).to_have_count(0)
        assert visitor.said == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_of_what_changed_opens_claims_and_breaks_no_rule(two_days, size, theme):
    two_days.begin()
    page = two_days.page
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=theme)
    two_days.open("changes")
    page.get_by_role("link", name=re.compile("New: “The harbour of Vestra was closed")).click()
    expect(two_days.card()).to_contain_text("The harbour of Vestra was closed.")
    assert two_days.violations() == []


def test_the_address_of_an_edition_can_be_reloaded(two_days):
    two_days.begin()
    two_days.open("changes")
    two_days.page.get_by_role("link", name="open", exact=True).click()
    expect(two_days.page.get_by_text("An earlier edition")).to_be_visible()
    query = two_days.page.url.partition("?")[2]
    two_days.open(f"facts?{query}&focus=fact:move-considered")
    expect(two_days.card()).to_contain_text("Two lamp makers said")
    two_days.page.reload()
    two_days.settle()
    expect(two_days.card()).to_contain_text("Two lamp makers said")


def test_going_back_from_an_edition_shows_the_present_one(two_days):
    two_days.begin()
    page = two_days.page
    two_days.open("changes")
    page.get_by_role("link", name="open", exact=True).click()
    expect(page.get_by_text("An earlier edition")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("An earlier edition")).to_have_count(0)
    expect(page.get_by_role("heading", name="Claims corrected")).to_be_visible()
