"""Dates as a text names them: by the months of its language, in the forms that grammar asks for.

The names of months are those of the CLDR, in a date ('31 października') and standing alone
('październik'). Where the two differ, the language inflects its months: then a word that begins
with the letters that both share names the month too, if at most three letters follow ('w
październiku'), or one where they share less than three.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from dashboard.domain.dates import SIDE

WORD = re.compile(r"\w+")
DAY = re.compile(r"0?([1-9]\d?)\D*")
YEAR = re.compile(r"[12]\d{3}")
SHORTEST_STEM = 3
FORMS = (("format", "wide"), ("stand-alone", "wide"), ("format", "abbreviated"))


class Calendar:
    """The months of one language; none where the CLDR does not know it."""

    def __init__(self, language: str) -> None:
        from babel import Locale, UnknownLocaleError

        try:
            known = Locale.parse(language, sep="-").months
            self.months = {month: _names(known, month) for month in range(1, 13)}
        except (UnknownLocaleError, ValueError):
            self.months = {}

    def names(self, text: str, side: str) -> bool:
        """Return whether a text names one end of an EDTF date: its day, month or year.

        A year beside the month must be the right one; that it is there is not asked for.
        """
        if re.search(rf"(?<!\d){re.escape(side.rstrip('~?%'))}(?!\d)", text):
            return True
        found, words = SIDE.fullmatch(side), WORD.findall(text)
        if not found or not found["month"]:
            return False
        month, day = int(found["month"]), int(found["day"] or 0)
        return any(
            self._is_month(word, month)
            and (not day or _day_beside(words, at) == day)
            and _year_after(words, at) in (None, int(found["year"]))
            for at, word in enumerate(words)
        )

    def _is_month(self, word: str, month: int) -> bool:
        names = self.months[month]
        if any(_is_name(word, name) for name in names):
            return True
        stem = _shared(names[0].casefold(), names[1].casefold())
        more = 3 if len(stem) >= SHORTEST_STEM else 1
        is_inflected = names[0] != names[1] and len(stem) > 1
        return is_inflected and word.casefold().startswith(stem) and len(word) <= len(stem) + more


def _names(known: object, month: int) -> list[str]:
    """A month in a date, alone, and short."""
    return [str(known[use][width][month]).rstrip(".") for use, width in FORMS]  # type: ignore[index]


def _is_name(word: str, name: str) -> bool:
    """Return whether a word is a name; a name with a capital needs one: 'may' is no May."""
    return word.casefold() == name.casefold() and (name[0].islower() or word[0].isupper())


def _shared(one: str, other: str) -> str:
    """The letters that two words begin with."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return "".join(letter for letter, _ in pairs)


def _day_beside(words: Sequence[str], at: int) -> int | None:
    """The day that is with a month: up to two words before it, else the word after it."""
    for word in (*words[max(0, at - 2) : at][::-1], *words[at + 1 : at + 2]):
        if found := DAY.fullmatch(word):
            return int(found[1])
    return None


def _year_after(words: Sequence[str], at: int) -> int | None:
    """The year that follows a month, its day or a short word between: 'March 3, 2031'."""
    for word in words[at + 1 : at + 3]:
        if YEAR.fullmatch(word):
            return int(word)
        if not (DAY.fullmatch(word) or len(word) <= 2):
            return None
    return None
