"""The last stage of `make test`: a search where a service answers, a plain line where none does."""

import json
import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from scripts import advisories
from tests.serving import ROOT

KNOWN = json.dumps({"vulns": [{"id": "GHSA-made-up"}]})
NOT_MADE = "Not made: no service answered within 5 s. Later: make audit\n"


@contextmanager
def service(status=200, text=KNOWN, before=None):
    """Stand in for the service; gives its address and what it was asked."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            asked.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            if before:
                before.wait()
            self.send_response(status)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1/query", asked
    finally:
        if before:
            before.set()
        server.shutdown()
        server.server_close()


def stage(address, exit_code=0):
    """Run the stage with a command that says that it was run."""
    command = [sys.executable, "-c", f"print('searched'); raise SystemExit({exit_code})"]
    return subprocess.run(
        [sys.executable, "-m", "scripts.advisories", *command],
        cwd=ROOT,
        env={**os.environ, "ADVISORIES": address},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("exit_code", [0, 1, 2])
def test_where_a_service_answers_the_search_is_made_and_its_outcome_is_that_of_the_stage(exit_code):
    with service() as (address, asked):
        done = stage(address, exit_code)

    assert (done.returncode, done.stdout) == (exit_code, "searched\n")
    assert asked == [{"package": {"ecosystem": "PyPI", "name": "jinja2"}, "version": "2.4.1"}]


@pytest.mark.parametrize(
    ("status", "text"),
    [
        (200, "<html>Welcome to our network</html>"),
        (200, "{}"),
        (200, "[]"),
        (503, KNOWN),
        (404, ""),
    ],
    ids=["a page", "knows nothing", "something else", "is busy", "is not there"],
)
def test_what_does_not_know_a_vulnerable_package_is_no_service(status, text):
    with service(status, text) as (address, _):
        done = stage(address)

    assert (done.returncode, done.stdout, done.stderr) == (0, NOT_MADE, "")


def test_where_nobody_listens_a_line_says_that_no_search_was_made():
    done = stage("http://127.0.0.1:9/v1/query")

    assert (done.returncode, done.stdout, done.stderr) == (0, NOT_MADE, "")


def test_a_service_that_never_answers_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(advisories, "SECONDS_TO_ANSWER", 0.2)
    with service(before=threading.Event()) as (address, asked):
        assert advisories.answers(address) is False
        assert len(asked) == 1


def test_a_name_that_is_looked_up_for_ever_is_not_waited_for(monkeypatch):
    over = threading.Event()
    monkeypatch.setattr(advisories, "SECONDS_TO_ANSWER", 0.2)
    monkeypatch.setattr(advisories, "tells", lambda _: over.wait())

    assert advisories.answers("http://nowhere.invalid/") is False
    over.set()


def test_make_test_ends_with_this_stage_and_the_gate_runs_make_test():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    [stages] = [line for line in makefile.splitlines() if line.startswith("test:")]

    assert stages.partition(":")[2].partition("##")[0].split()[-1] == "advisories"
    assert "-m scripts.advisories $(MAKE) --no-print-directory audit SERVICE=osv" in makefile
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8")
