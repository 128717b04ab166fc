"""`python -m benchmarks`: measure, and write what came out into RESULTS.md."""

import argparse
import asyncio
import os
import platform
import resource
import statistics
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from benchmarks.crowd import ARRIVAL, PAUSE, crowd
from benchmarks.servers import EMPTY, OURS, Server, running
from benchmarks.views import View, views
from benchmarks.visitor import visiting

RESULTS = Path(__file__).parent / "RESULTS.md"
HEAD = """# What the dashboard costs

Written by `{command}`; [the source](__main__.py) says how each number comes about. The floor is the
same, in turns and in the same minutes, of a Streamlit app that shows one line.

| what | the dashboard | floor | goal |
|---|---|---|---|
"""
LEFT = f"""
The crowd comes within {ARRIVAL:g} s. Bytes miss their goal: the map sends the outlines of seas and
tinted states with every change, and Streamlit's WebSocket is not compressed (switched on, it took a
sixth more of the server's time and still sent 24 kB). The memory includes what waits for the next
sweep of the garbage collector.

Not measured here yet: painting in a browser (first visit, return visit, filter change) against Dash
and a static page, two processes behind a proxy, and dossiers of 1,000 and 10,000 facts.
"""


class Row(NamedTuple):
    """One line of the table."""

    what: str
    ours: str
    floor: str
    goal: str


class Round(NamedTuple):
    """One visitor who looked at every view once."""

    waits: list[float]
    """Milliseconds of each change."""
    sizes: list[float]
    """Kilobytes of each change."""
    cpu: list[float]
    """Milliseconds of the server's processor a change, on average."""


async def look_at_all(server: Server, shown: Sequence[View]) -> Round:
    """Look at every view once."""
    async with visiting(server.address) as visitor:
        await visitor.look("")
        before = server.cpu
        made = [await visitor.look(view.query) for view in shown]
        used = server.cpu - before
    waits, sizes = [1000 * one.seconds for one in made], [one.size / 1000 for one in made]
    return Round(waits, sizes, [1000 * used / len(shown)])


def alone(ours: Server, floor: Server, shown: Sequence[View], rounds: int) -> Iterator[Row]:
    """What one visitor costs who changes the filter, the two in turns."""
    # The first round draws each view for the first time; what follows is what most visitors meet.
    first, _ = (asyncio.run(look_at_all(server, shown)) for server in (ours, floor))
    pairs = [
        tuple(asyncio.run(look_at_all(server, shown)) for server in (ours, floor))
        for _ in range(rounds)
    ]
    for what, part, goal in (
        ("server CPU a filter change, ms", "cpu", "10"),
        ("filter change, asked to answered, ms", "waits", "–"),
        ("bytes of a filter change, kB", "sizes", "15"),
    ):
        here, there = (
            _spread([number for one in side for number in getattr(one, part)])
            for side in zip(*pairs, strict=True)
        )
        yield Row(what, here, there, goal)
    drawn = _spread(first.waits)
    yield Row("the same, asked to answered, for a filter nobody used before, ms", drawn, "–", "–")


def together(ours: Server, shown: Sequence[View], visitors: int, each: int) -> Iterator[Row]:
    """What a crowd meets, and what it leaves behind."""
    before = ours.memory
    client = resource.getrusage(resource.RUSAGE_SELF)
    busy = ours.cpu
    met = asyncio.run(crowd(ours.address, visitors, each, shown))
    after = resource.getrusage(resource.RUSAGE_SELF)
    own = after.ru_utime + after.ru_stime - client.ru_utime - client.ru_stime
    label = f"{visitors} visitors, each a change every {PAUSE:g} s, {len(shown)} filters"
    yield Row(f"{label}: median, ms", f"{met.median:.0f}", "–", "–")
    yield Row(f"{label}: p95, ms", f"{met.p95:.0f}", "–", "150")
    lost = f"{len(met.lost)} of {len(met.seconds) + len(met.lost)}"
    yield Row(f"{label}: lost", lost, "–", "0")
    seconds = ARRIVAL + each * PAUSE
    used = f"{(ours.cpu - busy) / seconds:.0%} of a core"
    yield Row("processor of the server meanwhile", used, f"the client: {own / seconds:.0%}", "–")
    grown = (ours.memory - before) / visitors
    yield Row("memory a further visitor, MB", f"{grown:.2f}", "–", "0.3")


def _spread(found: Sequence[float]) -> str:
    """The median, and between what nine of ten lie."""
    some = sorted(found)
    low, high = some[len(some) // 20], some[-1 - len(some) // 20]
    return f"{statistics.median(some):.1f} ({low:.1f} to {high:.1f})"


def main() -> None:
    """Measure what the options say."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="rounds of one visitor alone")
    parser.add_argument("--visitors", type=int, default=100, help="visitors at once")
    parser.add_argument("--changes", type=int, default=20, help="changes that each of them makes")
    asked = parser.parse_args()
    shown = views()
    with running(OURS) as ours, running(EMPTY) as floor:
        start, least = (f"{one.seconds_to_start:.1f}" for one in (ours, floor))
        rows = [Row("start to the first answer, s", start, least, "–")]
        rows += alone(ours, floor, shown, asked.rounds)
        rows += together(ours, shown, asked.visitors, asked.changes)
    table = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    command = f"make bench ROUNDS={asked.rounds} VISITORS={asked.visitors} CHANGES={asked.changes}"
    RESULTS.write_text(HEAD.format(command=command) + table + _machine() + LEFT, "utf-8")
    print(RESULTS.read_text("utf-8"))


def _machine() -> str:
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    named = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "plotly", "pandas"))
    return (
        f"\n{datetime.now(UTC):%Y-%m-%d}; {os.cpu_count()} cores, {pages / 2**30:.0f} GiB, "
        f"{platform.system()}, Python {platform.python_version()}, {named}. In brackets: "
        "where nine of ten lie.\n"
    )


if __name__ == "__main__":
    main()
