"""Exports built beside the server: few at once, each only once, and kept as long as they hold."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from dashboard.domain.dossier import Dossier
from dashboard.domain.problems import CrisisError
from dashboard.domain.selection import Selection
from dashboard.exports import Format, Options
from dashboard.exports.worker import DONE, MOST_SECONDS, NOT_INSTALLED
from dashboard.server.worker_processes import run

_log = logging.getLogger("dashboard.server")

AT_ONCE = 2
MOST_WAITING = 8
MOST_BYTES = 64_000_000
SECONDS_TO_FINISH = 5.0
"""What a build that is under way still gets where the server is asked to end."""

STOPPING = "this server is about to stop"

Key = tuple[str, str, Options, Selection]
"""What a dossier is made from, the name of a format, what it is told, a selection."""


class Busy(CrisisError):
    """No other export is taken on: so many are being built or waited for, or the end is near."""


class NotInstalled(CrisisError):
    """A format whose library is not there: one line that says what installs it."""


class BuildError(CrisisError):
    """A build that failed, with what it wrote to standard error."""


@dataclass(frozen=True, slots=True)
class Order:
    """An export to build."""

    format: Format
    dossier: Dossier
    selection: Selection

    @property
    def key(self) -> Key:
        """Equal for orders that come to the same bytes."""
        return self.dossier.made_from, self.format.name, self.format.options, self.selection


class Builds:
    """Exports by their orders; whoever asks for one that is being built waits for the same one.

    `make` builds one. At most `at_once` are built at a time and `most_waiting` wait their turn.
    Those asked for longest ago go where all together are more than `most_bytes`. For one event
    loop, as a server has it.
    """

    def __init__(
        self,
        make: Callable[[Order], Awaitable[bytes]],
        *,
        at_once: int = AT_ONCE,
        most_waiting: int = MOST_WAITING,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._make = make
        self._turns = asyncio.Semaphore(at_once)
        self._most = at_once + most_waiting
        self._most_bytes = most_bytes
        self._making: dict[Key, asyncio.Task[bytes]] = {}
        self._kept: dict[Key, bytes] = {}
        self._is_stopping = False

    def stop(self, seconds: float = SECONDS_TO_FINISH) -> None:
        """Take on no other, and end in so many seconds what is under way: nobody else ends it.

        Whoever waits for it then is told to come back, and finds another server or a new one.
        """
        self._is_stopping = True
        asyncio.get_running_loop().call_later(seconds, self._end_all)

    def _end_all(self) -> None:
        for making in self._making.values():
            making.cancel()

    async def get(self, order: Order) -> bytes:
        """The export. Raises Busy, and what `make` raises."""
        key = order.key
        if key in self._kept:
            self._kept[key] = self._kept.pop(key)  # to the end: asked for last
            return self._kept[key]
        if key not in self._making:
            self._check_room()
            self._making[key] = asyncio.create_task(self._build(order))
        return await _made(self._making[key])

    def kept(self, order: Order) -> bytes | None:
        """The export as it is kept; None where it must be built."""
        return self._kept.get(order.key)

    @property
    def is_building(self) -> bool:
        """Whether an export is being built or waited for."""
        return bool(self._making)

    def _check_room(self) -> None:
        if self._is_stopping:
            raise Busy(STOPPING)
        if len(self._making) >= self._most:
            raise Busy("too many exports are being prepared at the moment")

    async def _build(self, order: Order) -> bytes:
        try:
            async with self._turns:
                content = await self._make(order)
        finally:
            del self._making[order.key]
        self._keep(order.key, content)
        return content

    def _keep(self, key: Key, content: bytes) -> None:
        if len(content) > self._most_bytes:
            return
        self._kept[key] = content
        while sum(map(len, self._kept.values())) > self._most_bytes:
            del self._kept[next(iter(self._kept))]


async def _made(making: asyncio.Task[bytes]) -> bytes:
    """Return the result of a build. Raises Busy if it was ended early."""
    try:
        # Shielded: a visitor who leaves must not cancel it for the others.
        return await asyncio.shield(making)
    except asyncio.CancelledError:
        if making.cancelled():
            raise Busy(STOPPING) from None
        raise


async def build(order: Order, seconds: float = MOST_SECONDS) -> bytes:
    """An export, built in a process of its own, which is ended after so many seconds.

    A cold start costs 0.3 s and spares the visitors: a build in a thread of the server would take
    turns with them. Raises NotInstalled, BuildError.
    """
    wanted = (order.format, order.dossier, order.selection)
    try:
        child = await run("dashboard.exports.worker", wanted, seconds)
    except TimeoutError:
        raise BuildError(f"{order.format.name}: not built within {seconds:g} s") from None
    return _result(order, child.code, child.written, child.said.decode("utf-8", "replace").strip())


def _result(order: Order, code: int | None, written: bytes, said: str) -> bytes:
    if code == NOT_INSTALLED:
        raise NotInstalled(written.decode())
    if code != DONE:
        raise BuildError(f"{order.format.name}: exit code {code}\n{said}")
    if said:
        _log.warning("while building %s: %s", order.format.name, " ".join(said.split()))
    return written
