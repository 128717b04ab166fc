"""Which pages may read the files: those of other sites only where the dossier is published."""

from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from dashboard.server.other_sites import OtherSites, Sharing, is_public
from dashboard.web.headers import SecurityHeaders
from tests.live import Live
from tests.server.asgi import ask, head

NOTEBOOK = "https://notebook.example"
CLOSED = {"Cross-Origin-Resource-Policy": "same-origin"}


@pytest.fixture
def answer(tiny):
    """The headers of a file asked for by a page of `origin` at `host`."""

    async def file(_request):
        return PlainTextResponse("file", headers={"Vary": "Accept-Encoding"})

    def ask_for(host, origin=NOTEBOOK, *, path="/room/export/json", key=True, sent=(), **sharing):
        config = replace(tiny.config, files_for_other_sites=key)
        shared = Sharing(Live(replace(tiny, config=config)), **sharing)
        inner = [Middleware(SecurityHeaders, CLOSED), Middleware(OtherSites, shared, "/room")]
        app = Starlette(routes=[Route("/{path:path}", file)], middleware=inner)
        given = [("host", host), *([("origin", origin)] if origin else []), *sent]
        return head(ask(app, path=path, headers=given))

    return ask_for


def is_open(headers):
    allowed = headers.get("access-control-allow-origin") == "*"
    assert (headers["cross-origin-resource-policy"] == "cross-origin") is allowed
    return allowed


@pytest.mark.parametrize(
    "host",
    ["dashboard.example.org", "Example.ORG:8443", "example.org.", "8.8.8.8", "[2606:4700::1]"],
)
def test_where_it_is_published_every_page_reads_a_file_and_what_is_said_of_it(answer, host):
    headers = answer(host)

    assert is_public(host)
    assert is_open(headers)
    assert headers["vary"] == "Accept-Encoding"
    said = headers["access-control-expose-headers"].split(", ")
    assert {"Content-Disposition", "Content-Range", "ETag"} <= set(said)
    assert is_open(answer(host, origin=""))


@pytest.mark.parametrize(
    "host",
    [
        *("localhost:8501", "127.0.0.1:8501", "[::1]:8501", "127.9.9.9", "a.localhost"),
        *("192.168.1.5", "10.0.0.7:8501", "172.20.0.2", "169.254.1.1", "[fd00::1]", "[fe80::1]"),
        *("dashboard", "dashboard.local", "notes.home.arpa", "wiki.corp.", "0.0.0.0", "", "a b"),
    ],
)
def test_a_page_of_the_web_reads_nothing_that_only_this_machine_or_its_network_reaches(
    answer, host
):
    headers = answer(host)

    assert not is_public(host)
    assert not is_open(headers)
    assert "access-control-allow-methods" not in headers
    assert headers["vary"] == "Accept-Encoding, Origin"
    assert not is_open(answer(host, origin="null"))
    assert not is_open(answer(host, origin=""))


def test_a_page_of_this_machine_and_one_that_the_settings_name_may_there_too(answer):
    assert is_open(answer("localhost:8501", "http://127.0.0.1:3000"))
    assert is_open(answer("192.168.1.5:8501", NOTEBOOK, allowed=[NOTEBOOK]))
    assert is_open(answer("localhost", NOTEBOOK, allowed=None))
    assert not is_open(answer("192.168.1.5:8501", "http://localhost:3000"))
    assert not is_open(answer("localhost", "http://notebook.example", allowed=[NOTEBOOK]))
    assert not is_open(answer("localhost", "http://localhost.evil.example"))


def test_the_key_and_the_variable_close_the_files_to_all(answer):
    for host, origin in (("example.org", NOTEBOOK), ("localhost", "http://localhost:3000")):
        assert is_open(answer(host, origin))
        assert not is_open(answer(host, origin, key=False))
        assert not is_open(answer(host, origin, is_closed=True))
        assert not is_open(answer(host, origin, is_closed=True, allowed=None))


def test_only_files_are_shared(answer):
    open_to = {
        path: is_open(answer("example.org", path=path))
        for path in ("/room/export", "/room/export/", "/room/export/chart/map.svg")
    }
    closed_to = [
        is_open(answer("example.org", path=path))
        for path in ("/room/", "/room/exports", "/export/json", "/room/sizes/json", "/room/facts")
    ]

    assert set(open_to.values()) == {True}
    assert set(closed_to) == {False}


def test_a_preflight_is_told_what_a_page_may_ask_for(answer):
    asked = [("access-control-request-method", "GET")]
    headers = answer("example.org", sent=asked)

    assert headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert headers["access-control-allow-headers"] == "*"
    assert "access-control-allow-methods" not in answer("example.org")
    assert "access-control-allow-methods" not in answer("localhost", sent=asked)
