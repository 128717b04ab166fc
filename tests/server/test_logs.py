"""Log lines: one JSON object each, with nothing of a viewer in them."""

import io
import json
import logging
import warnings
from datetime import datetime, timedelta

import pytest

from dashboard.incidents import report
from dashboard.server.logs import set_up, take_over
from tests.server.fetching import HANDSHAKE, fetch
from tests.serving import served

ANNOUNCED = ("  US", "  URL: ")


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def logger():
    """Our logger; it and that of warnings are put back as they were."""
    loggers = [logging.getLogger(name) for name in ("dashboard", "py.warnings")]
    before = [(logger.handlers, logger.level, logger.propagate) for logger in loggers]
    yield loggers[0]
    logging.captureWarnings(False)
    for logger, kept in zip(loggers, before, strict=True):
        logger.handlers, logger.level, logger.propagate = kept


def test_an_incident_is_one_line_with_its_reference_and_its_traceback(logger):
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


def test_a_warning_of_a_library_is_a_line_as_any_other(logger):
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


@pytest.fixture
def taken_over():
    """A stream that all loggers have been taken over for; all is put back as it was."""
    kind, last = logging.getLoggerClass(), logging.lastResort.formatter
    take_over(stream := io.StringIO())
    yield stream
    logging.setLoggerClass(kind)
    logging.lastResort.setFormatter(last)


def test_a_logger_that_streamlit_makes_later_writes_the_same_form(taken_over):
    later = logging.getLogger("streamlit.made.on.first.use")
    handler = logging.StreamHandler(taken_over)
    handler.setFormatter(logging.Formatter("%(message)s"))
    later.addHandler(handler)
    later.warning("too late")

    assert json.loads(taken_over.getvalue().splitlines()[-1])["message"] == "too late"


def test_a_handler_whose_file_is_not_open_yet_has_the_form_too(taken_over, tmp_path):
    handler = logging.FileHandler(tmp_path / "late.log", delay=True)
    assert handler.stream is None
    logging.getLogger("streamlit.of.a.file").addHandler(handler)
    logging.getLogger("streamlit.of.a.file").warning("written")
    handler.close()

    assert "written" in (tmp_path / "late.log").read_text("utf-8")


def test_a_logger_without_a_place_to_write_to_writes_the_same_form(taken_over, monkeypatch):
    nowhere = logging.getLogger("uvicorn.without.handlers")
    nowhere.propagate = False
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    nowhere.error("lost")

    assert json.loads(written.getvalue())["message"] == "lost"


def test_all_that_a_server_says_is_json_and_nothing_of_it_is_of_a_viewer(tmp_path):
    log = tmp_path / "log"
    with served(log=log) as address:
        for path in ("/?text=zeppelin", "/export/json?text=zeppelin", "/nowhere?text=zeppelin"):
            fetch(f"{address}{path}", user_agent="zeppelin")
        fetch(f"{address}/_stcore/stream?text=zeppelin", **HANDSHAKE, origin="https://zeppelin")

    lines = [line for line in log.read_text("utf-8").splitlines() if line]
    said = [json.loads(line) for line in lines if not line.startswith(ANNOUNCED)]
    assert "ready" in said[0]["message"]
    assert len(lines) == len(said) + len(ANNOUNCED)
    assert not any("zeppelin" in line or "127.0.0.1" in line for line in map(json.dumps, said))
