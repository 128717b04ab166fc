"""Take the README's picture of the real dashboard: `make screenshot`."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from scripts.browser import find_chromium, launch_options
from tests.browser.visiting import visiting
from tests.serving import served

PICTURE = ROOT / "docs" / "first-screen.png"
SIZE = {"width": 1280, "height": 720}


def main() -> None:
    """Start the dashboard, visit its first page, and take the picture."""
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options(find_chromium()))
        with visiting(browser, address, viewport=SIZE, color_scheme="light") as visitor:
            visitor.open("")
            visitor.page.screenshot(path=PICTURE)
            print(PICTURE.relative_to(ROOT))


if __name__ == "__main__":
    main()
