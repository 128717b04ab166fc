"""Bytes -> text, without any character that a reader of the file cannot see."""

import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from dashboard.loading.findings import At, ProblemLog
from dashboard.loading.invisible import MOST_MARKS, piled, unseen

# What YAML cannot hold, and the line ends that PyYAML knows and editors do not: with them, every
# later line number would be off.
UNREADABLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
PILED = f"holds more than {MOST_MARKS} marks on one letter"
NO_LETTERS = {"Cn": "which is not a character", "Co": "which is for private use"}
SAVE_AS = "save it as UTF-8 text, without a byte order mark"


def decode(data: bytes, file: str, findings: ProblemLog) -> str | None:
    """The text of a file, or None where it is none; unseen characters are noted, and left in."""
    if not _is_utf8(data, file, findings):
        return None
    text = data.decode()
    if bad := UNREADABLE.search(text):
        what = f"holds {name_of(bad[0])}, which is not allowed in a text"
        findings.add(position(text, bad.start(), file), what, "remove it")
        return None
    for number, line in enumerate(text.split("\n"), 1):
        for index in unseen(line):
            findings.add(At(file, number, index + 1), holds(line[index]), "remove it")
        for index in piled(line):
            findings.add(At(file, number, index + 1), PILED, "remove the others")
    return text


def readable(text: str) -> str:
    """Return a text from elsewhere without what `decode` refuses."""
    text = UNREADABLE.sub("", text)
    refused = {*unseen(text), *piled(text)}
    return "".join(char for index, char in enumerate(text) if index not in refused)


def _is_utf8(data: bytes, file: str, findings: ProblemLog) -> bool:
    whole = At(file, 1, 1)
    if data.startswith(BOM_UTF8):
        findings.add(whole, "begins with a byte order mark", SAVE_AS)
    elif data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        findings.add(whole, "is UTF-16, not UTF-8", SAVE_AS)
    elif b"\0" in data:
        before = data[: data.index(b"\0")].decode("utf-8", "replace")
        what = "holds a NUL byte: it is no text, or not in UTF-8"
        findings.add(position(before, len(before), file), what, SAVE_AS)
    else:
        return _decodes(data, file, findings)
    return False


def _decodes(data: bytes, file: str, findings: ProblemLog) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        what = f"is not UTF-8: it holds the byte 0x{data[error.start]:02x}"
        findings.add(position(before, len(before), file), what, SAVE_AS)
        return False
    return True


def position(text: str, index: int, file: str) -> At:
    """Return where a character of a file is."""
    before = text[:index]
    return At(file, before.count("\n") + 1, index - before.rfind("\n"))


def holds(char: str) -> str:
    """Return what is wrong with an unseen character."""
    why = NO_LETTERS.get(unicodedata.category(char), "which is invisible")
    return f"holds {name_of(char)}, {why}"


def name_of(char: str) -> str:
    """A character by its number and name."""
    unnamed = "" if unicodedata.category(char) in NO_LETTERS else " (a control character)"
    named = unicodedata.name(char, "")
    return f"U+{ord(char):04X}{f' {named}' if named else unnamed}"
