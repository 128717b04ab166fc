"""Runs of words in our texts that are the article's own."""

import re
from collections.abc import Iterator

from dashboard.domain.facts import Fact
from dashboard.domain.sources import Source
from dashboard.loading.draft import Finding
from dashboard.loading.editorial.lexicon import Named
from dashboard.loading.editorial.texts import Material

WORD = re.compile(r"\w+(?:['’]\w+)*")
"""A word with its genitive: 'Egypt's' is one."""
RUN = 8
"""Words in a row that no text may share with the article; a name counts as one of them."""
SHOWN = 5
"""How many of them a message names."""
Words = tuple[str, ...]
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


def texts_are_our_own(material: Material) -> Iterator[Finding]:
    """No text shares eight or more words in a row with an article, in whatever language.

    A name that stands in them counts as one word, for there is no other to call somebody by.
    """
    theirs = {
        run for paragraphs in material.texts.values() for text in paragraphs for run in _runs(text)
    }
    names = _names(material) if theirs else frozenset()
    for record, key, text in _all_texts(material) if theirs else ():
        shared = (run for run in _shared(text, theirs) if _weight(run, names) >= RUN)
        if borrowed := next(shared, None):
            first = " ".join(borrowed[:SHOWN])
            what = f"shares {RUN} words in a row with the article, from '{first}'"
            yield Finding(record, key, what, "say it in other words")


def _words(text: str) -> Words:
    return tuple(WORD.findall(text))


def _folded(words: Words) -> Words:
    return tuple(word.casefold().replace("’", "'") for word in words)


def _runs(text: str) -> Iterator[Words]:
    """Yield all runs of eight words, in small letters."""
    words = _folded(_words(text))
    return (words[at : at + RUN] for at in range(len(words) - RUN + 1))


def _shared(text: str, theirs: set[Words]) -> Iterator[Words]:
    """Yield the stretches of a text of which every eight words in a row are shared."""
    words = _words(text)
    start: int | None = None
    is_shared = [run in theirs for run in _runs(text)]
    for at, shared in enumerate((*is_shared, False)):
        if shared and start is None:
            start = at
        elif not shared and start is not None:
            yield words[start : at - 1 + RUN]
            start = None


def _weight(run: Words, names: frozenset[Words]) -> int:
    """Return how many words there are, each name as one: the longest one that begins there."""
    words, longest = _folded(run), max(map(len, names), default=1)
    at = weight = 0
    while at < len(words):
        ends = range(min(len(words), at + longest), at, -1)
        at = next((end for end in ends if _bare(words[at:end]) in names), at + 1)
        weight += 1
    return weight


def _bare(words: Words) -> Words:
    """Return the words of a name without the ending of a genitive."""
    return (*words[:-1], words[-1].removesuffix("'s").removesuffix("'"))


def _names(material: Material) -> frozenset[Words]:
    """Return what actors, places and sources are called: names, aliases, phrases."""
    dossier = material.dossier
    entries: tuple[Named, ...] = (*dossier.actors, *dossier.places, *dossier.sources)
    called = {name for entry in entries for name in (entry.name, *entry.aliases, *entry.native)}
    called |= {entry.phrase for entry in entries if isinstance(entry, Source)}
    return frozenset(_bare(_folded(_words(name))) for name in called if _words(name))


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


RULES = (texts_are_our_own,)
