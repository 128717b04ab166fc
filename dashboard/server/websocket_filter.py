"""The filter of an open page's WebSocket: no more than a person sends, one run at a time."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.incidents import note, report
from dashboard.streamlit_internals.messages import (
    HEARTBEAT,
    RUN,
    STOP,
    Asked,
    RunEvent,
    read,
    run_event,
)

MOST_BYTES = 200_000
"""Of one frame. A page sends its address and what its widgets hold: a few thousand bytes."""

MOST_AT_ONCE, MOST_A_SECOND = 100, 50.0
"""Frames of one page. A key that is held down repeats some 33 times a second, a person's clicks,
a slider and the page's own question every four seconds stay far below."""

BYTES_OF_ONE = 10_000
"""A longer frame counts as one more for each such number of bytes."""

MOST_WAITING = 20
"""Frames that wait for a run to end. What comes after them stays with the sender."""

LONGEST_WAIT = 0.25
"""Seconds. A run that takes longer once it has started is broken off by what waits for it, as
Streamlit does; one that has not started by then no longer keeps the runs of other pages waiting."""

LONGEST_START = 2.0
"""Seconds. A run that has not started by then is not waited for: its part of the page is gone."""

MOST_RUNS = 2
"""Runs under way at once, of all pages: more of them are no faster and keep all else waiting."""

NOT_A_MESSAGE, TEXT, TOO_MANY, TOO_BIG, OUR_FAULT = 1002, 1003, 1008, 1009, 1011
"""Codes that a WebSocket is closed with (RFC 6455, 7.4.1)."""

WHY = {
    NOT_A_MESSAGE: "what no page sends",
    TEXT: "text, which no page sends",
    1007: "text that is no UTF-8",
    TOO_MANY: "more messages than a person",
    TOO_BIG: "more than a page sends",
}
REFUSED = "a WebSocket was closed: it sent %s"

WANTED = frozenset({RUN, STOP, HEARTBEAT})
"""The messages that a page here has a use for. Others do nothing: to clear the caches would clear
them for everybody, and there is no upload, no file to edit, no git and nothing to debug."""


class Frames:
    """Middleware that passes to Streamlit only what a page may have sent, at a person's pace.

    Streamlit starts a thread for each run that is asked for, on the loop that serves everybody. So
    a page's next run waits for the one before it, at least until that has started; and of those
    that wait, only those are kept that the newest does not replace. Whatever no page sends, or more
    than a person does, closes this one WebSocket and leaves one line with a reference in the log,
    as an error in Streamlit does.
    """

    def __init__(
        self,
        app: ASGIApp,
        read: Callable[[bytes], Asked | None] = read,
        run_event: Callable[[bytes], RunEvent | None] = run_event,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self.app = app
        self.read = read
        self.run_event = run_event
        self.most_bytes = most_bytes
        self.turns = asyncio.Semaphore(MOST_RUNS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Watch over a WebSocket, pass on all else."""
        if scope["type"] == "websocket":
            await _Watched(self, receive, send).run(scope)
        else:
            await self.app(scope, receive, send)


class _Allowance:
    """The number of frames that may come now: fills up with time."""

    def __init__(self) -> None:
        self._left = float(MOST_AT_ONCE)
        self._at = asyncio.get_running_loop().time()

    def take(self, count: int) -> bool:
        """Take a number of tokens; return whether enough were left."""
        now = asyncio.get_running_loop().time()
        self._left = min(MOST_AT_ONCE, self._left + (now - self._at) * MOST_A_SECOND)
        self._at = now
        if self._left < count:
            return False
        self._left -= count
        return True


class _Watched:
    """One WebSocket, until it is closed from either side."""

    def __init__(self, frames: Frames, receive: Receive, send: Send) -> None:
        self._frames = frames
        self._receive = receive
        self._send = send
        self._has_ended = False
        self._allowance = _Allowance()
        self._waiting: deque[tuple[Message, Asked | None]] = deque()
        self._incoming: asyncio.Future[Message] | None = None
        self._turn: asyncio.Future[Any] | None = None
        self._run: asyncio.Future[None] | None = None
        self._holds_turn = False

    async def run(self, scope: Scope) -> None:
        try:
            await self._frames.app(scope, self.receive, self.send)
        except OSError:  # how the server says that the other side has left
            raise
        except Exception as error:
            await self._close(OUR_FAULT, report(error))
        finally:
            if self._incoming:
                self._incoming.cancel()
            if self._turn and not self._turn.cancel():
                self._frames.turns.release()

    async def receive(self) -> Message:
        """The next message, as soon as Streamlit may have it."""
        while not self._may_pass():
            await self._listen()
        message, asked = self._waiting.popleft()
        if asked and asked.kind == RUN:
            self._begin_run()
        return message

    def _may_pass(self) -> bool:
        if not self._waiting:
            return False
        asked = self._waiting[0][1]
        if asked is None or asked.kind != RUN:
            return True
        if self._run is None and self._turn is None:
            self._turn = asyncio.ensure_future(self._frames.turns.acquire())
        return self._turn is not None and self._turn.done()

    def _begin_run(self) -> None:
        loop = asyncio.get_running_loop()
        self._turn, self._run, self._holds_turn = None, loop.create_future(), True
        loop.call_later(LONGEST_WAIT, self._give_up_turn, self._run)
        loop.call_later(LONGEST_START, self._end_run, self._run)

    def _give_up_turn(self, run: asyncio.Future[None]) -> None:
        """Let a run of another page begin; once for each run."""
        if run is self._run and self._holds_turn:
            self._holds_turn = False
            self._frames.turns.release()

    def _end_run(self, run: asyncio.Future[None]) -> None:
        """Let the next run begin, of this page and of all; once for each run."""
        self._give_up_turn(run)
        if not run.done():
            run.set_result(None)
            self._run = None

    def _follow(self, run: asyncio.Future[None], data: bytes) -> None:
        """Notice what Streamlit tells of a run."""
        event = self._frames.run_event(data)
        if event is RunEvent.STARTED:
            asyncio.get_running_loop().call_later(LONGEST_WAIT, self._end_run, run)
        elif event is RunEvent.ENDED:
            self._end_run(run)

    async def _listen(self) -> None:
        """Wait for a frame, or for what keeps the first of those that wait."""
        awaited: set[asyncio.Future[Any]] = {one for one in (self._run, self._turn) if one}
        if len(self._waiting) < MOST_WAITING:
            self._incoming = self._incoming or asyncio.ensure_future(self._receive())
            awaited.add(self._incoming)
        await asyncio.wait(awaited, return_when=asyncio.FIRST_COMPLETED)
        if self._incoming and self._incoming.done():
            incoming, self._incoming = self._incoming, None
            await self._take(incoming.result())

    async def _take(self, message: Message) -> None:
        """Keep a message for Streamlit, unless it is the end or has no use."""
        if message["type"] == "websocket.disconnect":
            if message.get("code") in WHY:  # what the server itself refused
                note(REFUSED % WHY[message["code"]])
            self._end(message)
        elif message["type"] != "websocket.receive":
            self._waiting.append((message, None))
        elif isinstance(asked := self._judge(message), int):
            await self._close(asked, note(REFUSED % WHY[asked]))
            self._end({"type": "websocket.disconnect", "code": asked})
        elif asked.kind in WANTED:
            while self._waiting and (earlier := self._waiting[-1][1]) and asked.replaces(earlier):
                self._waiting.pop()
            self._waiting.append((message, asked))

    def _judge(self, message: Message) -> Asked | int:
        """Return what a frame asks for, or the code to close with because of it."""
        data = message.get("bytes")
        if data is None:
            return TEXT
        if len(data) > self._frames.most_bytes:
            return TOO_BIG
        if not self._allowance.take(1 + len(data) // BYTES_OF_ONE):
            return TOO_MANY
        return self._frames.read(data) or NOT_A_MESSAGE

    def _end(self, message: Message) -> None:
        """Tell Streamlit of the end next: no client is left for what still waits."""
        self._has_ended = True
        self._waiting = deque([(message, None)])

    async def send(self, message: Message) -> None:
        """Pass on what is sent; what was on its way when the connection ended goes nowhere."""
        if self._run:
            self._follow(self._run, message.get("bytes") or b"")
        if not self._has_ended:
            self._has_ended = message["type"] == "websocket.close"
            await self._send(message)

    async def _close(self, code: int, reference: str) -> None:
        reason = f"Reference: {reference}"
        await self.send({"type": "websocket.close", "code": code, "reason": reason})
