"""`/metrics`, and what else is for the operator alone, who sends the token."""

import secrets

from starlette.endpoints import HTTPEndpoint
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard.loading.live import LiveDossier
from dashboard.metrics import FACTS, MEDIA_TYPE, PROBLEMS, SERVED, written

VARIABLE = "DASHBOARD_METRICS_TOKEN"


def is_operator(request: Request, token: str) -> bool:
    """Return whether a request sends the token along. Without a configured token, none does."""
    given = request.headers.get("authorization", "")
    return bool(token) and secrets.compare_digest(given.encode(), f"Bearer {token}".encode())


def metrics_route(live: LiveDossier, token: str, *, base: str = "", version: str = "") -> Route:
    """The route. Without a token there is nothing at its address; `base` as in `routes`."""

    class Metrics(HTTPEndpoint):
        """The counters of this process, as OpenMetrics."""

        async def get(self, request: Request) -> Response:
            if not token:
                raise HTTPException(status_code=404)
            if not is_operator(request, token):
                return _closed()
            SERVED.info({"version": version, "digest": live.dossier.digest})
            FACTS.set(len(live.dossier.facts))
            PROBLEMS.set(live.faults.number)
            return _unkept(written(), media_type=MEDIA_TYPE)

    return Route(f"{base}/metrics", Metrics)


def _closed() -> Response:
    words = "Send the operator's token: Authorization: Bearer TOKEN\n"
    refused = _unkept(words, media_type="text/plain")
    refused.status_code = 401
    refused.headers["WWW-Authenticate"] = "Bearer"
    return refused


def _unkept(content: str | bytes, media_type: str) -> Response:
    headers = {"Cache-Control": "no-store"}
    return PlainTextResponse(content, headers=headers, media_type=media_type)
