"""What a visitor with a browser waits for: our page, a Dash app and a static page, in turns.

All three show the same figures and the same table. The text of a search is typed before the clock
runs; in the peers, which cannot search, each is a radio button.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.browser import Tab, browser, context
from benchmarks.peers.prepared import EVERYTHING, prepare, searches
from benchmarks.report import Line, p95, ratio, spread
from benchmarks.servers import OURS, Command, dash_app, running, static_page
from benchmarks.views import CONFIG
from dashboard.loading import load

HEAD = ("in a browser", "the dashboard", "Dash app", "static page", "to Dash", "to static", "goal")


@dataclass
class Painted:
    """What a server was measured at: milliseconds, and bytes."""

    first: list[float] = field(default_factory=list)
    back: list[float] = field(default_factory=list)
    changes: list[float] = field(default_factory=list)
    first_bytes: list[float] = field(default_factory=list)
    change_bytes: list[float] = field(default_factory=list)


Change = Callable[[Tab, list[str]], list[float]]


def typed(tab: Tab, texts: list[str]) -> list[float]:
    """Search for each text in our filter bar, and for nothing again."""
    field = tab.page.get_by_label("Search the facts")
    waits = []
    for text in texts:
        for said in (text, ""):
            field.fill(said)
            waits.append(tab.press("Enter"))
    return waits


def ticked(tab: Tab, texts: list[str]) -> list[float]:
    """Choose the same views by radio buttons."""
    return [tab.tick(said) for text in texts for said in (text, EVERYTHING)]


def visit(opened: Browser, address: str, change: Change, texts: list[str], into: Painted) -> None:
    """One visitor: a first visit, a second one, then filter changes."""
    visitor = context(opened)
    first = Tab(visitor.new_page())
    into.first.append(first.open(f"{address}/"))
    into.first_bytes.append(first.wire.size)
    first.page.close()
    again = Tab(visitor.new_page())
    into.back.append(again.open(f"{address}/"))
    before = again.wire.size
    waits = change(again, texts)
    into.changes += waits
    into.change_bytes.append((again.wire.size - before) / len(waits))
    visitor.close()


def paint(dash_python: Path, rounds: int) -> Iterator[Line]:
    """The lines of the table; `dash_python` is the Python of the environment that has Dash."""
    texts = searches(load(CONFIG))
    with ExitStack() as stack:
        folder = prepare(Path(stack.enter_context(tempfile.TemporaryDirectory())))
        commands: dict[str, tuple[Command, Change]] = {
            "ours": (OURS, typed),
            "dash": (dash_app(dash_python, folder), ticked),
            "static": (static_page(folder), ticked),
        }
        servers = {
            name: (stack.enter_context(running(command)).address, change)
            for name, (command, change) in commands.items()
        }
        opened = stack.enter_context(browser())
        found = {name: Painted() for name in servers}
        for number in range(rounds + 1):
            # The first round warms the servers up and is thrown away.
            for name, (address, change) in servers.items():
                kept = found[name] if number else Painted()
                visit(opened, address, change, texts, kept)
    yield from lines(found)


def lines(found: Mapping[str, Painted]) -> Iterator[Line]:
    """What was found of `ours`, `dash` and `static`, as lines of the table."""
    ours, dash, static = found["ours"], found["dash"], found["static"]
    for what, part, scale, goal in (
        ("first visit, cold, to all charts painted, s", "first", 1000, "1.2 × Dash"),
        ("return visit, s", "back", 1000, "1 × Dash"),
        ("filter change to charts updated, ms", "changes", 1, "1 × Dash, 2 × static"),
        ("bytes of a first visit, MB", "first_bytes", 1e6, "3.2 MB"),
        ("bytes of a filter change, kB", "change_bytes", 1000, "15 kB"),
    ):
        numbers = [[n / scale for n in getattr(one, part)] for one in (ours, dash, static)]
        yield (
            what,
            *(spread(each, 2 if scale > 1 else 0) for each in numbers),
            *(_to(a, b) for a, b in ((numbers[0], numbers[1]), (numbers[0], numbers[2]))),
            goal,
        )
    slow = [p95(one.changes) for one in (ours, dash, static)]
    yield (
        "the same, p95, ms",
        *(f"{each:.0f}" for each in slow),
        *(f"{slow[0] / other:.2f} ×" for other in slow[1:]),
        "1 × Dash, 2 × static",
    )


def _to(ours: list[float], theirs: list[float]) -> str:
    return ratio(ours, theirs) if min(theirs) > 0 else "–"
