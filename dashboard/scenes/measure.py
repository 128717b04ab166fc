"""How much room words take, so that no label is cut and nothing on a slide overflows.

The widths are those of Arial, which Helvetica and Liberation Sans share, in thousandths of the
size of the type. What the table does not hold is taken to be wide, so a guess errs to the safe
side. Lengths are pixels, on a slide those of 1280 by 720; sizes of type are pixels too.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

GROUPS = {
    191: "'",
    222: "ijl‘’",
    278: " !,./:;I[\\]ft·|",
    334: "()-`r“”{}",
    389: '*"',
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu–",
    584: "+<=>~−×",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
}
WIDTHS = {letter: width for width, letters in GROUPS.items() for letter in letters}
LETTER, WIDEST = 780, 1020
"""A letter of another script, and any other sign."""
BOLD = 1.09
LEADING = 1.22
"""From line to line, as a multiple of the size."""
UNSPACED = re.compile(r"[\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+")
"""Spaces, and the letters of scripts that put none between words."""
BREAKS = re.compile(r"[^\S\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]+")
"""Where a line may end."""


@lru_cache(maxsize=4096)
def _width_of(letter: str) -> int:
    if letter in WIDTHS:
        return WIDTHS[letter]
    if unicodedata.combining(letter):
        return 0
    base = unicodedata.normalize("NFD", letter)[0]
    if base in WIDTHS:
        return WIDTHS[base]
    narrow = letter.isalpha() and unicodedata.east_asian_width(letter) not in "WF"
    return LETTER if narrow else WIDEST


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The length of one line."""
    return sum(map(_width_of, text)) * size / 1000 * (BOLD if bold else 1)


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
    """The height of so many lines."""
    return lines * size * LEADING


def shortened(text: str, size: float, width: float, *, bold: bool = False) -> str:
    """`text` if it fits into one line of `width`, else its beginning with an ellipsis."""
    return fitted(text, size, width, 1, bold=bold)[0]


def fitted(
    text: str, size: float, width: float, most: int, *, bold: bool = False
) -> tuple[str, ...]:
    """Return `text` in at most so many lines of `width`, with an ellipsis if there is more."""
    lines = wrapped(text, size, width, bold=bold)
    if len(lines) <= most:
        return lines
    room = width - width_of("…", size, bold=bold)
    last = wrapped(lines[most - 1], size, room, bold=bold)[0]
    return *lines[: most - 1], f"{last}…"
