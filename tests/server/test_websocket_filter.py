"""What comes over a WebSocket: the real server is fed garbage and floods in tests/faults."""

import asyncio
from collections import deque

import pytest

from dashboard.server import websocket_filter
from dashboard.server.websocket_filter import Frames
from dashboard.streamlit_internals.messages import HEARTBEAT, RUN, Asked, RunEvent

START, END = b"start", b"end"
EVENTS = {START: RunEvent.STARTED, END: RunEvent.ENDED}
KINDS = {
    "r": Asked(RUN),
    "p": Asked(RUN, is_press=True),
    "h": Asked(HEARTBEAT),
    "c": Asked("clear_cache"),
}


def read(data):
    """A number is a heartbeat, and so is h1; r1 is a run, p1 a press; all else is garbage."""
    if data.isdigit():
        return Asked(HEARTBEAT)
    return KINDS.get(data[:1].decode()) if data[1:].isdigit() else None


def watched(app, **more):
    return Frames(app, read, EVENTS.get, **more)


async def hold(app, *received):
    """All that is sent where a client sends this and then waits."""
    coming, sent = deque([{"type": "websocket.connect"}, *received]), []

    async def receive():
        return coming.popleft() if coming else await asyncio.Event().wait()

    async def send(message):
        sent.append(message)

    await app({"type": "websocket"}, receive, send)
    return sent


def talk(app, *received):
    return asyncio.run(hold(watched(app, most_bytes=5), *received))


async def echo(scope, receive, send):
    """Sends back whatever comes, and once more when the connection has ended."""
    await send({"type": "websocket.accept"})
    while (message := await receive())["type"] != "websocket.disconnect":
        if message["type"] == "websocket.receive":
            await send({"type": "websocket.send", "bytes": message["bytes"]})
    await send({"type": "websocket.send", "bytes": b"too late"})


class Runs:
    """An application that is asked for runs; each starts, and ends some steps of the loop later.

    Or it only starts, or does not even that.
    """

    def __init__(self, *said):
        self.said = said or (START, END)
        self.began = []
        self.under_way = self.most_under_way = 0

    async def __call__(self, scope, receive, send):
        while (message := await receive())["type"] != "websocket.disconnect":
            if message["type"] == "websocket.receive":
                self.began.append(message["bytes"].decode())
                self.under_way += 1
                self.most_under_way = max(self.most_under_way, self.under_way)
                self.ending = asyncio.ensure_future(self.finish(send))

    async def finish(self, send):
        for said in self.said:
            for _ in range(50):  # so long that all frames that came meanwhile have been read
                await asyncio.sleep(0)
            self.under_way -= said == END
            await send({"type": "websocket.send", "bytes": said})


async def broken(scope, receive, send):
    await send({"type": "websocket.accept"})
    raise ValueError("the password is 1234")


async def gone(scope, receive, send):
    raise ConnectionResetError


def data(sent):
    return {"type": "websocket.receive", "bytes": sent}


LEFT = {"type": "websocket.disconnect", "code": 1001}


def began(app, *names):
    """The runs that begin where a client asks for all these at once and stays until none waits."""
    return began_on(app, names)


def began_on(app, *pages):
    """The runs that begin where several clients do so, each with its own names."""

    async def until_all_is_quiet():
        all_pages = watched(app)
        frames = ([data(name.encode()) for name in names] for names in pages)
        asking = [asyncio.ensure_future(hold(all_pages, *sent)) for sent in frames]
        for _ in range(1000):
            await asyncio.sleep(0)
        for one in asking:
            one.cancel()
        await asyncio.gather(*asking, return_exceptions=True)

    asyncio.run(until_all_is_quiet())
    return app.began


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


def test_a_run_waits_for_the_one_before_and_the_newest_stands_for_those_between():
    app = Runs()

    assert began(app, "p1", "r2", "r3", "r4") == ["p1", "r4"]
    assert app.most_under_way == 1


def test_no_press_is_lost_and_each_has_a_run_of_its_own():
    app = Runs()

    assert began(app, "p1", "p2", "r3", "r4", "p5") == ["p1", "p2", "p5"]
    assert app.most_under_way == 1


def test_what_is_no_run_does_not_wait_for_one():
    assert began(Runs(START), "p1", "h2") == ["p1", "h2"]


def test_a_run_that_does_not_end_is_broken_off_by_the_next(monkeypatch):
    monkeypatch.setattr(websocket_filter, "LONGEST_WAIT", 0.0)

    assert began(Runs(START), "p1", "p2") == ["p1", "p2"]


def test_a_run_that_has_not_begun_is_not_broken_off(monkeypatch):
    """Until then it writes into what the next one reads: the page that is meant, for one."""
    monkeypatch.setattr(websocket_filter, "LONGEST_WAIT", 0.0)

    assert began(Runs(None), "p1", "p2") == ["p1"]


def test_a_run_that_never_begins_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(websocket_filter, "LONGEST_START", 0.0)

    assert began(Runs(None), "p1", "p2") == ["p1", "p2"]


def test_a_run_that_has_not_begun_keeps_no_other_page_waiting(monkeypatch):
    monkeypatch.setattr(websocket_filter, "MOST_RUNS", 1)
    monkeypatch.setattr(websocket_filter, "LONGEST_WAIT", 0.0)

    assert sorted(began_on(Runs(None), ["p1", "p2"], ["p3"])) == ["p1", "p3"]


def test_more_frames_than_wait_stay_with_the_sender_and_none_is_lost(monkeypatch):
    monkeypatch.setattr(websocket_filter, "MOST_WAITING", 2)
    names = [f"p{number}" for number in range(9)]

    assert began(Runs(), *names) == names


def test_what_a_page_here_never_asks_for_does_nothing():
    assert began(Runs(), "c1", "r2") == ["r2"]


def test_who_sends_more_than_a_person_is_cut_off_with_one_line(monkeypatch, caplog):
    monkeypatch.setattr(websocket_filter, "MOST_AT_ONCE", 3)
    monkeypatch.setattr(websocket_filter, "MOST_A_SECOND", 0.0)

    sent = talk(echo, *(data(b"%d" % number) for number in range(9)))

    assert [message.get("bytes") for message in sent] == [None, b"0", b"1", b"2", None]
    assert sent[-1]["code"] == 1008
    (record,) = caplog.records
    assert "it sent more messages than a person" in record.getMessage()


def test_a_long_frame_counts_as_several(monkeypatch):
    monkeypatch.setattr(websocket_filter, "MOST_AT_ONCE", 3)
    monkeypatch.setattr(websocket_filter, "MOST_A_SECOND", 0.0)
    monkeypatch.setattr(websocket_filter, "BYTES_OF_ONE", 2)

    sent = talk(echo, data(b"123"), data(b"12"))

    assert [message.get("bytes") for message in sent] == [None, b"123", None]
    assert sent[-1]["code"] == 1008


def test_what_may_be_sent_comes_back_with_time(monkeypatch):
    monkeypatch.setattr(websocket_filter, "MOST_AT_ONCE", 1)
    monkeypatch.setattr(websocket_filter, "MOST_A_SECOND", 1e12)

    sent = talk(echo, data(b"1"), data(b"2"), data(b"3"), LEFT)

    assert [message.get("bytes") for message in sent] == [None, b"1", b"2", b"3"]


def test_the_runs_of_all_pages_take_turns(monkeypatch):
    monkeypatch.setattr(websocket_filter, "MOST_RUNS", 2)
    app = Runs()
    names = [f"r{page}" for page in range(9)]

    assert sorted(began_on(app, *([name] for name in names))) == names
    assert app.most_under_way == 2


def test_who_leaves_before_the_turn_comes_keeps_nobody_waiting(monkeypatch):
    monkeypatch.setattr(websocket_filter, "MOST_RUNS", 1)
    app = Runs()

    async def pages():
        all_pages = watched(app)
        first = asyncio.ensure_future(hold(all_pages, data(b"r1")))
        await asyncio.sleep(0)
        await asyncio.gather(*(hold(all_pages, data(b"r2"), LEFT) for _ in range(3)))
        last = asyncio.ensure_future(hold(all_pages, data(b"r3")))
        for _ in range(1000):
            await asyncio.sleep(0)
        for one in (first, last):
            one.cancel()
        await asyncio.gather(first, last, return_exceptions=True)

    asyncio.run(pages())
    assert app.began == ["r1", "r3"]
