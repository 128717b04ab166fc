"""Words within a text, and texts in a row."""

import re
from collections.abc import Sequence


def has_words(text: str, words: str) -> bool:
    """Whether a text holds these words, whole and in this order, in upper or lower case."""
    sought = re.escape(_plain(words))
    return bool(re.search(rf"(?<!\w){sought}(?!\w)", _plain(text)))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence has them: 'A', 'A and B', 'A, B and C'."""
    *before, last = names or [""]
    return f"{', '.join(before)} and {last}" if before else last


def begun(words: str) -> str:
    """Return words as they begin a sentence."""
    return words[:1].upper() + words[1:]
