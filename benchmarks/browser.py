"""What a visitor with a browser waits for, and what goes over the wire meanwhile."""

import base64
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from scripts.browser import find_chromium, launch_options

QUIET = 600
"""Milliseconds without a change of a chart, after which it counts as drawn."""
PATIENCE = 60.0
"""Seconds after which a page counts as broken."""
WINDOW = 1600, 900
"""Its width and height, in pixels."""

WATCH = """
  const CHART = '.js-plotly-plot, .chart';
  const TIMELINE = '#timeline, [class*="st-key-timeline"]';
  const drawn = () => {
    const find = (what) => [...document.querySelectorAll(what)];
    const ground = find('.imagelayer image, .chart-sketch image').some((one) => one.href.baseVal);
    const marks = find('.scatterlayer .trace, .shapelayer path, .chart-sketch path').length > 0;
    return ground && marks && document.querySelector('table td') !== null;
  };
  window.asked = 0;
  window.last = 0;
  window.touched = 0;
  const isIn = (where) => ({ target }) => Boolean(target.closest && target.closest(where));
  const nodes = (change) => Math.max(1, change.addedNodes.length + change.removedNodes.length);
  const seen = () => { window.last = performance.now(); };
  new MutationObserver((changes) => {
    if (changes.some(isIn(CHART))) seen();
    for (const change of changes.filter(isIn(TIMELINE))) window.touched += nodes(change);
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  document.addEventListener('load', (event) => { if (isIn(CHART)(event)) seen(); }, true);
  const ask = () => { window.asked = performance.now(); window.touched = 0; };
  for (const way of ['keydown', 'change', 'click']) document.addEventListener(way, ask, true);
  const read = () => {
    const isThere = document.querySelector('.headline')?.innerText;
    requestAnimationFrame(isThere ? (at) => { window.read = at; } : read);
  };
  requestAnimationFrame(read);
  window.settled = (quiet) => window.last > window.asked && drawn()
    && performance.now() - window.last > quiet;
"""
"""Remembers when the headline was painted, when a chart last changed (or its ground came) and when
the visitor last asked for something; counts the changes of the DOM of the timeline since: nodes
that came or went, attributes and texts."""


@dataclass
class Wire:
    """Bytes that came over the wire, as the browser counts them."""

    size: int = 0

    def watch(self, page: Page) -> None:
        """Count what a page receives from now on."""
        session = page.context.new_cdp_session(page)
        session.on("Network.loadingFinished", self._loaded)
        session.on("Network.webSocketFrameReceived", self._framed)
        session.send("Network.enable")

    def _loaded(self, event: dict[str, Any]) -> None:
        self.size += int(event["encodedDataLength"])

    def _framed(self, event: dict[str, Any]) -> None:
        payload = event["response"]["payloadData"]
        is_text = event["response"]["opcode"] == 1
        self.size += len(payload) if is_text else len(base64.b64decode(payload))


@dataclass
class Tab:
    """An open page."""

    page: Page
    wire: Wire = field(default_factory=Wire)

    def open(self, address: str) -> float:
        """Open an address; milliseconds until the last chart is painted."""
        self.page.add_init_script(WATCH)
        self.wire.watch(self.page)
        self.page.goto(address)
        return self._settled()

    @property
    def headline(self) -> float:
        """Milliseconds from opening the page until its headline was painted."""
        return float(self.page.evaluate("window.read"))

    def press(self, key: str) -> float:
        """Press a key; milliseconds until the charts show what it asks for."""
        self.page.keyboard.press(key)
        return self._settled()

    def tick(self, label: str) -> float:
        """Choose an option by its label; milliseconds as above."""
        self.page.get_by_label(label, exact=True).check()
        return self._settled()

    def switch(self, label: str) -> float:
        """Click an option of a switch by its label; milliseconds as above."""
        self.page.get_by_role("radio", name=label, exact=True).click()
        return self._settled()

    @property
    def touched(self) -> int:
        """How many changes of the timeline's DOM the last thing asked for took."""
        return int(self.page.evaluate("window.touched"))

    def _settled(self) -> float:
        """Wait until nothing changes any more; milliseconds from the asking to the last change."""
        until = time.monotonic() + PATIENCE
        while not self.page.evaluate(f"window.settled({QUIET})"):
            if time.monotonic() > until:
                raise RuntimeError(f"{self.page.url}: the charts do not come to rest")
            self.page.wait_for_timeout(50)
        return float(self.page.evaluate("window.last - window.asked"))


@contextmanager
def browser() -> Iterator[Browser]:
    """A Chromium without a window. Raises RuntimeError where there is none."""
    path = find_chromium()
    if path is None:
        raise RuntimeError("no Chromium to measure with: make browser installs one")
    with sync_playwright() as play:
        found = play.chromium.launch(**launch_options(path))
        try:
            yield found
        finally:
            found.close()


def context(opened: Browser) -> BrowserContext:
    """A visitor who was never here."""
    return opened.new_context(viewport={"width": WINDOW[0], "height": WINDOW[1]})
