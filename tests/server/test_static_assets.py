"""Streamlit's page and scripts, as the real server sends them."""

import logging
import re
from html.parser import HTMLParser

import pytest

from dashboard.domain.query import NAMES
from dashboard.rendering import scripts
from dashboard.streamlit_internals.components import address_of
from dashboard.streamlit_internals.page import STATIC, chart_scripts
from dashboard.templates import assets
from tests.server.fetching import fetch

OURS = {
    address_of(element.COMPONENT, name): path
    for element in (scripts, assets)
    for name, path in element.NAMES.items()
}
(PLOTLY,) = (address_of(scripts.COMPONENT, name) for name in scripts.LATER_NAMES)
CHART = next(STATIC.glob("static/js/BidiComponent.*.js")).relative_to(STATIC).as_posix()
STYLE = next(STATIC.glob("static/css/index.*.css")).relative_to(STATIC).as_posix()


class Named(HTMLParser):
    """The scripts and styles that a page names."""

    def __init__(self, html):
        super().__init__()
        self.files = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        name = dict(attrs).get("src") or dict(attrs).get("href") or ""
        if name.endswith((".js", ".css")) and dict(attrs).get("rel") != "prefetch":
            self.files.append(name.removeprefix("./"))


@pytest.fixture(scope="module")
def named(address):
    return Named(fetch(f"{address}/").body.decode()).files


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_every_script_and_style_of_the_page_is_compressed(address, named, encoding):
    answers = {name: fetch(f"{address}/{name}", accept_encoding=encoding) for name in named}

    assert len(answers) > 50
    assert {a.headers.get("content-encoding") for a in answers.values()} == {encoding}
    for name, answer in answers.items():
        assert answer.unpacked == (STATIC / name).read_bytes()


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1.0, br;q=0.5", "br"),
        ("*", "br"),
        ("br;q=0, gzip", "gzip"),
        ("BR", "br"),
        ("br;q=0, *;q=0", None),
        ("br;q=nonsense", None),
        ("deflate", None),
        ("identity", None),
        ("", None),
    ],
)
def test_the_best_encoding_that_is_accepted_is_sent(address, accepted, encoding):
    answer = fetch(f"{address}/{CHART}", accept_encoding=accepted)

    assert answer.status == 200
    assert answer.headers.get("content-encoding") == encoding
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.unpacked == (STATIC / CHART).read_bytes()


@pytest.mark.parametrize("name", [CHART, STYLE])
def test_a_compressed_file_is_kept_for_as_long_as_streamlit_says_of_the_plain_one(address, name):
    plain = fetch(f"{address}/{name}")
    packed = fetch(f"{address}/{name}", accept_encoding="br")

    assert packed.headers["cache-control"] == plain.headers["cache-control"]
    assert "max-age=31536000" in packed.headers["cache-control"]
    assert "immutable" in packed.headers["cache-control"]


def test_the_chart_script_crosses_the_wire_in_a_third_of_its_size(address):
    packed = fetch(f"{address}/{PLOTLY}", accept_encoding="br")

    assert int(packed.headers["content-length"]) == len(packed.body)
    assert len(packed.body) < scripts.PLOTLY.stat().st_size / 3


def test_each_encoding_has_its_own_etag_and_who_has_it_gets_no_body(address):
    encodings = ("br", "gzip", "identity")
    first = {name: fetch(f"{address}/{CHART}", accept_encoding=name) for name in encodings}
    assert len({answer.headers["etag"] for answer in first.values()}) == 3

    for name, answer in first.items():
        etag = answer.headers["etag"]
        again = fetch(f"{address}/{CHART}", accept_encoding=name, if_none_match=f'"x", W/{etag}')
        assert (again.status, again.body) == (304, b"")
        assert again.headers["etag"] == etag
        assert again.headers["vary"] == "Accept-Encoding"


def test_head_says_what_get_would_send(address):
    got = fetch(f"{address}/{CHART}", accept_encoding="br")
    asked = fetch(f"{address}/{CHART}", "HEAD", accept_encoding="br")

    assert asked.body == b""
    same = ("content-length", "content-encoding", "content-type", "etag", "cache-control", "vary")
    assert {n: asked.headers[n] for n in same} == {n: got.headers[n] for n in same}


def test_a_range_is_of_the_plain_bytes(address):
    answer = fetch(f"{address}/{CHART}", accept_encoding="br", range="bytes=10-19")

    assert answer.status == 206
    assert "content-encoding" not in answer.headers
    assert answer.body == (STATIC / CHART).read_bytes()[10:20]


def test_plotly_is_there_for_a_reader_who_zooms_and_sent_with_no_page(address, named):
    page = fetch(f"{address}/")

    assert fetch(f"{address}/{PLOTLY}").body == scripts.PLOTLY.read_bytes()
    assert "plotly" not in page.headers["link"]
    assert not [name for name in named if "plotly" in name]


def test_a_script_cannot_be_written_to(address):
    assert fetch(f"{address}/{CHART}", "POST").status == 405


@pytest.mark.parametrize("path", ["/", "/facts", "/present"])
def test_a_page_has_the_chart_script_fetched_with_it(address, path):
    links = fetch(f"{address}{path}").headers["link"].split(", ")

    assert links[0] == f"<./{CHART}>; rel=modulepreload"
    assert links[-len(OURS) :] == [f"<./{name}>; rel=modulepreload" for name in OURS]
    for name, path in OURS.items():
        assert fetch(f"{address}/{name}").body == path.read_bytes()
    for link in links[: -len(OURS)]:
        name = re.fullmatch(r"<\./(static/js/\S+\.js)>; rel=modulepreload", link)[1]
        assert (STATIC / name).is_file()


def test_no_script_is_named_twice(address, named):
    links = fetch(f"{address}/").headers["link"]

    assert not [name for name in named if name in links]


@pytest.mark.parametrize("path", ["/healthz", "/_stcore/health", f"/{CHART}"])
def test_what_is_no_page_names_no_scripts(address, path):
    assert "link" not in fetch(f"{address}{path}").headers


@pytest.mark.parametrize("path", ["/", "/timeline", "/facts"])
def test_a_page_is_compressed_and_asked_for_again_each_time(address, path):
    answer = fetch(f"{address}{path}", accept_encoding="br")

    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-encoding"] == "br"
    etag = answer.headers["etag"]
    assert fetch(f"{address}{path}", accept_encoding="br", if_none_match=etag).status == 304


def test_the_first_page_is_at_the_base_and_its_name_leads_there(address):
    answer = fetch(f"{address}/situation?status=denied&fact=a%20b")

    assert answer.status == 307
    assert answer.headers["location"] == "./?status=denied&fact=a%20b"
    assert fetch(f"{address}/situation").headers["location"] == "./"


def test_our_style_stands_where_it_wins_over_that_of_the_framework(address):
    html = fetch(f"{address}/").body.decode()

    assert html.index("</head>") < html.index("<style>") < html.index('<div id="first"')
    assert html.index('<div id="root"') < html.index('rel="stylesheet"')


def test_what_only_the_stage_needs_is_fetched_when_the_page_has_time(address):
    page = fetch(f"{address}/")

    later = re.findall('<link rel="prefetch" href="./(.*?)">', page.body.decode())
    paths = {address_of(assets.COMPONENT, name): at for name, at in assets.LATER_NAMES.items()}
    assert later == list(paths)
    assert [name for name in later if name in page.headers["link"]] == []
    for name, path in paths.items():
        assert fetch(f"{address}/{name}").body == path.read_bytes()


@pytest.mark.parametrize(
    "manifest", [None, "", "[]", "{}", '{"index.html": {"imports": []}}', '{"index.html": 1}']
)
def test_where_a_script_is_not_found_the_log_says_so(tmp_path, caplog, manifest):
    if manifest is not None:
        (tmp_path / "manifest.json").write_text(manifest)

    with caplog.at_level(logging.WARNING, logger="dashboard"):
        assert chart_scripts(tmp_path) == ()

    assert re.search("no script of .* to send early", caplog.text)


def test_the_notice_knows_each_parameter_of_an_address(address):
    html = fetch(f"{address}/").body.decode()

    [names] = re.findall('<div id="unconnected" role="alert" data-names="(.*?)" hidden>', html)
    assert set(names.split()) == set(NAMES)
