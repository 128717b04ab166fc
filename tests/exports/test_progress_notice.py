"""Who waits at a terminal is told why; a program that reads standard error is not bothered."""

import io
import threading

import pytest

from dashboard.exports import progress_notice


class Terminal(io.StringIO):
    """Standard error that says when something was written to it."""

    def __init__(self, is_terminal):
        super().__init__()
        self.is_terminal = is_terminal
        self.said = threading.Event()

    def isatty(self):
        return self.is_terminal

    def write(self, text):
        written = super().write(text)
        self.said.set()
        return written


@pytest.fixture
def standard_error(monkeypatch):
    def replaced(is_terminal):
        monkeypatch.setattr("sys.stderr", terminal := Terminal(is_terminal))
        return terminal

    return replaced


def test_a_terminal_is_told_in_one_line_what_takes_so_long(standard_error, monkeypatch):
    monkeypatch.setattr(progress_notice, "PATIENCE", 0.0)
    terminal = standard_error(is_terminal=True)
    with progress_notice.saying("xlsx is being prepared"):
        assert terminal.said.wait(10)
    assert terminal.getvalue() == "xlsx is being prepared\n"


def test_what_takes_no_time_is_not_mentioned(standard_error, monkeypatch):
    monkeypatch.setattr(progress_notice, "PATIENCE", 3600.0)
    terminal = standard_error(is_terminal=True)
    before = threading.active_count()
    with progress_notice.saying("json is being prepared"):
        waits = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
    [line] = waits
    line.join(10)
    assert threading.active_count() == before
    assert terminal.getvalue() == ""


def test_a_program_is_told_nothing(standard_error, monkeypatch):
    monkeypatch.setattr(progress_notice, "PATIENCE", 0.0)
    terminal = standard_error(is_terminal=False)
    before = threading.active_count()
    with progress_notice.saying("xlsx is being prepared"):
        assert threading.active_count() == before
    assert terminal.getvalue() == ""
