"""Sentences that say the same twice."""

import re
from collections.abc import Hashable, Iterator

from dashboard.domain.facts import Fact
from dashboard.loading.draft import Finding
from dashboard.loading.editorial.english import SMALL_WORDS
from dashboard.loading.editorial.names import bare
from dashboard.loading.editorial.texts import Material

WORD = re.compile(r"\w+")
STEM = 6
LEAST_WORDS = 3


def statements_differ(material: Material) -> Iterator[Finding]:
    """No two facts say the same, but for a word more or less, of the same time.

    Facts that refer to each other, or are in one tension, may be as near as that, but not equal.
    """
    seen: dict[Hashable, Fact] = {}
    for fact in material.dossier.facts:
        content = _content(fact.statement)
        other = _like(content, seen)
        if other and _says_the_same(fact, other, material):
            what = f"says what '{other.id}' says"
            hint = "join the two; if both are right, let one qualify the other"
            yield Finding(fact, "statement", what, hint)
        for key in _keys(content):
            seen.setdefault(key, fact)


def _content(text: str) -> frozenset[str]:
    """Return the words of a statement that carry its content, without their endings.

    Words that soften count, small words and order do not.
    """
    words = (bare(word) for word in WORD.findall(text))
    counted = (word for word in words if word not in SMALL_WORDS or word in ("may", "might"))
    return frozenset(word.removesuffix("s")[:STEM] for word in counted)


def _keys(content: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield what two statements share that differ by one word at most."""
    if len(content) >= LEAST_WORDS:
        yield content
        if len(content) > LEAST_WORDS:
            yield from (content - {word} for word in sorted(content))


def _like(content: frozenset[str], seen: dict[Hashable, Fact]) -> Fact | None:
    """Return an earlier fact whose statement has the same words, or one more or less."""
    for key in _keys(content):
        other = seen.get(key)
        if other and len(_content(other.statement) ^ content) <= 1:
            return other
    return None


def _says_the_same(fact: Fact, other: Fact, material: Material) -> bool:
    if fact.statement.casefold() == other.statement.casefold():
        return fact.when.overlaps(other.when)
    return fact.when.overlaps(other.when) and other not in material.linked[fact.id]


RULES = (statements_differ,)
