"""Log lines: one JSON object each, with nothing of a viewer in them."""

import asyncio
import io
import json
import logging
import warnings
from datetime import datetime, timedelta
from itertools import dropwhile

import pytest
import websockets
from streamlit import logger as streamlit_logger
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard.incidents import report
from dashboard.server.logs import hand_over, set_up
from dashboard.streamlit_internals.loggers import set_up_each_with
from dashboard.streamlit_internals.messages import RunEvent, run_event
from tests.server.fetching import HANDSHAKE, fetch
from tests.serving import served

ANNOUNCED = ("  US", "  URL: ", "  Only this machine")


class Terminal(io.StringIO):
    def isatty(self):
        return True


def state(logger):
    handlers = [(handler, handler.formatter) for handler in logger.handlers]
    return type(logger), handlers, logger.level, logger.propagate


@pytest.fixture(autouse=True)
def _restored():
    """Put the loggers that a test changes back as they were."""
    loggers = [logging.getLogger(name) for name in ("", "dashboard", "py.warnings")]
    before = [(list(logger.handlers), logger.level, logger.propagate) for logger in loggers]
    yield
    logging.captureWarnings(False)
    for logger, kept in zip(loggers, before, strict=True):
        logger.handlers, logger.level, logger.propagate = kept


@pytest.fixture
def logger():
    return logging.getLogger("dashboard")


def test_an_incident_is_one_line_with_its_reference_and_its_traceback():
    stream = io.StringIO()
    set_up(stream)
    try:
        raise KeyError("caracaz")
    except KeyError as error:
        reference = report(error)

    (line,) = stream.getvalue().splitlines()
    said = json.loads(line)
    assert said["reference"] == reference
    assert (said["level"], said["logger"]) == ("error", "dashboard.incidents")
    assert 'raise KeyError("caracaz")' in said["traceback"]
    assert datetime.fromisoformat(said["time"]).utcoffset() == timedelta(0)


def test_a_line_has_no_more_than_it_has_to_say(logger):
    stream = io.StringIO()
    set_up(stream)
    logger.info("ready: %d facts\nand more", 3)

    said = json.loads(stream.getvalue())
    assert set(said) == {"time", "level", "logger", "message"}
    assert said["message"] == "ready: 3 facts\nand more"


def test_a_warning_of_a_library_is_a_line_as_any_other():
    stream = io.StringIO()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        set_up(stream)
        warnings.warn("that will go\naway", DeprecationWarning, stacklevel=1)

    (line,) = stream.getvalue().splitlines()
    assert "that will go\naway" in json.loads(line)["message"]


def test_at_a_terminal_lines_are_for_people(logger):
    stream = Terminal()
    set_up(stream)
    logger.info("ready")

    assert stream.getvalue().endswith(" INFO dashboard: ready\n")


def test_a_logger_without_handlers_writes_the_same_form():
    set_up(stream := io.StringIO())
    logging.getLogger("some.library.without.handlers").error("lost")

    assert json.loads(stream.getvalue())["message"] == "lost"


def test_a_logger_that_streamlit_makes_later_writes_the_same_form_once(monkeypatch):
    monkeypatch.setattr(streamlit_logger, "_loggers", {})
    monkeypatch.setattr(streamlit_logger, "setup_formatter", streamlit_logger.setup_formatter)
    set_up(stream := io.StringIO())
    set_up_each_with(hand_over)
    streamlit_logger.get_logger("streamlit.made.on.first.use").info("later")
    streamlit_logger.update_formatter()
    streamlit_logger.get_logger("streamlit.made.on.first.use").info("and after a new setting")

    said = [json.loads(line)["message"] for line in stream.getvalue().splitlines()]
    assert said == ["later", "and after a new setting"]


def test_uvicorn_warns_and_does_not_name_viewers():
    set_up(stream := io.StringIO())
    error, access = (
        logging.Logger(f"uvicorn.{name}", logging.INFO) for name in ("error", "access")
    )
    for made in (error, access):
        made.parent = logging.getLogger()
        made.addHandler(logging.StreamHandler())
        hand_over(made)
    error.info('192.0.2.7:50000 - "WebSocket /_stcore/stream" [accepted]')
    error.warning("Invalid HTTP request received.")

    assert json.loads(stream.getvalue())["message"] == "Invalid HTTP request received."
    assert not access.hasHandlers()


def test_loggers_of_others_are_left_as_they_were():
    foreign = [logging.getLogger(name) for name in ("execnet", "pytest", "xdist")]
    with_handler = logging.getLogger("a.library.with.a.handler")
    with_handler.addHandler(logging.StreamHandler())
    before = [state(logger) for logger in (*foreign, with_handler)]
    kind, last = logging.getLoggerClass(), logging.lastResort.formatter
    set_up(io.StringIO())

    assert [state(logger) for logger in (*foreign, with_handler)] == before
    assert (logging.getLoggerClass(), logging.lastResort.formatter) == (kind, last)
    assert type(logging.getLogger("a.library.that.comes.later")) is kind


# What strangers may write into an address; the last ones belong to routes of Streamlit's own.
PATHS = (
    "/?text=zeppelin",
    "/export/json?text=zeppelin",
    "/export/zeppelin",
    "/basemap/zeppelin",
    "/nowhere?text=zeppelin",
    "/zeppelin/zeppelin.js",
    "/static/js/zeppelin.js",
    "/oauth2callback?error=zeppelin&error_description=zeppelin",
    "/auth/login?provider=zeppelin",
    "/_stcore/bidi-components/chart/zeppelin",
    "/component/zeppelin/index.html",
    "/media/zeppelin",
)


async def talk(address):
    """Send Streamlit what it could log: names and words in headers and in each kind of message."""
    url = f"{address.replace('http', 'ws', 1)}/_stcore/stream?text=zeppelin"
    named = {"cookie": "_streamlit_user=zeppelin; _streamlit_xsrf=zeppelin"}
    protocols = ["streamlit", "zeppelin", "zeppelin"]
    runs = (
        {"query_string": "text=zeppelin&status=zeppelin&fact=zeppelin&embed=zeppelin"},
        {"page_name": "zeppelin"},
        {"page_script_hash": "zeppelin"},
        {"cached_message_hashes": ["zeppelin"]},
        {"context_info": {"url": "zeppelin", "locale": "zeppelin", "timezone": "zeppelin"}},
        {"widget_states": {"widgets": [{"id": "$$ID-0-zeppelin", "string_value": "zeppelin"}]}},
    )
    asked = {"request_id": "zeppelin"}
    others = ({"backend_operation_request": asked}, {"file_urls_request": asked})
    widget = {"id": "zeppelin", "string_value": "zeppelin"}
    refused = ({"fragment_id": "zeppelin"}, {"widget_states": {"widgets": [widget]}})
    for last in refused:
        async with websockets.connect(
            url, max_size=None, origin=address, additional_headers=named, subprotocols=protocols
        ) as socket:
            for fields in (*({"rerun_script": run} for run in runs), *others):
                await socket.send(BackMsg(**fields).SerializeToString())
                if "rerun_script" in fields:
                    await run_ended(socket)
            await socket.send(BackMsg(rerun_script=last).SerializeToString())
            await socket.wait_closed()


async def run_ended(socket):
    while run_event(await socket.recv()) is not RunEvent.ENDED:
        pass


@pytest.mark.parametrize("level", ["info", "debug"])
def test_all_that_a_server_says_is_json_and_nothing_of_it_is_of_a_viewer(tmp_path, level):
    log = tmp_path / "log"
    with served(log=log, env={"STREAMLIT_LOGGER_LEVEL": level}) as address:
        for path in PATHS:
            fetch(f"{address}{path}", user_agent="zeppelin", referer="http://zeppelin")
        for method in ("PUT", "DELETE", "OPTIONS"):
            fetch(f"{address}/_stcore/upload_file/zeppelin/zeppelin", method)
        fetch(f"{address}/", host="zeppelin")
        stream = f"{address}/_stcore/stream?text=zeppelin"
        fetch(stream, **HANDSHAKE, origin="https://zeppelin")
        fetch(stream, **HANDSHAKE, host="zeppelin")
        asyncio.run(talk(address))

    lines = [line for line in log.read_text("utf-8").splitlines() if line]
    ours = list(dropwhile(lambda line: not line.startswith("{"), lines))
    said = [json.loads(line) for line in ours if not line.startswith(ANNOUNCED)]
    assert any("ready" in line["message"] for line in said)
    assert [line for line in lines if "zeppelin" in line] == []
    if level == "info":  # at "debug" Uvicorn and others say where they connect
        assert len(lines) == len(said) + len(ANNOUNCED)
        assert not any("127.0.0.1" in line for line in map(json.dumps, said))


def test_at_any_level_streamlit_writes_json_from_when_our_code_is_loaded(tmp_path):
    log = tmp_path / "log"
    with served(log=log, env={"STREAMLIT_LOGGER_LEVEL": "debug"}) as address:
        fetch(f"{address}/_stcore/stream", **HANDSHAKE)

    lines = [line for line in log.read_text("utf-8").splitlines() if line]
    ours = dropwhile(lambda line: not line.startswith("{"), lines)
    said = [json.loads(line)["logger"] for line in ours if not line.startswith(ANNOUNCED)]
    assert {"dashboard.server", "streamlit.runtime.app_session"} <= set(said)
