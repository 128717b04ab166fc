"""What a fact may be made of: the names, figures, dates, hedges and sayings of a paragraph.

Marks propose and decide nothing: each says what it was taken for, and why.
"""

from datetime import date

from dashboard.authoring.amounts import figures
from dashboard.authoring.dating import dates
from dashboard.authoring.language import NONE, Language, Phrase, found, language_of
from dashboard.authoring.mark import Mark, Sort
from dashboard.authoring.names import known_names, names_of, unknown_names
from dashboard.domain.dossier import Dossier

__all__ = ("Mark", "Sort", "marks")


def marks(paragraph: str, language: str, day: date, dossier: Dossier) -> tuple[Mark, ...]:
    """Return what was found in a paragraph of an article, in order; no two share a letter.

    `language` is the code of the article's language, `day` its day, from which dates are counted.
    """
    words = language_of(language)
    kept: list[Mark] = []
    for found_now in (
        dates(paragraph, words, day),
        known_names(paragraph, words, names_of(dossier)),
        sayings(paragraph, words),
        figures(paragraph, words),
    ):
        kept += [mark for mark in found_now if not any(map(mark.overlaps, kept))]
    return tuple(sorted((*kept, *unknown_names(paragraph, words, kept))))


def sayings(paragraph: str, words: Language) -> list[Mark]:
    """Return the hedges, the words of saying, and those that suggest a status."""
    tables = {
        Sort.HEDGE: words.phrases("hedges"),
        Sort.SAYING: words.phrases("saying"),
        "status": words.phrases("status"),
    }
    phrases = [
        Phrase(one.pattern, f"{table} {one.meaning}") if one.meaning != NONE else one
        for table, listed in tables.items()
        for one in listed
    ]
    return [_said(*hit) for hit in found(paragraph, phrases)]


def _said(start: int, end: int, text: str, meaning: str) -> Mark:
    table, _, word = meaning.partition(" ")
    if table == "status":
        why = f"Suggests the status '{word}'."
        return Mark(start, end, text, Sort.SAYING, word, why, word)
    return Mark(start, end, text, Sort(table), word)
