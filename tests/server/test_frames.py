"""What comes over a WebSocket: the real server is fed garbage in tests/faults."""

import asyncio

import pytest

from dashboard.server.frames import Frames


def talk(app, *received):
    """All that is sent where a client sends this."""
    coming, sent = [{"type": "websocket.connect"}, *received], []

    async def receive():
        return coming.pop(0)

    async def send(message):
        sent.append(message)

    asyncio.run(Frames(app, bytes.isdigit, most=5)({"type": "websocket"}, receive, send))
    return sent


async def echo(scope, receive, send):
    """Sends back whatever comes, and once more when the connection has ended."""
    await send({"type": "websocket.accept"})
    while (message := await receive())["type"] != "websocket.disconnect":
        if message["type"] == "websocket.receive":
            await send({"type": "websocket.send", "bytes": message["bytes"]})
    await send({"type": "websocket.send", "bytes": b"too late"})


async def broken(scope, receive, send):
    await send({"type": "websocket.accept"})
    raise ValueError("the password is 1234")


async def gone(scope, receive, send):
    raise ConnectionResetError


def data(sent):
    return {"type": "websocket.receive", "bytes": sent}


LEFT = {"type": "websocket.disconnect", "code": 1001}


def test_what_a_page_sends_comes_through_until_it_leaves(caplog):
    sent = talk(echo, data(b"1"), data(b"22"), LEFT)

    assert [message.get("bytes") for message in sent] == [None, b"1", b"22"]
    assert caplog.records == []


def test_after_garbage_nothing_comes_through_in_either_way(caplog):
    sent = talk(echo, data(b"1"), data(b"abc"), data(b"2"))

    assert [message["type"].partition(".")[2] for message in sent] == ["accept", "send", "close"]
    assert sent[-1]["code"] == 1002
    (record,) = caplog.records
    assert sent[-1]["reason"] == f"Reference: {record.reference}"


def test_what_is_too_long_is_not_even_looked_at():
    assert talk(echo, data(b"123456"))[-1]["code"] == 1009


def test_an_error_ends_the_connection_with_a_reference_and_no_word_of_it(caplog):
    sent = talk(broken)

    assert sent[-1]["code"] == 1011
    assert "1234" not in sent[-1]["reason"]
    assert sent[-1]["reason"].removeprefix("Reference: ") == caplog.records[0].reference
    assert "the password is 1234" in caplog.text


def test_a_client_that_is_gone_is_no_incident(caplog):
    with pytest.raises(ConnectionResetError):
        talk(gone)

    assert caplog.records == []
