"""The real server, started for tests: `with served() as address: ...`."""

import os
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
TOKEN = "a token of the tests"
OPERATED = {"DASHBOARD_METRICS_TOKEN": TOKEN}
"""The environment of a server that has an operator, who sends the token."""
SECONDS_TO_START = 60
SECONDS_TO_STOP = 10


@contextmanager
def served(
    config: Path | None = None,
    env: Mapping[str, str] | None = None,
    log: Path | None = None,
) -> Iterator[str]:
    """Run `streamlit run dashboard` on a free port; give its address, without a slash at the end.

    `config` is the `config.yaml` of another dossier, `env` more environment variables (settings of
    Streamlit among them, as `STREAMLIT_SERVER_BASE_URL_PATH`), `log` a file that keeps what the
    server writes. Raises RuntimeError with that text where it does not start.
    """
    with tempfile.TemporaryDirectory() as folder:
        log = log or Path(folder, "log")
        process = start(config=config, env=env, log=log)
        try:
            yield answering(process, log)
        finally:
            stop(process)


def start(
    *,
    config: Path | None = None,
    env: Mapping[str, str] | None = None,
    log: Path,
    cwd: Path = ROOT,
) -> "subprocess.Popen[bytes]":
    """Start the server and do not wait for it; port 0 lets the system choose a free one."""
    chosen = {
        "PYTHONUNBUFFERED": "1",
        "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
        "STREAMLIT_SERVER_PORT": "0",
        **({"DASHBOARD_CONFIG": str(config)} if config else {}),
        **(env or {}),
    }
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard")]
    with log.open("wb") as output:
        return subprocess.Popen(
            command,
            cwd=cwd,
            env={**os.environ, **chosen},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )


def stop(process: "subprocess.Popen[bytes]") -> int:
    """End the server as a service manager would; return its exit code."""
    process.terminate()
    try:
        return process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def answering(process: "subprocess.Popen[bytes]", log: Path) -> str:
    """The address that the server prints, once it answers there; RuntimeError where it does not."""
    waited = threading.Event()
    for _ in range(SECONDS_TO_START * 20):
        if process.poll() is not None:
            break
        printed = re.search(r"URL: http://[^:/\s]+:(\d+)(\S*)", log.read_text("utf-8", "replace"))
        if printed:
            address = f"http://127.0.0.1:{printed[1]}{printed[2]}"
            if _answers(f"{address}/healthz"):
                return address
        waited.wait(0.05)
    raise RuntimeError(f"the server did not start:\n{log.read_text('utf-8', 'replace')}")


def _answers(url: str) -> bool:
    """Whether the health page is there."""
    try:
        with urlopen(url, timeout=SECONDS_TO_START) as response:
            return bool(response.status == 200)
    except (URLError, TimeoutError):
        return False
