"""Every message, verbatim. Each file of `tests/bad` breaks one thing in the made-up dossier.

Its first line names the file, then come the text to replace, what to write instead, and all that
is then said about it. Adding a file adds a test.
"""

import re
from pathlib import Path

import pytest

from dashboard.loading import attempt
from tests.loading.copies import ROOT, edit

CASES = sorted((ROOT / "tests" / "bad").glob("*.txt"))
FORM = re.compile(
    r"(?P<file>\S+)\n--- instead of\n(?P<old>.+)\n"
    r"--- write\n(?P<new>.*?)\n?--- and read\n(?P<said>.+)\n",
    re.DOTALL,
)


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_a_broken_file_is_reported_in_these_words(case: Path, copy: Path) -> None:
    found = FORM.fullmatch(case.read_text("utf-8"))
    assert found, "the case has another form"
    edit(copy / found["file"], found["old"], found["new"])

    made = attempt(copy / "config.yaml")

    assert "\n".join(map(str, made.problems or made.warnings)) == found["said"]


def test_there_are_cases() -> None:
    assert len(CASES) >= 100
