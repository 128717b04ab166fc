"""`/metrics`, for the operator of a copy: closed, unless a token was set and is sent along."""

import os
import secrets
from pathlib import Path

from starlette.endpoints import HTTPEndpoint
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard.loading.live import LiveDossier
from dashboard.metrics import MEDIA_TYPE, written

VARIABLE = "DASHBOARD_METRICS_TOKEN"
_STATE = Path("/proc/self/statm")


def metrics_route(live: LiveDossier, token: str, *, base: str = "", version: str = "") -> Route:
    """The route. Without a token there is nothing at its address; `base` as in `routes`."""

    class Metrics(HTTPEndpoint):
        """What this process counted, as OpenMetrics."""

        async def get(self, request: Request) -> Response:
            if not token:
                raise HTTPException(status_code=404)
            given = request.headers.get("authorization", "")
            if not secrets.compare_digest(given.encode(), f"Bearer {token}".encode()):
                return _closed()
            info = {"version": version, "digest": live.dossier.digest}
            return _unkept(written(_gauges(live), info), media_type=MEDIA_TYPE)

    return Route(f"{base}/metrics", Metrics)


def _closed() -> Response:
    words = "Send the token of the operator: Authorization: Bearer TOKEN\n"
    refused = _unkept(words, media_type="text/plain")
    refused.status_code = 401
    refused.headers["WWW-Authenticate"] = "Bearer"
    return refused


def _unkept(content: str, media_type: str) -> Response:
    headers = {"Cache-Control": "no-store"}
    return PlainTextResponse(content, headers=headers, media_type=media_type)


def _gauges(live: LiveDossier) -> dict[str, tuple[str, float]]:
    gauges: dict[str, tuple[str, float]] = {
        "dashboard_facts": ("Facts that are served.", len(live.dossier.facts)),
        "dashboard_problems": ("Problems of the files; 0 while they are good.", len(live.problems)),
    }
    if _STATE.exists():  # Linux
        pages = int(_STATE.read_text().split()[1])
        memory = pages * os.sysconf("SC_PAGE_SIZE")
        gauges["process_resident_memory_bytes"] = ("Memory of this process.", memory)
    return gauges
