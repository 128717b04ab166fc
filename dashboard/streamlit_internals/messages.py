"""The messages of a page's WebSocket, and how the start and the end of a run are recognised.

Why: Streamlit (1.67) starts a thread for each run that a page asks for, on the loop that serves
everybody, and has no limit on messages (`AppSession.request_rerun` in runtime/app_session.py); it
answers bytes that are no message with a traceback in the log (starlette_websocket.py). Until a run
has started, it also writes into what the next one reads: which page is meant
(`PagesManager.set_script_intent` in runtime/pages_manager.py) and what the widgets hold.
Until: it has such a limit, closes such a connection without one, and keeps runs apart.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

RUN, STOP, HEARTBEAT = "rerun_script", "stop_script", "app_heartbeat"

MOST_WIDGETS = 1_000
"""A page has a few dozen. Streamlit takes milliseconds over each thousand, and all wait for it."""

LONGEST_NOTICE = 10_000
"""Bytes. The start of a run brings the settings of the server, some 1,200 bytes; its end names the
run and its fragments. Whatever is longer is something else."""

_FRAGMENT = re.compile(r"[0-9a-f]*")
"""How Streamlit names a fragment. It logs the name of one that is gone, and so must know it."""

_WIDGET = "$$"
"""How its names of widgets begin. It takes another for a value of ours, and fails over it."""

_ONCE = frozenset(
    {"trigger_value", "string_trigger_value", "chat_input_value", "json_trigger_value"}
)
"""The kinds of widget values that hold for one run."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The request in a message of a page."""

    kind: str
    """As Streamlit names it."""
    fragment: str = ""
    """The part of the page that a run is for; empty for the whole page."""
    is_press: bool = False
    """Whether a run answers what happened once: a button was pressed, a mark was clicked."""
    is_move: bool = False
    """Whether the visitor has gone back or forward, so that the address decides."""

    def replaces(self, earlier: "Asked") -> bool:
        """Say whether nothing is lost if this run is made and an earlier one is not.

        Each brings everything that the widgets hold, and a run of the whole page draws its parts.
        """
        are_runs = self.kind == earlier.kind == RUN
        is_kept = earlier.is_press or (earlier.is_move and not self.is_move)
        return are_runs and not is_kept and self.fragment in ("", earlier.fragment)


def read(data: bytes) -> Asked | None:
    """Return what a page asks for with these bytes; None where no page sends them."""
    message = BackMsg()
    try:
        message.ParseFromString(data)
    except DecodeError:
        return None
    kind = message.WhichOneof("type")
    if kind != RUN:
        return Asked(kind) if kind else None
    state = message.rerun_script
    widgets = state.widget_states.widgets
    if len(widgets) > MOST_WIDGETS or not _FRAGMENT.fullmatch(state.fragment_id):
        return None
    if not all(widget.id.startswith(_WIDGET) for widget in widgets):
        return None
    is_press = any(widget.WhichOneof("value") in _ONCE for widget in widgets)
    return Asked(kind, state.fragment_id, is_press, state.is_history_navigation)


class RunEvent(StrEnum):
    """What Streamlit tells of a run."""

    STARTED = "started"
    ENDED = "ended"


def run_event(data: bytes) -> RunEvent | None:
    """Return what Streamlit tells of a run here: that it has started, or ended for good.

    None for all else, and for the end of a run that is made again at once.
    """
    if len(data) > LONGEST_NOTICE:
        return None
    message = ForwardMsg.FromString(data)
    kind = message.WhichOneof("type")
    if kind == "new_session":
        return RunEvent.STARTED
    if kind != "script_finished" or message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
        return None
    return RunEvent.ENDED
