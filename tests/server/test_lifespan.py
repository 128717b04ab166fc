"""What the server does before and beside the visits, with a dossier that changes as told."""

import asyncio
import gc
import logging
import signal
import threading
import weakref
from types import SimpleNamespace

import pytest

from dashboard.server import lifespan as module
from dashboard.server.lifespan import lifespan, look, watch


class Circle:
    """Something that only the garbage collector can free, as a figure is."""

    def __init__(self):
        self.itself = self


class Files:
    """A live dossier whose next looks are written down beforehand."""

    def __init__(self, *looks):
        self.problems = ()
        self.looks = list(looks)
        self.dossier = self.new()

    def new(self):
        return SimpleNamespace(facts=(1, 2), digest="d" * 64, circle=Circle())

    def refresh(self):
        if not self.looks:
            return False
        problems = self.looks.pop(0)
        if isinstance(problems, Exception):
            raise problems
        self.problems = problems
        if not problems:
            self.dossier = self.new()
        return not problems


@pytest.fixture(autouse=True)
def thawed():
    yield
    gc.unfreeze()


@pytest.fixture
def log(caplog):
    with caplog.at_level(logging.INFO, logger="dashboard"):
        yield caplog


def nothing(*_):
    return None


async def nothing_at_all():
    return None


def run(
    files,
    *,
    modules=(),
    warm=nothing,
    prepare=nothing_at_all,
    announce=nothing,
    stop=nothing,
    during=nothing,
):
    async def live():
        inside = lifespan(
            files,
            modules=modules,
            warm=warm,
            prepare=prepare,
            announce=announce,
            stop=stop,
            pause=0,
        )
        async with inside(None):
            await asyncio.sleep(0)
            seen = during()
            await asyncio.sleep(0)
            return seen

    return asyncio.run(live())


def test_all_is_loaded_and_frozen_before_the_first_visit_and_then_announced():
    order = []

    run(
        Files(),
        modules=["dashboard.server"],
        warm=lambda dossier: order.append(len(dossier.facts)),
        announce=lambda: order.append(gc.get_freeze_count() > 1000),
    )

    assert order == [2, True]


def test_a_module_that_is_not_there_is_named_in_the_log(log):
    run(Files(), modules=["dashboard.no_such_module"])

    assert "nothing to preload at dashboard.no_such_module" in log.text


def test_a_figure_that_cannot_be_drawn_does_not_keep_the_server_from_starting(log):
    announced = []

    run(Files(), warm=lambda _: 1 / 0, announce=lambda: announced.append(True))

    assert announced == [True]
    assert "incident" in log.text
    assert "ZeroDivisionError" in log.text


def test_what_is_prepared_beside_the_visits_may_fail(log):
    async def prepare():
        raise OSError("no such script")

    run(Files(), prepare=prepare)

    assert "no such script" in log.text


def test_the_watch_ends_with_the_server():
    def watching():
        return [thread for thread in threading.enumerate() if thread.name == "watch"]

    seen = run(Files(), during=watching)

    assert len(seen) == 1
    assert watching() == []


def test_a_look_that_hangs_does_not_hold_up_the_end(monkeypatch):
    monkeypatch.setattr(module, "SECONDS_TO_FINISH", 0.01)
    files, hangs, may_go = Files(), threading.Event(), threading.Event()

    def refresh():
        if threading.current_thread() is not threading.main_thread():
            hangs.set()
            may_go.wait()
        return False

    files.refresh = refresh
    run(files, during=hangs.wait)
    still_there = [thread for thread in threading.enumerate() if thread.name == "watch"]
    may_go.set()

    assert [thread.daemon for thread in still_there] == [True]
    still_there[0].join()


def test_what_changed_during_the_start_is_taken_up_before_the_first_visit():
    drawn, files = [], Files(())
    first = files.dossier

    run(files, warm=drawn.append, announce=lambda: drawn.append("announced"))

    assert drawn == [first, files.dossier, "announced"]


def test_a_change_is_drawn_logged_and_frozen(log):
    drawn = []

    known = look(Files(()), drawn.append, ())

    assert known == ()
    assert len(drawn) == 1
    assert [record.message for record in log.records] == [
        f"dossier changed: 2 facts, digest {'d' * 64}"
    ]
    assert gc.get_freeze_count() > 1000


def test_a_replaced_dossier_is_freed_though_it_was_frozen():
    files = Files(())
    old = weakref.ref(files.dossier.circle)
    gc.freeze()

    look(files, nothing, ())

    assert old() is None


def test_a_problem_is_logged_when_it_is_new_and_when_all_are_mended(log):
    files = Files(
        ("a.yaml:1:1  bad\n    hint: correct it",), ("a.yaml:1:1  bad\n    hint: correct it",), ()
    )
    known = ()
    for _ in range(3):
        known = look(files, nothing, known)

    assert [record.message for record in log.records] == [
        "the files are not loaded: a.yaml:1:1 bad hint: correct it",
        f"dossier changed: 2 facts, digest {'d' * 64}",
        "the files are good again",
    ]


def test_the_watch_outlives_an_error(log):
    files = Files(OSError("the disk is gone"), ())

    ended = threading.Event()
    refresh = files.refresh

    def until_seen():
        if not files.looks:
            ended.set()
        return refresh()

    files.refresh = until_seen
    watch(files, nothing, 0, ended)

    assert "the disk is gone" in log.text


@pytest.fixture
def server_is_told():
    """What a handler of signals notes that was there before the lifespan, as Uvicorn's is."""
    told = []
    before = signal.signal(signal.SIGTERM, lambda number, _: told.append(f"server: {number}"))
    yield told
    signal.signal(signal.SIGTERM, before)


def test_whoever_may_hold_up_the_end_hears_of_it_at_once_and_the_server_first(server_is_told):
    def ask_to_end():
        signal.raise_signal(signal.SIGTERM)
        return list(server_is_told)

    at_once = run(Files(), stop=lambda: server_is_told.append("stop"), during=ask_to_end)
    signal.raise_signal(signal.SIGTERM)

    assert at_once == ["server: 15"]
    assert server_is_told == ["server: 15", "stop", "server: 15"]


def test_in_a_thread_that_hears_no_signal_the_server_starts_all_the_same():
    announced = []
    serving = threading.Thread(target=lambda: run(Files(), announce=lambda: announced.append(True)))

    serving.start()
    serving.join()

    assert announced == [True]
