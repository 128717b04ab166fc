"""The real server where something is missing that one expects: room, a home, somewhere to write."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tests.serving import ROOT, SECONDS_TO_START, stop

# What is run in the server's process before anything else.
FULL_DISK = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # no byte can be added to any file
"""
READ_ONLY = """
import errno, os, sys
CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate"}
def refuse(event, given):
    is_writing = event == "open" and isinstance(given[2], int) and given[2] & (
        os.O_WRONLY | os.O_RDWR | os.O_CREAT) and not str(given[0]).startswith("/dev/")
    if is_writing or event in CHANGES:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), given[0])
sys.addaudithook(refuse)
"""
SWEEPS_EACH_SECOND = """
from dashboard.server import lifespan
lifespan.SECONDS_BETWEEN_SWEEPS = 1.0
"""
RUN = """
import runpy, sys
sys.argv = ["streamlit", "run", sys.argv[1]]
runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
"""


class Limited:
    """A server, and what it has said so far."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.said = ""
        self._is_announced = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self.said += line
            if "URL:" in line:
                self._is_announced.set()
        self._is_announced.set()

    @property
    def address(self) -> str:
        """Where it answers. Raises RuntimeError with all that it said, where it has ended."""
        self._is_announced.wait(SECONDS_TO_START)
        found = re.search(r"URL: http://[^:/\s]+:(\d+)", self.said)
        if not found:
            raise RuntimeError(f"the server did not start:\n{self.said}")
        return f"http://127.0.0.1:{found[1]}"


def command(before: str) -> tuple[str, ...]:
    """The server, after a piece of Python in its process."""
    return (sys.executable, "-c", before + RUN, str(ROOT / "dashboard"))


@contextmanager
def limited(before: str, env: Mapping[str, str | None]) -> Iterator[Limited]:
    """Run the server after a piece of Python, with other variables (None: without that one).

    It speaks into a pipe, as nothing may have to be written for that.
    """
    given = os.environ | {
        "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
        "STREAMLIT_SERVER_PORT": "0",
        "PYTHONUNBUFFERED": "1",
    }
    process = subprocess.Popen(
        command(before),
        env={name: value for name, value in (given | env).items() if value is not None},
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield Limited(process)
    finally:
        stop(process)
