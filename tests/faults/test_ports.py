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


@pytest.mark.parametrize("host", ["192.0.2.7", "nowhere.invalid"])
def test_an_address_of_another_machine_is_said(host):
    done = run("--host", host)

    assert done.returncode == 1
    assert done.stdout == ""
    assert re.fullmatch(
        rf"{host} cannot be used \([^()]+\): 127\.0\.0\.1 is this machine alone, "
        r"0\.0\.0\.0 all its addresses, as in: make run HOST=127\.0\.0\.1\n",
        done.stderr,
    )


def test_a_port_is_looked_for_at_the_address_that_was_given():
    with closing(socket.create_server(("127.0.0.2", 0))) as listening:
        port = listening.getsockname()[1]

        assert start.why_not(port, "127.0.0.2") == "is in use"
        assert start.why_not(port, HERE) == ""
        assert start.why_not(port, "0.0.0.0") == "is in use"


def test_what_is_no_port_is_said(taken):
    done = run("--given", "--port", "70000")

    assert done.returncode == 1
    assert done.stderr.startswith("70000 is no port: choose one from 1024 to 65535")


def test_another_reason_than_a_server_is_said(monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket, "create_server", refuse)

    assert start.why_not(80, HERE) == "cannot be used (permission denied)"


@pytest.mark.parametrize(("port", "first"), [(8501, 8502), (80, 8501), (65_535, 8501)])
def test_what_is_offered_is_near_and_allowed_to_anybody(port, first):
    assert start.nearby(port)[0] == first
    assert max(start.nearby(port)) <= 65_535


@pytest.mark.parametrize(
    ("options", "given"),
    [
        ([], []),
        (["--given", "--port", "0"], ["--server.port", "0"]),
        (["--host", "0.0.0.0"], ["--server.address", "0.0.0.0"]),
    ],
)
def test_with_a_free_port_it_becomes_the_server_also_without_a_home(monkeypatch, options, given):
    became = []
    monkeypatch.setattr(
        os, "execv", lambda _, command: became.append((command, os.environ["HOME"]))
    )
    monkeypatch.setattr(sys, "argv", ["start.py", *options])
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.delenv("STREAMLIT_SERVER_PORT", raising=False)
    monkeypatch.delenv("STREAMLIT_SERVER_ADDRESS", raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)  # as where nobody knows the user

    start.main()

    ((command, home),) = became
    assert command[1:] == ["-m", "streamlit", "run", "dashboard", *given]
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


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="only Linux says who listens where")
def test_where_nobody_chose_an_address_only_this_machine_is_served_and_that_is_said():
    with limited("", {"STREAMLIT_SERVER_ADDRESS": None}) as server:
        assert fetch(f"{server.address}/healthz").status == 200
        assert fetch(f"{server.address}/healthz", host="evil.example").status == 421
        listening = {line.split()[1] for line in sockets_of(server.process.pid)}

    assert listening == {f"0100007F:{int(server.address.rpartition(':')[2]):04X}"}
    assert re.search(
        r"  URL: http://localhost:\d+\n  Only this machine can open it\.\n", server.said
    )


def test_opened_to_the_network_it_says_so():
    with limited("", {"STREAMLIT_SERVER_ADDRESS": "0.0.0.0"}) as server:
        assert fetch(f"{server.address}/healthz", host="dashboard.example").status == 200

    assert re.search(r"  URL: http://localhost:\d+\n", server.said)
    assert "  Open to the network: anyone who can reach this machine can read it.\n" in server.said


def sockets_of(process):
    """The lines of Linux about the sockets of a process that wait for connections."""
    links = Path(f"/proc/{process}/fd").iterdir()
    named = {str(link.readlink()) for link in links}
    lines = [*table("tcp"), *table("tcp6")]
    return [
        line for line in lines if line.split()[3] == "0A" and f"socket:[{line.split()[9]}]" in named
    ]


def table(name):
    return Path(f"/proc/net/{name}").read_text().splitlines()[1:]
