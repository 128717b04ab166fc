"""Names in a paragraph: those of the dossier, in any of their forms, and those nobody knows."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dashboard.authoring.language import (
    AFTER,
    APOSTROPHES,
    BEFORE,
    WITHIN,
    Found,
    Language,
    longest,
)
from dashboard.authoring.mark import Mark, Sort
from dashboard.domain.dossier import Dossier
from dashboard.domain.wording import folded

COLLECTIONS = ("actors", "places", "sources", "terms")
SHORTEST_STEM = 3
SHORTEST_NAME = 4
"""Letters of a name of one word that may be inflected: shorter ones are like too much else."""
WORD = re.compile(rf"{BEFORE}[^\W\d_][\w{WITHIN}]*")
BEGINNING = re.compile(r"(?:^|[.!?…:;]\s*|[\"«“„‘(]\s*|[–—-]\s+)$")
OWNING = re.compile(rf"[{APOSTROPHES}]s$")
UNKNOWN = "No name of the dossier: add an entry, or leave it out."


class Name(NamedTuple):
    """A name of the dossier: whose it is, and whether the audit looks for it."""

    text: str
    entry: str
    """'actors:ansa-holm'"""
    is_native: bool
    """Whether it is among `native`, or the entry has none, so that nothing is missing there."""


def names_of(dossier: Dossier) -> tuple[Name, ...]:
    """Return all names of actors, places, sources and terms."""
    return tuple(
        Name(text, f"{collection}:{entry.id}", text in entry.native or not entry.native)
        for collection in COLLECTIONS
        for entry in getattr(dossier, collection)
        for text in dict.fromkeys((*entry.native, entry.name, *entry.aliases))
    )


def known_names(text: str, language: Language, names: tuple[Name, ...]) -> list[Mark]:
    """Return the names of the dossier that a paragraph holds, each with all entries that bear it.

    A form that `native` has not is found too, and said to be missing there: the audit looks for
    these forms only.
    """
    hits = [hit for name in names for hit in _exact(text, name)]
    taken = {(hit.start, hit.end) for hit in hits}
    hits += [
        hit
        for name in names
        for hit in _inflected(text, name, language)
        if (hit.start, hit.end) not in taken
    ]
    marks: dict[tuple[int, int], Mark] = {}
    for span in longest(hits):
        same = [hit for hit in hits if (hit.start, hit.end) == (span.start, span.end)]
        marks[span.start, span.end] = _mark(span, same, names)
    return list(marks.values())


def _mark(span: Found, same: list[Found], names: tuple[Name, ...]) -> Mark:
    """Return the mark of a run of words; `same` are the names of the dossier found there."""
    entries = list(dict.fromkeys(hit.meaning for hit in same))
    forms = {(name.entry, folded(name.text)) for name in names if name.is_native}
    lacking = [entry for entry in entries if (entry, folded(span.text)) not in forms]
    why = f"Not among native of {', '.join(lacking)}: add '{span.text}'." if lacking else ""
    return Mark(span.start, span.end, span.text, Sort.NAME, " ".join(entries), why)


def _exact(text: str, name: Name) -> Iterator[Found]:
    pattern = re.escape(name.text).replace(r"\ ", r"\s+")
    for match in re.finditer(f"(?i:{BEFORE}{pattern}{AFTER})", text):
        if _is_written_so(match[0], name.text):
            yield Found(match.start(), match.end(), match[0], name.entry)


def _is_written_so(found: str, name: str) -> bool:
    """Return whether a name has its capitals: 'US' is not 'us', 'May' is not 'may'."""
    if name.isupper() and len(name) <= SHORTEST_NAME:
        return found == name
    return found[0].isupper() or not name[0].isupper()


def _inflected(text: str, name: Name, language: Language) -> Iterator[Found]:
    """Yield the forms of a name that the grammar of the language makes, word by word."""
    endings = language.endings.get("name", [])
    words = name.text.split()
    is_fit = min(map(len, words)) >= SHORTEST_STEM and len(name.text) >= SHORTEST_NAME
    if not (endings and is_fit and name.text[0].isupper()):
        return
    ending = "|".join(sorted(map(re.escape, endings), key=len, reverse=True))
    stems = (rf"{re.escape(_stem(word, language))}(?:{ending})?" for word in words)
    pattern = re.compile(f"(?i:{BEFORE}{'[ ]+'.join(stems)}{AFTER})")
    for match in pattern.finditer(text):
        if _is_written_so(match[0], name.text):
            yield Found(match.start(), match.end(), match[0], name.entry)


def _stem(word: str, language: Language) -> str:
    """Return what stays of a word when it is inflected: all but its last vowel, for example."""
    cut = word[:-1] if word[-1] in language.words("names", "dropped") else word
    return cut if len(cut) >= SHORTEST_STEM else word


def unknown_names(text: str, language: Language, taken: list[Mark]) -> list[Mark]:
    """Return runs of words with a capital that are no name of the dossier and in no other mark.

    A single word at the beginning of a sentence may have its capital from there, unless it owns
    something, or a verb of one person follows: 'Yemen's government', 'Riyadh has'.
    """
    runs = () if text.isupper() else _capitalised(text, language)
    names = [
        (start, start + len(OWNING.sub("", text[start:end])))
        for start, end in runs
        if _is_a_name(text, start, end) or _begins_as_a_name(text, start, end, language)
    ]
    marks = [Mark(*span, text[slice(*span)], Sort.NAME, "", UNKNOWN) for span in names]
    return [mark for mark in marks if not any(map(mark.overlaps, taken))]


def _capitalised(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Yield where words with a capital stand in a row; 'de' and the like may stand between."""
    between = re.compile(rf"\s+(?:(?:{language.any_of('names', 'particles')})\s+)?")
    start = end = 0
    article = re.compile(rf"(?:{language.any_of('names', 'particles')})-(?=[^\W\d_])")
    for word in WORD.finditer(text):
        first = article.match(word[0])
        if not word[0][first.end() if first else 0].isupper():
            continue
        if end and between.fullmatch(text, end, word.start()):
            end = word.end()
            continue
        if end:
            yield start, end
        start, end = word.span()
    if end:
        yield start, end


def _is_a_name(text: str, start: int, end: int) -> bool:
    words = text[start:end]
    says_so = " " in words or any(sign.isdigit() for sign in words)
    is_acronym = words.isupper() and len(words) > 1
    return says_so or is_acronym or not BEGINNING.search(text[:start])


def _begins_as_a_name(text: str, start: int, end: int, language: Language) -> bool:
    """Return whether a word at the beginning of a sentence stands there as names do."""
    word = text[start:end]
    if word.casefold() in language.words("names", "common"):
        return False
    owns = bool(OWNING.search(word))
    follows = re.compile(rf"\s+(?:{language.any_of('names', 'after')}){AFTER}")
    is_plural = word.endswith("s")
    return owns or (not is_plural and bool(follows.match(text, end)))
