"""What comes over an open page's WebSocket: what no page would send ends the connection."""

from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.incidents import note, report

MOST_BYTES = 1_000_000
"""Of one frame. A page sends its address and what its widgets hold: a few thousand bytes."""

NOT_A_MESSAGE, TEXT, TOO_BIG, OUR_FAULT = 1002, 1003, 1009, 1011
"""Codes that a WebSocket is closed with (RFC 6455, 7.4.1)."""

WHY = {
    NOT_A_MESSAGE: "what no page sends",
    TEXT: "text, which no page sends",
    1007: "text that is no UTF-8",
    TOO_BIG: "more than a page sends",
}
REFUSED = "a WebSocket was closed: it sent %s"


class Frames:
    """Middleware that lets through to Streamlit only what a page may have sent.

    `is_message` says whether bytes can be understood, of which there may be `most`. Whatever else
    comes closes this one WebSocket and leaves one line with a reference in the log, as an error in
    Streamlit does; nobody else notices.
    """

    def __init__(
        self, app: ASGIApp, is_message: Callable[[bytes], bool], most: int = MOST_BYTES
    ) -> None:
        self.app = app
        self.is_message = is_message
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Watch over a WebSocket, pass on all else."""
        if scope["type"] == "websocket":
            await _Watched(self, receive, send).run(scope)
        else:
            await self.app(scope, receive, send)

    def fault(self, message: Message) -> int:
        """The code to close with because of a frame; 0 if there is nothing wrong with it."""
        data = message.get("bytes")
        if data is None:
            return TEXT
        if len(data) > self.most:
            return TOO_BIG
        return 0 if self.is_message(data) else NOT_A_MESSAGE


class _Watched:
    """One WebSocket, until it is closed from either side."""

    def __init__(self, frames: Frames, receive: Receive, send: Send) -> None:
        self._frames = frames
        self._receive = receive
        self._send = send
        self._has_ended = False

    async def run(self, scope: Scope) -> None:
        try:
            await self._frames.app(scope, self.receive, self.send)
        except OSError:  # how the server says that the other side has left
            raise
        except Exception as error:
            await self._close(OUR_FAULT, report(error))

    async def receive(self) -> Message:
        message = await self._receive()
        if message["type"] == "websocket.disconnect":
            self._has_ended = True
            if message.get("code") in WHY:  # what the server itself refused
                note(REFUSED % WHY[message["code"]])
        elif message["type"] == "websocket.receive" and (code := self._frames.fault(message)):
            await self._close(code, note(REFUSED % WHY[code]))
            return {"type": "websocket.disconnect", "code": code}
        return message

    async def send(self, message: Message) -> None:
        """Pass on what is sent; what was on its way when the connection ended goes nowhere."""
        if not self._has_ended:
            self._has_ended = message["type"] == "websocket.close"
            await self._send(message)

    async def _close(self, code: int, reference: str) -> None:
        reason = f"Reference: {reference}"
        await self.send({"type": "websocket.close", "code": code, "reason": reason})
