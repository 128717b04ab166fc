"""The moment when the process is asked to end, passed on to what would otherwise delay it."""

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def ending_at_once() -> Iterator[None]:
    """Have the process end as soon as it is asked to, while it serves no visitor yet.

    Uvicorn would only make a note of it, and go on with what it is loading.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    before = {number: signal.signal(number, end) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def hearing(stop: Callable[[], object]) -> Iterator[None]:
    """Have `stop` called in this event loop when the process is asked to end.

    Uvicorn tells an application only after the last answer has gone out, which is too late to
    shorten the wait for it. Its own handlers of the signals are called too, and first. In another
    thread than the main one no signal can be heard, and nothing is called.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_running_loop()
    before = {number: signal.getsignal(number) for number in SIGNALS}

    def heard(number: int, frame: FrameType | None) -> None:
        handler = before[signal.Signals(number)]
        if callable(handler):
            handler(number, frame)
        loop.call_soon_threadsafe(stop)

    for number in SIGNALS:
        signal.signal(number, heard)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
