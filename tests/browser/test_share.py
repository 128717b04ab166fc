"""Taking a view home: files, the link, a chart for a website, citations, lines for programs."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import DESKTOP, PHONE, visiting
from tests.conftest import TINY
from tests.serving import served

A_FACT = "il-76-arrival"
HEAD = "us-venezuela-crisis-2025-10-31"
FILES = {
    "PowerPoint": f"{HEAD}-denied.pptx",
    "JSON": f"{HEAD}-denied.json",
    "With annex of all claims": f"{HEAD}-denied-with-annex.pptx",
    "Map": f"{HEAD}-denied-map.png",
    "Claim as Picture": f"{HEAD}-{A_FACT}-claim.png",
}


def save(visitor, name):
    """The file that a click on a link brings."""
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("link", name=name, exact=True).first.click()
    return download.value


def copied(visitor, name):
    """Return what a button copies."""
    page = visitor.page
    page.evaluate("() => navigator.clipboard.writeText('')")
    page.get_by_role("button", name=name, exact=True).first.click()
    page.wait_for_function("async () => await navigator.clipboard.readText() !== ''")
    return page.evaluate("() => navigator.clipboard.readText()")


def test_files_are_saved_under_their_names_and_their_sizes_are_said(visitor):
    visitor.open(f"share?status=denied&focus=fact:{A_FACT}")
    for label, name in FILES.items():
        file = save(visitor, label)
        assert file.suggested_filename == name
        assert file.path().stat().st_size > 0
        expect(visitor.page.get_by_text(f"Saved as {name}")).to_be_visible()
    size = visitor.page.locator("[data-key=json] .file-size")
    expect(size).to_have_text(said_of(save(visitor, "JSON")))
    slides = visitor.page.locator("[data-key=pptx] .file-size")
    expect(slides).to_contain_text("slides", timeout=60_000)
    assert len(visitor.page.context.pages) == 1
    assert visitor.page.url.endswith(f"/share?status=denied&focus=fact:{A_FACT}")
    assert visitor.said == []
    assert visitor.left == []


def said_of(file):
    return f"{round(file.path().stat().st_size / 1000)} kB"


def test_what_is_copied_leads_back_here(browser, tiny):
    with (
        served(config=TINY) as address,
        visiting(browser, address, permissions=["clipboard-read", "clipboard-write"]) as visitor,
    ):
        visitor.open("share?statuses=denied#embed-timeline")
        page = visitor.page
        assert copied(visitor, "Copy link") == f"{address}/?statuses=denied"
        page.get_by_role("button", name="QR code").click()
        code = page.get_by_role("dialog", name="QR code of the link")
        expect(code.get_by_role("img")).to_be_visible()
        expect(code.get_by_text("It opens on this computer only.")).to_be_visible()
        assert visitor.violations() == []
        page.keyboard.press("Escape")
        expect(code).to_be_hidden()

        chart = page.get_by_role("combobox", name="Chart")
        expect(chart).to_have_value("timeline")
        preview = page.frame_locator(".share-preview iframe")
        expect(preview.get_by_role("heading", level=1)).to_be_visible(timeout=60_000)
        page.get_by_role("combobox", name="Width").select_option("In pixels")
        page.get_by_label("Pixels wide").fill("600")
        page.get_by_label("Pixels high").fill("480")
        code = copied(visitor, "Copy code")
        assert f'src="{address}/?embed=true&amp;chart=timeline&amp;statuses=denied"' in code
        assert 'width="600" height="480"' in code

        cited = json.loads(copied(visitor, "Copy as CSL-JSON"))
        assert cited[0]["URL"] == f"{address}/"
        assert cited[0]["version"] == tiny.digest[:12]
        page.get_by_role("combobox", name="What").select_option("Sources")
        line = copied(visitor, "Copy: Python")
        assert line == f'pandas.read_csv("{address}/export/csv/sources?statuses=denied")'
        assert visitor.said == []
        assert visitor.left == []


@pytest.mark.parametrize(
    ("path", "window", "theme"), [("facts", PHONE, "dark"), ("aid", DESKTOP, "light")]
)
def test_the_box_of_a_page_of_tables_holds_what_the_page_shows(visitor, path, window, theme):
    page = visitor.page
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size(window)
    visitor.open(f"{path}?kinds=request")
    page.get_by_role("button", name="Export").click()
    expect(page.get_by_role("link", name="PowerPoint", exact=True)).to_be_visible()
    assert visitor.violations() == []
    for link in page.locator(".file a").all():
        box = link.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= window["width"]
    page.get_by_role("link", name="JSON", exact=True).focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    content = json.loads(download.value.path().read_bytes())
    assert {fact["kind"] for fact in content["facts"] if fact["shown"] == "in"} == {"request"}
    assert visitor.said == []
    assert visitor.left == []


def test_it_works_below_a_path(browser):
    below = {"STREAMLIT_SERVER_BASE_URL_PATH": "/briefing/room"}
    with served(config=TINY, env=below) as address, visiting(browser, address) as visitor:
        visitor.open("share?status=denied")
        content = json.loads(save(visitor, "JSON").path().read_bytes())
        size = visitor.page.locator("[data-key=pptx] .file-size")
        expect(size).to_contain_text("slides", timeout=60_000)
        codes = visitor.page.locator(".share-code:visible").all_inner_texts()
        preview = visitor.page.frame_locator(".share-preview iframe")
        expect(preview.get_by_role("heading", level=1)).to_be_visible(timeout=60_000)
        assert visitor.said == []

    assert [fact["status"] for fact in content["facts"] if fact["shown"] == "in"] == ["denied"]
    assert codes[0] == f"{address}/?statuses=denied"
    assert f'src="{address}/?embed=true' in codes[1]
    assert codes[2] == f"{address}/export/csv/facts?statuses=denied"


def test_the_link_is_that_of_the_page_before(visitor):
    visitor.open(f"timeline?statuses=reported&focus=fact:{A_FACT}")
    visitor.page.get_by_role("link", name="Share", exact=True).click()
    expect(visitor.page.get_by_text("The link opens the page that you came from")).to_be_visible()
    link = visitor.page.locator(".share-link .share-code").inner_text()
    assert link == f"{visitor.address}/timeline?statuses=reported&focus=fact:{A_FACT}"
