"""`python -m benchmarks.peers.static FOLDER`: files as the best of servers sends them.

Compressed once, kept in memory, cached by the browser for a year.
"""

import sys
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.server.encoding import best_encoding, encode, respond

TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}


def app(folder: Path) -> Starlette:
    """The server of the files of a folder, `index.html` at its root."""
    found = {
        (path.name, name): encode(path.read_bytes(), name)
        for path in folder.iterdir()
        for name in ("br", "gzip", "identity")
    }

    async def file(request: Request) -> Response:
        name = request.path_params.get("name", "index.html")
        sent = found.get((name, best_encoding(request)))
        if sent is None:
            raise HTTPException(status_code=404)
        is_page = name == "index.html"
        kept = "no-cache" if is_page else "public, max-age=31536000, immutable"
        headers = {"Content-Type": TYPES[Path(name).suffix], "Cache-Control": kept}
        return respond(request, sent, headers)

    return Starlette(routes=[Route(path, file) for path in ("/", "/{name}", "/ground/{name}")])


if __name__ == "__main__":
    config = uvicorn.Config(app(Path(sys.argv[1])), host="127.0.0.1", port=0)
    uvicorn.Server(config).run()
