"""A network that lets no WebSocket through, and a browser without JavaScript: what is offered."""

from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import DESKTOP, PHONE, visiting
from tests.serving import served

SOON = 30_000
"""Milliseconds; the page itself waits six seconds."""

STREAM = "**/_stcore/stream*"
BLOCKED = "Your network blocks WebSockets, which this page needs."
THIS_VIEW = "Save this view as one page"
ALL = "Save the whole dashboard as one page"

NEVER_OPEN = """
window.WebSocket = class extends EventTarget {
  readyState = 0;
  send() {}
  close() {}
};
"""

SAYS_NO_CONNECTION = """
() => {
  const line = getComputedStyle(document.querySelector('[data-testid=stApp]'), '::after');
  return line.content.includes('No connection') && line.visibility === 'visible';
}
"""


@contextmanager
def blocked(browser, address, path, **context):
    """A page on which every WebSocket is closed at once."""
    with visiting(browser, address, **context) as visitor:
        visitor.page.route_web_socket(STREAM, lambda socket: socket.close())
        visitor.page.goto(f"{address}/{path}")
        yield visitor


def notice(visitor):
    return visitor.page.get_by_role("alert").filter(has_text=BLOCKED)


def link(visitor, name):
    return notice(visitor).get_by_role("link", name=name)


@pytest.mark.parametrize(
    ("theme", "size", "path"),
    [("light", DESKTOP, "facts"), ("dark", PHONE, ""), ("light", PHONE, "present")],
)
def test_a_page_whose_websockets_are_closed_at_once_says_so(browser, address, theme, size, path):
    query = "statuses=denied&kinds=response&focus=fact:il-76-arrival"
    with blocked(
        browser, address, f"{path}?{query}&slide=x", viewport=size, color_scheme=theme
    ) as visitor:
        expect(notice(visitor)).to_be_visible(timeout=SOON)
        assert link(visitor, THIS_VIEW).evaluate("a => decodeURIComponent(a.href)") == (
            f"{address}/export/html?{query}"
        )
        assert not visitor.page.evaluate(SAYS_NO_CONNECTION)
        box = notice(visitor).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size["width"]
        assert visitor.violations() == []
        with visitor.page.expect_download() as saved:
            link(visitor, THIS_VIEW).click()
        assert saved.value.suggested_filename.endswith(".html")
        assert not [line for line in visitor.said if "Content Security" in line or "-src" in line]
        assert visitor.left == []


@pytest.mark.parametrize("kind", ["never opened", "opened, then silent"])
def test_a_page_whose_websocket_never_answers_says_so(browser, address, kind):
    with visiting(browser, address) as visitor:
        if kind == "never opened":
            visitor.page.add_init_script(NEVER_OPEN)
        else:
            visitor.page.route_web_socket(STREAM, lambda socket: None)
        visitor.page.goto(f"{address}/timeline")

        expect(notice(visitor)).to_be_visible(timeout=SOON)
        expect(link(visitor, ALL)).to_have_attribute("href", "./export/html")


def test_below_a_base_path_a_query_that_is_half_understood_still_leads_to_a_file(browser):
    with (
        served(env={"STREAMLIT_SERVER_BASE_URL_PATH": "like/this"}) as address,
        blocked(browser, address, "facts?statuses=denid") as visitor,
    ):
        expect(notice(visitor)).to_be_visible(timeout=SOON)
        assert link(visitor, ALL).evaluate("a => a.href") == f"{address}/export/html"
        assert visitor.page.request.get(f"{address}/export/html").ok


def test_the_notice_goes_when_the_connection_works_after_all(browser, address):
    is_closed = True

    def pass_on(socket):
        socket.close() if is_closed else socket.connect_to_server()

    with visiting(browser, address) as visitor:
        visitor.page.route_web_socket(STREAM, pass_on)
        visitor.page.goto(f"{address}/sources")
        expect(notice(visitor)).to_be_visible(timeout=SOON)
        is_closed = False

        expect(visitor.page.get_by_role("heading", level=1)).to_be_visible(timeout=SOON)
        expect(notice(visitor)).to_be_hidden(timeout=SOON)


def test_where_the_server_does_not_answer_either_the_network_is_not_blamed(browser, address):
    with visiting(browser, address) as visitor:
        visitor.page.route_web_socket(STREAM, lambda socket: socket.close())
        visitor.page.route("**/healthz", lambda route: route.abort())
        with visitor.page.expect_event(
            "requestfailed", lambda request: "healthz" in request.url, timeout=SOON
        ):
            visitor.page.goto(f"{address}/")

        visitor.page.wait_for_function(SAYS_NO_CONNECTION, timeout=SOON)
        expect(notice(visitor)).to_be_hidden()


def test_without_javascript_a_page_offers_the_same_file(browser, address):
    with visiting(browser, address, java_script_enabled=False) as visitor:
        visitor.page.goto(f"{address}/facts?statuses=denied")
        with visitor.page.expect_download() as saved:
            visitor.page.get_by_role("link", name=THIS_VIEW).click()
        assert saved.value.suggested_filename.endswith(".html")
