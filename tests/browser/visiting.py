"""A visitor for the browser tests: what the pages do, and what they must never do."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page

AXE = Path(__file__).parent / "axe.min.js"
DESKTOP = {"width": 1280, "height": 720}
PHONE = {"width": 390, "height": 844}
BEHIND = ("Voices", "Tensions", "Actors", "Open questions", "What changed", "Sources")
"""The pages in the second group of the navigation."""
LOCAL_SCHEMES = {"data", "blob", "about"}

CHARTS = {
    "timeline": 1,
    "aid": 1,
    "voices": 2,
    "tensions": 0,
    "actors": 1,
    "questions": 0,
    "facts": 0,
    "sources": 0,
    "changes": 0,
    "share": 0,
    "present": 0,
}
"""How many charts a page has; the first page has two."""

STANDS_STILL = """
charts => {
  const app = document.querySelector('[data-testid=stApp]');
  const wanted = charts[location.pathname.split('/').pop()] ?? 2;
  const drawn = document.querySelectorAll('.chart[data-state=drawn]');
  const parts = [...app.querySelectorAll('[class*=st-key-read-]')];
  return app.getAttribute('data-test-script-state') === 'notRunning'
    && drawn.length === wanted
    && drawn.length === document.querySelectorAll('.chart').length
    && parts.every(part => part.querySelector('[data-part]'))
    && !document.querySelector('.stage:not([data-state=drawn])')
    && !document.querySelector('[data-testid=stSkeleton]');
}
"""


@dataclass
class Visitor:
    """One visitor in a fresh browser: the page, and what went wrong on it."""

    page: Page
    address: str
    said: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def begin(self) -> None:
        """Make the page what it is for a new visitor: empty, light, of the usual size."""
        for page in self.page.context.pages:
            if page != self.page:
                page.close()
        # Of the same site: an empty page would end its process, with all scripts that it has ready.
        self.page.goto(f"{self.address}/healthz")
        self.page.set_viewport_size(DESKTOP)
        self.page.emulate_media(color_scheme="light", reduced_motion="null")
        self.page.mouse.move(0, 0)
        self.page.context.clear_cookies()
        self.page.context.clear_permissions()
        self.said.clear()
        self.left.clear()

    def open(self, path: str = "") -> None:
        """Open an address of the dashboard and wait until it stands still."""
        self.page.goto(f"{self.address}/{path}")
        self.settle()

    def settle(self) -> None:
        """Wait until the script has run and every part of the page is there, every chart drawn."""
        self.page.wait_for_selector("[data-testid=stMainBlockContainer] h1:visible")
        self.page.wait_for_function(STANDS_STILL, arg=CHARTS)

    def go(self, name: str) -> None:
        """Follow the navigation to a page by its name."""
        page = self.page
        link = page.get_by_test_id("stTopNavLink").get_by_text(name, exact=True)
        if name in BEHIND:
            page.get_by_role("button", name="Behind the claims").click()
            link = page.get_by_role("menuitem", name=name, exact=True)
        link.click()

    def enter_fast(self) -> None:
        """Press Enter six times, most of them before the server has answered the one before."""
        for _ in range(6):
            self.page.keyboard.press("Enter")
            self.page.wait_for_timeout(80)
        self.settle()

    def card(self) -> Locator:
        """The card of what is in focus."""
        return self.page.locator(".st-key-card")

    def violations(self) -> list[str]:
        """What axe finds wrong on the page as it is now."""
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE.read_text("utf-8"))
        found = self.page.evaluate("async () => (await axe.run()).violations")
        return [
            f"{rule['id']}: {rule['help']}: {node['html'][:160]}"
            for rule in found
            for node in rule["nodes"]
        ]


@contextmanager
def visiting(browser: Browser, address: str, **context: object) -> Iterator[Visitor]:
    """A visitor whose console errors and requests to other hosts are collected."""
    opened = browser.new_context(**{"viewport": DESKTOP, **context})  # type: ignore[arg-type]
    visitor = Visitor(opened.new_page(), address)
    home = urlsplit(address).netloc

    def leaves(url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme not in LOCAL_SCHEMES and parts.netloc != home

    opened.expose_binding("dashboardRefused", lambda _, what: visitor.said.append(what))
    opened.add_init_script(
        "document.addEventListener('securitypolicyviolation', event =>"
        " window.dashboardRefused(`${event.violatedDirective}: ${event.blockedURI}`))"
    )
    visitor.page.on("console", lambda m: visitor.said.append(m.text) if m.type == "error" else None)
    visitor.page.on("pageerror", lambda error: visitor.said.append(str(error)))
    opened.on("request", lambda r: visitor.left.append(r.url) if leaves(r.url) else None)
    visitor.page.on("websocket", lambda w: visitor.left.append(w.url) if leaves(w.url) else None)
    try:
        yield visitor
    finally:
        opened.close()
