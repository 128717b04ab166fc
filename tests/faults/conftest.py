"""A real server of its own: what is done to it here shows in its counts and its log."""

import os
from pathlib import Path
from typing import NamedTuple

import pytest

from benchmarks.servers import OURS, Server, running

FULL = bool(os.environ.get("FAULTS"))
"""Whether all is tried that takes long: `make faults`."""


class Watched(NamedTuple):
    """A server, and the file that it logs into."""

    server: Server
    log: Path

    def lines(self):
        return self.log.read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def watched(tmp_path_factory):
    log = tmp_path_factory.mktemp("server") / "log"
    with running(OURS, log=log) as server:
        yield Watched(server, log)
