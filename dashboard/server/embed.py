"""One chart of a page, in a frame of another site: `PAGE?embed=true&chart=NAME&QUERY`.

The answer is the file `/export/chart/NAME.html?QUERY`, without Streamlit and without a WebSocket.
"""

import asyncio
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from dashboard.domain.charts import chart_of
from dashboard.domain.config import Page
from dashboard.exports import CHARTS
from dashboard.loading.live import LiveDossier
from dashboard.server.editions import dossier_of
from dashboard.server.export_queue import Builds
from dashboard.server.exports import answer, order_of, picture_asked, refusing, taken
from dashboard.web.headers import answer_with, framed_by

ASKED_BY = "embed=true"

Embed = Callable[[Request, Page], Awaitable[Response]]
"""What answers for a chart of a page."""


def is_embed(request: Request) -> bool:
    """Return whether a chart alone is asked for."""
    return ASKED_BY in request.url.query.split("&")


def embeds(live: LiveDossier, builds: Builds, *, base: str = "", version: str = "") -> Embed:
    """Return what answers for charts in frames; `base` is the path that the server runs under."""

    async def embedded(request: Request, page: Page) -> Response:
        # The same to the end of this request.
        dossier = await dossier_of(live, request.url.query)
        _, query = taken("embed", {"true": True}, request.url.query)
        chart, query = taken("chart", {name: name for name in CHARTS}, query)
        asked = picture_asked(f"{chart or chart_of(page)}.html", query)
        order = await asyncio.to_thread(order_of, asked, request, dossier, base)
        return await answer(request, order, builds, version, is_inline=True)

    async def framed(request: Request, page: Page) -> Response:
        response = await refusing(embedded(request, page))
        ancestors = dict.fromkeys((*live.dossier.config.frame_ancestors, "'self'"))
        # A site that isolates itself frames only what says that it may.
        isolated = {"Cross-Origin-Resource-Policy": "cross-origin"}
        answer_with(request.scope, framed_by(tuple(ancestors)) | isolated)
        return response

    return framed
