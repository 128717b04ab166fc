"""What a visitor with a browser waits for: our page, a Dash app and a static page, in turns.

All three show the same figures and the same table. The text of a search is typed before the clock
runs; in the peers, which cannot search, each is a radio button. What only our page has (a second
map, charts that can be reached by keyboard) is in a table of its own.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.browser import Tab, browser, context
from benchmarks.peers.prepared import EVERYTHING, prepare, searches
from benchmarks.report import Line, p95, ratio, spread, table
from benchmarks.servers import OURS, Command, dash_app, running, static_page
from benchmarks.views import CONFIG
from dashboard.loading import load

HEAD = ("in a browser", "the dashboard", "Dash app", "static page", "to Dash", "to static", "goal")
OWN_HEAD = ("the dashboard in a browser", "found", "goal")


@dataclass
class Painted:
    """What a server was measured at: milliseconds, and bytes."""

    first: list[float] = field(default_factory=list)
    headline: list[float] = field(default_factory=list)
    """Until the first sentence can be read; in the peers, which have none, until the charts."""
    back: list[float] = field(default_factory=list)
    changes: list[float] = field(default_factory=list)
    first_bytes: list[float] = field(default_factory=list)
    change_bytes: list[float] = field(default_factory=list)
    touched: list[float] = field(default_factory=list)
    """Changes of the timeline's DOM for each change of the filter."""
    maps: tuple[list[float], ...] = ()
    """Milliseconds of opening each map by its switch: the first, and the last."""


Change = Callable[[Tab, str], float]


def typed(tab: Tab, text: str) -> float:
    """Search for a text in our filter bar; for nothing if it is empty."""
    tab.page.get_by_label("Search the facts").fill(text)
    return tab.press("Enter")


def ticked(tab: Tab, text: str) -> float:
    """Choose the same view by its radio button."""
    return tab.tick(text or EVERYTHING)


def visit(opened: Browser, address: str, change: Change, texts: list[str], into: Painted) -> None:
    """One visitor: a first visit, a second one, then filter changes."""
    visitor = context(opened)
    first = Tab(visitor.new_page())
    into.first.append(first.open(f"{address}/"))
    into.headline.append(first.headline if change is typed else into.first[-1])
    into.first_bytes.append(first.wire.size)
    first.page.close()
    again = Tab(visitor.new_page())
    into.back.append(again.open(f"{address}/"))
    before = again.wire.size
    for text in chain.from_iterable((text, "") for text in texts):
        into.changes.append(change(again, text))
        into.touched.append(again.touched)
    into.change_bytes.append((again.wire.size - before) / (2 * len(texts)))
    visitor.close()


def open_maps(opened: Browser, address: str, titles: tuple[str, str], into: Painted) -> None:
    """One visitor of our page who has seen its first map opens the other, and the first again."""
    into.maps = into.maps or ([], [])
    visitor = context(opened)
    tab = Tab(visitor.new_page())
    tab.open(f"{address}/")
    for waits, title in zip(into.maps[::-1], titles[::-1], strict=True):
        waits.append(tab.switch(title))
    visitor.close()


def paint(dash_python: Path, rounds: int) -> str:
    """Return both tables; `dash_python` is the Python of the environment that has Dash."""
    dossier = load(CONFIG)
    texts, maps = searches(dossier), dossier.config.maps
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
                if name == "ours":
                    open_maps(opened, address, (maps[0].title, maps[-1].title), kept)
    return table(HEAD, lines(found)) + table(OWN_HEAD, own_lines(found["ours"]))


def lines(found: Mapping[str, Painted]) -> Iterator[Line]:
    """What was found of `ours`, `dash` and `static`, as lines of the table."""
    ours, dash, static = found["ours"], found["dash"], found["static"]
    for what, part, scale, goal in (
        ("first visit, cold, to the headline, s", "headline", 1000, "0.4 × Dash to its charts"),
        ("first visit, cold, to all charts painted, s", "first", 1000, "1.2 × Dash"),
        ("return visit, s", "back", 1000, "1 × Dash"),
        ("filter change to charts updated, ms", "changes", 1, "1 × Dash, 1.5 × static"),
        ("bytes of a first visit, MB", "first_bytes", 1e6, "3.2 MB"),
        ("bytes of a filter change, kB", "change_bytes", 1000, "12 kB"),
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
        "1 × Dash, 1.5 × static",
    )


def own_lines(ours: Painted) -> Iterator[Line]:
    """Yield what was found of our page alone."""
    first, last = ours.maps
    yield "the first map, from click to painted, ms", spread(first, 0), "–"
    yield "the world, from click to painted, ms", spread(last, 0), "–"
    yield "the same to the first map", ratio(last, first), "1.2 ×"
    yield "changes of the timeline's DOM a filter change", spread(ours.touched, 0), "1,200"


def _to(ours: list[float], theirs: list[float]) -> str:
    return ratio(ours, theirs) if min(theirs) > 0 else "–"
