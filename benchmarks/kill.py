"""`python -m benchmarks.kill`: kill the server under open pages; each must come back by itself."""

import argparse
import asyncio
import os
import signal
import socket
import sys
import threading
import time
from dataclasses import dataclass

from benchmarks.reliability import Row, note
from benchmarks.returning import ReturningPage
from benchmarks.servers import OURS, running
from benchmarks.views import views

PAGES = ("", "timeline", "aid", "voices", "tensions", "actors", "questions", "facts", "sources")
IN_TIME = 10.0
"""Seconds from the restart in which every page must be back."""
PATIENCE = 120.0
"""Seconds after the opening in which a page that is not back is given up."""


@dataclass(frozen=True)
class Outcome:
    """How many pages there were, and after how many seconds each came back to what it showed."""

    tried: int
    seconds: tuple[float, ...]

    @property
    def held(self) -> int:
        """Pages that were back in time."""
        return sum(taken <= IN_TIME for taken in self.seconds)


class Crowd:
    """So many open pages, none in a browser, in a thread of their own."""

    def __init__(self, address: str, pages: int) -> None:
        """Open them one after another."""
        shown = views()
        self._pages = [
            ReturningPage(address, PAGES[place % len(PAGES)], shown[place % len(shown)])
            for place in range(pages)
        ]
        self._opened = threading.Event()
        self._thread = threading.Thread(target=asyncio.run, args=(self._live(),))
        self._thread.start()
        self._opened.wait()

    async def _live(self) -> None:
        lives = []
        for page in self._pages:
            lives.append(asyncio.create_task(page.live()))
            await asyncio.wait(
                (lives[-1], asyncio.create_task(page.is_open.wait())),
                return_when=asyncio.FIRST_COMPLETED,
            )
        self._opened.set()
        await asyncio.wait(lives, timeout=PATIENCE)

    def back_since(self, start: float) -> Outcome:
        """Wait until all are back, or it took too long; what came of it, counted from `start`."""
        self._thread.join()
        back = [page.back_at - start for page in self._pages if page.is_back]
        return Outcome(len(self._pages), tuple(back))


def kill(pages: int, away: float = 0.0) -> Outcome:
    """Open so many pages, kill their server, start another after so many seconds."""
    fixed = {"STREAMLIT_SERVER_PORT": str(free_port())}
    with running(OURS, fixed) as server:
        crowd = Crowd(server.address, pages)
        os.kill(server.pid, signal.SIGKILL)
        time.sleep(away)
        start = time.monotonic()
        with running(OURS, fixed):
            return crowd.back_since(start)


def free_port() -> int:
    """A port that nothing listens at."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def main() -> int:
    """Do what the options say; 0 where every page came back in time."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kill", description=__doc__)
    parser.add_argument("--pages", type=int, default=50, help="pages that are open")
    parser.add_argument("--away", type=float, default=0.0, help="seconds without any server")
    asked = parser.parse_args()
    load = os.getloadavg()[0]
    met = kill(asked.pages, asked.away)
    last = f"the last after {max(met.seconds, default=0):.1f} s"
    what = f"Server killed, started {f'{asked.away:g} s later' if asked.away else 'at once'}: pages"
    said = f"back within {IN_TIME:g} s of the restart; {last}; load {load:.1f} before"
    note(Row(what, met.tried, met.held, said, "make faults"))
    return 0 if met.held == met.tried else 1


if __name__ == "__main__":
    sys.exit(main())
