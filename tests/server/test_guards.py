"""Errors that nobody caught, foreign names, and WebSockets of other sites."""

import logging

import pytest

from dashboard.web.guards import Failures, ForeignHosts, ForeignOrigins
from tests.server.asgi import ask, head, hello
from tests.server.fetching import HANDSHAKE, fetch
from tests.serving import served


async def broken(scope, receive, send):
    raise ValueError("the password is 1234")


async def broken_halfway(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": []})
    raise ValueError("the password is 1234")


def test_an_uncaught_error_is_answered_with_a_reference_that_the_log_has(caplog):
    with caplog.at_level(logging.ERROR, logger="dashboard"):
        sent = ask(Failures(broken))

    assert sent[0]["status"] == 500
    assert head(sent)["cache-control"] == "no-store"
    words = sent[1]["body"].decode()
    assert "1234" not in words
    reference = words.rpartition("Reference: ")[2].strip()
    assert f"incident {reference}" in caplog.text
    assert "the password is 1234" in caplog.text


def test_half_an_answer_is_not_followed_by_an_apology(caplog):
    with pytest.raises(ValueError, match="1234"):
        ask(Failures(broken_halfway))

    assert "incident" in caplog.text


def test_an_answer_without_an_error_is_passed_on():
    assert ask(Failures(hello))[1]["body"] == b"hello"


HERE = "127.0.0.1:8501"
PUBLIC = "dashboard.example"


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (None, 101),
        ("{address}", 101),
        ("http://localhost:{port}", 101),
        ("http://[::1]:{port}", 101),  # Streamlit alone would ask the internet about it
        ("http://localhost:9999", 403),
        ("http://localhost", 403),
        ("https://example.org", 403),
        ("http://[", 403),
        ("null", 403),
    ],
)
def test_the_real_server_takes_websockets_of_its_own_pages_only(address, origin, status):
    port = address.rpartition(":")[2]
    named = {"origin": origin.format(address=address, port=port)} if origin else {}

    answer = fetch(f"{address}/_stcore/stream", **HANDSHAKE, **named)

    assert answer.status == status


def taken(app, **headers):
    """Whether a WebSocket with these headers is taken."""
    sent = ask(app, kind="websocket", headers=list(headers.items()))
    return sent[0]["type"] == "websocket.accept"


@pytest.mark.parametrize(
    ("host", "origin", "is_taken"),
    [
        (HERE, "http://127.0.0.1:8501", True),
        (HERE, "http://localhost:8501", True),
        ("localhost:80", "http://localhost", True),
        ("localhost", "https://localhost:443", True),
        ("localhost", "http://localhost:443", False),
        (HERE, "http://localhost:8502", False),
        (HERE, "http://0.0.0.0:8501", False),
        (PUBLIC, f"https://{PUBLIC}", True),
        (f"{PUBLIC}:443", f"https://{PUBLIC}", True),
        (f"{PUBLIC}:8443", f"https://{PUBLIC}", False),
        (PUBLIC, "http://localhost", False),  # a page of the visitor's own machine
        (f"{PUBLIC}:8501", "http://localhost:8501", False),
        ("localhost:8501", f"http://{PUBLIC}:8501", False),
        (PUBLIC, f"https://{PUBLIC}@evil.example", False),
        (PUBLIC, "", False),
    ],
)
def test_a_page_of_this_machine_is_one_of_the_same_port_only(host, origin, is_taken):
    assert taken(ForeignOrigins(hello), host=host, origin=origin) is is_taken


@pytest.mark.parametrize(
    ("allowed", "is_taken"),
    [
        ((), False),
        (["https://example.org"], True),
        (["https://example.org/"], True),
        (["https://example.org:443"], True),
        (["http://example.org"], False),
        (["https://example.org:8443"], False),
        (["https://other.org"], False),
        (None, True),
    ],
)
def test_other_origins_are_taken_where_the_settings_name_them_whole(allowed, is_taken):
    app = ForeignOrigins(hello, allowed)

    assert taken(app, host=PUBLIC, origin="https://example.org") is is_taken


def test_what_is_taken_comes_to_streamlit_as_a_page_of_its_own():
    """Otherwise it would ask a service in the internet for its own address, while all wait."""
    seen = []

    async def note(scope, receive, send):
        seen.extend(value for name, value in scope["headers"] if name == b"origin")
        await hello(scope, receive, send)

    assert taken(
        ForeignOrigins(note, ["https://example.org"]), host=HERE, origin="https://example.org"
    )
    assert seen == [b"https://127.0.0.1:8501"]


def test_a_plain_request_of_another_site_is_passed_on():
    sent = ask(ForeignOrigins(hello), headers=[("origin", "https://example.org")])

    assert sent[0]["status"] == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("localhost:9999", 200),  # a port that another program hands on from
        ("LOCALHOST.", 200),
        ("127.0.0.1:8501", 200),
        ("[::1]:8501", 200),
        ("evil.example", 421),
        ("evil.example:8501", 421),
        ("localhost.evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost@evil.example", 421),
        ("192.0.2.7", 421),
        ("0.0.0.0:8501", 421),
        ("localhost:words", 421),
        ("[", 421),
        ("", 421),
    ],
)
def test_the_real_server_at_home_answers_to_names_of_its_machine_only(address, host, status):
    answer = fetch(f"{address}/export/json", "HEAD", host=host)
    told = fetch(f"{address}/export/json", host=host).body.decode()
    stream = fetch(f"{address}/_stcore/stream", **HANDSHAKE, host=host)

    assert answer.status == status
    assert stream.status == (101 if status == 200 else 403)
    if status == 421:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "set server.allowedHosts (STREAMLIT_SERVER_ALLOWED_HOSTS)" in told
        assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("dashboard.example", 200),
        ("Dashboard.Example:443", 200),
        ("a.room.example", 200),
        ("room.example", 421),
        ("aroom.example", 421),
        ("localhost", 200),
        ("other.example", 421),
    ],
)
def test_other_names_are_those_that_the_settings_allow(host, status):
    app = ForeignHosts(hello, ["dashboard.example", "*.room.example"])

    assert ask(app, headers=[("host", host)])[0]["status"] == status
    assert ask(ForeignHosts(hello, ["*"]), headers=[("host", host)])[0]["status"] == 200


def test_where_the_server_is_open_only_websockets_are_looked_at():
    """As Streamlit has that setting; a probe of a cluster names an address of its own."""
    app = ForeignHosts(hello, ["dashboard.example"], ["websocket"])

    assert ask(app, headers=[("host", "10.0.0.7:8501")])[0]["status"] == 200
    assert not taken(app, host="10.0.0.7:8501")


def test_settings_open_a_server_at_home_to_a_name_and_an_address_to_all():
    allowed = {"STREAMLIT_SERVER_ALLOWED_HOSTS": "dashboard.example room.example"}
    with served(env=allowed) as address:
        statuses = [
            fetch(f"{address}/healthz", host=host).status
            for host in ("room.example", "localhost", "evil.example")
        ]
    with served(env={"STREAMLIT_SERVER_ADDRESS": "0.0.0.0"}) as address:
        assert fetch(f"{address}/healthz", host="dashboard.example").status == 200

    assert statuses == [200, 200, 421]
