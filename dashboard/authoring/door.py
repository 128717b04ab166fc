"""The door of the reading page: only who was given the key, at this machine, comes in.

The page holds the text of an article and writes files. So nothing answers a request that came
through a proxy, under another name than this machine's own, from a page of another origin, or
without the key that the command printed.
"""

import secrets
from http.cookies import CookieError, SimpleCookie
from typing import NamedTuple
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from dashboard.web.guards import THIS_MACHINE, parse_origin
from dashboard.web.headers import security_headers

KEY = "key"
"""The parameter of the first address that carries the key."""
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
"""Headers that a proxy adds."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self';"
    " frame-ancestors 'none'"
)
HEADERS = security_headers() | {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}

NOT_FORWARDED = "The reading page answers no proxy: open it at the machine that it runs on.\n"
MISDIRECTED = "The reading page answers only to 127.0.0.1 and localhost.\n"
FOREIGN = "A page of another site may not ask this.\n"
NO_KEY = "Open the address that `crisis-dashboard author` printed: it holds the key to this page.\n"


class Refusal(NamedTuple):
    """Why a request is not let in: the status of the answer, and one line."""

    status: int
    line: str


def new_key() -> str:
    """Return a key that nobody guesses."""
    return secrets.token_urlsafe(24)


class Door:
    """Middleware that lets in who has the key, at this machine. `port` is that of the server."""

    def __init__(self, app: ASGIApp, key: str, port: int) -> None:
        self.app = app
        self.key = key
        self.port = port
        self.cookie = f"author-{port}"
        """Browsers send a cookie to all ports of a host: the name tells two servers apart."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, refuse it, or take the key from the address into a cookie."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose()(scope, receive, send)
        else:
            headers = Headers(scope=scope)
            answer = self._answer(scope, headers)
            await (answer or self.app)(scope, receive, _with_headers(send))

    def _answer(self, scope: Scope, headers: Headers) -> Response | None:
        """Return the answer to a request that goes no further; None for one that may."""
        if refusal := self._refusal(scope, headers):
            return PlainTextResponse(refusal.line, refusal.status)
        given = parse_qs(scope["query_string"].decode("latin-1")).get(KEY, [""])[0]
        if scope["method"] == "GET" and scope["path"] == "/" and self._fits(given):
            return self._welcome()
        return None if self._has_cookie(headers) else PlainTextResponse(NO_KEY, 403)

    def _refusal(self, scope: Scope, headers: Headers) -> Refusal | None:
        """Return why a request is not looked at, whatever key it has."""
        if any(name in headers for name in FORWARDED):
            return Refusal(403, NOT_FORWARDED)
        host = parse_origin(f"http://{headers.get('host', '')}")
        if host.name not in THIS_MACHINE or host.port != self.port:
            return Refusal(421, MISDIRECTED)
        origin = headers.get("origin")
        is_reading = scope["method"] in ("GET", "HEAD") and origin is None
        if not is_reading and parse_origin(origin or "") != host:
            return Refusal(403, FOREIGN)
        return None

    def _fits(self, given: str) -> bool:
        return secrets.compare_digest(given.encode(), self.key.encode())

    def _has_cookie(self, headers: Headers) -> bool:
        try:
            cookies = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return False
        held = cookies.get(self.cookie)
        return held is not None and self._fits(held.value)

    def _welcome(self) -> Response:
        """Keep the key in a cookie that no script reads, and take it out of the address."""
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self.cookie, self.key, httponly=True, samesite="strict")
        return answer


def _with_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HEADERS)
        await send(message)

    return send_with_headers
