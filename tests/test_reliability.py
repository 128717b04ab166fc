"""The figures of docs/host.md: each command keeps its own line, and its tests are there."""

import re

import pytest

from benchmarks.reliability import FIGURES, RULE, Row, note

HEAD = "# Figures\n\n| what | tried | held | lost | what held | command | on |\n"
CRASH = Row("A crash", 1000, 999, "all but one", "make faults")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "figures.md"
    path.write_text(f"{HEAD}{RULE}\nMachine: .\n\nMore words.\n", "utf-8")
    return path


def rows(file):
    return [line for line in file.read_text("utf-8").splitlines() if line.startswith("| A ")]


def test_a_line_says_what_was_tried_held_and_lost(file):
    note(CRASH, file)

    assert rows(file)[0].startswith(
        "| A crash | 1,000 | 999 | 1 | all but one | `make faults` | 20"
    )


def test_another_run_replaces_its_own_line_and_no_other(file):
    note(CRASH, file)
    note(Row("A storm", 1, 1, "all", "make soak"), file)
    note(CRASH._replace(held=1000), file)

    assert [line.split(" | ")[:4] for line in rows(file)] == [
        ["| A storm", "1", "1", "0"],
        ["| A crash", "1,000", "1,000", "0"],
    ]
    text = file.read_text("utf-8")
    assert re.search(r"^Machine: \d+ cores, .* streamlit [\d.]+\.$", text, re.MULTILINE)
    assert text.endswith("\n\nMore words.\n")


def test_the_document_has_figures():
    assert RULE in FIGURES.read_text("utf-8")
