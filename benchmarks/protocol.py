"""What a visit costs the server, seen by a client that speaks Streamlit's protocol."""

import asyncio
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from benchmarks.crowd import ARRIVAL, PAUSE, crowd
from benchmarks.report import Line, spread
from benchmarks.servers import EMPTY, OURS, Server, running
from benchmarks.views import View, views
from benchmarks.visitor import visiting

FEW = 10
"""Changes of a crowd that is gone again soon after the last of it came."""
HEAD = ("by the protocol", "the dashboard", "empty app", "goal")

IMPORTS = """
import time, streamlit.web.cli
start = time.perf_counter()
import dashboard.exports, dashboard.loading.live, dashboard.rendering.page, dashboard.templates
print(time.perf_counter() - start)
"""
"""What the dashboard imports beside Streamlit."""


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


def protocol(rounds: int, visitors: int, changes: int) -> Iterator[Line]:
    """The lines of the table: a start, one visitor alone, and a crowd."""
    shown = views()
    with running(OURS) as ours, running(EMPTY) as floor:
        yield _started(ours, floor)
        yield from alone(ours, floor, shown, rounds)
        for each in dict.fromkeys((changes, FEW)):
            yield from together(ours, shown, visitors, each)


def _started(ours: Server, floor: Server) -> Line:
    ran = subprocess.run([sys.executable, "-c", IMPORTS], capture_output=True, check=True)
    least = 1.5 * floor.seconds_to_start + float(ran.stdout)
    goal = f"{least:.1f}: 1.5 × the empty app, and the imports"
    start, floor_start = (f"{one.seconds_to_start:.1f}" for one in (ours, floor))
    return "start to a first answer, s", start, floor_start, goal


def alone(ours: Server, floor: Server, shown: Sequence[View], rounds: int) -> Iterator[Line]:
    """What one visitor costs who changes the filter, the two in turns."""
    # The first round draws each view for the first time; what follows is what most visitors meet.
    first, _ = (asyncio.run(look_at_all(server, shown)) for server in (ours, floor))
    pairs = [
        tuple(asyncio.run(look_at_all(server, shown)) for server in (ours, floor))
        for _ in range(rounds)
    ]
    for what, part, goal in (
        ("server CPU a filter change, ms", "cpu", "8"),
        ("filter change, asked to answered, ms", "waits", "–"),
        ("bytes of a filter change, kB", "sizes", "12"),
    ):
        here, there = (
            spread([number for one in side for number in getattr(one, part)])
            for side in zip(*pairs, strict=True)
        )
        yield what, here, there, goal
    drawn = spread(first.waits)
    yield "the same, asked to answered, for a filter nobody used before, ms", drawn, "–", "–"


def together(ours: Server, shown: Sequence[View], visitors: int, each: int) -> Iterator[Line]:
    """What a crowd meets, and what it leaves behind."""
    before = ours.memory
    client = resource.getrusage(resource.RUSAGE_SELF)
    busy = ours.cpu
    met = asyncio.run(crowd(ours.address, visitors, each, shown))
    after = resource.getrusage(resource.RUSAGE_SELF)
    own = after.ru_utime + after.ru_stime - client.ru_utime - client.ru_stime
    label = f"{visitors} visitors, each {each} changes, one every {PAUSE:g} s, {len(shown)} filters"
    yield f"{label}: median, ms", f"{met.median:.0f}", "–", "–"
    yield f"{label}: p95, ms", f"{met.p95:.0f}", "–", "150"
    yield f"{label}: lost", met.lost_of, "–", "0"
    seconds = ARRIVAL + each * PAUSE
    used = f"{(ours.cpu - busy) / seconds:.0%} of a core"
    yield "processor of the server meanwhile", used, f"the client: {own / seconds:.0%}", "–"
    grown = (ours.memory - before) / visitors
    yield "memory a further visitor, MB", f"{grown:.2f}", "–", "0.3"
