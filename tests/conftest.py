"""What most tests begin with: the made-up dossier, and for a single module the real one."""

import os
from math import ceil
from pathlib import Path

import pytest
from hypothesis import settings

from dashboard.domain.dossier import Dossier
from dashboard.loading import load
from scripts import browser as browsers
from tests.programs import required

FUZZ = int(os.environ.get("FUZZ_CASES", "0"))
"""How many cases each of loader, addresses and export routes is fed; 0 for a short slice."""
MOST_MILLISECONDS = 2000

# How long an example takes depends on what else the machine does; only `make fuzz` calls it a hang.
settings.register_profile("no clock", deadline=MOST_MILLISECONDS if FUZZ else None)
settings.load_profile("no clock")


def examples(slice_: int, of: int) -> settings:
    """The settings of a test that makes so many examples of those that its subject is fed."""
    return settings(max_examples=ceil(FUZZ * slice_ / of) if FUZZ else slice_)


ROOT = Path(__file__).resolve().parents[1]
IN_THE_BROWSER_STAGE = {ROOT / "tests" / "browser", ROOT / "tests" / "deploy"}
"""Where `make browser` looks for its tests."""
TINY = ROOT / "tests" / "tiny" / "config.yaml"
SEQUEL = ROOT / "tests" / "sequel" / "config.yaml"


def pytest_collection_modifyitems(items):
    """Let no test be marked for the browser stage where that would not find it."""
    marked = {item.path for item in items if item.get_closest_marker("browser")}
    if stray := [path for path in marked if not IN_THE_BROWSER_STAGE & set(path.parents)]:
        raise pytest.UsageError(f"`make browser` does not look for tests here: {stray}")


@pytest.fixture(scope="session", autouse=True)
def _state_of_the_tests(tmp_path_factory):
    """Keep what a server keeps out of the home of whoever runs the tests, and out of the project.

    Else an edition that an earlier run has left would be what a page is compared with.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        patch.setenv("DASHBOARD_CACHE", str(tmp_path_factory.mktemp("kept")))
        yield


@pytest.fixture(scope="session")
def tiny() -> Dossier:
    """The made-up dossier of `tests/tiny`: every sort of entry, and nothing that happened."""
    return load(TINY)


@pytest.fixture(scope="session")
def sequel() -> Dossier:
    """The made-up dossier of two articles: the second repeats, corrects, takes back and adds."""
    return load(SEQUEL)


@pytest.fixture(scope="session")
def real() -> Dossier:
    """The dossier of this project."""
    return load(ROOT / "config.yaml")


@pytest.fixture(scope="session")
def chromium_path():
    """Path of a Chromium. Without one: a failure in CI, a visible skip elsewhere."""
    return required(browsers.find_chromium(), browsers.HOW_TO_GET_ONE)


@pytest.fixture(scope="session")
def browser(chromium_path):
    """One headless Chromium for all tests; each test opens its own context in it."""
    from playwright.sync_api import expect, sync_playwright  # half a second, for few tests

    # How long a page takes depends on what else the machine does, and is measured in benchmarks/.
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**browsers.launch_options(chromium_path))
        yield browser
        browser.close()
