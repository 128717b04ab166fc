"""A draft that a reader drops on the Share page: `POST /verify`, answered with a page.

Streamlit's own uploads stay closed: they keep a file as long as the page is open, as many as
somebody sends. Here a body is read up to a limit, handed to a process of its own, and forgotten.
"""

import asyncio
import json
import re
from typing import Any

from starlette.endpoints import HTTPEndpoint
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import excerpt
from dashboard.domain.problems import CrisisError
from dashboard.domain.selection import Selection
from dashboard.incidents import report
from dashboard.loading.live import LiveDossier
from dashboard.server.worker_processes import run
from dashboard.templates import assets, render
from dashboard.templates.links import on_page
from dashboard.verifying.reading import MOST_BYTES
from dashboard.verifying.worker import DONE, MOST_SECONDS, REFUSED

MOST_OF_A_FORM = MOST_BYTES + 10_000
MOST_WAITING = 3
"""Drafts that are taken on while another is being read; each may hold MOST_BYTES in memory."""
SECONDS_TO_SEND = 60
BOUNDARY = re.compile(r'multipart/form-data;\s*boundary="?([\w\'()+,./:=?-]{1,70})"?', re.ASCII)
NAMED = re.compile(rb'name="draft"; filename="([^"\r\n]{1,255})"')
OWN_SITES = ("", "same-origin")
"""What a browser says of a form on a page of ours; old ones say nothing."""


class Refused(CrisisError):
    """A draft that is not read: one line that says why, with a status of HTTP."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


def draft_routes(live: LiveDossier, *, base: str = "") -> list[Route]:
    """Return the routes for drafts, below `base`: the path that the server runs under."""
    return [Route(f"{base}/verify", _verify(live, asyncio.Semaphore(1)))]


def _verify(live: LiveDossier, turns: asyncio.Semaphore) -> type[HTTPEndpoint]:
    waiting: set[object] = set()

    class Verify(HTTPEndpoint):
        """The endpoint that compares a draft with the dossier."""

        async def post(self, request: Request) -> Response:
            dossier, one = live.dossier, object()
            try:
                if request.headers.get("sec-fetch-site", "") not in OWN_SITES:
                    raise Refused(403, "a page of another site sent this")
                if len(waiting) > MOST_WAITING:
                    raise Refused(503, "too many drafts are being read; try again in a minute")
                waiting.add(one)
                name, content = await _draft(request)
                async with turns:
                    made = await checked(content, name, dossier)
                return _page(dossier, 200, made=made)
            except Refused as refused:
                return _page(dossier, refused.status, why=str(refused))
            except ClientDisconnect:
                return PlainTextResponse("", 400)
            finally:
                waiting.discard(one)

    return Verify


async def _draft(request: Request) -> tuple[str, bytes]:
    """Return the name and the bytes of the file in a form, kept in memory alone."""
    boundary = BOUNDARY.fullmatch(request.headers.get("content-type", ""))
    if boundary is None:
        raise Refused(400, "this is not a form with a file")
    try:
        async with asyncio.timeout(SECONDS_TO_SEND):
            body = await _body(request)
    except TimeoutError:
        raise Refused(408, "the file came too slowly") from None
    for part in body.split(f"--{boundary[1]}".encode()):
        head, _, content = part.partition(b"\r\n\r\n")
        if found := NAMED.search(head):
            return found[1].decode("utf-8", "replace"), content.removesuffix(b"\r\n")
    raise Refused(400, "no file was chosen")


async def _body(request: Request) -> bytes:
    parts, length = [], 0
    async for part in request.stream():
        length += len(part)
        if length > MOST_OF_A_FORM:
            raise Refused(413, f"the file is larger than {MOST_BYTES // 1_000_000} MB")
        parts.append(part)
    return b"".join(parts)


async def checked(
    content: bytes, name: str, dossier: Dossier, seconds: float = MOST_SECONDS
) -> dict[str, Any]:
    """Return the report on a draft, made in a process that is ended after a number of seconds."""
    order = (content, name, dossier)
    try:
        # Silent: a traceback may hold words of the draft.
        child = await run("dashboard.verifying.worker", order, seconds, is_silent=True)
    except TimeoutError:
        raise Refused(422, "the file took too long to read") from None
    if child.code == DONE:
        made: dict[str, Any] = json.loads(child.written)
        return made
    if child.code == REFUSED:
        raise Refused(422, child.written.decode("utf-8", "replace"))
    reference = report(CrisisError(f"reading a draft ended with code {child.code}"))
    raise Refused(422, f"the file could not be read. Reference: {reference}")


def _page(
    dossier: Dossier, status: int, *, made: dict[str, Any] | None = None, why: str = ""
) -> HTMLResponse:
    style = assets.bare("verified", dossier.config)
    whole = excerpt(dossier, Selection())
    html = render("verified", whole, on_page, made=made, why=why, style=style)
    return HTMLResponse(html, status, {"Cache-Control": "no-store"})
