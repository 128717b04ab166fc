"""A page without a browser that comes back by itself when its server does, as Streamlit's does.

What it waits is what Streamlit 1.67's page waits: a quarter to half a second after the connection
is lost, at most 4 s from the second failure on; and between two questions whether the server is
there 0.1 s, doubled each time, at most 4 s, less up to three tenths of it by chance.
"""

import asyncio
import random
import time
from urllib.parse import urlsplit

import websockets

from benchmarks.views import View
from benchmarks.visitor import Change, Visitor

MOST_WAIT = 4.0
PATIENCE = 15.0
"""Seconds that it waits for an answer, as Streamlit's page does."""
GONE = (OSError, EOFError, TimeoutError, websockets.WebSocketException)


class ReturningPage:
    """One open page: its address, what it showed when it was opened, what when it came back."""

    def __init__(self, address: str, page: str, view: View) -> None:
        self.view = view
        self.is_open = asyncio.Event()
        self._address = address
        self._page = page
        self._session = ""
        self.before: Change | None = None
        self.after: Change | None = None
        self.back_at = 0.0
        """When it was back, by `time.monotonic`."""

    async def live(self) -> None:
        """Open the page, lose the connection, come back."""
        self.before = await self._visit()
        self.after = await self._come_back()
        self.back_at = time.monotonic()

    @property
    def is_back(self) -> bool:
        """Whether it came back to the page and the filter that it showed before."""
        if self.before is None or self.after is None or self.after.page != self.before.page:
            return False
        return any(self.view.words in text for text in self.after.texts)

    async def _visit(self) -> Change:
        """What the page shows; the first time, once the connection was lost."""
        held = ("streamlit", "PLACEHOLDER_AUTH_TOKEN", self._session)
        async with websockets.connect(
            f"{self._address.replace('http', 'ws', 1)}/_stcore/stream",
            subprotocols=[websockets.Subprotocol(part) for part in held if part],
            max_size=None,
            open_timeout=PATIENCE,
        ) as socket:
            visitor = Visitor(socket)
            shown = await visitor.look(self.view.query, self._page)
            self._session = visitor.session
            if not self.is_open.is_set():
                self.is_open.set()
                await socket.wait_closed()
            return shown

    async def _come_back(self) -> Change:
        for tried in range(1_000_000):
            longest = min(MOST_WAIT, 0.5 * 2**tried)
            await asyncio.sleep(random.uniform(longest / 2, longest))
            await self._until_it_answers()
            try:
                return await self._visit()
            except GONE:
                continue
        raise RuntimeError("it tried for weeks")

    async def _until_it_answers(self) -> None:
        wait = 0.1
        while not all(
            await asyncio.gather(*map(self._answers, ("_stcore/health", "_stcore/host-config")))
        ):
            await asyncio.sleep(wait * random.uniform(0.7, 1))
            wait = min(MOST_WAIT, wait * 2)

    async def _answers(self, path: str) -> bool:
        parts = urlsplit(self._address)
        try:
            async with asyncio.timeout(PATIENCE):
                reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
                asked = f"GET /{path} HTTP/1.1\r\nHost: {parts.netloc}\r\nConnection: close\r\n\r\n"
                writer.write(asked.encode())
                status = await reader.readline()
                writer.close()
        except GONE:
            return False
        return b" 200 " in status
