"""The addresses of our own: the pages, `/healthz` and `/basemap/...`."""

from collections.abc import Callable
from pathlib import Path

from starlette.endpoints import HTTPEndpoint
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard.domain.config import Page
from dashboard.loading.live import LiveDossier
from dashboard.server.encoding import EncodedFiles, best_encoding, encode, respond

# An outline changes with a release: an hour without asking, then a question the ETag answers.
_AN_HOUR = "public, max-age=3600, stale-while-revalidate=86400"


def page_routes(live: LiveDossier, html: str, *, base: str = "") -> list[Route]:
    """The page, at the base and at each address below it; its script draws what belongs there.

    `base` is the path that the server runs under: empty, or `/like/this`.
    """
    endpoint = _page(live, html)
    return [Route(f"{base}/{name}", endpoint) for name in ("", *Page)]


def data_routes(
    live: LiveDossier,
    encoded: EncodedFiles,
    *,
    base: str = "",
    version: str = "",
    is_private: Callable[[], bool] = lambda: False,
) -> list[Route]:
    """Health and outlines; `base` as above. `is_private`: whether health tells only the status."""
    return [
        Route(f"{base}/healthz", _health(live, version, is_private)),
        Route(f"{base}/basemap/{{name}}", _basemap(live, encoded)),
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


def _health(live: LiveDossier, version: str, is_private: Callable[[], bool]) -> type[HTTPEndpoint]:
    class Health(HTTPEndpoint):
        """Whether the files on disk are good; pages are served either way, so it is always 200.

        A private copy tells nothing else, as whoever watches over a server does not sign in.
        """

        async def get(self, request: Request) -> Response:
            status = {"status": "degraded" if live.problems else "ok"}
            answer = status if is_private() else status | _state(live, version)
            return JSONResponse(answer, headers={"Cache-Control": "no-store"})

    return Health


def _state(live: LiveDossier, version: str) -> dict[str, object]:
    return {
        "facts": len(live.dossier.facts),
        "digest": live.dossier.digest,
        "version": version,
        "problems": list(live.problems),
    }


def _basemap(live: LiveDossier, encoded: EncodedFiles) -> type[HTTPEndpoint]:
    class Basemap(HTTPEndpoint):
        """An outline file of the dossier's basemap folder."""

        async def get(self, request: Request) -> Response:
            path = _outlines(live.dossier.basemap).get(request.path_params["name"])
            if path is None:
                raise HTTPException(status_code=404)
            headers = {"Content-Type": "application/json", "Cache-Control": _AN_HOUR}
            outline = await encoded.get(path, best_encoding(request))
            return respond(request, outline, headers)

    return Basemap


def _outlines(folder: Path) -> dict[str, Path]:
    """The files that may be asked for. Looked up, not joined: no name leads out of the folder."""
    return {path.name: path for path in folder.glob("*.json") if path.is_file()}
