"""Words within a text."""

import re


def has_words(text: str, words: str) -> bool:
    """Whether a text holds these words, whole and in this order, in upper or lower case."""
    sought = re.escape(_plain(words))
    return bool(re.search(rf"(?<!\w){sought}(?!\w)", _plain(text)))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
