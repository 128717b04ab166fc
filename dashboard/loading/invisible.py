"""Characters that nobody can see, and where spelling needs one all the same.

Refused are those that Unicode calls ignorable by default, private use, what is no character, and a
pile of marks on a letter (UTS 39, 5.4). Let through is what belongs to a word as it is written: a
joiner beside a letter of a script that joins (UAX 31, 2.3), a space without width inside a script
that has no spaces, and the parts of an emoji (UTS 51).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

MOST_MARKS = 4
"""Marks without width on one letter."""
LAYOUT = "\t\n\r"
HIDDEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""General categories of what is not drawn, of private use, and of what is no character."""
IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Default_Ignorable_Code_Point, from DerivedCoreProperties.txt of Unicode."""
BLANK = "\u2800"
"""A pattern of Braille without a dot: a symbol by its category, and yet nothing is drawn."""

ZERO_WIDTH_SPACE, NON_JOINER, JOINER = "\u200b", "\u200c", "\u200d"
TEXT_STYLE, EMOJI_STYLE, KEYCAP = "\ufe0e", "\ufe0f", "\u20e3"
MONGOLIAN_FORMS = "\u180b\u180c\u180d\u180e\u180f"
FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,5}\U000e007f")
"""The flag of a part of a country: a black flag, its code in tags, the last tag."""
EMOJI = re.compile(
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe"
    "\u2600-\u27bf\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
"""The blocks that hold all Extended_Pictographic characters."""
KEYS = frozenset("0123456789#*")
# Scripts go by the first words of their characters' names, which never change.
JOINING = tuple(
    f"{script} "
    for script in (
        *("ADLAM", "ARABIC", "CHORASMIAN", "HANIFI ROHINGYA", "MANDAIC", "MANICHAEAN"),
        *("MONGOLIAN", "NKO", "OLD UYGHUR", "PHAGS-PA", "PSALTER PAHLAVI", "SOGDIAN", "SYRIAC"),
        *("BALINESE", "BENGALI", "BRAHMI", "CHAKMA", "DEVANAGARI", "GRANTHA", "GUJARATI"),
        *("GURMUKHI", "JAVANESE", "KAITHI", "KANNADA", "KHMER", "LEPCHA", "LIMBU", "MALAYALAM"),
        *("MEETEI MAYEK", "MODI", "MYANMAR", "NEWA", "ORIYA", "SAURASHTRA", "SHARADA", "SINHALA"),
        *("SUNDANESE", "SYLOTI NAGRI", "TAI THAM", "TAKRI", "TAMIL", "TELUGU", "TIBETAN"),
        "TIRHUTA",
    )
)
UNSPACED = ("KHMER ", "LAO ", "MYANMAR ", "NEW TAI LUE ", "TAI LE ", "TAI THAM ", "THAI ")


def unseen(text: str) -> Iterator[int]:
    """The places of characters that cannot be seen, or that turn the direction of writing."""
    if text.isascii() and text.isprintable():
        return
    flags = [found.span() for found in FLAG.finditer(text)] if "\U000e007f" in text else []
    for index, char in enumerate(text):
        in_flag = any(start < index < end for start, end in flags)
        if _is_hidden(char) and not in_flag and not _is_needed(text, index):
            yield index


def piled(text: str) -> Iterator[int]:
    """The places of marks that are one too many on a letter. A joiner does not begin it anew."""
    if text.isascii():
        return
    marks = 0
    for index, char in enumerate(text):
        if _is_mark(char):
            marks += 1
            if marks == MOST_MARKS + 1:
                yield index
        elif char not in (JOINER, NON_JOINER):
            marks = 0


@lru_cache(maxsize=4096)
def _is_hidden(char: str) -> bool:
    if char in LAYOUT:
        return False
    hidden = unicodedata.category(char) in HIDDEN or IGNORABLE.match(char)
    return bool(hidden) or char == BLANK


@lru_cache(maxsize=4096)
def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Me")


def _is_needed(text: str, index: int) -> bool:
    """Return whether the word around an unseen character is written with it."""
    before, after = text[:index][-1:], text[index + 1 : index + 2]
    match text[index]:
        case "\u200b":
            return _is_of(UNSPACED, before) and _is_of(UNSPACED, after)
        case "\u200d" if EMOJI.match(after):
            return _ends_an_emoji(text[max(0, index - 2) : index])
        case "\u200c" | "\u200d":
            beside = _is_of(JOINING, before) or _is_of(JOINING, after)
            return beside and not {before, after} & {JOINER, NON_JOINER}
        case "\ufe0e" | "\ufe0f":
            return bool(EMOJI.match(before)) or (before in KEYS and after == KEYCAP)
    return text[index] in MONGOLIAN_FORMS and _is_of(("MONGOLIAN LETTER ",), before)


def _is_of(scripts: tuple[str, ...], char: str) -> bool:
    """Return whether a character is a letter, mark or digit of one of these scripts."""
    return bool(char) and unicodedata.name(char, "").startswith(scripts)


def _ends_an_emoji(text: str) -> bool:
    """Return whether a text ends with an emoji, in whatever style."""
    return bool(EMOJI.match(text[-1:] if text[-1:] != EMOJI_STYLE else text[:-1][-1:]))
