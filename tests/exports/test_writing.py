"""A file is written whole or not at all."""

import errno
import os
import stat
import threading

import pytest

from dashboard.exports.writing import WriteError, write


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
