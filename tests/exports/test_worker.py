"""One export in a process of its own, as the server starts it."""

import pickle
import signal
import subprocess
import sys

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.exports import FORMATS
from dashboard.exports.worker import DONE, FAILED, NOT_INSTALLED
from tests.conftest import ROOT
from tests.server.made_up import made_up


def build(format_, dossier, selection=Selection()):  # noqa: B008 - frozen
    command = [sys.executable, "-m", "dashboard.exports.worker"]
    wanted = pickle.dumps((format_, dossier, selection))
    return subprocess.run(command, input=wanted, capture_output=True, cwd=ROOT)


def test_it_writes_the_bytes_that_the_format_renders(tiny):
    selection = Selection(text="lamp")
    done = build(FORMATS["json"], tiny, selection)
    assert done.returncode == DONE
    assert done.stderr == b""
    assert done.stdout == FORMATS["json"].render(excerpt(tiny, selection))


def test_what_a_library_prints_stands_apart_from_the_file(tiny):
    done = build(made_up("printing"), tiny, Selection(text="lamp"))
    assert done.stdout.decode() == f"{tiny.digest} text=lamp"
    for line in ("printed", "written past Python", "warned"):
        assert line in done.stderr.decode().splitlines()


def test_a_library_that_is_not_there_is_one_line_that_says_what_installs_it(tiny):
    done = build(made_up("library_missing", extra="export"), tiny)
    assert done.returncode == NOT_INSTALLED
    assert done.stderr == b""
    assert done.stdout == (
        b"the format library_missing needs no_such_library: pip install 'crisis-dashboard[export]'"
    )


@pytest.mark.parametrize("name", ["failing", "library_missing"])
def test_an_error_goes_to_standard_error_and_nothing_to_the_file(tiny, name):
    done = build(made_up(name), tiny)
    assert done.returncode == FAILED
    assert done.stdout == b""
    assert "Traceback" in done.stderr.decode()


def test_an_interrupt_of_the_server_at_its_terminal_is_not_its_business(tiny):
    program = (
        "import signal\n"
        "from dashboard.exports.worker import main\n"
        "signal.signal(signal.SIGINT, signal.SIG_DFL)\n"
        "main()\n"
        "signal.raise_signal(signal.SIGINT)\n"
        "print('still there')"
    )
    wanted = pickle.dumps((FORMATS["json"], tiny, Selection()))
    done = subprocess.run(
        [sys.executable, "-c", program], input=wanted, capture_output=True, cwd=ROOT
    )
    assert (done.returncode, done.stderr) == (0, b"still there\n")


def test_a_build_that_hangs_ends_even_if_its_server_is_gone(tiny):
    program = "import dashboard.exports.worker as child; child.MOST_SECONDS = 1; child.main()"
    wanted = pickle.dumps((made_up("hanging"), tiny, Selection()))
    done = subprocess.run(
        [sys.executable, "-c", program], input=wanted, capture_output=True, cwd=ROOT
    )
    assert done.returncode == -signal.SIGALRM
