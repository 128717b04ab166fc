"""How large the files of a view are, for the page that offers them: `/sizes/FORMAT?QUERY`.

A file is measured by being built, so that what is said is true, and a click on it then finds it
ready. Nobody has asked for that file yet: one is measured at a time, none while somebody waits for
a file, and none of a view that its reader has left.
"""

import asyncio
from collections.abc import Awaitable, Callable

from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dashboard.exports.size import size_in_words
from dashboard.loading.live import LiveDossier
from dashboard.server.editions import dossier_of
from dashboard.server.export_queue import Builds, Busy, Order
from dashboard.server.exports import file_asked, order_of, refusing

MOST_WAITING = 3
"""Files that wait to be measured while another one is. Each open page asks for one at a time."""
SECONDS_BETWEEN_LOOKS = 0.2
"""Between two looks whether somebody waits for a file."""


class Sizes:
    """Files to be measured, of one event loop."""

    def __init__(self, builds: Builds, most_waiting: int = MOST_WAITING) -> None:
        self._builds = builds
        self._most_waiting = most_waiting
        self._turn = asyncio.Lock()
        self._waiting = 0

    async def file(self, order: Order, has_left: Callable[[], Awaitable[bool]]) -> bytes:
        """Return a file that is kept, or build it when its turn comes.

        `has_left` says whether its reader has. Raises Busy, and what building raises.
        """
        if (kept := self._builds.kept(order)) is not None:
            return kept
        if self._waiting >= self._most_waiting:
            raise Busy("too many files wait to be measured")
        self._waiting += 1
        try:
            async with self._turn:
                while self._builds.is_building:
                    await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
                if await has_left():
                    raise Busy("nobody waits for this size any more")
                return await self._builds.get(order)
        finally:
            self._waiting -= 1


def size_routes(live: LiveDossier, builds: Builds, *, base: str = "") -> list[Route]:
    """The sizes, below `base`: the path that the server runs under."""
    return [Route(f"{base}/sizes/{{name}}", _size(live, Sizes(builds), base))]


def _size(live: LiveDossier, sizes: Sizes, base: str) -> type[HTTPEndpoint]:
    class Size(HTTPEndpoint):
        """The size of one file in words."""

        async def get(self, request: Request) -> Response:
            return await refusing(self._answer(request))

        async def _answer(self, request: Request) -> Response:
            asked = file_asked(request.path_params["name"], request.url.query)
            dossier = await dossier_of(live, request.url.query)
            order = await asyncio.to_thread(order_of, asked, request, dossier, base)
            content = await sizes.file(order, request.is_disconnected)
            said = await asyncio.to_thread(size_in_words, order.format, content)
            return JSONResponse({"size": said}, headers={"Cache-Control": "no-store"})

    return Size
