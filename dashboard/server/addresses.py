"""The addresses that there are, and what is answered at all others."""

from collections.abc import Collection, Sequence

from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from dashboard.domain.config import Page
from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import editions_in
from dashboard.domain.scope import pages
from dashboard.domain.selection import Selection
from dashboard.loading.live import LiveDossier
from dashboard.templates.not_found import not_found

OF_STREAMLIT = ("_stcore/health", "_stcore/host-config", "favicon.png")
"""What its page asks for beside scripts, styles and fonts, below the base."""
STREAM = "_stcore/stream"
"""Where the page opens its WebSocket."""


class KnownAddresses:
    """Middleware that answers 404 at every address that nothing here needs.

    Streamlit has many more: for uploads, its own counts, agents, signing in, and its page at
    whatever is left. Known are `ours`, `files` (paths below the base) and what Streamlit's page
    asks for; of the pages, those that the dossier has something for. `base` is the path that the
    server runs under: empty, or `/like/this`.
    """

    def __init__(
        self,
        app: ASGIApp,
        live: LiveDossier,
        ours: Sequence[BaseRoute],
        files: Collection[str],
        base: str = "",
    ) -> None:
        self.app = app
        self.live = live
        self.ours = ours
        self.base = base
        self.files = frozenset(f"{base}/{name}" for name in (*files, *OF_STREAMLIT))
        self.pages = {f"{base}/{page}": page for page in Page}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is asked of a known address."""
        if scope["type"] == "websocket" and scope["path"] != f"{self.base}/{STREAM}":
            await WebSocketClose()(scope, receive, send)
        elif scope["type"] == "http" and not self._is_known(scope):
            await self._not_found(scope)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _is_known(self, scope: Scope) -> bool:
        """Return whether there is something; Streamlit redirects `/facts/` to `/facts`.

        Nowhere else is a slash left off: a program would take the answer for a folder.
        """
        path = scope["path"].rstrip("/") or "/"
        if path == self.base or path in self.files:
            return True
        if page := self.pages.get(path):
            query = scope["query_string"].decode("latin-1")
            edition, _ = editions_in(query)
            shown = excerpt(self.live.asked_for(query), Selection(edition=edition))
            return page in pages(shown)
        return any(route.matches(scope)[0] is not Match.NONE for route in self.ours)

    def _not_found(self, scope: Scope) -> Response:
        """A page for people, and a line for programs; neither repeats what was asked for."""
        headers = {"Cache-Control": "no-store", "Vary": "Accept"}
        accepted = dict(scope["headers"]).get(b"accept", b"")
        if b"text/html" not in accepted:
            return PlainTextResponse("There is nothing at this address.\n", 404, headers)
        html = not_found(self.live.dossier, self._way_back(scope))
        return HTMLResponse(html, 404, headers)

    def _way_back(self, scope: Scope) -> str:
        """The first page, from the address as the browser has it: right below any proxy."""
        asked = scope.get("raw_path", scope["path"].encode()).decode("latin-1")
        if not asked.startswith(f"{self.base}/"):
            return f"{self.base}/"
        return "../" * asked.removeprefix(f"{self.base}/").count("/") or "./"
