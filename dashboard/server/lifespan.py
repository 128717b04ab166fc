"""The server's lifetime: preloading before the first visit, and watching the files."""

import asyncio
import importlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    asynccontextmanager,
    contextmanager,
    suppress,
)
from threading import Event, Thread

from dashboard.domain.dossier import Dossier
from dashboard.incidents import report
from dashboard.loading.live import LiveDossier
from dashboard.metrics import RELOADS, runs
from dashboard.server import gc_tuning
from dashboard.server.shutdown import hearing

_log = logging.getLogger("dashboard.server")

Warm = Callable[[Dossier], object]

SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_BETWEEN_SWEEPS = 30.0
SECONDS_TO_FINISH = 1.0
"""What a look at the files that is under way still gets where the server ends."""


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
        gc_tuning.sweep()
        _log.info("ready: %d facts, digest %s", len(live.dossier.facts), live.dossier.digest)
        look(live, warm, live.problems)  # the last look may be longer ago than any later one
        tasks = [
            asyncio.create_task(sweep(SECONDS_BETWEEN_SWEEPS, sessions)),
            asyncio.create_task(_quietly(prepare)),
        ]
        announce()
        try:
            with _watched(live, warm, pause), hearing(stop):
                yield
        finally:
            await _cancel(tasks)

    return run


@contextmanager
def _watched(live: LiveDossier, warm: Warm, pause: float) -> Iterator[None]:
    """Have a thread of its own watch the files; nothing that it waits for holds up the end."""
    ended = Event()
    watching = Thread(target=watch, args=(live, warm, pause, ended), name="watch", daemon=True)
    watching.start()
    try:
        yield
    finally:
        ended.set()
        watching.join(SECONDS_TO_FINISH)


async def sweep(pause: float, sessions: Callable[[], int] = lambda: 0) -> None:
    """Sweep every `pause` seconds in which somebody looked at a page or left, until cancelled."""
    known = runs(), _counted(sessions)
    while True:
        await asyncio.sleep(pause)
        now = runs(), _counted(sessions)
        if now != known:
            known = now
            await asyncio.to_thread(gc_tuning.sweep)


def _counted(sessions: Callable[[], int]) -> int:
    try:
        return sessions()
    except Exception as error:  # the sweeps must outlive whatever Streamlit changes
        report(error)
        return 0


def watch(live: LiveDossier, warm: Warm, pause: float, ended: Event) -> None:
    """Look at the files every `pause` seconds, until the server has ended."""
    known = live.problems
    while not ended.wait(pause):
        known = look(live, warm, known)


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
        gc_tuning.sweep()
        _log.info(
            "dossier changed: %d facts, digest %s", len(live.dossier.facts), live.dossier.digest
        )
    _log_problems(live.problems, known)
    return live.problems


def _log_problems(problems: tuple[str, ...], known: tuple[str, ...]) -> None:
    before = frozenset(known)
    for problem in problems:
        if problem not in before:
            _log.warning("the files are not loaded: %s", " ".join(problem.split()))
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
