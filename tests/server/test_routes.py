"""`/healthz` and `/basemap/...`, from the real server on the real data."""

import json
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from starlette.applications import Starlette

from dashboard.loading.live import Faults
from dashboard.rendering.ground import ground
from dashboard.rendering.paint import palette
from dashboard.scenes.map_ground import backdrop_named, name_of
from dashboard.scenes.shapes import WIDE
from dashboard.server.routes import data_routes
from tests.grounds import real_ground
from tests.server.asgi import ask
from tests.server.fetching import fetch
from tests.serving import TOKEN

GROUND = real_ground()


def test_health_says_what_is_served(address):
    answer = fetch(f"{address}/healthz")

    health = json.loads(answer.body)
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    assert health == {"status": "ok", "problems": 0}


class Watched(NamedTuple):
    """What the routes ask a live dossier for."""

    dossier: object
    faults: Faults

    def asked_for(self, _query):
        return self.dossier


def body_of(path, live, authorization=""):
    app = Starlette(routes=data_routes(live, version="1.2", token=TOKEN))
    sent = ask(app, path=path, headers=[("authorization", authorization)])
    return b"".join(message.get("body", b"") for message in sent)


LINES = (*(f"facts.yaml:{number}:1  is bad" for number in range(100)), "and 99,900 more")
BROKEN = Faults(LINES, 100_000)


@pytest.mark.parametrize("sent", ["", TOKEN, "Bearer", "Bearer another", f"bearer {TOKEN}"])
def test_strangers_learn_of_bad_files_only_how_many_problems_there_are(tiny, sent):
    body = body_of("/healthz", Watched(tiny, BROKEN), sent)

    assert json.loads(body) == {"status": "degraded", "problems": 100_000}


def test_the_operator_learns_which_and_what_is_served(tiny):
    body = body_of("/healthz", Watched(tiny, BROKEN), f"Bearer {TOKEN}")

    assert len(body) < 50_000
    assert json.loads(body) == {
        "status": "degraded",
        "problems": 100_000,
        "facts": len(tiny.facts),
        "digest": tiny.digest,
        "version": "1.2",
        "lines": list(LINES),
    }


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_ground_is_that_of_the_dossier_and_nothing_is_looked_for_on_disk(tiny, theme):
    nowhere = replace(tiny, folder=Path("/no/such/folder"))
    name = name_of(tiny.config.maps[0], WIDE)
    drawn = ground(*backdrop_named(tiny, name), palette(tiny.config, theme)).svg

    assert body_of(f"/basemap/{name}-{theme}.svg", Watched(nowhere, Faults((), 0))) == drawn


def test_health_answers_head_and_nothing_that_writes(address):
    assert fetch(f"{address}/healthz", "HEAD").status == 200
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert fetch(f"{address}/healthz", method).status == 405


def test_streamlits_own_health_page_stays(address):
    assert fetch(f"{address}/_stcore/health").body == b"ok"


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_a_ground_is_served_compressed(address, encoding):
    answer = fetch(f"{address}/{GROUND.path}", accept_encoding=encoding)

    assert answer.status == 200
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers.get("content-encoding", "identity") == encoding
    # Streamlit's own compression names it again where nothing was accepted.
    assert set(answer.headers["vary"].split(", ")) == {"Accept-Encoding"}
    assert answer.unpacked == GROUND.svg


def test_a_ground_is_kept_for_a_year_under_the_address_of_its_content(address):
    url = f"{address}/{GROUND.path}?v={GROUND.digest}"
    first = fetch(url, accept_encoding="br")

    again = fetch(url, accept_encoding="br", if_none_match=first.headers["etag"])
    other = fetch(f"{address}/{GROUND.path}?v=another", accept_encoding="br")

    assert "immutable" in first.headers["cache-control"]
    assert (again.status, again.body) == (304, b"")
    assert other.headers["cache-control"] == "no-cache"
    assert other.body == first.body


@pytest.mark.parametrize(
    "name",
    [
        "nothing-light.svg",
        "theatre-light.svg",
        "theatre-1x1-light.svg",
        "world_50m.json",
        "SOURCES.md",
        "recipe.toml",
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
def test_nothing_but_the_grounds_can_be_had(address, name):
    answer = fetch(f"{address}/basemap/{name}")

    # Streamlit answers an address with more steps with its page, which then finds nothing there.
    assert answer.status in {400, 404} or b"<!DOCTYPE html>" in answer.body
    assert answer.headers.get("content-type", "") not in ("application/json", "image/svg+xml")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_ground_cannot_be_written_to(address, method):
    assert fetch(f"{address}/{GROUND.path}", method).status == 405


def test_all_of_it_lies_below_the_base_path(below):
    assert below.endswith("/briefing/room")
    root = below.removesuffix("/briefing/room")
    page = fetch(f"{below}/facts")
    script = page.headers["link"].partition(">")[0].removeprefix("<./")

    assert json.loads(fetch(f"{below}/healthz").body)["status"] == "ok"
    assert fetch(f"{below}/{GROUND.path}").status == 200
    assert fetch(f"{below}/").status == page.status == 200
    assert b"Disallow: /briefing/room/export/" in fetch(f"{below}/robots.txt").body
    packed = fetch(f"{below}/{script}", accept_encoding="br")
    assert packed.headers["content-encoding"] == "br"
    assert fetch(f"{root}/healthz").status == 404
    assert fetch(f"{root}/{GROUND.path}").status == 404
