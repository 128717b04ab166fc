"""A file is written whole or not at all."""

import errno
import os
import resource
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dashboard.atomic_write import WriteError, write

ROOT = Path(__file__).resolve().parents[1]
EXPORT = (
    "import os, sys, threading\n"
    "from dashboard.cli import main\n"
    "{before}\n"
    "sys.exit(main(['export', 'json', '-o', sys.argv[1], '--config', 'tests/tiny/config.yaml']))"
)


def test_a_new_file_holds_the_content_and_nothing_lies_beside_it(tmp_path):
    write(tmp_path / "new.json", b"content")
    assert (tmp_path / "new.json").read_bytes() == b"content"
    assert [path.name for path in tmp_path.iterdir()] == ["new.json"]


def test_a_new_file_has_the_rights_of_any_new_file(tmp_path):
    (tmp_path / "usual").touch()
    write(tmp_path / "new", b"content")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_an_old_file_is_replaced_and_keeps_its_rights(tmp_path):
    path = tmp_path / "old"
    path.write_bytes(b"a longer content than the new one")
    path.chmod(0o640)
    write(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize("failing", ["fsync", "replace"])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "disk full"), KeyboardInterrupt()])
def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch, failing, error):
    (tmp_path / "old").write_bytes(b"old")

    def fail(*_arguments):
        raise error

    monkeypatch.setattr(os, failing, fail)
    with pytest.raises(WriteError if isinstance(error, OSError) else KeyboardInterrupt):
        write(tmp_path / "old", b"new")
    monkeypatch.undo()
    assert (tmp_path / "old").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["old"]


def test_a_link_is_followed_and_stays_a_link(tmp_path):
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "link").symlink_to("target")
    write(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes() == b"new"


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write(pipe, b"content")
    reader.join(10)
    assert read == [b"content"]
    assert pipe.is_fifo()


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(WriteError, match="Is a directory"):
        write(tmp_path, b"content")


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(WriteError) as raised:
        write(tmp_path / "missing" / "new", b"content")
    folder = tmp_path / "missing"
    assert str(raised.value) == f"cannot write {folder / 'new'}: there is no folder {folder}"


@pytest.fixture(params=[b"old", None], ids=["over an old file", "where there is none"])
def target(request, tmp_path):
    """A file to be written, and all that may lie in its folder if that fails."""
    path = tmp_path / "out.json"
    if request.param is not None:
        path.write_bytes(request.param)
    return path, {path: request.param} if request.param is not None else {}


def there(path):
    return {found: found.read_bytes() for found in path.parent.iterdir()}


def test_a_disk_that_fills_up_leaves_the_old_file_or_none(target):
    path, before = target
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))"
    done = subprocess.run(
        [sys.executable, "-c", EXPORT.format(before=limit), path], capture_output=True, cwd=ROOT
    )
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 5000
    assert done.returncode == 1
    assert done.stderr.decode() == f"crisis-dashboard: cannot write {path}: File too large\n"
    assert there(path) == before


def test_an_interrupt_in_the_middle_of_writing_leaves_the_old_file_or_none(target):
    path, before = target
    pause = (
        "import signal\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # as started from a terminal
        "os.fsync = lambda _file: (print('written', flush=True), threading.Event().wait())"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", EXPORT.format(before=pause), path],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdout.readline() == b"written\n"
    during = set(there(path)) - {path}
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert [part.suffix for part in during] == [".part"]
    assert (process.returncode, said) == (130, b"")
    assert there(path) == before
