"""What the tests of this folder share: each runs in a real Chromium."""

from pathlib import Path

import pytest

from tests.browser.visiting import visiting
from tests.serving import served


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark every test of this folder, so that none has to remember to."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def address():
    """The real dashboard on the real data, served on this machine."""
    with served() as address:
        yield address


@pytest.fixture(scope="session")
def tab(browser, address):
    """One page for all who need no fresh browser, in which a visit costs four times as much."""
    with visiting(browser, address) as visitor:
        yield visitor


@pytest.fixture
def visitor(tab):
    """A visitor of the real dashboard."""
    tab.begin()
    return tab
