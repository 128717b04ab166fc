"""The addresses beside the pages and exports: `/healthz`, `/robots.txt` and `/basemap/...`.

And the way to all of ours, before Streamlit's.
"""

import asyncio
from collections.abc import Sequence

from starlette.endpoints import HTTPEndpoint
from starlette.exceptions import HTTPException
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.domain.dossier import Dossier
from dashboard.loading.live import LiveDossier
from dashboard.rendering.ground import Ground, ground
from dashboard.rendering.paint import THEMES, palette
from dashboard.scenes.map_ground import backdrop_named
from dashboard.server.editions import dossier_of
from dashboard.server.encoding import best_encoding, encode, respond
from dashboard.server.metrics import is_operator

# The address holds a digest of the content, so a changed ground is another image.
_A_YEAR = "public, immutable, max-age=31536000"

CLOSED_TO_ROBOTS = ("export", "sizes", "_stcore")


class Ours:
    """Middleware that answers at our own addresses and passes on all else.

    Behind it Streamlit compresses whatever it can, anew each time, and names that in Vary once
    more; what is ours is compressed once, or has a reason not to be.
    """

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self.app = app
        router = Router(routes, redirect_slashes=False, default=app)
        self.router = ExceptionMiddleware(router)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer where there is one of our addresses."""
        to = self.router if scope["type"] == "http" else self.app
        await to(scope, receive, send)


def data_routes(
    live: LiveDossier, *, base: str = "", version: str = "", token: str = ""
) -> list[Route]:
    """Health, robots and the ground of maps; `token` as in `metrics`.

    `base` is the path that the server runs under: empty, or `/like/this`.
    """
    return [
        Route(f"{base}/healthz", _health(live, version, token)),
        Route(f"{base}/robots.txt", _robots(base)),
        Route(f"{base}/basemap/{{name}}", _basemap(live)),
    ]


def _robots(base: str) -> type[HTTPEndpoint]:
    class Robots(HTTPEndpoint):
        """The pages are for everybody, files are not to be built for robots.

        A picture of a chart is: previews of links show it. Robots ask for this at the root alone.
        """

        async def get(self, _request: Request) -> Response:
            closed = "".join(f"Disallow: {base}/{name}/\n" for name in CLOSED_TO_ROBOTS)
            rules = f"User-agent: *\nAllow: {base}/export/chart/\n{closed}"
            return PlainTextResponse(rules, headers={"Cache-Control": "no-cache"})

    return Robots


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
        """The ground of a map, as an image."""

        async def get(self, request: Request) -> Response:
            dossier = await dossier_of(live, request.url.query)
            found = await asyncio.to_thread(_ground, request.path_params["name"], dossier)
            if found is None:
                raise HTTPException(status_code=404)
            is_asked_for = request.query_params.get("v") == found.digest
            headers = {
                "Content-Type": "image/svg+xml",
                "Cache-Control": _A_YEAR if is_asked_for else "no-cache",
            }
            image = await asyncio.to_thread(encode, found.svg, best_encoding(request))
            return respond(request, image, headers)

    return Basemap


def _ground(name: str, dossier: Dossier) -> Ground | None:
    """Return the ground that an address names: 'VIEW-WIDTHxHEIGHT-dark.svg'."""
    stem, _, theme = name.removesuffix(".svg").rpartition("-")
    for one in THEMES:
        if theme == one and name.endswith(".svg") and (found := backdrop_named(dossier, stem)):
            return ground(*found, palette(dossier.config, one))
    return None
