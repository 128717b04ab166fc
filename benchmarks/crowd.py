"""Many visitors at once, each looking at something else every two seconds."""

import asyncio
import ssl
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.views import View
from benchmarks.visitor import Visitor, visiting

PAUSE = 2.0
"""Seconds between two changes of one visitor."""
ARRIVAL = 10.0
"""Seconds over which they come: opening a page costs more than changing it."""


@dataclass
class Outcome:
    """What a crowd met: seconds of each change, and what was lost."""

    seconds: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The middle one, in milliseconds."""
        return statistics.median(self.seconds) * 1000

    @property
    def p95(self) -> float:
        """What 95 of 100 changes were done in, in milliseconds."""
        return statistics.quantiles(self.seconds, n=20)[-1] * 1000

    @property
    def lost_of(self) -> str:
        """How many changes were lost, of how many."""
        return f"{len(self.lost)} of {len(self.seconds) + len(self.lost)}"


async def crowd(
    address: str,
    visitors: int,
    changes: int,
    views: Sequence[View],
    tls: ssl.SSLContext | None = None,
) -> Outcome:
    """Let so many visitors make so many changes each; they come one after another."""
    outcome = Outcome()

    async def visit(place: int) -> None:
        await asyncio.sleep(place * ARRIVAL / visitors)
        async with visiting(address, tls) as visitor:
            await _look(visitor, changes, views[place % len(views) :], outcome)

    visits = (visit(place) for place in range(visitors))
    # Whatever it is: this visitor is lost, the others go on.
    ends = await asyncio.gather(*visits, return_exceptions=True)
    outcome.lost += [f"{type(end).__name__}: {end}" for end in ends if end is not None]
    return outcome


async def _look(visitor: Visitor, changes: int, views: Sequence[View], outcome: Outcome) -> None:
    await visitor.look("")
    for number in range(changes):
        start = time.perf_counter()
        view = views[number % len(views)]
        change = await visitor.look(view.query)
        if not any(view.words in text for text in change.texts):
            outcome.lost.append(f"{view.query}: another view came back")
        outcome.seconds.append(change.seconds)
        outcome.sizes.append(change.size)
        await asyncio.sleep(max(0.0, PAUSE - (time.perf_counter() - start)))
