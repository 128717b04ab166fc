"""What every page holds is not searched for garbage after every run, and is freed all the same."""

import asyncio
import gc
import weakref

from dashboard.metrics import RUNS, runs
from dashboard.server import gc_tuning
from dashboard.server.lifespan import sweep


class Ring:
    """Refers to itself, so that only a collection frees it."""

    def __init__(self):
        self.me = self


def test_what_is_there_is_passed_over_by_pythons_own_collections_and_found_by_the_next_sweep():
    ring = Ring()
    gc_tuning.sweep()
    known, ring = weakref.ref(ring), None
    gc.collect()
    assert known() is not None

    gc_tuning.sweep()
    assert known() is None


def test_a_server_sweeps_after_somebody_looked_at_a_page_and_not_else(monkeypatch):
    swept = []
    monkeypatch.setattr(gc_tuning, "sweep", lambda: swept.append(runs()))

    async def some_time():
        task = asyncio.create_task(sweep(0.01))
        await asyncio.sleep(0.1)
        assert swept == []
        RUNS.observe(0.0)
        while not swept:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        task.cancel()

    asyncio.run(some_time())
    assert swept == [runs()]


def test_a_server_sweeps_once_a_page_that_was_closed_is_kept_no_longer(monkeypatch):
    swept, pages = [], [3, 3, 2]
    monkeypatch.setattr(gc_tuning, "sweep", lambda: swept.append(len(pages)))

    async def some_time():
        task = asyncio.create_task(sweep(0.01, lambda: pages.pop(0) if len(pages) > 1 else 2))
        while not swept:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        task.cancel()

    asyncio.run(some_time())
    assert swept == [1]


def test_a_server_sweeps_also_where_the_pages_cannot_be_counted(monkeypatch, caplog):
    swept = []
    monkeypatch.setattr(gc_tuning, "sweep", lambda: swept.append(True))

    async def some_time():
        task = asyncio.create_task(sweep(0.01, lambda: 1 // 0))
        await asyncio.sleep(0.05)
        RUNS.observe(0.0)
        while not swept:
            await asyncio.sleep(0.01)
        task.cancel()

    asyncio.run(some_time())
    assert "ZeroDivisionError" in caplog.text


def test_a_sweep_gives_back_to_the_system_what_is_free(monkeypatch):
    given = []
    monkeypatch.setattr(gc_tuning, "_trim", given.append)
    gc_tuning.sweep()
    monkeypatch.setattr(gc_tuning, "_trim", None)  # as on a system that has no such thing
    gc_tuning.sweep()

    assert given == [0]
