"""What happens before the first visit and beside all visits: preloading, and watching the files."""

import asyncio
import importlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

from dashboard import garbage
from dashboard.domain.dossier import Dossier
from dashboard.incidents import report
from dashboard.loading.live import LiveDossier
from dashboard.metrics import RELOADS, runs
from dashboard.server.stopping import hearing

_log = logging.getLogger("dashboard.server")

Warm = Callable[[Dossier], object]

SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_BETWEEN_SWEEPS = 30.0


def lifespan(
    live: LiveDossier,
    *,
    modules: Iterable[str],
    warm: Warm,
    prepare: Callable[[], Awaitable[None]],
    announce: Callable[[], object],
    stop: Callable[[], object],
    sessions: Callable[[], int] = lambda: 0,
    pause: float = SECONDS_BETWEEN_LOOKS,
) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """The server's lifespan.

    `modules` are imported and `warm` is called with the dossier before the first visit, and after
    each change of it; `announce` is called when all is ready, and `prepare` runs in the background
    from then on. The files are looked at every `pause` seconds. `stop` is called as soon as the
    process is asked to end. `sessions` counts the pages that are open or were lately.
    """

    @asynccontextmanager
    async def run(_app: object) -> AsyncIterator[None]:
        _preload(modules)
        _warm(warm, live)
        garbage.begin()
        _log.info("ready: %d facts, digest %s", len(live.dossier.facts), live.dossier.digest)
        tasks = [
            asyncio.create_task(watch(live, warm, pause)),
            asyncio.create_task(sweep(SECONDS_BETWEEN_SWEEPS, sessions)),
            asyncio.create_task(_quietly(prepare)),
        ]
        announce()
        try:
            with hearing(stop):
                yield
        finally:
            await _cancel(tasks)
            garbage.end()

    return run


async def sweep(pause: float, sessions: Callable[[], int] = lambda: 0) -> None:
    """Sweep every `pause` seconds in which somebody looked at a page or left, until cancelled."""
    known = runs(), _counted(sessions)
    while True:
        await asyncio.sleep(pause)
        now = runs(), _counted(sessions)
        if now != known:
            known = now
            await asyncio.to_thread(garbage.sweep)


def _counted(sessions: Callable[[], int]) -> int:
    try:
        return sessions()
    except Exception as error:  # the sweeps must outlive whatever Streamlit changes
        report(error)
        return 0


async def watch(live: LiveDossier, warm: Warm, pause: float) -> None:
    """Look at the files every `pause` seconds, in a thread, until cancelled."""
    known = live.problems
    while True:
        await asyncio.sleep(pause)
        known = await asyncio.to_thread(look, live, warm, known)


def look(live: LiveDossier, warm: Warm, known: tuple[str, ...]) -> tuple[str, ...]:
    """Take up a change of the files and log what is new; return the problems that are known now."""
    try:
        has_changed = live.refresh()
    except Exception as error:  # the watch must outlive whatever it sees
        report(error)
        return known
    if has_changed:
        RELOADS.inc()
        _warm(warm, live)
        garbage.sweep()
        _log.info(
            "dossier changed: %d facts, digest %s", len(live.dossier.facts), live.dossier.digest
        )
    _log_problems(live.problems, known)
    return live.problems


def _log_problems(problems: tuple[str, ...], known: tuple[str, ...]) -> None:
    for problem in problems:
        if problem not in known:
            _log.warning("the files are not taken up: %s", " ".join(problem.split()))
    if known and not problems:
        _log.info("the files are good again")


def _preload(modules: Iterable[str]) -> None:
    for name in modules:
        try:
            importlib.import_module(name)
        except ImportError:  # another version of a library; its first visitor waits a little longer
            _log.warning("nothing to preload at %s", name)


def _warm(warm: Warm, live: LiveDossier) -> None:
    """Draw the figures ahead. One that fails must not keep the other pages from being served."""
    try:
        warm(live.dossier)
    except Exception as error:
        report(error)


async def _quietly(prepare: Callable[[], Awaitable[None]]) -> None:
    try:
        await prepare()
    except Exception as error:  # it only saves time
        report(error)


async def _cancel(tasks: Iterable[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
