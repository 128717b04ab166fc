"""The door of a private copy: what a request must bring to be passed on, and what it hears else."""

import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from urllib.parse import quote, unquote

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.domain.config import Config
from dashboard.domain.signin import SignIn
from dashboard.incidents import report
from dashboard.server.private_page import page

BEGIN = "/sign-in"
SIGN_OUT = "/auth/logout"
CALLBACK = "/oauth2callback"
OPEN = frozenset(
    {
        *("/healthz", "/metrics"),
        *("/auth/login", SIGN_OUT, CALLBACK),
        # A page that lost its connection asks for these before it connects again, and hears
        # only then that it is to ask for itself anew.
        *("/_stcore/health", "/_stcore/host-config"),
    }
)
"""All that a stranger may ask for. What carries facts is never added here."""

RETURN_COOKIE = "dashboard_return"
SECONDS_TO_RETURN = 600
LONGEST_RETURN = 2_000
MOST_ENDED = 10_000

_POLICY_VIOLATION = 1008
_UNKEPT = {"Cache-Control": "no-store"}

SignedIn = Callable[[Mapping[str, str], SignIn], tuple[str, Mapping[str, object]] | None]


@dataclass(frozen=True, slots=True)
class Means:
    """What Streamlit does for the door; see `dashboard.identity`."""

    signed_in: SignedIn
    login_address: Callable[[SignIn], str]
    reload_message: Callable[[], bytes]


class Standing(Enum):
    """How somebody stands at the door."""

    IN = "let in"
    STRANGER = "not signed in"
    TURNED_AWAY = "signed in, not let in"


class Rule:
    """Who is let in, by the configuration as it is now: that may change while the server runs.

    Private once is private to the end of the process, by the last rule that there was: no slip in
    a file opens a door.
    """

    def __init__(self, config: Callable[[], Config]) -> None:
        self.config = config
        self._last: SignIn | None = None

    def now(self) -> SignIn | None:
        """The rule; None where everybody may look."""
        self._last = self.config().sign_in or self._last
        return self._last


class Private:
    """Middleware that passes on only the requests of those who are let in, where there is a rule.

    `base` is the path that the server runs under: empty, or `/like/this`.
    """

    def __init__(self, app: ASGIApp, rule: Rule, means: Means, base: str = "") -> None:
        self.app = app
        self.rule = rule
        self.means = means
        self.base = base
        self._ended: OrderedDict[str, None] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or close the door."""
        rule = self.rule.now()
        if rule is None or scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._talk(rule, scope, receive, send)
        else:
            await self._answer(rule, scope, receive, send)

    def _at_the_door(self, rule: SignIn, scope: Scope) -> tuple[Standing, str, str]:
        """How somebody stands, the mark of this sign-in, and the address as it is shown back."""
        try:
            found = self.means.signed_in(HTTPConnection(scope).cookies, rule)
            if found is None or found[0] in self._ended:
                return Standing.STRANGER, "", ""
            mark, claims = found
            standing = Standing.IN if rule.admits(claims) else Standing.TURNED_AWAY
            return standing, mark, str(claims.get("email") or claims.get("name") or "")
        except Exception as error:  # whatever it is, the door stays closed
            report(error)
            return Standing.STRANGER, "", ""

    async def _answer(self, rule: SignIn, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].removeprefix(self.base)
        standing, mark, name = self._at_the_door(rule, scope)
        if path == BEGIN:
            await self._begin(rule, Request(scope))(scope, receive, send)
        elif path in OPEN:
            if path == SIGN_OUT and mark:
                self._end(mark)
            back = _return_of(Request(scope), self.base) if path == CALLBACK else ""
            await self.app(scope, receive, _returning(send, self.base, back) if back else send)
        elif standing is Standing.IN:
            await self.app(scope, receive, _for_one_only(send))
        else:
            await self._closed(Request(scope), standing, name)(scope, receive, send)

    def _end(self, mark: str) -> None:
        """A sign-in that was ended counts no longer, wherever its cookie has got to."""
        self._ended[mark] = None
        while len(self._ended) > MOST_ENDED:
            self._ended.popitem(last=False)

    def _begin(self, rule: SignIn, request: Request) -> Response:
        """To the provider, remembering where the visitor wanted to go."""
        response = RedirectResponse(self.means.login_address(rule), 302, headers=_UNKEPT)
        wanted = quote(request.query_params.get("to", ""))
        if len(wanted) <= LONGEST_RETURN:
            response.set_cookie(
                RETURN_COOKIE, wanted, SECONDS_TO_RETURN, path=f"{self.base}/", httponly=True
            )
        return response

    def _closed(self, request: Request, standing: Standing, name: str) -> Response:
        """A page for a browser that opens an address, a sentence for all else."""
        is_known = standing is Standing.TURNED_AWAY
        status = 403 if is_known else 401
        headers = _UNKEPT | ({} if is_known else {"WWW-Authenticate": "Cookie"})
        if "text/html" not in request.headers.get("accept", ""):
            words = "You are not let in here." if is_known else "This is private: sign in first."
            return PlainTextResponse(f"{words}\n", status, headers)
        here = f"{request.url.path}{'?' if request.url.query else ''}{request.url.query}"
        begin = f"{self.base}{BEGIN}?to={quote(here, safe='')}"
        target = f"{self.base}{SIGN_OUT}" if is_known else begin
        shown = page(self.rule.config(), target, name if is_known else None)
        return HTMLResponse(shown, status, headers)

    async def _talk(self, rule: SignIn, scope: Scope, receive: Receive, send: Send) -> None:
        """A WebSocket, for as long as who opened it is let in; the rule and the cookie may end."""
        is_closed = False

        async def receive_while_in() -> Message:
            nonlocal is_closed
            message = await receive()
            now = self.rule.now() or rule
            if message["type"] == "websocket.receive" and not self._is_in(now, scope):
                is_closed = True
                await self._send_away(send)
                return {"type": "websocket.disconnect", "code": _POLICY_VIOLATION}
            return message

        async def send_while_in(message: Message) -> None:
            if not is_closed:
                await send(message)

        if self._is_in(rule, scope):
            await self.app(scope, receive_while_in, send_while_in)
            return
        await receive()
        offered = scope.get("subprotocols") or [None]
        await send({"type": "websocket.accept", "subprotocol": offered[0], "headers": []})
        await self._send_away(send)

    def _is_in(self, rule: SignIn, scope: Scope) -> bool:
        return self._at_the_door(rule, scope)[0] is Standing.IN

    async def _send_away(self, send: Send) -> None:
        """Have a browser ask for the page anew, which is then the one to sign in, and hang up."""
        await send({"type": "websocket.send", "bytes": self.means.reload_message()})
        await send({"type": "websocket.close", "code": _POLICY_VIOLATION})


def _return_of(request: Request, base: str) -> str:
    """Where a visitor wanted to go before the sign-in; only ever an address of this dashboard."""
    wanted = unquote(request.cookies.get(RETURN_COOKIE, ""))
    own = re.escape(base) + r"/(?!/)[A-Za-z0-9._/-]*(\?[\x21-\x5b\x5d-\x7e]*)?"
    is_place = wanted.partition("?")[0].removeprefix(base) not in OPEN | {BEGIN}
    return wanted if is_place and re.fullmatch(own, wanted) else ""


def _returning(send: Send, base: str, wanted: str) -> Send:
    """A `send` that leads on to an address where Streamlit would lead to the first page."""

    async def send_on(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if headers.get("location") == f"{base}/":
                headers["location"] = wanted
                gone = f'{RETURN_COOKIE}=""; Max-Age=0; Path={base}/; HttpOnly; SameSite=lax'
                headers.append("set-cookie", gone)
        await send(message)

    return send_on


def _for_one_only(send: Send) -> Send:
    """A `send` that lets no cache keep an answer for the next visitor, nor a browser a page."""

    async def send_private(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["cache-control"] = _private(headers)
        await send(message)

    return send_private


def _private(headers: MutableHeaders) -> str:
    if headers.get("content-type", "").startswith("text/html"):
        return "no-store"  # else the button for the page before would show it after a sign-out
    said = [part.strip() for part in headers.get("cache-control", "").split(",")]
    return ", ".join(("private", *(part for part in said if part not in ("", "public", "private"))))
