"""`python -m benchmarks.soak`: change filters again and again; nothing may grow or be left over."""

import argparse
import asyncio
import sys
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

from benchmarks.reliability import Row, note
from benchmarks.servers import OURS, Server, running
from benchmarks.views import View, views
from benchmarks.visitor import Visitor, visiting

EVERY = 1000
"""Changes between two looks at the memory."""
MOST_GROWTH = 1.0
"""Megabytes that those may add, after the first."""
KEPT = 120
"""Seconds that Streamlit keeps what it has of a page that was closed, so that it may come back."""
SWEPT = 31
"""Seconds in which the server sweeps once."""
PATIENCE = 2
POOLED = 4
"""Threads that the server's own pools may still add: they wait for work, whoever visits."""


@dataclass(frozen=True)
class Had:
    """What a server has open."""

    threads: int
    files: int
    visitors: int

    @classmethod
    def by(cls, server: Server) -> "Had":
        """What it has open now."""
        return cls(server.threads, server.files, server.visitors)

    def is_more_than(self, before: "Had") -> bool:
        """Whether something was left over."""
        return bool(self.beyond(before))

    def beyond(self, before: "Had") -> list[str]:
        """What was left over, in words."""
        pairs = (
            ("threads", self.threads, before.threads + POOLED),
            ("files and sockets", self.files, before.files),
            ("pages", self.visitors, before.visitors),
        )
        return [f"{now - most} {what}" for what, now, most in pairs if now > most]


@dataclass(frozen=True)
class Outcome:
    """What was asked and answered, the memory in MB at each look, what was open at both ends."""

    tried: int
    held: int
    memory: tuple[float, ...]
    before: Had
    after: Had

    @property
    def growth(self) -> float:
        """Megabytes a thousand changes added, from the first look to the last."""
        return (self.memory[-1] - self.memory[0]) / (len(self.memory) - 1)

    @property
    def is_steady(self) -> bool:
        """Whether all held."""
        is_flat = len(self.memory) < 2 or self.growth <= MOST_GROWTH
        return self.held == self.tried and is_flat and not self.after.is_more_than(self.before)


async def soak(
    server: Server, changes: int, visitors: int, swept: float = SWEPT, kept: float = KEPT
) -> Outcome:
    """Let so many visitors make so many changes together, leave, and be forgotten.

    The server sweeps within `swept` seconds, and keeps what was closed for `kept` seconds.
    """
    shown = views()
    forgotten = kept + swept + PATIENCE
    await _rehearse(server, shown)
    await asyncio.sleep(forgotten)
    before = Had.by(server)
    held, memory = 0, []
    async with AsyncExitStack() as pages:
        crowd = [await pages.enter_async_context(visiting(server.address)) for _ in range(visitors)]
        for start in range(0, changes, EVERY):
            each = min(EVERY, changes - start)
            held += await _change(crowd, shown, start, each)
            await asyncio.sleep(swept)  # garbage goes then, not at once
            memory.append(server.memory)
            print(f"{start + each:,} changes, {memory[-1]:.1f} MB", flush=True)
    after = await _left(server, before, forgotten)
    return Outcome(changes, held, tuple(memory), before, after)


async def _rehearse(server: Server, shown: Sequence[View]) -> None:
    """Look at each view once: all figures and threads that stay are there then."""
    async with visiting(server.address) as visitor:
        for view in shown:
            await visitor.look(view.query)


async def _change(crowd: Sequence[Visitor], shown: Sequence[View], start: int, changes: int) -> int:
    """Change the filters of all pages, page by page in turns; how many changes held."""
    turns = [range(index, changes, len(crowd)) for index in range(len(crowd))]
    return sum(
        await asyncio.gather(
            *(
                _look(visitor, [shown[(start + index * 7 + turn) % len(shown)] for turn in turn_of])
                for index, (visitor, turn_of) in enumerate(zip(crowd, turns, strict=True))
            )
        )
    )


async def _look(visitor: Visitor, wanted: Sequence[View]) -> int:
    held = 0
    for view in wanted:
        change = await visitor.look(view.query)
        held += any(view.words in text for text in change.texts)
    return held


async def _left(server: Server, before: Had, seconds: float) -> Had:
    """What is open once all have left and nothing is kept for them any more."""
    until = time.monotonic() + seconds
    while (after := Had.by(server)).is_more_than(before) and time.monotonic() < until:
        await asyncio.sleep(0.5)
    return after


def main() -> int:
    """Do what the options say; 0 where nothing grew, nothing was lost and nothing left over."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--changes", type=int, default=10_000, help="changes of a filter, in all")
    parser.add_argument("--visitors", type=int, default=50, help="pages that are open")
    asked = parser.parse_args()
    with running(OURS) as server:
        met = asyncio.run(soak(server, asked.changes, asked.visitors))
    print(met.before, met.after)
    what = f"Filter changes over {asked.visitors} visitors"
    note(Row(what, met.tried, met.held, _said(met), f"make soak SOAKED={asked.changes}"))
    return 0 if met.is_steady else 1


def _said(met: Outcome) -> str:
    grown = f"{met.growth:+.2f} MB a thousand" if len(met.memory) > 1 else "too few to see growth"
    return f"{grown}; left over: {', '.join(met.after.beyond(met.before)) or 'nothing'}"


if __name__ == "__main__":
    sys.exit(main())
