"""Characters that look like YAML's own signs: named where they are in the way, and only there.

Whoever writes what a message asks for has a dossier again.
"""

# ruff: noqa: RUF001 - signs that look alike are what is tested

import re

import pytest

from dashboard.loading import attempt
from dashboard.loading.lookalikes import SIGN_OF
from tests.loading.copies import edit

FACTS = "data/facts.yaml"
STATUS = "    status: denied\n"
SAID = "statement: The keeper denied that the lamp ever went dark."
FIGURE = "[{value: 3, unit: nights, approximate: true, written: three}]"
NAMED = re.compile(
    r"(?:^\S+?:|hint: )(\d+):(\d+)\s+(?:.*?: )?holds U\+([0-9A-F]{4}) ", re.MULTILINE
)
LIST = "via: [gazette, keeper-statement]"
WIDE = {
    f"space-{number:04X}": (STATUS, STATUS.replace(": ", f":{chr(number)}"))
    for number, sign in SIGN_OF.items()
    if sign == " "
}
CASES = {
    **WIDE,
    "colon": (STATUS, "    status：denied\n"),
    "small-colon": (STATUS, "    status﹕denied\n"),
    "ratio": (STATUS, "    status∶denied\n"),
    "indentation": (STATUS, "\xa0\xa0\xa0\xa0status: denied\n"),
    "indentation-in-part": (STATUS, "   \xa0status: denied\n"),
    "wide-indentation": (STATUS, "\u3000\u3000status: denied\n"),
    "a-space-too-many": (STATUS, "    \xa0status: denied\n"),
    "before-the-colon": (STATUS, "    status\xa0: denied\n"),
    "quoted-word": (STATUS, "    status: “denied”\n"),
    "wide-quotes": (STATUS, "    status: ＂denied＂\n"),
    "single-quotes": (STATUS, "    status: ‘denied’\n"),
    "low-quotes": (STATUS, "    status: „denied“\n"),
    "quoted-text": (SAID, SAID.replace("The keeper", "“He: the keeper").replace(".", ".”")),
    "comment": (STATUS, "    status: denied ＃ he says\n"),
    "line-of-comment": (STATUS, f"    ＃ he says\n{STATUS}"),
    "en-dash": ("  - id: failure-denied", "  – id: failure-denied"),
    "wide-dash": ("  - id: failure-denied", "  － id: failure-denied"),
    "bullet": ("  - id: failure-denied", "  • id: failure-denied"),
    "after-the-dash": ("  - id: failure-denied", "  -\xa0id: failure-denied"),
    "first-key": ("  - id: failure-denied", "  - id：failure-denied"),
    "brackets": (LIST, "via: ［gazette, keeper-statement］"),
    "opening-bracket": (LIST, "via: ［gazette, keeper-statement]"),
    "closing-bracket": (LIST, "via: [gazette, keeper-statement］"),
    "comma": (LIST, "via: [gazette，keeper-statement]"),
    "ideographic-comma": (LIST, "via: [gazette、keeper-statement]"),
    "braces": (FIGURE, FIGURE.replace("{", "｛").replace("}", "｝")),
    "colon-in-braces": (FIGURE, FIGURE.replace("value: ", "value：")),
    "comma-in-braces": (FIGURE, FIGURE.replace(", ", "，")),
    "space-in-braces": (FIGURE, FIGURE.replace("value: ", "value:\u3000")),
    "space-before-a-key-in-braces": (FIGURE, FIGURE.replace(", unit", ",\xa0unit")),
    "top-key": ("facts:\n", "facts：\n"),
    "before-the-top-key": ("facts:\n", "\xa0facts:\n"),
    "several-lines": (
        STATUS + "    basis: on-record\n" + f"    {LIST}\n",
        f"    status:\xa0denied\n    basis：on-record\n    {LIST.replace(': ', ':　')}\n",
    ),
}
HARMLESS = {
    "at-the-end": (STATUS, "    status: denied\xa0\n"),
    "before-a-value": (STATUS, "    status: \xa0denied\n"),
    "in-a-list": (LIST, LIST.replace(", ", ",\xa0")),
    "in-a-text": ("The keeper denied that the", "The\xa0keeper denied “that” – the【．】，："),
    "in-quotes": ("statement: The keeper denied", "statement: '“The\xa0keeper”： denied"),
}


def said_of(copy):
    made = attempt(copy / "config.yaml")
    return "\n".join(map(str, made.problems))


def obeyed(copy, said):
    """Write YAML's sign for each character that the messages name; a colon takes a space."""
    path = copy / FACTS
    lines = path.read_text("utf-8").split("\n")
    for line, column, number in NAMED.findall(said):
        row, place = int(line) - 1, int(column) - 1
        assert ord(lines[row][place]) == int(number, 16)
    found = {(int(line) - 1, chr(int(number, 16))) for line, _, number in NAMED.findall(said)}
    for row, char in found:
        sign = SIGN_OF[ord(char)]
        if sign in "'\"":
            lines[row] = re.sub("[“”„‘’＂]", sign, lines[row])
        elif "as many as before" in said:
            lines[row] = lines[row].replace(char, "")
        else:
            wide = "  " if char == "\u3000" and lines[row].startswith(char) else sign
            lines[row] = lines[row].replace(char, ": " if sign == ":" else wide)
    path.write_text("\n".join(lines), "utf-8")


@pytest.mark.parametrize("name", CASES)
def test_a_look_alike_in_the_way_is_named_and_writing_the_sign_instead_mends_it(copy, name):
    old, new = CASES[name]
    edit_first(copy / FACTS, old, new)

    for _ in range(3):
        said = said_of(copy)
        if not said:
            break
        assert NAMED.search(said), said
        assert "is not YAML" not in said
        obeyed(copy, said)

    assert said_of(copy) == ""


def edit_first(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    place = text.index(old)
    path.write_text(text[:place] + new + text[place + len(old) :], "utf-8")


def test_every_line_at_fault_is_named_at_once(copy):
    edit_first(copy / FACTS, *CASES["several-lines"])

    assert [found[2] for found in NAMED.findall(said_of(copy))] == ["00A0", "FF1A", "3000"]


@pytest.mark.parametrize("name", HARMLESS)
def test_a_look_alike_in_a_harmless_spot_is_accepted(copy, name):
    old, new = HARMLESS[name]
    text = (copy / FACTS).read_text("utf-8")
    closing = "'" if name == "in-quotes" else ""
    line = next(line for line in text.split("\n") if old.strip("\n") in line)
    edit_first(copy / FACTS, line, line.replace(old.strip("\n"), new.strip("\n")) + closing)

    assert said_of(copy) == ""


@pytest.mark.parametrize("text", ["“a” – b： c", "10\xa0000 crowns", "a，b［c］"])
def test_a_look_alike_beside_another_error_is_not_blamed(copy, text):
    edit(
        copy / FACTS,
        "    short: Keeper denied that it",
        f"    note: {text}\n    x: [a\n    short: K",
    )

    said = said_of(copy)

    assert "is not YAML: expected ',' or ']'" in said
    assert "holds U+" not in said


def test_an_error_after_a_look_alike_is_told_too(copy):
    edit_first(copy / FACTS, STATUS, "    status:\xa0denied\n")
    edit(copy / FACTS, "    places: [fjord-town]", "    places: [fjord-town")

    said = said_of(copy)

    assert "holds U+00A0 NO-BREAK SPACE where YAML wants a space" in said
    assert "is not YAML: expected ',' or ']'" in said
