"""YAML read as text with positions, within bounds, and with nothing that could be misread."""

import subprocess
import sys

import pytest

from dashboard.loading import nodes
from dashboard.loading.findings import At, ProblemLog
from dashboard.loading.nodes import DEEPEST, Mapping, Scalar, Sequence, compose
from tests.loading.copies import ROOT

FILE = "data/facts.yaml"


def composed(text):
    findings = ProblemLog()
    return compose(text, FILE, findings), [str(problem) for problem in findings.problems]


def test_words_keep_their_positions_as_an_editor_counts_them():
    tree, problems = composed("facts:\n  - id: a\n    when: 2025-10\n")

    assert problems == []
    (key, entries) = tree.pairs[0]
    assert (key.text, key.at) == ("facts", At(FILE, 1, 1))
    (entry,) = entries.items
    assert [(k.text, k.at, v.text, v.at) for k, v in entry.pairs] == [
        ("id", At(FILE, 2, 5), "a", At(FILE, 2, 9)),
        ("when", At(FILE, 3, 5), "2025-10", At(FILE, 3, 11)),
    ]


@pytest.mark.parametrize(
    "word", ["NO", "12:30", "2025-10", "0x1F", "1_000", "~", "null", "true", ".inf", "=", "1e3"]
)
def test_a_word_stays_the_word_that_it_is(word):
    assert composed(word) == (Scalar(At(FILE, 1, 1), word, is_plain=True), [])


def test_quotes_and_folding_are_undone():
    tree, _ = composed("a: 'it''s'\nb: >-\n  one\n  two\nc: \"\\u00e4\"\n")

    assert [(value.text, value.is_plain) for _, value in tree.pairs] == [
        ("it's", False),
        ("one two", False),
        ("ä", False),
    ]


def test_lists_and_keys_may_be_empty():
    tree, problems = composed("a: []\nb: {}\n")

    assert problems == []
    assert [value for _, value in tree.pairs] == [
        Sequence(At(FILE, 1, 4), ()),
        Mapping(At(FILE, 2, 4), ()),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n"])
def test_an_empty_file_is_reported(text):
    assert composed(text) == (
        None,
        [f"{FILE}:1:1  is empty\n    hint: write its keys"],
    )


def test_nesting_is_allowed_up_to_the_bound():
    _, problems = composed("[" * DEEPEST + "]" * DEEPEST)

    assert problems == []


def test_a_file_may_hold_so_many_values_and_no_more(monkeypatch):
    monkeypatch.setattr(nodes, "MOST_NODES", 1000)

    assert composed("- a\n" * 999)[1] == []
    assert composed("- a\n" * 1000) == (
        None,
        [
            f"{FILE}:1000:3  the files hold more than 1,000 values together\n"
            "    hint: shorten them, or make two dossiers of it"
        ],
    )


def test_after_a_repeated_key_the_first_value_stands_and_reading_goes_on():
    tree, problems = composed("a: 1\na: 2\nb: 3\n")

    assert [(key.text, value.text) for key, value in tree.pairs] == [("a", "1"), ("b", "3")]
    assert len(problems) == 1


DEEP = {
    "brackets": "'[' * 900_000",
    "braces": "'{a: ' * 200_000",
    "dashes": "'- ' * 400_000",
    "questions": "'? ' * 400_000",
    "indentation": "''.join(' ' * level + 'a:\\n' for level in range(1300))",
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_no_nesting_can_end_the_process(text):
    """In a process of its own: what this guards against is a crash, not an exception."""
    program = f"""
from dashboard.loading.findings import ProblemLog
from dashboard.loading.nodes import compose
findings = ProblemLog()
assert compose({text}, "file", findings) is None
print(*findings.problems)
"""
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60
    )

    assert run.returncode == 0, run.stderr
    assert "is nested more than 20 levels deep" in run.stdout
