"""A visitor without a browser: speaks Streamlit's protocol over a WebSocket, as its page does."""

import ssl
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


@dataclass(frozen=True)
class Change:
    """What came of asking for another view: after how long, how many bytes, and which texts."""

    seconds: float
    size: int
    texts: tuple[str, ...]


class Visitor:
    """One open page."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket

    async def look(self, query: str) -> Change:
        """Ask for the view of an address, and wait until the server is done with it.

        Raises RuntimeError where the page could not be made.
        """
        asked = BackMsg()
        asked.rerun_script.query_string = query
        start = time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        size, texts, message = 0, [], ForwardMsg()
        while message.WhichOneof("type") != "script_finished":
            data = await self._socket.recv()
            size += len(data)
            message.ParseFromString(data)
            texts.append(message.delta.new_element.markdown.body)
        if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
            raise RuntimeError(f"no page for {query!r}")
        return Change(time.perf_counter() - start, size, tuple(filter(None, texts)))


@asynccontextmanager
async def visiting(address: str, tls: ssl.SSLContext | None = None) -> AsyncIterator[Visitor]:
    """A page that is open, and has not asked for anything yet; `tls` for an `https` address."""
    url = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    async with websockets.connect(url, max_size=None, ssl=tls) as socket:
        yield Visitor(socket)
