"""An ASGI application asked without a server, for what a real one would hardly ever do."""

import asyncio

from starlette.responses import PlainTextResponse


def ask(app, kind="http", path="/", headers=(), method="GET", query=""):
    """All messages that the application sends in answer to one request."""
    scope = {
        "type": kind,
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in headers],
    }
    sent = []

    async def receive():
        return {"type": "websocket.connect" if kind == "websocket" else "http.request"}

    async def send(message):
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    return sent


def head(sent):
    """The headers of an answer."""
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}


async def hello(scope, receive, send):
    """Says hello over HTTP, and takes every WebSocket."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept", "headers": []})
    else:
        await PlainTextResponse("hello")(scope, receive, send)
