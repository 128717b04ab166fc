"""A copy that viewers visit has nothing of the reading page: neither its addresses nor its code."""

import subprocess
import sys

import pytest

from tests.server.fetching import fetch
from tests.serving import ROOT

ADDRESSES = ("author", "parts", "form", "check", "save", "nothing", "static/author.css")


@pytest.mark.parametrize("path", ADDRESSES)
def test_an_address_of_the_reading_page_is_that_of_nothing(address, path):
    unknown = fetch(f"{address}/static/no-such-thing" if "/" in path else f"{address}/nowhere")

    got = fetch(f"{address}/{path}")
    assert got.status == unknown.status
    assert b"paragraphs" not in got.body
    sent = fetch(f"{address}/{path}", "POST", body=b"[]", content_type="application/json")
    assert sent.status in (403, 404, 405)


def test_the_server_of_viewers_loads_none_of_its_code():
    code = (
        "import sys, dashboard.streamlit_app, dashboard.app;"
        "print([name for name in sys.modules if 'authoring' in name or 'ruamel' in name])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=ROOT, text=True, timeout=120
    )
    assert run.stdout.strip().endswith("[]"), run.stderr
