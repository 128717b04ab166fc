"""The reading page: an article on the left, its facts on the right, for one author at one machine.

It is no part of the dashboard that viewers see: `crisis-dashboard author` starts it, on loopback,
and `Door` lets in nobody else.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from dashboard.authoring.actions import Actions, Collision
from dashboard.authoring.desk import Desk
from dashboard.authoring.door import Door
from dashboard.authoring.form import Unknown
from dashboard.authoring.static import STATIC, style
from dashboard.authoring.trying import Refused
from dashboard.domain.problems import CrisisError
from dashboard.web.guards import Failures

MOST_BYTES = 200_000
"""What a page may send at once; a fact has some five thousand."""
GONE = 499
"""The status for a page that no longer waits; nobody sees it."""

Pairs = list[tuple[str, str]]
Endpoint = Callable[[Request], Awaitable[Response]]


def app(config: Path, key: str, port: int) -> Starlette:
    """Return the server of a dossier, on a port of this machine, for who has the key."""
    desk = Desk(config.resolve())
    actions, turn = Actions(desk), asyncio.Lock()
    routes = [
        Route("/", _page(actions)),
        Route("/parts", _got(actions.parts)),
        Route("/form", _got(actions.form)),
        Route("/verdict", _got(actions.verdict)),
        Route("/check", _posted(actions.check, turn), methods=["POST"]),
        Route("/save", _posted(actions.save, turn), methods=["POST"]),
        Route("/nothing", _posted(actions.nothing, turn), methods=["POST"]),
        Route("/accept", _posted(actions.accept, turn), methods=["POST"]),
        Route("/refuse", _posted(actions.refuse, turn), methods=["POST"]),
        Route("/static/{name}", _static(desk)),
    ]
    middleware = [Middleware(Door, key=key, port=port), Middleware(Failures)]
    return Starlette(routes=routes, middleware=middleware)


def _page(actions: Actions) -> Endpoint:
    async def page(request: Request) -> Response:
        try:
            asked = dict(request.query_params)
            return HTMLResponse(await run_in_threadpool(actions.page, asked))
        except CrisisError as error:
            return PlainTextResponse(f"{error}\n", 409)

    return page


def _got(answer: Callable[[dict[str, str]], dict[str, Any]]) -> Endpoint:
    """Return the endpoint that answers what an address asks, as JSON."""

    async def get(request: Request) -> Response:
        return await _told(answer, dict(request.query_params))

    return get


def _posted(answer: Callable[[Pairs], dict[str, Any]], turn: asyncio.Lock) -> Endpoint:
    """Return the endpoint that answers what a form sends: one at a time.

    Who types sends many; one whose page no longer waits, as it sent a newer one, is passed over.
    """

    async def post(request: Request) -> Response:
        try:
            pairs = await _pairs(request)
        except Refused as refused:
            return JSONResponse({"line": str(refused)}, 400)
        async with turn:
            if await request.is_disconnected():
                return Response(status_code=GONE)
            return await _told(answer, pairs)

    return post


async def _told(answer: Callable[[Any], dict[str, Any]], asked: Any) -> Response:
    """Return an answer as JSON; what cannot be done is one line."""
    try:
        return JSONResponse(await run_in_threadpool(answer, asked))
    except Collision as collision:
        return JSONResponse({"line": str(collision), "html": collision.html}, 409)
    except (CrisisError, Unknown) as error:
        return JSONResponse({"line": str(error)}, 422)


async def _pairs(request: Request) -> Pairs:
    """Return the fields that a page sent: a list of names and texts in JSON. Raises Refused."""
    if request.headers.get("content-type") != "application/json":
        raise Refused("a page of ours sends JSON")
    parts, length = [], 0
    async for part in request.stream():
        length += len(part)
        if length > MOST_BYTES:
            raise Refused(f"more than {MOST_BYTES:,} bytes were sent at once")
        parts.append(part)
    try:
        sent = json.loads(b"".join(parts))
    except (ValueError, RecursionError):
        raise Refused("what was sent is not JSON") from None
    if isinstance(sent, list) and all(map(_is_pair, sent)):
        return [(name, text) for name, text in sent]
    raise Refused("what was sent is no list of fields")


def _is_pair(one: object) -> bool:
    return isinstance(one, list) and len(one) == 2 and all(isinstance(it, str) for it in one)


def _static(desk: Desk) -> Endpoint:
    async def static(request: Request) -> Response:
        name = request.path_params["name"]
        if name == "author.css":
            return Response(style(desk.look().dossier.config), media_type="text/css")
        if name not in STATIC:
            return PlainTextResponse("There is no such file.\n", 404)
        path, kind = STATIC[name]
        return Response(path.read_bytes(), media_type=kind)

    return static
