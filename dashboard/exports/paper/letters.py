"""Which signs the fonts of the paper have: PDF/UA forbids a word that cannot be shown.

A test sets all of them. A sign of another script is written by its number, as `[U+4E2D]`.
"""

import unicodedata
from typing import Any

RANGES = (
    (0x20, 0x7E),
    (0xA0, 0xAC),
    (0xAE, 0x2FF),
    (0x332, 0x332),
    (0x391, 0x3A1),
    (0x3A3, 0x482),
    (0x48A, 0x4FF),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2027),
    (0x2030, 0x205E),
    (0x20A0, 0x20BF),
    (0x2100, 0x2151),
    (0x2190, 0x23FF),
    (0x2500, 0x25FF),
)
"""Latin, Greek, Cyrillic, punctuation, currencies, arrows, mathematics, shapes: first and last."""
SHOWN = frozenset(chr(number) for first, last in RANGES for number in range(first, last + 1))


def displayable(value: Any) -> Any:
    """Texts in lists and mappings with what the fonts can show; anything else as it is."""
    match value:
        case str():
            return "".join(map(_shown, unicodedata.normalize("NFC", value)))
        case dict():
            return {name: displayable(part) for name, part in value.items()}
        case list() | tuple():
            return [displayable(part) for part in value]
    return value


def _shown(sign: str) -> str:
    if sign in SHOWN or sign == "\n":
        return sign
    match unicodedata.category(sign):
        case "Cc":
            return " "
        case "Cf":
            return ""
    return f"[U+{ord(sign):04X}]"
