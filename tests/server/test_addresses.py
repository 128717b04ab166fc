"""Which addresses there are, read back from the real server, and what is answered at all others."""

import re
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

import pytest

from dashboard.domain.config import Page
from dashboard.server.addresses import KnownAddresses
from dashboard.server.pages import page_routes
from tests.grounds import real_ground
from tests.live import Live
from tests.server.asgi import ask, hello
from tests.server.fetching import HANDSHAKE, fetch

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH")

# What Streamlit has at the addresses that it mounts, beside its health, its settings and its page.
OF_STREAMLIT = (
    "/_stcore/upload_file/a/b",
    "/_stcore/metrics",
    "/_stcore/script-health-check",
    "/_stcore/agent",
    "/_stcore/agent/interact",
    "/_stcore/agent/openapi.json",
    "/_stcore/agent/mcp",
    "/_stcore/bidi-components/chart/other.js",
    "/_stcore/stream",
    "/component/a/index.html",
    "/media/a.png",
    "/app/static/x",
    "/auth/login",
    "/auth/logout",
    "/oauth2callback",
    "/index.html",
    "/manifest.json",
)

# Other ways to write the first of them.
WAYS_ROUND = (
    "/_stcore/%75pload_file/a/b",
    "/_stcore%2fupload_file%2fa%2fb",
    "/_stcore%252fupload_file/a/b",
    "//_stcore/upload_file/a/b",
    "/_stcore//upload_file/a/b",
    "/_stcore/upload_file/a/b/",
    "/./_stcore/upload_file/a/b",
    "/facts/../_stcore/upload_file/a/b",
    "/facts/_stcore/upload_file/a/b",
    "/_stcore\\upload_file\\a\\b",
    "/_STCORE/upload_file/a/b",
)

NOWHERE = (
    "/.well-known/security.txt",
    "/nosuch",
    "/nosuch/page",
    "/static/js/gone.js",
    "/static",
    "/facts/more",
    "/export/json/",
    "/export/a/b/c",
    "/basemap/",
)


def asked(path, dossier, kind="http"):
    live = Live(dossier)
    return ask(KnownAddresses(hello, live, page_routes(live, None, None), []), kind=kind, path=path)


@pytest.mark.parametrize("path", [*OF_STREAMLIT, *WAYS_ROUND])
def test_nothing_is_where_streamlit_has_more_than_a_page_needs(address, below, path):
    for base in (address, below):
        for method in METHODS:
            answer = fetch(f"{base}{path}", method, body=b"a" if method == "PUT" else None)

            assert answer.status == 404, method
            assert answer.headers["content-type"] == "text/plain; charset=utf-8"
            assert answer.body == (
                b"" if method == "HEAD" else b"There is nothing at this address.\n"
            )


@pytest.mark.parametrize("path", NOWHERE)
def test_at_an_unknown_address_a_program_gets_a_line(address, path):
    answer = fetch(f"{address}{path}", accept="*/*")

    assert answer.status == 404
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.body == b"There is nothing at this address.\n"


@pytest.mark.parametrize("path", NOWHERE)
def test_and_a_person_a_page_that_leads_to_the_first(address, below, real, path):
    for base in (address, below):
        answer = fetch(f"{base}{path}", accept="text/html,application/xhtml+xml,*/*;q=0.8")
        page = answer.body.decode()
        link = re.search('<a href="([^"]*)">', page)[1]

        assert answer.status == 404
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert answer.headers["cache-control"] == "no-store"
        assert f"<h1>{real.config.title}</h1>" in page
        assert "There is no page at this address." in page
        assert "<script" not in page
        assert urljoin(f"{base}{path}", link) == f"{base}/"
        assert fetch(f"{base}/").status == 200


def test_outside_the_base_the_page_leads_to_it(below):
    outside = below.removesuffix("/briefing/room")
    answer = fetch(f"{outside}/nosuch/page", accept="text/html")

    assert answer.status == 404
    assert '<a href="/briefing/room/">' in answer.body.decode()


def test_nothing_that_was_asked_for_is_repeated(address):
    asked_for = "/%3Cscript%3Ealert(1)%3C/script%3E?%22onload=zeppelin"
    answer = fetch(f"{address}{asked_for}", accept="text/html")

    assert answer.status == 404
    assert b"alert" not in answer.body
    assert b"zeppelin" not in answer.body


def test_each_page_of_the_dossier_is_there(address, below):
    for base in (address, below):
        found = {page: fetch(f"{base}/{page}").status for page in Page}
        nothing_changed = {Page.CHANGES: 404}

        assert found == dict.fromkeys(Page, 200) | {Page.SITUATION: 307} | nothing_changed
        assert fetch(f"{base}/facts/").status == 301
        assert urlsplit(fetch(f"{base}/facts/").headers["location"]).path.endswith("/facts")


def test_what_changed_is_there_where_there_is_an_earlier_edition(tiny, sequel):
    assert asked("/changes", sequel)[0]["status"] == 404
    assert asked("/changes", replace(sequel, before=tiny))[0]["status"] == 200


def test_a_page_that_the_dossier_has_nothing_for_is_not_there(tiny):
    without = replace(tiny, relations=())

    assert asked("/actors", tiny)[0]["status"] == 200
    assert asked("/actors", without)[0]["status"] == 404
    assert asked("/facts", without)[0]["status"] == 200


def test_a_websocket_is_opened_at_its_own_address_only(address, tiny):
    assert asked("/_stcore/stream", tiny, "websocket")[0]["type"] == "websocket.accept"
    assert asked("/facts", tiny, "websocket")[0]["type"] == "websocket.close"
    assert fetch(f"{address}/_stcore/agent/mcp", **HANDSHAKE).status == 403


def test_every_type_of_content_names_its_charset_once(address):
    paths = ["/", "/facts", "/healthz", "/nosuch", "/_stcore/health", "/_stcore/host-config"]
    paths += [f"/{real_ground().path}", "/basemap/nosuch", "/metrics", "/export/nosuch"]
    types = {path: fetch(f"{address}{path}").headers["content-type"] for path in paths}

    assert {path: type_ for path, type_ in types.items() if type_.count("charset") > 1} == {}
    texts = [type_ for type_ in types.values() if type_.startswith("text/")]
    assert texts
    assert all(type_.endswith("; charset=utf-8") for type_ in texts)
