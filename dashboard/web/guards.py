"""Guards: no tracebacks for visitors, no foreign host names, no pages of other origins."""

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from dashboard.incidents import report

THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
"""What it is called by who sits at it."""

_PORTS = {"http": 80, "https": 443}

KINDS = ("http", "websocket")

MISDIRECTED = (
    "This dashboard answers only to the names of its own machine, such as localhost. To have it"
    " answer to another name, set server.allowedHosts (STREAMLIT_SERVER_ALLOWED_HOSTS) to that"
    " name where it is started.\n"
)


class Origin(NamedTuple):
    """An origin taken apart; without a name where it is none."""

    scheme: str = ""
    name: str = ""
    port: int | None = None


def parse_origin(origin: str) -> Origin:
    """Return the parts of an origin such as `https://example.org`, or of a host after `//`."""
    try:
        parts = urlsplit(origin.strip())
        port = parts.port or _PORTS.get(parts.scheme)
    except ValueError:  # for instance an unfinished IPv6 address
        return Origin()
    if parts.username is not None or parts.path.strip("/") or parts.query or parts.fragment:
        return Origin()
    return Origin(parts.scheme, parts.hostname or "", port)


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


class ForeignHosts:
    """Middleware that refuses requests whose `Host` is a name that nobody here gave.

    A web site can have its own name point at this machine and then read what only this machine
    should (DNS rebinding). `allowed` are names as Streamlit takes them for `server.allowedHosts`:
    `example.org`, `*.example.org`, or `*` for all. `kinds` are those of the requests looked at.
    """

    def __init__(self, app: ASGIApp, allowed: Iterable[str], kinds: Iterable[str] = KINDS) -> None:
        self.app = app
        self.allowed = [name.strip().lower().rstrip(".") for name in allowed]
        self.kinds = frozenset(kinds)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a request under a foreign name, pass on all else."""
        if scope["type"] not in self.kinds or self._is_known(Headers(scope=scope).get("host", "")):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose()(scope, receive, send)
        else:
            refused = PlainTextResponse(MISDIRECTED, 421, {"Cache-Control": "no-store"})
            await refused(scope, receive, send)

    def _is_known(self, host: str) -> bool:
        name = parse_origin(f"//{host}").name.rstrip(".")
        return name in THIS_MACHINE or any(
            allowed == "*"
            or name == allowed
            or (allowed.startswith("*.") and name.endswith(allowed[1:]))
            for allowed in self.allowed
        )


class ForeignOrigins:
    """Middleware that refuses WebSockets opened by pages of other origins.

    Streamlit refuses them too, but asks a service in the internet for this machine's address first,
    while everybody waits, and logs what the stranger sent. So it is handed those alone that are let
    in, as pages of its own. `allowed` are whole origins as `https://example.org:8443`; None is all.
    """

    def __init__(self, app: ASGIApp, allowed: Iterable[str] | None = ()) -> None:
        self.app = app
        self.takes_all = allowed is None
        self.allowed = {parse_origin(origin) for origin in allowed or ()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a WebSocket of a foreign page, pass on all else."""
        headers = MutableHeaders(raw=list(scope.get("headers", ())))
        if scope["type"] != "websocket" or self.takes_all or "origin" not in headers:
            await self.app(scope, receive, send)
            return
        origin, host = parse_origin(headers["origin"]), headers.get("host", "")
        if self._is_welcome(origin, host):
            headers["origin"] = f"{origin.scheme}://{host}"
            await self.app({**scope, "headers": headers.raw}, receive, send)
        else:
            await WebSocketClose()(scope, receive, send)

    def _is_welcome(self, origin: Origin, host: str) -> bool:
        """Return whether a page of this host sent it, or one of an allowed origin."""
        here = parse_origin(f"{origin.scheme}://{host}")
        # A page at `localhost` may be one at `127.0.0.1`, yet at another port it is another's.
        is_local = {origin.name, here.name} <= THIS_MACHINE and origin.port == here.port
        return bool(origin.name) and (origin == here or is_local or origin in self.allowed)
