"""Taking a view home: every link saves its file, from every page that offers it."""

import json

import pytest
from playwright.sync_api import expect

from dashboard.domain import card_words
from dashboard.exports import FORMATS, SHEETS
from tests.browser.visiting import PHONE, visiting
from tests.conftest import TINY
from tests.serving import served

A_FACT = "il-76-arrival"
OFFERING = ["facts", "aid"]


def save(visitor, name):
    """The file that a click on the link of a format brings."""
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("link", name=f"Save {name}", exact=True).click()
    return download.value


def offer(visitor, path):
    visitor.open(path)
    visitor.page.get_by_role("button", name="Export").click()
    for name in FORMATS:
        expect(visitor.page.get_by_role("link", name=f"Save {name}", exact=True)).to_be_visible()


HEAD = "us-venezuela-crisis-2025-10-31"
FILES = {f"Save {name}": f"{HEAD}-denied{one.ending}" for name, one in FORMATS.items()}
ON_SHARE = {f"Claim as {words}": SHEETS[name] for name, words in card_words.SHEETS}
ON_CARD = {words: SHEETS[name] for name, words in card_words.SHEETS}
CLAIM = {label: f"{HEAD}-{A_FACT}{one.ending}" for label, one in (ON_SHARE | ON_CARD).items()}
ANNEXED = {
    "With an annex of every claim": f"{HEAD}-denied-with-annex.md",
    "Without the annex": f"{HEAD}-denied-without-annex.docx",
}


def test_every_link_of_the_share_page_saves_its_file(visitor):
    visitor.open(f"share?status=denied&focus=fact:{A_FACT}")
    notice = visitor.page.get_by_text("Your browser saves it when it is ready")
    expect(notice).to_have_count(0)
    for label, name in (FILES | CLAIM | ANNEXED).items():
        with visitor.page.expect_download() as download:
            visitor.page.get_by_role("link", name=label, exact=True).first.click()

        assert download.value.suggested_filename == name
        assert download.value.path().stat().st_size > 0
        assert len(visitor.page.context.pages) == 1  # the tab in which it came has closed itself
    expect(notice).to_be_visible()
    assert visitor.page.url.endswith(f"/share?status=denied&focus=fact:{A_FACT}")
    assert visitor.said == []
    assert visitor.left == []


@pytest.mark.parametrize("path", OFFERING)
def test_a_file_holds_what_its_page_shows(visitor, path):
    offer(visitor, f"{path}?status=denied&status=declined&fact={A_FACT}")
    content = json.loads(save(visitor, "json").path().read_bytes())

    assert {fact["status"] for fact in content["facts"] if fact["shown"] == "in"} == {
        "denied",
        "declined",
    }
    expect(visitor.page.get_by_text(content["meta"]["filter"]).first).to_be_visible()
    assert visitor.said == []
    assert visitor.left == []


def test_the_keyboard_is_enough(visitor):
    visitor.open("share")
    visitor.page.get_by_role("link", name="Save json").focus()
    with visitor.page.expect_download() as download:
        visitor.page.keyboard.press("Enter")
    assert download.value.path().stat().st_size > 0


def test_it_works_below_a_path(browser):
    below = {"STREAMLIT_SERVER_BASE_URL_PATH": "/briefing/room"}
    with served(config=TINY, env=below) as address, visiting(browser, address) as visitor:
        visitor.open("share?status=denied")
        content = json.loads(save(visitor, "json").path().read_bytes())
        shown = visitor.page.get_by_test_id("stCode").all_inner_texts()
        offer(visitor, "facts")
        save(visitor, "json")
        assert visitor.said == []

    assert [fact["status"] for fact in content["facts"] if fact["shown"] == "in"] == ["denied"]
    assert [text.strip() for text in shown[:2]] == [
        f"{address}/?statuses=denied",
        f"{address}/export/{next(iter(FORMATS))}?statuses=denied",
    ]


def test_the_link_is_that_of_the_page_before(visitor):
    visitor.open(f"timeline?statuses=reported&focus=fact:{A_FACT}")
    visitor.page.get_by_role("link", name="Share", exact=True).click()
    expect(visitor.page.get_by_text("The link opens the page that you came from")).to_be_visible()
    link = visitor.page.get_by_test_id("stCode").first.inner_text().strip()

    assert link == f"{visitor.address}/timeline?statuses=reported&focus=fact:{A_FACT}"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", OFFERING)
def test_the_open_box_is_clean_in_both_themes(visitor, path, theme):
    visitor.page.emulate_media(color_scheme=theme)
    offer(visitor, path)
    assert visitor.violations() == []
    save(visitor, "json")
    expect(visitor.page.get_by_text("Your browser saves it when it is ready")).to_be_visible()
    assert visitor.violations() == []


@pytest.mark.parametrize("path", OFFERING)
def test_the_open_box_fits_a_phone(visitor, path):
    visitor.page.set_viewport_size(PHONE)
    offer(visitor, path)
    for name in FORMATS:
        link = visitor.page.get_by_role("link", name=f"Save {name}", exact=True)
        box = link.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
    assert visitor.violations() == []
