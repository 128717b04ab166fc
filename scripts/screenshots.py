"""Make the README's pictures from the real dashboard: `make screenshot`."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from scripts.browser import find_chromium, launch_options
from tests.browser.visiting import visiting
from tests.serving import served

PICTURES = {
    "situation": ("", "light"),
    "world": ("?map=world&focus=fact:il-76-detour", "dark"),
    "voices": ("voices", "light"),
}
"""Name of the picture: the address that it shows, and the theme."""
SIZE = {"width": 1280, "height": 1000}


def main() -> None:
    """Start the dashboard, visit it, and write the pictures into docs/."""
    folder = ROOT / "docs"
    folder.mkdir(exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options(find_chromium()))
        for name, (path, theme) in PICTURES.items():
            with visiting(browser, address, viewport=SIZE, color_scheme=theme) as visitor:
                visitor.open(path)
                visitor.page.screenshot(path=folder / f"{name}.png")
                print(f"docs/{name}.png")


if __name__ == "__main__":
    main()
