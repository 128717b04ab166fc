"""Errors that nobody caught, and WebSockets of other sites."""

import logging

import pytest

from dashboard.server.guards import Failures, ForeignOrigins
from tests.server.asgi import ask, head, hello
from tests.server.fetching import HANDSHAKE, fetch


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


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (None, 101),
        ("{address}", 101),
        ("http://localhost:9999", 101),
        ("https://example.org", 403),
        ("http://[", 403),
        ("null", 403),
    ],
)
def test_the_real_server_takes_websockets_of_its_own_pages_only(address, origin, status):
    headers = HANDSHAKE | ({"origin": origin.format(address=address)} if origin else {})

    answer = fetch(f"{address}/_stcore/stream", **headers)

    assert answer.status == status


@pytest.mark.parametrize(
    ("allowed", "is_taken"),
    [((), False), (["https://example.org"], True), (["https://other.org"], False), (None, True)],
)
def test_other_origins_are_taken_where_the_settings_name_them(allowed, is_taken):
    headers = [("host", "dashboard.test"), ("origin", "https://example.org")]

    sent = ask(ForeignOrigins(hello, allowed), kind="websocket", headers=headers)

    assert sent[0]["type"] == ("websocket.accept" if is_taken else "websocket.close")


def test_a_plain_request_of_another_site_is_passed_on():
    sent = ask(ForeignOrigins(hello), headers=[("origin", "https://example.org")])

    assert sent[0]["status"] == 200
