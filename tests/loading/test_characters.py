"""Bytes that are no text, and characters that nobody can see."""

import pytest

from dashboard.loading.characters import decode
from dashboard.loading.findings import ProblemLog

SAVE = "\n    hint: save it as UTF-8 text, without a byte order mark"


def decoded(data):
    findings = ProblemLog()
    return decode(data, "facts.yaml", findings), "\n".join(map(str, findings.problems))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xef\xbb\xbffacts: []", "facts.yaml:1:1  begins with a byte order mark" + SAVE),
        ("facts: []".encode("utf-16"), "facts.yaml:1:1  is UTF-16, not UTF-8" + SAVE),
        (
            "a: b\nfacts: []".encode("utf-16-le"),
            "facts.yaml:1:2  holds a NUL byte: it is no text, or not in UTF-8" + SAVE,
        ),
        (b"a: b\nc: \0", "facts.yaml:2:4  holds a NUL byte: it is no text, or not in UTF-8" + SAVE),
        (
            "a: b\nc: Nicolás".encode("latin-1"),
            "facts.yaml:2:9  is not UTF-8: it holds the byte 0xe1" + SAVE,
        ),
        (
            b"a: b\nc: \x07 \x08",
            "facts.yaml:2:4  holds U+0007 (a control character), which is not allowed in a text"
            "\n    hint: remove it",
        ),
        (
            "a: b\u2028c: d".encode(),
            "facts.yaml:1:5  holds U+2028 LINE SEPARATOR, which is not allowed in a text"
            "\n    hint: remove it",
        ),
    ],
    ids=["bom", "utf-16", "utf-16 without mark", "nul", "latin-1", "bell", "line separator"],
)
def test_what_is_no_text_is_one_clear_problem(data, said):
    assert decoded(data) == (None, said)


def test_all_unseen_characters_are_reported_and_the_text_is_still_read():
    text = "a: one\u202etwo\nb: three\u200bfour\n"

    assert decoded(text.encode()) == (
        text,
        "facts.yaml:1:7  holds U+202E RIGHT-TO-LEFT OVERRIDE, which is invisible\n"
        "    hint: remove it\n"
        "facts.yaml:2:9  holds U+200B ZERO WIDTH SPACE, which is invisible\n"
        "    hint: remove it",
    )


@pytest.mark.parametrize(
    "char",
    [*"\u00ad\u061c\u200d\u200e\u200f\u2066\u2069\ufeff\u3164\u2800\U000e0041"],
    ids=lambda char: f"U+{ord(char):04X}",
)
def test_a_character_that_draws_nothing_is_reported(char):
    _, said = decoded(f"a: one{char}two".encode())

    assert said.startswith(f"facts.yaml:1:7  holds U+{ord(char):04X}")


@pytest.mark.parametrize(
    "text",
    [
        "Мадуро",
        "Nicolás",
        "“quoted” — 5 000",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u062f",
        "क\u094d\u200dष",
        "東京",
        "a\tb\r\n",
    ],
    ids=["Cyrillic", "accents", "typography", "Persian", "Devanagari", "Japanese", "layout"],
)
def test_writing_of_any_language_passes(text):
    assert decoded(text.encode()) == (text, "")
