"""A private copy as it is really served: to strangers, to those let in, and without its secrets."""

import json
import os
import re
import threading
from contextlib import suppress
from html import unescape
from urllib.parse import urljoin

import httpx
import pytest
from joserfc.jwk import RSAKey
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.loading.copies import copy_to, edit
from tests.openid import (
    ANN,
    SIGN_IN,
    Provider,
    cookie_header,
    private_copy,
    providing,
    secrets_file,
)
from tests.server.fetching import fetch
from tests.serving import served, start, stop

NOWHERE = Provider(address="http://localhost:9")
DAYS = 7
A_FACT = "Fjordmark would not comment"


@pytest.fixture(scope="module")
def private(tmp_path_factory):
    with private_copy(tmp_path_factory.mktemp("private"), NOWHERE) as address:
        yield address


@pytest.fixture
def signed(private):
    """Makes the Cookie header of Ann, or of who is like Ann otherwise."""

    def sign(*, days_ago=0, secret=None, **other):
        claims = {**ANN, "provider": "default", "is_logged_in": True, "origin": private, **other}
        return cookie_header(claims, days_ago=days_ago, **({"secret": secret} if secret else {}))

    return sign


NOT_LET_IN = {
    "no cookie": ({}, 401),
    "an expired cookie": ({"days_ago": DAYS + 0.01}, 401),
    "a cookie of the future": ({"days_ago": -1}, 401),
    "a cookie signed by somebody else": (
        {"secret": "a-secret-that-somebody-made-up"},
        401,
    ),
    "a cookie of another address": ({"origin": "http://127.0.0.1:1"}, 401),
    "another domain": ({"email": "ann@evil.example"}, 403),
    "an address that is not verified": ({"email_verified": False}, 403),
    "another provider": ({"provider": "other"}, 403),
}
ADDRESSES = ["", "timeline", "export/json", "export/pptx", "basemap/world_110m.json"]
ADDRESSES += ["_stcore/metrics", "static/js/index.js", "favicon.png"]


@pytest.mark.parametrize("who", NOT_LET_IN)
def test_every_address_is_closed_to(private, tiny, signed, who):
    differs, status = NOT_LET_IN[who]
    sent = {"cookie": signed(**differs)} if differs else {}

    for path in ADDRESSES:
        answer = fetch(f"{private}/{path}", **sent)
        page = fetch(f"{private}/{path}", accept="text/html", **sent)

        assert (answer.status, page.status) == (status, status), path
        assert answer.headers["cache-control"] == page.headers["cache-control"] == "no-store"
        assert answer.body.count(b"\n") == 1
        assert b"Sign " in page.body
        assert not [fact.id for fact in tiny.facts if fact.statement.encode() in page.body]


def test_every_address_is_open_to_who_is_let_in(private, signed):
    answers = {path: fetch(f"{private}/{path}", cookie=signed()) for path in ADDRESSES[:5]}

    assert {answer.status for answer in answers.values()} == {200}
    kept = {path: answer.headers["cache-control"] for path, answer in answers.items()}
    assert kept[""] == kept["timeline"] == "no-store"
    assert kept["export/json"] == kept["export/pptx"] == "private, no-cache"
    assert kept["basemap/world_110m.json"].startswith("private, max-age=3600")
    assert A_FACT.encode() in answers["export/json"].body


def test_a_cookie_counts_to_its_last_day(private, signed):
    assert fetch(f"{private}/timeline", cookie=signed(days_ago=DAYS - 0.01)).status == 200


@pytest.fixture(scope="module")
def provider():
    with providing() as provider:
        yield provider


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("below")


@pytest.fixture(scope="module")
def below(provider, folder):
    """A private copy below a path, as behind a proxy that has other things beside it."""
    with private_copy(folder, provider, path="/crisis/map") as address:
        yield address


@pytest.fixture
def follower():
    """Follows each redirect with its cookies, as a browser does."""
    with httpx.Client(follow_redirects=True, headers={"accept": "text/html"}) as client:
        yield client


def button(page):
    """Where the button of the door leads to."""
    return unescape(re.search(r'<a href="([^"]+)">', page.text)[1])


def test_below_a_base_path_one_signs_in_and_out_and_comes_back_to_the_link(below, follower):
    door = follower.get(f"{below}/timeline?status=denied")
    page = follower.get(urljoin(below, button(door)))

    assert door.status_code == 401
    assert page.status_code == 200
    assert str(page.url) == f"{below}/timeline?status=denied"
    assert A_FACT in follower.get(f"{below}/export/json").text
    assert follower.get(f"{below}/auth/logout").status_code == 401
    assert follower.get(f"{below}/export/json").status_code == 401


def test_what_the_provider_has_not_signed_signs_nobody_in(below, follower, provider, monkeypatch):
    door = follower.get(f"{below}/")
    monkeypatch.setattr(provider, "signs_with", RSAKey.generate_key(2048, {"kid": "one"}))

    page = follower.get(urljoin(below, button(door)))

    assert page.status_code == 401
    assert str(page.url) == f"{below}/"


def test_who_is_turned_away_finds_the_way_out(below, follower, provider, monkeypatch):
    monkeypatch.setitem(provider.person, "email_verified", False)
    door = follower.get(f"{below}/")
    refused = follower.get(urljoin(below, button(door)))
    out = follower.get(urljoin(below, button(refused)))

    assert (door.status_code, refused.status_code, out.status_code) == (401, 403, 401)
    assert "ann@harbour.example, who is not let in here" in refused.text


def test_the_log_of_a_sign_in_is_json_and_names_nobody(below, follower, folder):
    door = follower.get(f"{below}/timeline?status=denied")
    assert follower.get(urljoin(below, button(door))).status_code == 200

    said = (folder / "log").read_text("utf-8")
    assert not re.search("ann|harbour|status=denied", said, re.IGNORECASE)
    lines = [line for line in said.splitlines() if line and not line.startswith("  ")]
    assert all("message" in json.loads(line) for line in lines)


def test_health_tells_a_stranger_and_a_visitor_the_status_and_nothing_else(private, signed):
    assert fetch(f"{private}/healthz").body == b'{"status":"ok"}'
    assert fetch(f"{private}/healthz", cookie=signed()).body == b'{"status":"ok"}'
    assert fetch(f"{private}/metrics").status == 404


def frames(private, headers, runs=1):
    """What a WebSocket sends while so many runs of the page are asked for, or to its end."""
    url = private.replace("http", "ws", 1) + "/_stcore/stream"
    with connect(url, subprotocols=["streamlit"], additional_headers=headers) as talk:
        with suppress(ConnectionClosed):
            for _ in range(runs):
                _ask_for_a_run(talk)
                sort = ""
                while sort != "script_finished":
                    yield (frame := ForwardMsg.FromString(talk.recv(timeout=30)))
                    sort = frame.WhichOneof("type")
        if talk.close_code is not None:
            assert talk.close_code == 1008


def _ask_for_a_run(talk):
    message = BackMsg()
    message.rerun_script.query_string = ""
    with suppress(ConnectionClosed):  # what was sent before the end is still read
        talk.send(message.SerializeToString())


def sorts(frames):
    return [frame.WhichOneof("type") for frame in frames]


@pytest.mark.parametrize("who", NOT_LET_IN)
def test_a_websocket_tells_nothing_to(private, signed, who):
    differs, _ = NOT_LET_IN[who]
    headers = {"cookie": signed(**differs)} if differs else {}

    assert sorts(frames(private, headers)) == ["auth_redirect"]


def test_a_websocket_ends_when_the_sign_in_does(private, signed):
    ends_in_a_few_seconds = signed(days_ago=DAYS - 4 / 86400)

    said = sorts(frames(private, {"cookie": ends_in_a_few_seconds}, runs=1000))

    assert said.count("new_session") >= 1
    assert said[-1] == "auth_redirect"


def test_who_signed_out_is_out_although_the_cookie_is_still_there(private, signed):
    cookie = signed(nonce=os.urandom(8).hex())
    talk = frames(private, {"cookie": cookie}, runs=1000)
    next(talk)
    before = fetch(f"{private}/export/json", cookie=cookie).status
    fetch(f"{private}/auth/logout", cookie=cookie)

    assert before == 200
    assert fetch(f"{private}/export/json", cookie=cookie).status == 401
    assert sorts(talk)[-1] == "auth_redirect"
    assert fetch(f"{private}/export/json", cookie=signed()).status == 200


LACKING = {
    "any secrets": (None, "secrets.toml"),
    "a client": ({"client_id": ""}, "client_id"),
    "a secret long enough": ({"cookie_secret": "xxx"}, "cookie_secret is shorter than 32"),
    "a way back": ({"redirect_uri": "http://127.0.0.1/"}, "/oauth2callback"),
}


@pytest.mark.parametrize("what", LACKING)
def test_a_private_copy_does_not_start_without(tmp_path, what):
    values, said = LACKING[what]
    config = copy_to(tmp_path) / "config.yaml"
    edit(config, "\nslides:", f"\n{SIGN_IN}\nslides:")
    file = tmp_path / "none.toml"
    if values is not None:
        file = secrets_file(tmp_path, NOWHERE.address, "http://127.0.0.1", **values)

    code, text = ended(config, tmp_path / "log", {"STREAMLIT_SECRETS_FILES": str(file)})

    assert code == 1
    assert text.startswith("config.yaml asks for a sign-in (sign_in) that cannot work: ")
    assert said in text
    assert text.count("\n") == 1


def ended(config, log, env):
    """The exit code of a server that ends by itself, and all that it said."""
    process = start(config=config, log=log, env=env)
    try:
        return process.wait(60), log.read_text("utf-8")
    finally:
        stop(process)


@pytest.fixture
def without_the_extra(tmp_path):
    """An environment in which the libraries of a sign-in cannot be imported."""
    missing = tmp_path / "missing" / "authlib"
    missing.mkdir(parents=True)
    (missing / "__init__.py").write_text("raise ImportError('not installed')")
    return {"PYTHONPATH": str(missing.parent)}


def test_without_its_libraries_an_open_copy_starts_and_a_private_one_says_what_installs_them(
    tmp_path, without_the_extra
):
    config = copy_to(tmp_path) / "config.yaml"
    with served(config=config, env=without_the_extra) as address:
        assert fetch(f"{address}/export/json").status == 200
    edit(config, "\nslides:", f"\n{SIGN_IN}\nslides:")

    code, text = ended(config, tmp_path / "log", without_the_extra)

    assert code == 1
    assert text == (
        "config.yaml asks for a sign-in (sign_in) that cannot work: its libraries are not"
        " installed: pip install 'crisis-dashboard[auth]'\n"
    )


def test_a_rule_that_comes_while_the_server_runs_closes_it_and_the_log_has_what_it_lacks(tmp_path):
    config, log = copy_to(tmp_path) / "config.yaml", tmp_path / "log"
    waited = threading.Event()
    with served(config=config, log=log) as address:
        before = fetch(f"{address}/export/json").status
        edit(config, "\nslides:", f"\n{SIGN_IN}\nslides:")
        for _ in range(50):
            if (status := fetch(f"{address}/export/json").status) != 200:
                break
            waited.wait(0.1)

        assert (before, status) == (200, 401)
        assert fetch(f"{address}/healthz").body == b'{"status":"ok"}'
        begun = fetch(f"{address}/sign-in")
    reference = begun.body.decode().rpartition("Reference: ")[2].strip()
    assert begun.status == 500
    (line,) = [line for line in log.read_text("utf-8").splitlines() if reference in line]
    assert "NotSetUp" in line
    assert "secrets.toml" in line
