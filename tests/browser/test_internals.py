"""Each selector that Streamlit and Plotly do not document still finds what it is for."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import visiting
from tests.serving import ROOT

STYLE = ROOT / "dashboard" / "streamlit_internals" / "style.css"
LOST = '[data-test-connection-state]:not([data-test-connection-state="CONNECTED"])'

WHERE = {
    '[data-testid="stMainBlockContainer"]': "",
    ':root [data-testid="stApp"]': "",
    ':root :is([data-testid="stAppViewContainer"], [data-testid="stMain"]),'
    ' [data-testid="stVerticalBlock"]': "",
    ':root [data-testid="stMainBlockContainer"]': "",
    '[data-testid="stElementContainer"]:has([data-testid="stButtonGroup"])': "",
    '[data-testid="stVerticalBlock"] > *': "",
    ":root:has([data-test-connection-state])": "",
    ':root:has([data-test-connection-state="CONNECTED"]'
    ':not([data-test-script-state="initial"]))': "",
    '[data-testid="stHeader"]': "",
    '[data-testid="stToolbar"]': "",
    ':root:has(.bar[data-behind]) [data-testid="stTopNavSection"]': "sources",
    '[data-testid="stHeader"], [data-testid="stSidebar"]': "",
    '[class*="st-key-filter-"] [data-tag]': "?statuses=denied",
    ':root:has(.st-key-with-card .st-key-card) [data-testid="stMain"]': "questions?focus=actor:usa",
    '[data-testid="stPopoverBody"]:has(.st-key-filter-box)': "?statuses=denied",
    ':root:has(.st-key-stage) [data-testid="stHeader"]': "present?slide=caribbean",
}
"""The selectors by the page on which they are used."""

WITHOUT_A_CONNECTION = {
    f':root:has({LOST}) [data-testid="stDialog"]',
    f":root:not(:has(#unconnected:not([hidden]), .st-key-stage)) {LOST}::after",
}


def selectors():
    """The selectors of the style sheet, each on one line."""
    rules = re.sub(r"/\*.*?\*/|@[^{]*\{", "", STYLE.read_text("utf-8"), flags=re.DOTALL)
    found = (" ".join(selector.split()) for selector in re.findall(r"([^{}]+)\{", rules))
    return {selector for selector in found if selector != "to"}


def count(visitor, selector):
    return visitor.page.locator(f"css={selector.removesuffix('::after')}").count()


def test_each_selector_is_tried_below():
    assert selectors() == WHERE.keys() | WITHOUT_A_CONNECTION


@pytest.mark.parametrize("path", sorted(set(WHERE.values())))
def test_a_selector_finds_something_on_its_page(visitor, path):
    visitor.open(path)
    if path == "?statuses=denied":
        visitor.page.get_by_role("button", name="Filter", exact=True).click()
        expect(visitor.page.get_by_role("combobox", name="Status")).to_be_visible()

    there = {selector for selector, where in WHERE.items() if where == path}
    assert {selector for selector in there if count(visitor, selector)} == there


def test_a_page_whose_server_went_away_shows_no_dialog_but_a_line(browser, address):
    sockets = []

    def pass_on(socket):
        socket.connect_to_server()
        sockets.append(socket)

    with visiting(browser, address) as visitor:
        visitor.page.route_web_socket("**/_stcore/stream*", pass_on)
        visitor.open("sources")
        visitor.page.unroute_all()
        visitor.page.route("**/_stcore/*", lambda route: route.abort())
        visitor.page.route_web_socket("**/_stcore/stream*", lambda socket: socket.close())
        sockets.pop().close()

        dialog = visitor.page.locator("[data-testid=stDialog]")
        expect(dialog).to_have_count(1, timeout=60_000)
        expect(dialog).to_be_hidden()
        for selector in WITHOUT_A_CONNECTION:
            expect(
                visitor.page.locator(f"css={selector.removesuffix('::after')}")
            ).not_to_have_count(0)
