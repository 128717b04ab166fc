"""Stand-ins for words that no font has on paper: PDF/UA forbids a missing letter.

An entry whose name has such letters is called by its id in brackets; any other word is left out,
and is seen to be.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

from dashboard.domain.dossier import Dossier
from dashboard.escaping import in_html

LEFT_OUT = "[…]"
PARTS_WORDS = r"\s!-/:-@\[-`{-~‘’“”«»…–—·←"
"""Spaces and punctuation, as in a class of a regular expression."""
JOINERS = "\u200b\u200c\u200d"
"""What no reader sees and what yet forms words: zero-width spaces and joiners."""
AS_EMOJI = "\ufe0e\ufe0f"
"""What only asks for the coloured or the plain look of a sign."""
LONG_WORD = re.compile(r"[^\W\d_]{36,}")
PART = re.compile(r".{1,12}")
BREAK = "\u200b"
"""A word that no line of a table holds, its parts, and what lets a line end between them."""
LEFT_TO_RIGHT = "\u200e"
RIGHT_TO_LEFT = re.compile(
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]"
    r"(?:[^A-Za-z\u00c0-\u058f\u0900-\u1fff\u2c00-\ufb00\n]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff])?"
)
"""From the first to the last letter of Hebrew, Arabic and the like, with what is between them."""

Swap = Callable[[str], str]


class Named(Protocol):
    """An entry that is called by a name."""

    @property
    def id(self) -> str:
        """Its slug."""
        ...

    @property
    def name(self) -> str:
        """Return its name."""
        ...


def printable(value: Any, swap: Swap) -> Any:
    """Return the texts in lists and mappings as they are printed; anything else as it is."""
    match value:
        case str():
            return _ordered(swap("".join(map(_seen, unicodedata.normalize("NFC", value)))))
        case dict():
            return {name: printable(part, swap) for name, part in value.items()}
        case list() | tuple():
            return [printable(part, swap) for part in value]
    return value


def _seen(sign: str) -> str:
    match unicodedata.category(sign):
        case "Cc" if sign != "\n":
            return " "
        case "Cf" if sign not in JOINERS:
            return ""
        case "Mn" if sign in AS_EMOJI:
            return ""
    return sign


def _ordered(text: str) -> str:
    """Return a text whose words can be broken, with numbers after Arabic words and not in them."""
    breakable = LONG_WORD.sub(lambda found: BREAK.join(PART.findall(found[0])), text)
    return RIGHT_TO_LEFT.sub(lambda found: found[0] + LEFT_TO_RIGHT, breakable)


def stand_ins(missing: Iterable[str], dossier: Dossier) -> Swap:
    """Return what replaces, in a text, the words that hold one of the `missing` letters."""
    letters = sorted(missing, key=lambda one: (-len(one), one))
    if not letters:
        return lambda text: text
    some = "|".join(map(re.escape, letters))
    word = re.compile(f"[^{PARTS_WORDS}]*?(?:{some})[^{PARTS_WORDS}]*")
    # Of two with one name the first is meant: an actor before a place.
    called = {entry.name: f"[{entry.id}]" for entry in [*unprintable(letters, dossier)][::-1]}
    called |= {in_html(name): by_id for name, by_id in called.items()}  # as in a drawing
    names = "|".join(map(re.escape, sorted(called, key=len, reverse=True)))

    def swap(text: str) -> str:
        by_id = re.sub(names, lambda found: called[found[0]], text) if names else text
        return word.sub(LEFT_OUT, by_id)

    return swap


def unprintable(missing: Iterable[str], dossier: Dossier) -> Iterator[Named]:
    """Yield the entries whose names have some of the letters."""
    letters = tuple(missing)
    entries: tuple[Named, ...] = (
        *dossier.actors,
        *dossier.places,
        *dossier.sources,
        *dossier.equipment,
    )
    for entry in entries:
        if any(letter in unicodedata.normalize("NFC", entry.name) for letter in letters):
            yield entry


def script_of(letter: str) -> str:
    """Return the script of a letter, as Unicode calls it in the letter's name: 'Arabic'."""
    first = letter[0]
    if unicodedata.category(first)[0] not in "LMN":
        return "signs"
    name = unicodedata.name(first, "unknown").split()[0]
    return {"CJK": "Chinese characters"}.get(name, name.capitalize())
