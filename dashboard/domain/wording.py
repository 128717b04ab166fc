"""Words within a text, and texts in a row."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from itertools import islice
from unicodedata import normalize

LONGEST_COMPARED, MOST_COMPARED = 80, 2000
"""Letters of a word, and words: comparing takes time that grows with both."""


def has_words(text: str, words: str) -> bool:
    """Return whether a text holds these words, whole and in this order, in any case."""
    sought = re.escape(folded(words))
    return bool(re.search(rf"(?<!\w){sought}(?!\w)", folded(text)))


def composed(text: str) -> str:
    """Return a text in NFC, with each run of spaces, of whatever width, as one."""
    return normalize("NFC", " ".join(text.split()))


def folded(text: str) -> str:
    """Return the same without regard to upper and lower case, for comparing."""
    return composed(text.casefold())


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence has them: 'A', 'A and B', 'A, B and C'."""
    *before, last = names or [""]
    return f"{', '.join(before)} and {last}" if before else last


def begun(words: str) -> str:
    """Return words as they begin a sentence."""
    return words[:1].upper() + words[1:]


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """Return the known word most like `word`; nothing where none is like it, by `likeness` to 1."""
    if len(word) > LONGEST_COMPARED:
        return ""
    folded = {each.casefold(): each for each in islice(sorted(known), MOST_COMPARED)}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=likeness)
    return folded[close[0]] if close else ""


def did_you_mean(word: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """Return a hint that names the known word most like `word`, or nothing."""
    close = nearest(word, known, likeness)
    return f"did you mean '{close}'?" if close else ""
