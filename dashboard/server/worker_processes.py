"""A module that runs in a process of its own: an order goes in, bytes come out, and it is ended."""

import asyncio
import os
import pickle
import sys
from typing import Any, NamedTuple


class Ended(NamedTuple):
    """The end of a process: its exit code, and what it wrote to standard output and error."""

    code: int | None
    written: bytes
    said: bytes


async def run(module: str, order: Any, seconds: float, *, is_silent: bool = False) -> Ended:
    """Run a module of ours on an order. Raises TimeoutError after `seconds`.

    Of one that `is_silent` nothing is heard on standard error. However this ends, the process has.
    """
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", module),
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL if is_silent else asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(seconds):
            written, said = await child.communicate(pickle.dumps(order))
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    return Ended(child.returncode, written, said or b"")
