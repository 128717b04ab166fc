"""Files that are missing, are something else, or cannot be read."""

import os

import pytest

from dashboard.loading import attempt
from dashboard.loading.nodes import MOST_BYTES
from tests.loading.copies import edit


def said_of(copy):
    return "\n".join(map(str, attempt(copy / "config.yaml").problems))


def test_a_missing_file_says_what_to_do(copy):
    (copy / "data" / "questions.yaml").unlink()

    assert said_of(copy) == (
        "data/questions.yaml  is missing\n    hint: make it, if only with 'questions: []'"
    )


def test_what_refers_to_a_missing_file_is_not_called_broken(copy):
    (copy / "data" / "facts.yaml").unlink()
    (copy / "data" / "aid.yaml").unlink()

    assert said_of(copy) == (
        "data/aid.yaml  is missing\n    hint: make it, if only with 'equipment: []', 'aid: []',"
        " 'not_aid: []' and 'responses: []', each on a line of its own\n"
        "data/facts.yaml  is missing\n    hint: make it, if only with 'facts:' and a fact below it"
    )


def test_tripwires_are_missed_too(copy):
    (copy / "data" / "tripwires.yaml").unlink()

    assert said_of(copy) == (
        "data/tripwires.yaml  is missing\n    hint: make it, if only with 'tripwires: {facts: 1}'"
    )


def test_a_missing_config_says_where_it_was_looked_for(tmp_path):
    said = said_of(tmp_path).split("\n")

    assert said[0] == "config.yaml  is missing"
    assert said[1] == f"    hint: looked for it at {tmp_path / 'config.yaml'}"


def test_a_missing_folder_is_said_once_not_for_each_of_its_files(copy):
    for path in (copy / "data").iterdir():
        path.unlink()
    (copy / "data").rmdir()

    assert said_of(copy) == (
        "data  is missing\n    hint: make this folder, or name another in config.yaml"
    )


def test_a_folder_in_place_of_a_file_is_reported(copy):
    (copy / "data" / "facts.yaml").unlink()
    (copy / "data" / "facts.yaml").mkdir()

    assert said_of(copy) == "data/facts.yaml  is a folder, not a file"


def test_a_file_in_place_of_a_folder_is_reported(copy):
    edit(copy / "config.yaml", "subtitle:", "seeds: config.yaml\nsubtitle:")

    assert said_of(copy) == (
        "config.yaml  cannot be read: not a directory\n"
        "    hint: make this folder, or name another in config.yaml"
    )


def test_a_link_to_itself_is_reported(copy):
    (copy / "data" / "facts.yaml").unlink()
    (copy / "data" / "facts.yaml").symlink_to("facts.yaml")

    assert said_of(copy) == ("data/facts.yaml  cannot be read: too many levels of symbolic links")


def test_a_folder_that_is_a_link_to_itself_is_reported(copy):
    (copy / "loop").symlink_to("loop")
    edit(copy / "config.yaml", "subtitle:", "seeds: loop\nsubtitle:")

    assert said_of(copy).startswith("loop  cannot be read: too many levels of symbolic links")


def test_a_pipe_is_not_waited_for(copy):
    (copy / "data" / "facts.yaml").unlink()
    os.mkfifo(copy / "data" / "facts.yaml")

    assert said_of(copy) == (
        "data/facts.yaml  cannot be read: not a regular file"
        "\n    hint: delete it, or put a file in its place"
    )


def test_a_file_that_may_not_be_read_is_reported(copy, monkeypatch):
    opened = os.open

    def refuse(path, *args, **kwargs):
        if path == "facts.yaml":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(os, "open", refuse)

    assert said_of(copy) == "data/facts.yaml  cannot be read: permission denied"


def test_a_file_without_end_is_not_read_to_its_end(copy):
    (copy / "data" / "facts.yaml").write_bytes(b"#" * (MOST_BYTES + 1))

    assert said_of(copy) == "data/facts.yaml  cannot be read: larger than 10,000,000 bytes"


def test_a_folder_with_hundreds_of_files_is_not_the_right_one(copy):
    for number in range(501):
        (copy / "seeds" / f"{number}.txt").touch()

    assert said_of(copy) == "seeds  holds more than 500 files\n    hint: is it the right folder?"


@pytest.mark.parametrize("name", ["bad\udcff.yaml", "tab\t.yaml"])
def test_a_name_that_cannot_be_printed_is_written_in_escapes(copy, name):
    (copy / "data" / name).write_text("a: b", "utf-8")

    assert said_of(copy).encode().startswith(b"data/" + ascii(name)[1:-1].encode() + b"  is not")
