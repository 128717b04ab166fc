"""`/healthz` and `/basemap/...`, from the real server on the real data."""

import json

import pytest

from tests.server.fetching import fetch
from tests.serving import ROOT

BASEMAP = ROOT / "data" / "basemap"


def test_health_says_what_is_served(address):
    answer = fetch(f"{address}/healthz")

    health = json.loads(answer.body)
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    assert list(health) == ["status", "facts", "digest", "version", "problems"]
    assert (health["status"], health["problems"]) == ("ok", [])
    assert health["facts"] > 0
    assert len(health["digest"]) == 64
    assert health["version"]


def test_health_answers_head_and_nothing_that_writes(address):
    assert fetch(f"{address}/healthz", "HEAD").status == 200
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert fetch(f"{address}/healthz", method).status == 405


def test_streamlits_own_health_page_stays(address):
    assert fetch(f"{address}/_stcore/health").body == b"ok"


@pytest.mark.parametrize("name", ["world_50m.json", "world_110m.json"])
@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_outlines_are_served_compressed(address, name, encoding):
    answer = fetch(f"{address}/basemap/{name}", accept_encoding=encoding)

    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers.get("content-encoding", "identity") == encoding
    # Streamlit's own compression names it again where nothing was accepted.
    assert set(answer.headers["vary"].split(", ")) == {"Accept-Encoding"}
    assert answer.unpacked == (BASEMAP / name).read_bytes()


def test_outlines_are_kept_by_the_browser_and_not_sent_twice(address):
    url = f"{address}/basemap/world_50m.json"
    first = fetch(url, accept_encoding="br")

    again = fetch(url, accept_encoding="br", if_none_match=first.headers["etag"])

    assert "max-age=3600" in first.headers["cache-control"]
    assert (again.status, again.body) == (304, b"")
    assert again.headers["cache-control"] == first.headers["cache-control"]


@pytest.mark.parametrize(
    "name",
    [
        "nothing.json",
        "SOURCES.md",
        "build.py",
        ".json",
        "..",
        "../facts.yaml",
        "..%2ffacts.yaml",
        "%2e%2e%2ffacts.yaml",
        "..%5cfacts.yaml",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "world_50m.json%00",
        "world_50m.json/../SOURCES.md",
    ],
)
def test_nothing_but_the_outlines_can_be_had(address, name):
    answer = fetch(f"{address}/basemap/{name}")

    # Streamlit answers an address with more steps with its page, which then finds nothing there.
    assert answer.status in {400, 404} or b"<!DOCTYPE html>" in answer.body
    assert answer.headers.get("content-type", "") != "application/json"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_outlines_cannot_be_written_to(address, method):
    assert fetch(f"{address}/basemap/world_50m.json", method).status == 405


def test_all_of_it_lies_below_the_base_path(below):
    assert below.endswith("/briefing/room")
    root = below.removesuffix("/briefing/room")
    page = fetch(f"{below}/facts")
    script = page.headers["link"].partition(">")[0].removeprefix("<./")

    assert json.loads(fetch(f"{below}/healthz").body)["status"] == "ok"
    assert fetch(f"{below}/basemap/world_50m.json").status == 200
    assert fetch(f"{below}/").headers["etag"] == page.headers["etag"]
    packed = fetch(f"{below}/{script}", accept_encoding="br")
    assert packed.headers["content-encoding"] == "br"
    assert fetch(f"{root}/healthz").status == 404
    assert fetch(f"{root}/basemap/world_50m.json").status == 404
