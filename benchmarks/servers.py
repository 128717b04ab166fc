"""The servers that are measured, each a process of its own on a free port."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parents[1]
PEERS = Path(__file__).parent / "peers"
SECONDS_TO_START = 120
TOKEN = "what-the-operator-knows"
SETTINGS = {
    "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
    "STREAMLIT_SERVER_PORT": "0",
    "STREAMLIT_SERVER_HEADLESS": "true",
    "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    "STREAMLIT_BROWSER_SERVER_ADDRESS": "localhost",
    "DASHBOARD_METRICS_TOKEN": TOKEN,
    "PYTHONUNBUFFERED": "1",
}

Command = Sequence[str]


def streamlit(script: Path) -> Command:
    """`streamlit run SCRIPT`."""
    return (sys.executable, "-m", "streamlit", "run", str(script))


OURS = streamlit(ROOT / "dashboard")
EMPTY = streamlit(PEERS / "empty.py")


def static_page(folder: Path) -> Command:
    """The files that `benchmarks.peers.prepared` made, as a static page."""
    return (sys.executable, "-m", "benchmarks.peers.static", str(folder))


def dash_app(python: Path, folder: Path) -> Command:
    """The same files as a Dash app, in the environment of a Python that has Dash."""
    return (str(python), str(PEERS / "dash_app.py"), str(folder))


@dataclass(frozen=True)
class Server:
    """A server that answers: where, and as which process."""

    address: str
    pid: int
    seconds_to_start: float

    @property
    def cpu(self) -> float:
        """Processor time that it has used, in seconds."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def memory(self) -> float:
        """What it holds in memory, in megabytes."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000

    @property
    def threads(self) -> int:
        """How many threads it has."""
        return len(list(Path(f"/proc/{self.pid}/task").iterdir()))

    @property
    def files(self) -> int:
        """How many files, sockets and the like it has open."""
        return len(list(Path(f"/proc/{self.pid}/fd").iterdir()))

    @property
    def visitors(self) -> int:
        """How many pages are open. Raises LookupError where the server does not say so."""
        asked = Request(f"{self.address}/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
        with urlopen(asked) as answer:
            found = re.search(r"^dashboard_open_pages (\d+)", answer.read().decode(), re.MULTILINE)
        if not found:
            raise LookupError("the number of open pages is not among the counts")
        return int(found[1])


@contextmanager
def running(
    command: Command, env: Mapping[str, str] | None = None, log: Path | None = None
) -> Iterator[Server]:
    """A server that prints its address, until the block ends; `env` is added to our own.

    `log` is a file that keeps what it writes. Raises RuntimeError where it does not start.
    """
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as elsewhere:
        log = log or Path(elsewhere, "log")
        with log.open("wb") as output:
            process = subprocess.Popen(
                command,
                cwd=elsewhere,
                env={**os.environ, "PYTHONPATH": str(ROOT), **SETTINGS, **(env or {})},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            address = _address(process, log)
            yield Server(address, process.pid, time.perf_counter() - start)
        finally:
            process.terminate()
            process.wait()


def _address(process: "subprocess.Popen[bytes]", log: Path) -> str:
    until = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < until:
        found = re.search(r"http://[^:/\s]+:(\d+)", log.read_text("utf-8", "replace"))
        if found and _answers(address := f"http://127.0.0.1:{found[1]}"):
            return address
        time.sleep(0.02)
    raise RuntimeError(f"the server did not start:\n{log.read_text('utf-8', 'replace')}")


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False
