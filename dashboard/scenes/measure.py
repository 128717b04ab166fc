"""The widths of words, so that no label is cut and nothing on a slide overflows.

The widths are those of Arial, which Helvetica and Liberation Sans share, in thousandths of the
size of the type. What the font lacks is taken to be wide, so a guess errs to the safe side.
Lengths are pixels, on a slide those of 1280 by 720; sizes of type are pixels too.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

ADVANCES: dict[str, dict[str, int]] = {
    style: {
        chr(first + index): width for first, widths in runs for index, width in enumerate(widths)
    }
    for style, runs in json.loads((Path(__file__).parent / "advances.json").read_bytes()).items()
}
"""How wide each letter is, by style; `scripts/advances.py` makes the table."""
LETTER, WIDEST = 780, 1020
"""A letter of a script that the font lacks, and any other sign."""
LEADING = 1.22
"""From line to line, as a multiple of the size."""
UNSPACED = re.compile(r"[\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+")
"""Spaces, and the letters of scripts that put none between words."""
BREAKS = re.compile(r"[^\S\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]+")
"""Where a line may end."""


@lru_cache(maxsize=8192)
def _width_of(letter: str, style: str) -> int:
    widths = ADVANCES[style]
    if unicodedata.combining(letter):
        return 0
    if letter in widths:
        return widths[letter]
    base = unicodedata.normalize("NFD", letter)[0]
    if base in widths:
        return widths[base]
    narrow = letter.isalpha() and unicodedata.east_asian_width(letter) not in "WF"
    return LETTER if narrow else WIDEST


@lru_cache(maxsize=16384)
def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The length of one line."""
    style = "bold" if bold else "regular"
    return sum(_width_of(letter, style) for letter in text) * size / 1000


@lru_cache(maxsize=4096)
def wrapped(text: str, size: float, width: float, *, bold: bool = False) -> tuple[str, ...]:
    """`text` in lines no longer than `width`; a word that is too long is cut."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in _words(paragraph, size, width, bold=bold):
            longer = f"{line} {word}" if line else word
            if line and width_of(longer, size, bold=bold) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return tuple(lines)


def balanced(text: str, size: float, width: float, *, bold: bool = False) -> float:
    """Return the least width in which a text takes no more lines, so that they are alike long."""
    number = len(wrapped(text, size, width, bold=bold))
    least, most = 0.0, width
    while most - least > size / 4:
        middle = (least + most) / 2
        if len(wrapped(text, size, middle, bold=bold)) > number:
            least = middle
        else:
            most = middle
    return most


def _words(text: str, size: float, width: float, *, bold: bool) -> Iterator[str]:
    for word in filter(None, BREAKS.split(text)):
        start = 0
        for end in range(1, len(word) + 1):
            if end - start > 1 and width_of(word[start:end], size, bold=bold) > width:
                yield word[start : end - 1]
                start = end - 1
        yield word[start:]


def unbreakable(text: str) -> list[str]:
    """Return the parts of a text that a line may not be broken in: not within Chinese, say."""
    return UNSPACED.split(text)


def height_of(lines: int, size: float) -> float:
    """The height of a number of lines."""
    return lines * size * LEADING


def shortened(text: str, size: float, width: float, *, bold: bool = False) -> str:
    """`text` if it fits into one line of `width`, else its beginning with an ellipsis."""
    return fitted(text, size, width, 1, bold=bold)[0]


def fitted(
    text: str, size: float, width: float, most: int, *, bold: bool = False
) -> tuple[str, ...]:
    """Return `text` in at most `most` lines of `width`, with an ellipsis if there is more."""
    lines = wrapped(text, size, width, bold=bold)
    if len(lines) <= most:
        return lines
    room = width - width_of("…", size, bold=bold)
    last = wrapped(lines[most - 1], size, room, bold=bold)[0]
    return *lines[: most - 1], f"{last}…"
