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
    page: str = ""
    """The page that came, as Streamlit names it; empty where it has only one."""


class Visitor:
    """One open page."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self.session = ""

    async def look(self, query: str, page: str = "") -> Change:
        """Ask for the view of an address, and wait until the server is done with it.

        Raises RuntimeError where the page could not be made.
        """
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.is_history_navigation = True  # as by Back: the address decides
        asked.rerun_script.page_name = page
        start = time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        size, texts, opened, message = 0, [], "", ForwardMsg()
        while not _is_last(message):
            data = await self._socket.recv()
            size += len(data)
            message.ParseFromString(data)
            texts.append(message.delta.new_element.markdown.body)
            opened = message.navigation.page_script_hash or opened
            self.session = message.new_session.initialize.session_id or self.session
        if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
            ended = ForwardMsg.ScriptFinishedStatus.Name(message.script_finished)
            raise RuntimeError(f"no page for {query!r}: {ended}")
        return Change(time.perf_counter() - start, size, tuple(filter(None, texts)), opened)


def _is_last(message: ForwardMsg) -> bool:
    """Whether the page is done: it may begin anew, for instance where the files have changed."""
    is_end = message.WhichOneof("type") == "script_finished"
    return is_end and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


@asynccontextmanager
async def visiting(address: str, tls: ssl.SSLContext | None = None) -> AsyncIterator[Visitor]:
    """A page that is open, and has not asked for anything yet; `tls` for an `https` address."""
    url = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    async with websockets.connect(url, max_size=None, ssl=tls) as socket:
        yield Visitor(socket)
