"""A mark: a run of words of a paragraph that a fact may be made of, and what it may mean."""

from typing import NamedTuple

from dashboard.domain.vocabulary import Word


class Sort(Word):
    """What was found."""

    NAME = "name", "Name", "Somebody or something of the dossier, or a name it does not know."
    FIGURE = "figure", "Figure", "A number, with what it counts."
    DATE = "date", "Date", "A day, a month, a year or a stretch of time."
    HEDGE = "hedge", "Hedge", "A word that softens the claim."
    SAYING = "saying", "Saying", "A word that says who says so, or how firmly."


class Mark(NamedTuple):
    """A run of words of a paragraph, from `start` up to but not including `end`.

    `meaning` is, of a name, the entries that bear it ('actors:usa places:usa'), empty where the
    dossier knows none; of a figure its value; of a date its EDTF; of a hedge or a word of saying
    the English word. `why` says how it was found: of an inferred date in the words for
    `when_why`, of a figure whether it is approximate.
    """

    start: int
    end: int
    text: str
    sort: Sort
    meaning: str
    why: str = ""
    detail: str = ""
    """Of a figure its unit, of a date what `when_is` may be, of a word of saying a status."""

    def overlaps(self, other: "Mark") -> bool:
        """Return whether the two share a letter."""
        return self.start < other.end and other.start < self.end
