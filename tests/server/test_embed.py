"""One chart in a frame of another site: the server answers, with the file of that chart."""

import gzip
from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from dashboard.domain.charts import PAGES
from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import parse_filter
from dashboard.exports import picture_of
from dashboard.server.embed import embeds
from dashboard.server.export_queue import Builds
from dashboard.server.pages import page_routes
from dashboard.web.headers import SecurityHeaders, security_headers
from tests.live import Live
from tests.server.asgi import ask, head

HOST = [("host", "example.org")]


async def build(order):
    """An export, without a process of its own."""
    return order.format.render(excerpt(order.dossier, order.selection))


def framing(dossier):
    live = Live(dossier)
    routes = page_routes(live, None, embeds(live, Builds(build)))
    sites = dossier.config.frame_ancestors
    usual = Middleware(SecurityHeaders, security_headers(frame_ancestors=sites))
    return Starlette(routes=routes, middleware=[usual])


def framed_by(dossier, *sites):
    return framing(replace(dossier, config=replace(dossier.config, frame_ancestors=sites)))


def fetched(app, query, path="/", headers=()):
    sent = ask(app, path=path, query=query, headers=[*HOST, *headers])
    return sent[0]["status"], head(sent), b"".join(one.get("body", b"") for one in sent[1:])


@pytest.mark.parametrize("chart", ["map", "timeline", "aid-matrix"])
def test_each_chart_is_the_file_of_it_with_the_filter(tiny, chart):
    status, headers, body = fetched(
        framing(tiny), f"embed=true&chart={chart}&statuses=denied&theme=dark"
    )

    file = picture_of(chart, "html", "dark").told(address="http://example.org/")
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert body == file.render(excerpt(tiny, parse_filter("statuses=denied", tiny)))


@pytest.mark.parametrize(
    ("path", "chart"), [("/", "map"), ("/share", "map"), ("/aid", "aid-matrix"), ("/voices", None)]
)
def test_a_page_stands_for_its_first_chart(tiny, path, chart):
    app = framing(tiny)
    chart = chart or next(name for name, page in PAGES.items() if page == path[1:])
    assert fetched(app, "embed=true", path) == fetched(app, f"chart={chart}&embed=true")


def test_it_is_kept_compressed_and_sent_once(tiny):
    app = framing(tiny)
    plain = fetched(app, "embed=true")[2]

    _, headers, body = fetched(app, "embed=true", headers=[("accept-encoding", "gzip")])
    known = [("accept-encoding", "gzip"), ("if-none-match", headers["etag"])]

    assert gzip.decompress(body) == plain
    assert fetched(app, "embed=true", headers=known)[::2] == (304, b"")


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("embed=true&chart=nope", "no chart 'nope'; there are timeline, map, aid-matrix"),
        ("embed=true&statuses=denid", "did you mean 'denied'?"),
        ("embed=true&theme=grey", "no theme 'grey'; there are light, dark"),
        ("embed=yes&embed=true&chart=map&utm=1", "no parameter 'utm'"),
    ],
)
def test_what_cannot_be_shown_is_said_in_one_line_that_a_frame_shows(tiny, query, line):
    status, headers, body = fetched(framed_by(tiny, "https://example.org"), query)

    assert (status, body.count(b"\n")) == (400, 1)
    assert line in body.decode()
    assert "https://example.org" in headers["content-security-policy"]


@pytest.mark.parametrize(
    ("sites", "ancestors", "for_old_browsers"),
    [
        ((), "'self'", "SAMEORIGIN"),
        (("'self'",), "'self'", "SAMEORIGIN"),
        (("https://example.org",), "https://example.org 'self'", None),
    ],
)
def test_the_named_sites_and_the_dashboard_itself_may_frame_it(
    tiny, sites, ancestors, for_old_browsers
):
    _, headers, _ = fetched(framed_by(tiny, *sites), "embed=true&chart=timeline")

    assert headers["content-security-policy"] == f"frame-ancestors {ancestors}"
    assert headers.get("x-frame-options") == for_old_browsers
    assert headers["cross-origin-resource-policy"] == "cross-origin"
    assert headers["x-content-type-options"] == "nosniff"
