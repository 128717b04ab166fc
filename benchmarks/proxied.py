"""Two processes behind the nginx of `deploy/`, and a crowd in front of it."""

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from benchmarks.crowd import PAUSE, crowd
from benchmarks.report import Line
from benchmarks.servers import OURS, running
from benchmarks.views import views
from scripts.nginx import HOW_TO_GET_ONE, find_nginx
from tests.deploy.site import nginx_before


def behind_the_proxy(visitors: int, changes: int) -> Iterator[Line]:
    """The lines of a crowd whose visitors nginx deals out to two processes."""
    nginx = find_nginx()
    if nginx is None:
        raise RuntimeError(HOW_TO_GET_ONE)
    shown = views()
    with ExitStack() as stack:
        servers = [stack.enter_context(running(OURS)) for _ in range(2)]
        ports = [int(server.address.rpartition(":")[2]) for server in servers]
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        site = stack.enter_context(nginx_before(nginx, ports, folder))
        met = asyncio.run(crowd(site.address, visitors, changes, shown, site.tls))
    label = f"{visitors} visitors, two processes behind nginx, a change every {PAUSE:g} s"
    yield f"{label}: median, ms", f"{met.median:.0f}", "–", "–"
    yield f"{label}: p95, ms", f"{met.p95:.0f}", "–", "300"
    yield f"{label}: lost", met.lost_of, "–", "0"
