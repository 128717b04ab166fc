"""Search: the facts whose cards hold every word of a text.

Words are compared folded (no case, accents, hyphens, apostrophes or digit grouping), as a whole or
by their beginning. The index is SQLite's FTS5, in memory. It gets words that are folded already.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import takewhile
from threading import Lock
from typing import NamedTuple

from dashboard.domain.attribution import links
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.vocabulary import SourceKind

WORD = re.compile(r"[^\W_]+(?:[-\u2010'’.·][^\W_]+)*")
PART = re.compile(r"\d+(?:·\d+)*|[^\W\d_]+")
GENITIVE = re.compile(r"['’]s$")
GROUPED = re.compile(r"(?<!\d)\d{1,3}(?:[\s,.'’]\d{3})+(?!\d)")
DECIMAL_MARK = re.compile(r"(?<=\d)[.,](?=\d)")
UNSEEN = frozenset({"Mn", "Mc", "Me", "Cf"})
"""Categories that folding drops: marks on letters, soft hyphens, marks of direction."""
LONGEST_WHOLE = 2
"""Words up to this length are found whole only: 'us' does not find 'used'."""
SHORTEST_MENDED = 4
_LOCK = Lock()
"""Held while an index is made or asked: visitors share it, each in a thread of their own."""


class Found(NamedTuple):
    """The ids of the facts found. Where there are none: a text that would find some, if known."""

    facts: frozenset[str]
    suggestion: str


class Word(NamedTuple):
    """A word as it is indexed: 'Mk-12' as 'mk12', and by its parts 'mk' and '12'."""

    joined: str
    parts: tuple[str, ...]


def search(text: str, dossier: Dossier) -> Found:
    """Return the facts whose cards hold all words of a text; none for a text without words."""
    with _LOCK:
        index = _index(dossier)
        if rows := _rows(_words(text), index):
            return Found(frozenset(dossier.facts[row].id for row in rows), "")
        return Found(frozenset(), _suggestion(text, index))


def card(fact: Fact, dossier: Dossier) -> Iterator[str]:
    """Yield the texts on a fact's card that a reader may look for, and other names in them."""
    yield from (fact.id.replace("-", " "), fact.statement, fact.short, fact.say, fact.caveat)
    yield from (fact.note, dossier.kind[fact.kind].name, fact.when_is.label, fact.when_is.value)
    for report in fact.reports:
        yield from (report.status.label, report.basis.label, report.hedge)
    for figure in fact.figures:
        yield from (str(figure), f"{figure.value:.15g}", figure.written)
    for actor in map(dossier.actor.__getitem__, dossier.takes_part[fact.id]):
        yield from (actor.name, actor.role, *actor.native, *actor.aliases)
    for place in map(dossier.place.__getitem__, fact.places):
        yield from (place.name, *place.native, *place.aliases)
    for link in links(fact, dossier):
        yield from (link.name, *link.native, *link.aliases)
        # Every fact comes from an article, so its language or country would find them all.
        yield link.phrase if link.kind is not SourceKind.ARTICLE else ""


def _words(text: str) -> list[Word]:
    """Return the words of a text; those with a hyphen, apostrophe or digits by their parts too."""
    found = WORD.findall(DECIMAL_MARK.sub("·", _ungrouped(_folded(text))))
    return [
        Word("".join(PART.findall(one)), tuple(PART.findall(GENITIVE.sub("", one))))
        for one in found
    ]


def _ungrouped(text: str) -> str:
    return GROUPED.sub(lambda found: re.sub(r"\D", "", found[0]), text)


def _folded(text: str) -> str:
    if text.isascii():
        return text.casefold()
    signs = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in signs if unicodedata.category(sign) not in UNSEEN)


@lru_cache(maxsize=4)
def _index(dossier: Dossier) -> sqlite3.Connection:
    """Return the words of each fact, by its place in the dossier, and all words with their use."""
    index = sqlite3.connect(":memory:", check_same_thread=False)
    # The tokenizer "ascii" splits at spaces here and leaves every sign beyond ASCII alone.
    index.executescript("""
        CREATE VIRTUAL TABLE cards
            USING fts5(words, content='', columnsize=0, detail=none, tokenize='ascii');
        CREATE VIRTUAL TABLE known USING fts5vocab(cards, row);
    """)
    rows = enumerate(" ".join(words) for words in indexed(dossier).values())
    index.executemany("INSERT INTO cards(rowid, words) VALUES (?, ?)", rows)
    return index


@lru_cache(maxsize=4)
def indexed(dossier: Dossier) -> Mapping[str, frozenset[str]]:
    """Return by its id the indexed words of each fact, with the other names of terms among them."""
    return dict(_cards(dossier))


def _cards(dossier: Dossier) -> Iterator[tuple[str, frozenset[str]]]:
    forms = cache(_indexed)
    named = [(forms(term.name), (*term.native, *term.aliases)) for term in dossier.terms]
    for fact in dossier.facts:
        held = frozenset[str]().union(*map(forms, card(fact, dossier)))
        others = (name for words, names in named if words <= held for name in names)
        yield fact.id, held.union(*map(forms, others))


def _indexed(text: str) -> frozenset[str]:
    return frozenset(form for word in _words(text) for form in (word.joined, *word.parts))


def _rows(words: Sequence[Word], index: sqlite3.Connection) -> list[int]:
    """Return the places of the facts that hold all of these words."""
    if not words:
        return []
    query = " AND ".join(map(_query, dict.fromkeys(words)))
    found = index.execute("SELECT rowid FROM cards WHERE cards MATCH ?", (query,))
    return [row for (row,) in found]


def _query(word: Word) -> str:
    """Return a word for FTS5, as a whole or by its parts; what is quoted holds no operator."""
    return f"({_term(word.joined)} OR ({' AND '.join(map(_term, word.parts))}))"


def _term(form: str) -> str:
    """Return a form for FTS5: short ones and numbers whole ('500' is no 5000), others as prefix."""
    is_whole = len(form) <= LONGEST_WHOLE or form[-1].isdigit()
    return f'"{form}"' if is_whole else f'"{form}" *'


def _suggestion(text: str, index: sqlite3.Connection) -> str:
    """Return a text with known words in the place of unknown ones; blank if that finds nothing."""
    pieces = _ungrouped(text.encode(errors="ignore").decode()).split()
    mended = list(takewhile(bool, (_mended(piece, index) for piece in pieces)))
    said = " ".join(mended)
    return said if len(mended) == len(pieces) and _rows(_words(said), index) else ""


def _mended(piece: str, index: sqlite3.Connection) -> str:
    """Return a piece of a text as it is if it is known, else fixed; blank if that fails."""
    words = _words(piece)
    if all(_rows([word], index) for word in words):
        return piece
    near = [_closest(part, index) for word in words for part in word.parts]
    return " ".join(near) if all(near) else ""


def _closest(form: str, index: sqlite3.Connection) -> str:
    """Return a known form as it is, else the commonest that is, or begins, one edit away; or ''."""
    if _rows([Word(form, (form,))], index):
        return form
    if len(form) < SHORTEST_MENDED or not form.isalpha():
        return ""
    query = "SELECT term FROM known WHERE length(term) >= ? ORDER BY doc DESC, term"
    known = [term for (term,) in index.execute(query, (len(form) - 1,))]
    lengths = range(len(form) - 1, len(form) + 2)
    begins = (t for t in known if any(_is_one_edit(t[:length], form) for length in lengths))
    return next((t for t in known if _is_one_edit(t, form)), next(begins, ""))


def _is_one_edit(one: str, other: str) -> bool:
    """Return whether one letter changed, added or left out, or two swapped, is all that differs."""
    at = len([*takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))])
    a, b = one[at:], other[at:]
    return a[1:] in (b, b[1:]) or a == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])
