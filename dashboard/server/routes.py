"""The addresses of our own: the pages, `/healthz` and `/basemap/...`."""

import asyncio
from functools import lru_cache

from starlette.endpoints import HTTPEndpoint
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard.domain.config import Page
from dashboard.loading.basemap import FILES
from dashboard.loading.live import LiveDossier
from dashboard.server.encoding import Encoded, best_encoding, encode, respond
from dashboard.server.metrics import is_operator

# An outline changes with a release: an hour without asking, then a question the ETag answers.
_AN_HOUR = "public, max-age=3600, stale-while-revalidate=86400"


def page_routes(live: LiveDossier, html: str, *, base: str = "") -> list[Route]:
    """The page, at the base and at each address below it; its script draws what belongs there.

    `base` is the path that the server runs under: empty, or `/like/this`.
    """
    endpoint = _page(live, html)
    return [Route(f"{base}/{name}", endpoint) for name in ("", *Page)]


def data_routes(
    live: LiveDossier, *, base: str = "", version: str = "", token: str = ""
) -> list[Route]:
    """Health and outlines; `base` as above, `token` as in `metrics`."""
    return [
        Route(f"{base}/healthz", _health(live, version, token)),
        Route(f"{base}/basemap/{{name}}", _basemap(live)),
    ]


def _page(live: LiveDossier, html: str) -> type[HTTPEndpoint]:
    encodings = {name: encode(html.encode(), name) for name in ("br", "gzip", "identity")}

    class Html(HTTPEndpoint):
        """The same for every address, asked for each time: it names the scripts of this version."""

        async def get(self, request: Request) -> Response:
            name = request.url.path.rpartition("/")[2]
            if name == live.dossier.config.pages[0]:
                return _first_page(request)
            headers = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache"}
            return respond(request, encodings[best_encoding(request)], headers)

    return Html


def _first_page(request: Request) -> Response:
    """To the base, the only place where Streamlit has it; a relative way, right below any proxy."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"./{query}", headers={"Cache-Control": "no-store"})


def _health(live: LiveDossier, version: str, token: str) -> type[HTTPEndpoint]:
    class Health(HTTPEndpoint):
        """Whether the files are good and followed. Pages are served either way: it is always 200.

        Strangers learn that, and how many problems there are; the operator learns which.
        """

        async def get(self, request: Request) -> Response:
            lines, number = live.faults
            answer: dict[str, object] = {
                "status": "degraded" if number else "ok",
                "problems": number,
            }
            if is_operator(request, token):
                answer |= {
                    "facts": len(live.dossier.facts),
                    "digest": live.dossier.digest,
                    "version": version,
                    "lines": lines,
                }
            return JSONResponse(answer, headers={"Cache-Control": "no-store"})

    return Health


def _basemap(live: LiveDossier) -> type[HTTPEndpoint]:
    class Basemap(HTTPEndpoint):
        """An outline file, as the dossier holds it: none is looked for on disk."""

        async def get(self, request: Request) -> Response:
            content = live.dossier.basemap.get(request.path_params["name"])
            if content is None:
                raise HTTPException(status_code=404)
            headers = {"Content-Type": "application/json", "Cache-Control": _AN_HOUR}
            outline = await asyncio.to_thread(_encoded, content, best_encoding(request))
            return respond(request, outline, headers)

    return Basemap


@lru_cache(maxsize=3 * len(FILES))
def _encoded(content: bytes, encoding: str) -> Encoded:
    """An outline file in an encoding, made once."""
    return encode(content, encoding)
