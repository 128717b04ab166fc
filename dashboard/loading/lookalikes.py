"""Characters that look like the spaces and signs of YAML and are others: found and named.

They come from web pages, word processors and keyboards for Chinese and Japanese. In a text they
are harmless; where YAML needs its own sign, the file means something else than one sees.
"""

import re
from typing import NamedTuple

from dashboard.loading.characters import name_of
from dashboard.loading.findings import At

MEANT = {
    " ": (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000),
    ":": (0xFF1A, 0xFE55, 0xFE13, 0x2236, 0xA789),
    ",": (0xFF0C, 0xFE50, 0xFE10, 0xFF64, 0x3001, 0x060C),
    "[": (0xFF3B, 0x3010),
    "]": (0xFF3D, 0x3011),
    "{": (0xFF5B,),
    "}": (0xFF5D,),
    "'": (0xFF07, 0x2018, 0x2019, 0x201A),
    '"': (0xFF02, 0x201C, 0x201D, 0x201E, 0xAB, 0xBB),
    "#": (0xFF03, 0xFE5F),
    "-": (0xFF0D, 0xFE63, *range(0x2010, 0x2016), 0x2212, 0x2022),
}
"""By a sign of YAML: what is easily taken for it."""
SIGN_OF = {number: sign for sign, numbers in MEANT.items() for number in numbers}
WRITE_THAT = "write that instead; the two look alike"
"""What to do about one."""
PAIRED = "[]{}'\""
OPENS = re.compile(r"(?:^|[:,\[{-]) *$")
CLOSES = re.compile(r" *(?:$|[,\]}#])")
LONGEST, MOST = 2000, 40
"""Characters of a line, and look-alikes in it: of more, none is named."""


class Lookalike(NamedTuple):
    """A character where YAML needs one of its own signs, and which."""

    at: At
    char: str
    sign: str

    @property
    def said(self) -> str:
        """Return what is wrong with it."""
        wanted = {" ": "a space", ":": "':' and a space"}.get(self.sign, repr(self.sign))
        return f"holds {name_of(self.char)} where YAML wants {wanted}"

    @property
    def hint(self) -> str:
        """Return what to do, where a message is about something else on its line."""
        both = ", at both ends" if self.sign in PAIRED else ""
        return f"{self.at.line}:{self.at.column} {self.said}; write that instead{both}"


def lookalikes(line: str, at: At) -> list[Lookalike]:
    """The look-alikes of a line that are where YAML needs its own sign; `at` is its start."""
    if line.isascii() or len(line) > LONGEST:
        return []
    plain = line.translate(SIGN_OF)
    indices = [index for index, char in enumerate(line) if ord(char) in SIGN_OF]
    return [
        Lookalike(at._replace(column=at.column + index), line[index], plain[index])
        for index in indices[:MOST]
        if _matters(plain[index], plain[:index], plain[index + 1 :])
    ]


def _matters(sign: str, before: str, after: str) -> bool:
    """Return whether a sign between these halves of a line would be YAML, and not text."""
    match sign:
        case " ":
            is_first = not before.strip(" -") or re.search(r"(?:[\w\"']:|[,\[{]) *$", before)
            return bool(is_first or re.match(r" *(?::(?: |$)|#)", after))
        case ":":
            return bool(re.search(r"[A-Za-z_\"'] *$", before))
        case ",":
            return "[" in before or "{" in before
        case "[" | "{":
            return bool(OPENS.search(before))
        case "]" | "}":
            return ("[" if sign == "]" else "{") in before
        case "#":
            return not before or before.endswith(" ")
        case "-":
            return not before.strip(" -") and after.startswith(" ")
    return bool(OPENS.search(before) or CLOSES.match(after))


def mended(line: str, found: list[Lookalike], wide: str = " ") -> str:
    """The line with the signs that it wants; `wide` is for a wide space of its indentation."""
    start = len(line) - len(line.lstrip())
    written = {":": ": "}
    signs = {one.at.column - 1: written.get(one.sign, one.sign) for one in found}
    return "".join(
        wide if index in signs and index < start else signs.get(index, char)
        for index, char in enumerate(line)
    )
