"""Find a Chromium for the tests and screenshots, or install one.

`python -m scripts.browser` prints the path of the one it found; with `--install` it installs one
first if there is none. Without a browser in the end: one line on standard error, exit code 1.
"""

import shutil
import sys
from collections.abc import Iterator
from typing import Any

from scripts.programs import first_that_starts, install_with_apt, is_root, print_path, run, say

NAMES = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser")
MAC_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# libatomic1 is what the program that Playwright drives a browser with lacks on a small Debian.
DEBIAN_PACKAGES = ("chromium", "fonts-dejavu-core", "libatomic1")
OWN_BROWSER_PATH = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
HOW_TO_GET_ONE = (
    "no Chromium that Playwright can drive: install Chromium or Google Chrome"
    " (Debian: sudo apt install chromium libatomic1), or run .venv/bin/playwright install chromium,"
    " or set CHROMIUM to the path of one"
)


def find_chromium() -> str | None:
    """Return the path of the first Chromium on this machine that starts, if Playwright does too.

    The variable CHROMIUM comes first, then the system's browsers, then Playwright's own.
    If CHROMIUM is set, nothing else is looked at.
    """
    if not run([sys.executable, "-m", "playwright", "--version"], timeout=60):
        return None
    return first_that_starts("CHROMIUM", candidates(), starts)


def install_chromium() -> str | None:
    """Install a Chromium and return its path, or None where that is not possible.

    Playwright's own is tried first. Where it cannot be fetched, or lacks system libraries,
    Debian's package is, if this user may install it without a password.
    """
    say("Installing a Chromium for the browser tests (Playwright's)")
    run([sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"], timeout=400)
    if (path := find_chromium()) or not shutil.which("apt-get"):
        return path
    say("That did not give a browser that starts; installing the system's package")
    install_with_apt(DEBIAN_PACKAGES)
    return find_chromium()


def launch_options(path: str) -> dict[str, Any]:
    """Arguments for Playwright's `chromium.launch`: quiet, headless, and no calls of its own."""
    arguments = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--no-first-run",
    ]
    if is_root():
        arguments.append("--no-sandbox")  # Chromium's sandbox refuses to work for root
    return {"executable_path": path, "args": arguments}


def candidates() -> Iterator[str]:
    """Yield the usual paths, best first."""
    yield from filter(None, map(shutil.which, NAMES))
    yield from MAC_APPLICATIONS
    # Asked in a process of its own: Playwright cannot be started twice in one.
    yield run([sys.executable, "-c", OWN_BROWSER_PATH], timeout=60).strip()


def starts(path: str) -> bool:
    """Tell a browser from a stub that only says where to get one, or one that lacks libraries."""
    return bool(path) and "Chrom" in run([path, "--version"], timeout=60)


if __name__ == "__main__":
    sys.exit(print_path(find_chromium, install_chromium, HOW_TO_GET_ONE))
