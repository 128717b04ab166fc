"""Scripts and styles, Streamlit's own and ours: sent compressed."""

from collections.abc import Mapping
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.server.encoding import EncodedFiles, best_encoding, respond

_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".woff2": "font/woff2",
}

# As Streamlit sends it: the names hold a digest of the content, so a changed file is another file.
_A_YEAR = "public, immutable, max-age=31536000"


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


def _with_header(send: Send, name: str, value: str) -> Send:
    """A `send` that adds a header to the response."""

    async def send_with_header(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).append(name, value)
        await send(message)

    return send_with_header
