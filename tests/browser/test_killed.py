"""A server that is killed under open pages: each comes back to what it showed, without a click."""

import os
import signal
import time
from contextlib import ExitStack

import pytest

from benchmarks.kill import Crowd, free_port
from benchmarks.servers import OURS, running
from tests.browser.visiting import visiting
from tests.faults.conftest import FULL

PATHS = (
    "present",
    "timeline?kind=threat&fact=il-76-arrival",
    "?status=denied&place=caracas",
    *(("facts?text=letter", "actors?status=claimed") if FULL else ()),
)
OTHERS = 45 if FULL else 7
LOST = "[data-test-connection-state=PINGING_SERVER]"
# Any dialog there is, but for those of a card that nobody has opened.
DIALOG = "[role=dialog]:not([popover]:not(:popover-open))"
IS_BACK = """
() => document.querySelector('[data-test-connection-state=CONNECTED]') !== null
"""
SAYS_SO = """
() => {
  const line = getComputedStyle(document.querySelector('[data-testid=stApp]'), '::after');
  return line.content.includes('No connection') && line.visibility === 'visible';
}
"""


def shown(visitor):
    """The address, and all words of the page."""
    words = visitor.page.inner_text("[data-testid=stMainBlockContainer]")
    return visitor.page.url, words


@pytest.fixture
def fixed():
    return {"STREAMLIT_SERVER_PORT": str(free_port())}


@pytest.fixture
def visitors(browser):
    """Opens pages, each in a browser of its own."""
    with ExitStack() as opened:
        yield lambda address, paths, **context: [
            open_page(opened.enter_context(visiting(browser, address, **context)), path)
            for path in paths
        ]


def open_page(visitor, path):
    visitor.open(path)
    return visitor


@pytest.mark.parametrize("is_long", [True, *([False] if FULL else [])])
def test_a_killed_server_loses_no_view_and_covers_nothing(visitors, fixed, is_long):
    """Started again at once, or only when Streamlit would cover the page with a dialog."""
    with running(OURS, fixed) as server:
        pages = visitors(server.address, PATHS)
        pages[0].page.keyboard.press("ArrowRight")
        pages[0].page.wait_for_url("**/present?slide=bottom-line")
        pages[0].settle()
        before = [shown(visitor) for visitor in pages]
        others = Crowd(server.address, OTHERS)
        os.kill(server.pid, signal.SIGKILL)
        for visitor in pages:
            visitor.page.wait_for_selector(LOST)
        if is_long:
            see_that_nothing_is_covered(pages[1])
            assert not pages[0].page.evaluate(SAYS_SO)  # a room reads no such line
        start = time.monotonic()
        with running(OURS, fixed):
            for visitor in pages:
                visitor.page.wait_for_function(IS_BACK)
                visitor.settle()
            met = others.back_since(start)
            after = [shown(visitor) for visitor in pages]
            dialogs = [visitor.page.locator(DIALOG).count() for visitor in pages]
            lines = [visitor.page.evaluate(SAYS_SO) for visitor in pages]

    assert after == before
    assert len(met.seconds) == met.tried == OTHERS
    assert dialogs == [0] * len(pages)
    assert lines == [False] * len(pages)
    assert [visitor.left for visitor in pages] == [[]] * len(pages)


def see_that_nothing_is_covered(visitor):
    was_shown = shown(visitor)
    dialog = visitor.page.locator(DIALOG)
    dialog.wait_for(state="attached")  # Streamlit's, after six vain tries
    assert not dialog.is_visible()
    assert visitor.page.evaluate(SAYS_SO)
    assert shown(visitor) == was_shown
