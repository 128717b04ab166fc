"""How Streamlit's messages are read; a new Streamlit with other messages fails here."""

import asyncio

import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from dashboard.server.websocket_filter import WANTED
from dashboard.streamlit_internals.messages import (
    _ONCE,
    LONGEST_NOTICE,
    MOST_WIDGETS,
    RUN,
    Asked,
    RunEvent,
    read,
    run_event,
)


def asking(**state):
    message = BackMsg()
    message.rerun_script.SetInParent()
    for name, value in state.items():
        setattr(message.rerun_script, name, value)
    return message


def with_widget(kind, value, name="$$ID-0-None"):
    message = asking()
    widget = message.rerun_script.widget_states.widgets.add(id=name)
    if kind == "string_trigger_value":
        widget.string_trigger_value.data = value
    else:
        setattr(widget, kind, value)
    return message.SerializeToString()


def test_a_run_is_read_with_what_it_must_not_lose():
    assert read(asking().SerializeToString()) == Asked(RUN)
    assert read(asking(fragment_id="f0").SerializeToString()) == Asked(RUN, fragment="f0")
    assert read(asking(is_history_navigation=True).SerializeToString()) == Asked(RUN, is_move=True)
    assert read(with_widget("trigger_value", True)) == Asked(RUN, is_press=True)
    assert read(with_widget("json_trigger_value", "{}")) == Asked(RUN, is_press=True)
    assert read(with_widget("string_trigger_value", "a")) == Asked(RUN, is_press=True)
    assert read(with_widget("string_value", "a")) == Asked(RUN)


WORDS = asking(fragment_id="words for the log").SerializeToString()
MANY = asking()
for number in range(MOST_WIDGETS + 1):
    MANY.rerun_script.widget_states.widgets.add(id=f"$$ID-{number}-None")
MANY = MANY.SerializeToString()
NO_WIDGET = with_widget("string_value", "a", name="words for the log")


@pytest.mark.parametrize("data", [b"", b"\xf8\x07\x01", b"\xff\xff", WORDS, NO_WIDGET, MANY])
def test_what_no_page_sends_is_none(data):
    assert read(data) is None


def test_a_fragment_of_a_real_page_can_be_asked_for(address):
    """The part of each page that asks every four seconds whether the files have changed."""

    async def named():
        url = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
        async with websockets.connect(url, max_size=None) as socket:
            await socket.send(asking().SerializeToString())
            while True:
                said = ForwardMsg.FromString(await socket.recv())
                if said.WhichOneof("type") == "auto_rerun":
                    return said.auto_rerun.fragment_id

    fragment = asyncio.run(named())

    assert fragment
    assert read(asking(fragment_id=fragment).SerializeToString()) == Asked(RUN, fragment=fragment)


def test_the_messages_of_a_page_are_those_that_we_know():
    kinds = {field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields}

    assert kinds == WANTED | {
        "backend_operation_request",
        "clear_cache",
        "debug_disconnect_websocket",
        "debug_shutdown_runtime",
        "file_urls_request",
        "load_git_info",
        "set_run_on_save",
    }


def test_the_values_that_hold_for_one_run_are_those_that_we_know():
    kinds = {field.name for field in WidgetState.DESCRIPTOR.oneofs_by_name["value"].fields}

    assert {kind for kind in kinds if "trigger" in kind or "chat" in kind} == _ONCE


@pytest.mark.parametrize(
    ("status", "event"),
    [
        (ForwardMsg.FINISHED_SUCCESSFULLY, RunEvent.ENDED),
        (ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY, RunEvent.ENDED),
        (ForwardMsg.FINISHED_WITH_COMPILE_ERROR, RunEvent.ENDED),
        (ForwardMsg.FINISHED_EARLY_FOR_RERUN, None),
    ],
)
def test_a_run_ends_with_the_message_that_says_so(status, event):
    assert run_event(ForwardMsg(script_finished=status).SerializeToString()) is event


def test_a_run_begins_with_the_message_that_says_so():
    message = ForwardMsg()
    message.new_session.name = "dashboard"
    assert run_event(message.SerializeToString()) is RunEvent.STARTED


def test_nothing_else_begins_or_ends_a_run():
    assert run_event(b"") is None
    assert run_event(ForwardMsg(heartbeat_ack=True).SerializeToString()) is None
    assert run_event(b"\xff" * (LONGEST_NOTICE + 1)) is None  # not even looked at


@pytest.mark.parametrize(
    ("earlier", "later", "is_replaced"),
    [
        (Asked(RUN), Asked(RUN), True),
        (Asked(RUN), Asked(RUN, is_press=True), True),
        (Asked(RUN, is_press=True), Asked(RUN), False),
        (Asked(RUN, fragment="a"), Asked(RUN), True),
        (Asked(RUN, fragment="a"), Asked(RUN, fragment="a"), True),
        (Asked(RUN, fragment="a"), Asked(RUN, fragment="b"), False),
        (Asked(RUN), Asked(RUN, fragment="a"), False),
        (Asked(RUN, is_move=True), Asked(RUN), False),
        (Asked(RUN, is_move=True), Asked(RUN, is_move=True), True),
        (Asked("stop_script"), Asked(RUN), False),
        (Asked(RUN), Asked("stop_script"), False),
    ],
)
def test_a_run_is_left_out_only_where_nothing_is_lost(earlier, later, is_replaced):
    assert later.replaces(earlier) is is_replaced
