"""What a visitor with a slow connection waits for."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from playwright.sync_api import Browser

from benchmarks.browser import WATCH, browser, context
from benchmarks.report import Line, spread
from benchmarks.servers import OURS, running

BYTES_A_SECOND, DELAY = 50_000, 400
"""How fast files come, and the milliseconds until each begins to. Chromium slows down files alone:
what comes over the WebSocket, some 40 kB, comes at once."""
PATIENCE = 120
HEAD = ("50 kB/s, 400 ms delay, the dashboard", "found", "goal")


@dataclass
class Waits:
    """Seconds of each visit until something could be seen."""

    headline: list[float] = field(default_factory=list)
    chart: list[float] = field(default_factory=list)


def slow(rounds: int) -> Iterator[Line]:
    """The lines of the table."""
    waits = Waits()
    with running(OURS) as server, browser() as opened:
        for _ in range(rounds):
            _visit(opened, f"{server.address}/", waits)
    yield "headline readable, s", spread(waits.headline), "3"
    yield "first chart painted, s", spread(waits.chart), "30"


def _visit(opened: Browser, address: str, waits: Waits) -> None:
    visitor = context(opened)
    page = visitor.new_page()
    page.add_init_script(WATCH)
    session = visitor.new_cdp_session(page)
    session.send("Network.enable")
    limits = {"latency": DELAY, "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": -1}
    session.send("Network.emulateNetworkConditions", {"offline": False, **limits})
    page.goto(address, wait_until="commit", timeout=1000 * PATIENCE)
    for found, sign in ((waits.headline, "window.read"), (waits.chart, "window.last")):
        until = time.monotonic() + PATIENCE
        while not page.evaluate(sign) and time.monotonic() < until:
            page.wait_for_timeout(50)
        found.append(float(page.evaluate(sign)) / 1000)
    visitor.close()
