"""Names in an English text, and the words by which a dossier knows somebody or something."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from dashboard.loading.editorial.english import MONTHS, WEEKDAYS

TOKEN = re.compile(r"[^\W_](?:[^\W_]|[-–'’&.](?=[^\W_]))*")
PART = re.compile(r"[^\W_]+")
CASE_ENDING = re.compile(r"['’]s?$")
SENTENCE_END = re.compile(r"(?:^|[.!?:;…])[\s\"'“”‘’(«]*$")
LINKING = frozenset({"the", "of", "and", "a", "an", "for", "de", "la", "i", "in", "by", "to", "on"})
DATE_WORDS = frozenset(word.casefold() for word in (*MONTHS, *WEEKDAYS))
OF_A_STATE = re.compile(r"(?:a|i|n|an|ans|ian|ians|ean|eans|ese|ish|ic|s|ns|er|ers|iot|iots|ien)")
SHORTEST_STEM = 4


class Token(NamedTuple):
    """A word with a capital letter, and whether a sentence begins with it."""

    text: str
    begins: bool


def fold(text: str) -> str:
    """Return a text without case and accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


@lru_cache(maxsize=1 << 16)
def bare(word: str) -> str:
    """Return a word folded and without the ending of a genitive."""
    return CASE_ENDING.sub("", fold(word))


@lru_cache(maxsize=1 << 14)
def words_of(name: str) -> frozenset[str]:
    """Return the words of a name: 'vice-president' by its parts too."""
    found = {bare(token) for token in TOKEN.findall(name)}
    parts = {bare(part) for token in found for part in PART.findall(token)}
    return frozenset(found | parts) - LINKING


def capitalised(text: str) -> Iterator[Token]:
    """Yield the words of a text that have a capital letter."""
    for match in TOKEN.finditer(text):
        if any(sign.isupper() for sign in match[0]):
            begins = bool(SENTENCE_END.search(text[: match.start()]))
            yield Token(match[0], begins)


def proper_parts(token: Token) -> list[str]:
    """Return the parts of a word that are names: 'US' of 'US-backed', all of 'Mk-12'."""
    if token.text.endswith("-language"):
        return []
    parts = re.split(r"[-–]", token.text)
    is_one = len(parts) == 1 or any(part.isdigit() or len(part) == 1 for part in parts)
    return [token.text] if is_one else [part for part in parts if part[:1].isupper()]


def is_known(word: str, words: frozenset[str], states: Iterable[str]) -> bool:
    """Return whether a word is one of these, its plural, or the adjective of one of the states."""
    plain = bare(word)
    if plain in words or plain in DATE_WORDS or plain in LINKING or _singular(plain) in words:
        return True
    return any(is_adjective_of(plain, state) for state in states)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") else word


@lru_cache(maxsize=1 << 14)
def is_adjective_of(word: str, state: str) -> bool:
    """Return whether a word is made from the name of a state: 'Italian', 'Brazilians'.

    It shares at least four letters, all but two of the name, and ends as such words do. What
    this does not find (French, Dutch) is an alias of the state.
    """
    name = fold(state)
    stem = max(SHORTEST_STEM, len(name) - 2)
    if not word.startswith(name[:stem]) or len(name) < SHORTEST_STEM:
        return False
    return any(
        OF_A_STATE.fullmatch(word[cut:])
        for cut in range(stem, len(name) + 1)
        if word.startswith(name[:cut])
    )


@cache
def territories() -> frozenset[str]:
    """Return the names of the states of the world that are one word, folded."""
    from babel import Locale

    names = map(fold, Locale("en").territories.values())
    return frozenset(name for name in names if PART.fullmatch(name))
