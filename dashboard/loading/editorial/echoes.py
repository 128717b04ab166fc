"""Sentences that say the same twice, and runs of words that are the article's own."""

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
LONGEST_RUN = 7
"""Words in a row that a text may share with the article."""
TEXTS = {
    "facts": ("statement", "short", "say", "caveat", "note", "when_why"),
    "tensions": ("title", "differs", "open"),
    "questions": ("question", "settled_by"),
    "relations": ("phrase", "note"),
    "aid": ("detail", "stage_why", "channel", "note"),
    "not_aid": ("what", "why"),
    "responses": ("statement",),
    "places": ("why",),
    "actors": ("role", "note"),
    "sources": ("phrase", "note"),
}
"""By collection: the keys that hold our own sentences."""


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


def texts_are_our_own(material: Material) -> Iterator[Finding]:
    """No text shares eight or more words in a row with an article, in whatever language."""
    runs = {
        run for paragraphs in material.texts.values() for text in paragraphs for run in _runs(text)
    }
    for record, key, text in _all_texts(material) if runs else ():
        shared = [start for start, run in enumerate(_runs(text)) if run in runs]
        if shared:
            words = WORD.findall(text)[shared[0] : shared[0] + 3]
            first = " ".join(words)
            what = f"shares {LONGEST_RUN + 1} words in a row with the article, from '{first}'"
            yield Finding(record, key, what, "say it in other words")


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Yield all runs of eight words."""
    words = [word.casefold() for word in WORD.findall(text)]
    length = LONGEST_RUN + 1
    return (tuple(words[at : at + length]) for at in range(len(words) - LONGEST_RUN))


def _all_texts(material: Material) -> Iterator[tuple[object, str, str]]:
    dossier = material.dossier
    for collection, keys in TEXTS.items():
        for record in getattr(dossier, collection):
            yield from ((record, key, getattr(record, key)) for key in keys)
    for seed in dossier.seeds:
        yield from ((paragraph, "gist", paragraph.gist) for paragraph in seed.paragraphs)
    yield from (
        (said.record, said.key, said.text) for said in material.checked if not _is_fact(said)
    )


def _is_fact(said: object) -> bool:
    return isinstance(getattr(said, "record", None), Fact)


RULES = (statements_differ, texts_are_our_own)
