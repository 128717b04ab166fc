"""What is kept away: tracebacks from the visitor, and pages of other origins from Streamlit."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from dashboard.incidents import report

_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "0.0.0.0"})


class Failures:
    """Middleware that answers an uncaught error with a reference and logs the rest.

    Starlette's own handler would stand outside all middleware, and its answer without our headers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and apologise where that fails."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def send_and_note(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, send_and_note)
        except Exception as error:
            reference = report(error)
            if started:  # half an answer cannot be taken back; the server closes the connection
                raise
            await _apology(reference)(scope, receive, send)


def _apology(reference: str) -> PlainTextResponse:
    words = f"Something went wrong here. Reference: {reference}\n"
    return PlainTextResponse(words, status_code=500, headers={"Cache-Control": "no-store"})


class ForeignOrigins:
    """Middleware that refuses WebSockets opened by pages of other origins.

    Streamlit refuses them too, but asks a service in the internet for this machine's address first,
    and everybody waits meanwhile. `allowed` are origins such as `https://example.org`; None is all.
    """

    def __init__(self, app: ASGIApp, allowed: Iterable[str] | None = ()) -> None:
        self.app = app
        self.takes_all = allowed is None
        self.hosts = _THIS_MACHINE | {urlsplit(origin).hostname for origin in allowed or ()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a WebSocket of a foreign page, pass on all else."""
        if scope["type"] == "websocket" and not self._is_welcome(Headers(scope=scope)):
            await WebSocketClose()(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _is_welcome(self, headers: Headers) -> bool:
        """Whether no browser sent it, or a page of this host or of an allowed one did."""
        origin = headers.get("origin")
        if origin is None or self.takes_all:
            return True
        try:
            parts = urlsplit(origin)
        except ValueError:  # for instance an unfinished IPv6 address
            return False
        return parts.netloc == headers.get("host") or parts.hostname in self.hosts
