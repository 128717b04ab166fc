"""Streamlit's own page and scripts: found where it is installed, sent compressed and early."""

import html
import json
import logging
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.server.encoding import EncodedFiles, best_encoding, respond

_log = logging.getLogger("dashboard.server")

_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}

# As Streamlit sends it: the names hold a digest of the content, so a changed file is another file.
_A_YEAR = "public, immutable, max-age=31536000"

# The script is part of the page, as it must run before those of Streamlit.
_FIRST = f"<script>{Path(__file__).with_name('first.js').read_text('utf-8')}</script>"


def page(folder: Path, title: str, style: str, script: str) -> str:
    """Streamlit's page with the title of the dashboard, as a tab or a shared link shows it.

    `style` is CSS. It stands at the end, where it wins over Streamlit's own rules. `script` is the
    path of a script below the base, which runs once Streamlit's own has begun to connect.
    """
    source = (folder / "index.html").read_text("utf-8")
    titled = re.sub("<title>.*?</title>", lambda _: f"<title>{html.escape(title)}</title>", source)
    based = titled.replace("<head>", f"<head>\n    {_FIRST}", 1)
    before, end, after = based.rpartition("</body>")
    return f'{before}<style>{style}</style><script defer src="./{script}"></script>{end}{after}'


def compressible(folder: Path) -> dict[str, Path]:
    """Scripts and styles below Streamlit's folder, by their path in a URL."""
    found = (path for path in folder.glob("static/*/*") if path.suffix in _TYPES)
    return {path.relative_to(folder).as_posix(): path for path in found}


def first_scripts(folder: Path) -> list[Path]:
    """The scripts and styles of Streamlit that a first visit fetches."""
    source = (folder / "index.html").read_text("utf-8")
    named = {file for file in compressible(folder) if f"./{file}" in source}
    return [folder / file for file in (*sorted(named), *chart_scripts(folder))]


def chart_scripts(folder: Path) -> tuple[str, ...]:
    """The scripts that the first chart of a page waits for, by their paths in a URL.

    Read from the list that Streamlit's bundler leaves beside them. None, and a line in the log,
    where another version of Streamlit has no such list or calls the chart otherwise.
    """
    try:
        listed = json.loads((folder / "manifest.json").read_text("utf-8"))
        with_page = {"index.html", *listed["index.html"]["imports"]}
        chart = next(entry for entry in listed.values() if entry.get("name") == "BidiComponent")
        needed = [listed[name]["file"] for name in chart["imports"] if name not in with_page]
        return (chart["file"], *needed)
    except (OSError, ValueError, LookupError, StopIteration, TypeError) as error:
        _log.warning("no chart script to send early in %s: %r", folder, error)
        return ()


class CompressedScripts:
    """Middleware that answers for scripts and styles, compressed once.

    For a file of Streamlit's, who accepts no compression or asks for a range of bytes gets
    Streamlit's own answer; nobody else answers for `ours`. Only files seen at the start are known
    here, by their paths in a URL, so no path can lead anywhere else.
    """

    def __init__(
        self,
        app: ASGIApp,
        theirs: Mapping[str, Path],
        ours: Mapping[str, Path],
        encoded: EncodedFiles,
    ) -> None:
        self.app = app
        self.files = {**theirs, **ours}
        self.ours = frozenset(ours)
        self.encoded = encoded

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a file that is known, pass on all else."""
        path = self.files.get(scope["path"]) if scope["type"] == "http" else None
        if path is None or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
        elif _wants_plain(request := Request(scope)) and scope["path"] not in self.ours:
            await self.app(scope, receive, _with_header(send, "Vary", "Accept-Encoding"))
        else:
            headers = {"Content-Type": _TYPES[path.suffix], "Cache-Control": _A_YEAR}
            encoded = await self.encoded.get(path, best_encoding(request))
            await respond(request, encoded, headers)(scope, receive, send)


def _wants_plain(request: Request) -> bool:
    return "range" in request.headers or best_encoding(request) == "identity"


class EarlyScripts:
    """Middleware that has the browser fetch scripts together with the page that will need them.

    The paths are relative, as in Streamlit's page itself, and so right below any base path.
    """

    def __init__(self, app: ASGIApp, scripts: Iterable[str]) -> None:
        self.app = app
        self.link = ", ".join(f"<./{script}>; rel=modulepreload" for script in scripts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Name the scripts in a header of each page."""
        if scope["type"] == "http" and self.link:
            send = _with_header(send, "Link", self.link, only_pages=True)
        await self.app(scope, receive, send)


def _with_header(send: Send, name: str, value: str, *, only_pages: bool = False) -> Send:
    """A `send` that adds a header to the response, or only to one that is a page."""

    async def send_with_header(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if not only_pages or _is_page(message["status"], headers):
                headers.append(name, value)
        await send(message)

    return send_with_header


def _is_page(status: int, headers: MutableHeaders) -> bool:
    return status == 200 and headers.get("content-type", "").startswith("text/html")
