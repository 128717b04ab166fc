"""A port that is taken: one line says so and names one that is free."""

import os
import re
import socket
import subprocess
import sys
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import pytest

from scripts import start
from tests.faults.limited import limited
from tests.server.fetching import fetch
from tests.serving import ROOT

HERE = "127.0.0.1"


@pytest.fixture
def taken():
    """A port that somebody listens at."""
    with closing(socket.create_server((HERE, 0))) as listening:
        yield listening.getsockname()[1]


def run(*options, **env):
    return subprocess.run(
        [sys.executable, "scripts/start.py", *options],
        cwd=ROOT,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize("address", ["", HERE])
def test_a_taken_port_is_named_and_a_free_one_offered(taken, address):
    done = run("--given", "--port", str(taken), STREAMLIT_SERVER_ADDRESS=address)

    assert done.returncode == 1
    assert done.stdout == ""
    said = re.fullmatch(
        rf"Port {taken} is in use\. Another is free: make run PORT=(\d+)\n", done.stderr
    )
    assert said
    socket.create_server((HERE, int(said[1]))).close()  # it is free indeed


def test_the_variable_is_a_port_that_was_given(taken):
    done = run(STREAMLIT_SERVER_PORT=str(taken))

    assert done.returncode == 1
    assert f"Port {taken} is in use. Another is free" in done.stderr


def test_what_is_no_port_is_said(taken):
    done = run("--given", "--port", "70000")

    assert done.returncode == 1
    assert done.stderr.startswith("70000 is no port: choose one from 1024 to 65535")


def test_another_reason_than_a_server_is_said(monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket, "create_server", refuse)

    assert start.why_not(80) == "cannot be used (permission denied)"


@pytest.mark.parametrize(("port", "first"), [(8501, 8502), (80, 8501), (65_535, 8501)])
def test_what_is_offered_is_near_and_allowed_to_anybody(port, first):
    assert start.nearby(port)[0] == first
    assert max(start.nearby(port)) <= 65_535


@pytest.mark.parametrize(
    ("options", "port"),
    [([], []), (["--given", "--port", "0"], ["--server.port", "0"])],
)
def test_with_a_free_port_it_becomes_the_server_also_without_a_home(monkeypatch, options, port):
    became = []
    monkeypatch.setattr(
        os, "execv", lambda _, command: became.append((command, os.environ["HOME"]))
    )
    monkeypatch.setattr(sys, "argv", ["start.py", *options])
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.delenv("STREAMLIT_SERVER_PORT", raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)  # as where nobody knows the user

    start.main()

    ((command, home),) = became
    assert command[1:] == ["-m", "streamlit", "run", "dashboard", *port]
    assert home == str(Path.cwd())


def test_where_nobody_chose_a_port_the_next_one_is_taken_and_said():
    with ExitStack() as held:
        with suppress(OSError):  # somebody has it already
            held.enter_context(closing(socket.create_server((HERE, 8501))))
        with limited("", {"STREAMLIT_SERVER_PORT": None}) as server:
            assert fetch(f"{server.address}/healthz").status == 200
            port = server.address.rpartition(":")[2]

    assert int(port) > 8501
    assert f"  Port 8501 is in use, so this is {port}.\n" in server.said
