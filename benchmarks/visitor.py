"""A visitor without a browser: speaks Streamlit's protocol over a WebSocket, as its page does."""

import gzip
import re
import ssl
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from html import unescape
from typing import Any

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.templates.assets import COMPONENT
from dashboard.views.sending import ENDING

_TAG = re.compile(r"<[^>]*>")


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
        self._had: dict[bytes, str] = {}

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
            if part := self._part(message.delta.new_element.bidi_component):
                texts.append(part)
            opened = message.navigation.page_script_hash or opened
            self.session = message.new_session.initialize.session_id or self.session
        if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
            ended = ForwardMsg.ScriptFinishedStatus.Name(message.script_finished)
            raise RuntimeError(f"no page for {query!r}: {ended}")
        return Change(time.perf_counter() - start, size, tuple(texts), opened)

    def _part(self, component: BidiComponent) -> str:
        """Return the words of a part that is read; what came before is only named."""
        if component.component_name != COMPONENT:
            return ""
        name = component.bytes[-ENDING:]
        if len(component.bytes) > ENDING:
            html = gzip.decompress(component.bytes).decode()
            self._had[name] = " ".join(unescape(_TAG.sub(" ", html)).split())
        return self._had[name]


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
