"""A browser for the tests of this folder, or a plain word that there is none."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from scripts.browser import HOW_TO_GET_ONE, find_chromium, launch_options
from tests.serving import served

# How long a page takes depends on what else the machine does, and is measured in benchmarks/.
expect.set_options(timeout=20_000)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark every test of this folder, so that none has to remember to."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium_path():
    """Path of a Chromium. Without one: a failure in CI, a visible skip elsewhere."""
    path = find_chromium()
    if path is None and os.environ.get("CI") == "true":
        pytest.fail(HOW_TO_GET_ONE, pytrace=False)
    if path is None:
        pytest.skip(HOW_TO_GET_ONE)
    return path


@pytest.fixture(scope="session")
def browser(chromium_path):
    """One headless Chromium for all tests; each test opens its own context in it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options(chromium_path))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address():
    """The real dashboard on the real data, served on this machine."""
    with served() as address:
        yield address
