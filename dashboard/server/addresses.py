"""The addresses that there are, and what is answered at all others."""

from collections.abc import Collection, Sequence

from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from dashboard.domain.config import Config, Page, Palette
from dashboard.domain.excerpt import excerpt
from dashboard.domain.scope import pages
from dashboard.domain.selection import Selection
from dashboard.escaping import in_html
from dashboard.loading.live import LiveDossier

OF_STREAMLIT = ("_stcore/health", "_stcore/host-config", "favicon.png")
"""What its page asks for beside scripts, styles and fonts, below the base."""
STREAM = "_stcore/stream"
"""Where the page opens its WebSocket."""

_STYLE = """
:root { color-scheme: light dark; %(light)s }
@media (prefers-color-scheme: dark) { :root { %(dark)s } }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--page);
  color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; }
main { max-width: 32rem; padding: 2rem; }
h1 { font: 600 2rem/1.2 Georgia, serif; margin: 0 0 .75rem; overflow-wrap: anywhere; }
p { margin: 0 0 1.5rem; }
a { display: inline-block; padding: .5rem 1.25rem; border: 1px solid var(--ink);
  border-radius: .25rem; color: inherit; text-decoration: none; font-weight: 600; }
a:hover, a:focus-visible { background: var(--ink); color: var(--page); }
"""


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
        """Whether there is something; Streamlit leads from `/facts/` to `/facts`."""
        path = scope["path"].rstrip("/") or "/"
        if path == self.base or path in self.files:
            return True
        if page := self.pages.get(path):
            return page in pages(excerpt(self.live.dossier, Selection()))
        asked = {**scope, "path": path}
        return any(route.matches(asked)[0] is not Match.NONE for route in self.ours)

    def _not_found(self, scope: Scope) -> Response:
        """A page for people, and a line for programs; neither repeats what was asked for."""
        headers = {"Cache-Control": "no-store", "Vary": "Accept"}
        accepted = dict(scope["headers"]).get(b"accept", b"")
        if b"text/html" not in accepted:
            return PlainTextResponse("There is nothing at this address.\n", 404, headers)
        html = not_found_page(self.live.dossier.config, self._way_back(scope))
        return HTMLResponse(html, 404, headers)

    def _way_back(self, scope: Scope) -> str:
        """The first page, from the address as the browser has it: right below any proxy."""
        asked = scope.get("raw_path", scope["path"].encode()).decode("latin-1")
        if not asked.startswith(f"{self.base}/"):
            return f"{self.base}/"
        return "../" * asked.removeprefix(f"{self.base}/").count("/") or "./"


def not_found_page(config: Config, first_page: str) -> str:
    """The page where there is nothing; `first_page` is the address that its link leads to."""
    title = in_html(config.title)
    style = _STYLE % {"light": _colours(config.light), "dark": _colours(config.dark)}
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<link rel="icon" href="data:,">\n'
        f"<title>Not found: {title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n<p>There is no page at this address.</p>\n"
        f'<a href="{in_html(first_page)}">Open the first page</a>\n'
        "</main>\n</body>\n</html>\n"
    )


def _colours(palette: Palette) -> str:
    return f"--page: {palette.page}; --ink: {palette.ink};"
