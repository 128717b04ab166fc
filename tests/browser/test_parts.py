"""Parts that are read, in a real browser: a click anywhere does what it looks like."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import PHONE

CARD = "[data-part=card]"
MISSILES = "fact:letter-probably-asks-missiles"


def selects(visitor, target):
    """Wait until the address says that something is selected and its card is there."""
    sort, _, name = target.partition(":")
    expect(visitor.page).to_have_url(re.compile(f"focus={sort}(:|%3A){name}"))
    expect(visitor.page.locator(CARD)).to_be_visible()


def corner_of(locator):
    """Return a point inside an element that is no link: near its right lower corner."""
    locator.scroll_into_view_if_needed()
    box = locator.bounding_box()
    return {"x": box["width"] - 6, "y": box["height"] - 4}


@pytest.mark.parametrize(
    ("page", "within", "target"),
    [
        ("aid", f".aid-table .aid-entry[data-target='{MISSILES}']", MISSILES),
        ("aid", f"[data-table=requests] tr[data-target='{MISSILES}']", MISSILES),
        ("aid", "[data-table=responses] section >> nth=0", "fact:kremlin-no-comment"),
        (
            "tensions",
            ".side-claim[data-target='fact:trump-says-no'] >> nth=0",
            "fact:trump-says-no",
        ),
        ("actors", "[data-table=actors] li[data-key=russia]", "actor:russia"),
        ("sources", "[data-table=inferred] tr[data-key=il-76-arrival]", "fact:il-76-arrival"),
    ],
)
def test_a_click_beside_the_words_of_a_box_opens_its_card(visitor, page, within, target):
    visitor.open(page)
    box = visitor.page.locator(within)
    wanted = box.get_attribute("data-target")
    box.click(position=corner_of(box))
    selects(visitor, wanted)
    assert wanted == target or page == "aid"
    expect(visitor.page.locator(within)).to_have_class(re.compile("selected"))


def test_a_source_is_left_out_and_taken_back_in_by_the_keyboard(visitor):
    visitor.open("sources")
    switch = visitor.page.get_by_role("link", name="Leave out: Bloomberg")
    switch.focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page).to_have_url(re.compile("without=bloomberg"))
    back = visitor.page.get_by_role("link", name="Put back: Bloomberg")
    expect(back).to_be_focused()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page).not_to_have_url(re.compile("without="))


def test_what_rests_on_a_source_is_copied(visitor):
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.open("voices")
    row = visitor.page.locator(".alone li[data-key=bloomberg]")
    row.get_by_role("button", name="Copy").click()
    expect(row.get_by_role("button", name="Copied")).to_be_visible()
    copied = visitor.page.evaluate("() => navigator.clipboard.readText()")
    assert copied.endswith("rest on Bloomberg alone.")


@pytest.mark.parametrize("page", ["aid", "tensions", "questions", "sources", "actors", "voices"])
@pytest.mark.parametrize("size", [PHONE, {"width": 640, "height": 720}, None])
def test_nothing_that_is_read_is_wider_than_its_page(visitor, page, size):
    if size:
        visitor.page.set_viewport_size(size)
    visitor.open(page)
    wide = visitor.page.evaluate(
        """() => [...document.querySelectorAll('[data-part]')].filter(part =>
            part.scrollWidth > part.clientWidth + 1).map(part => part.dataset.part)"""
    )
    assert wide == []


def test_the_matrix_is_a_table_where_there_is_room_and_a_list_on_a_phone(visitor):
    visitor.open("aid")
    table, states = (visitor.page.locator(name) for name in (".aid-table", ".aid-states"))
    expect(table).to_be_visible()
    expect(states).to_be_hidden()
    visitor.page.set_viewport_size(PHONE)
    expect(states).to_be_visible()
    expect(table).to_be_hidden()
    states.locator(f"[data-target='{MISSILES}']").first.click()
    selects(visitor, MISSILES)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", ["aid", "tensions", "questions", "sources", "actors", "voices"])
def test_axe_finds_nothing(visitor, page, scheme):
    visitor.page.emulate_media(color_scheme=scheme)
    for query in ("", "?statuses=denied&focus=fact:trump-says-no"):
        visitor.open(f"{page}{query}")
        assert visitor.violations() == []
