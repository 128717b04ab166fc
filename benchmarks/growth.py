"""What a dossier costs that grows: the real facts, then thirteen and 127 times as many."""

import asyncio
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.grown import grow
from benchmarks.report import Line
from benchmarks.servers import OURS, Server, running
from benchmarks.views import View, views
from benchmarks.visitor import visiting
from dashboard.loading.live import VARIABLE

TIMES = (1, 13, 127)
HEAD = (
    "facts",
    "start on new files, s",
    "start on the same files, s",
    "filter change, drawn before, ms",
    "drawn for the first time, ms",
    "bytes, kB",
    "memory, MB",
)


def growth(rounds: int) -> Iterator[Line]:
    """A line for each size; from the second on, with how many times as much as the first."""
    shown = views()
    first: list[float] = []
    for times in TIMES:
        with tempfile.TemporaryDirectory() as folder:
            number, *found = measured(grow(Path(folder), times), shown, rounds)
        first = first or found
        yield (
            f"{number:,.0f}",
            *(
                f"{value:.1f}" + (f" ({value / base:.1f} ×)" if times > 1 else "")
                for value, base in zip(found, first, strict=True)
            ),
        )


def measured(config: Path, shown: list[View], rounds: int) -> list[float]:
    """The number of facts, and the numbers of a line."""
    env = {VARIABLE: str(config)}
    with running(OURS, env) as server:
        cold = server.seconds_to_start
    with running(OURS, env) as server:
        facts, fresh, known, size = asyncio.run(_looked_at(server, shown, rounds))
        return [facts, cold, server.seconds_to_start, known, fresh, size, server.memory]


async def _looked_at(
    server: Server, shown: list[View], rounds: int
) -> tuple[float, float, float, float]:
    """The number of facts; milliseconds of a change first and later, kilobytes of one."""
    async with visiting(server.address) as visitor:
        words = " ".join((await visitor.look("")).texts)
        number = int(words.split("All ", 1)[1].split(" facts", 1)[0].replace(",", ""))
        fresh = [await visitor.look(view.query) for view in shown]
        known = [await visitor.look(view.query) for _ in range(rounds) for view in shown]
    first, later = (
        1000 * statistics.median(one.seconds for one in made) for made in (fresh, known)
    )
    return number, first, later, statistics.median(one.size for one in known) / 1000
