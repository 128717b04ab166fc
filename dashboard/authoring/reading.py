"""What the reading page shows of an article: its paragraphs, and what rests on each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.authoring.desk import Look
from dashboard.authoring.mark import Mark
from dashboard.domain.coverage import Covered, State, coverage
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.sources import Paragraph, Seed

GLYPHS = {State.COVERED: "●", State.NOTHING: "–", State.UNREAD: "○", State.HEADING: "§"}
"""The shape beside the word for how far a paragraph was taken into the dossier."""


class Piece(NamedTuple):
    """A run of a paragraph: bare, or with what was found in it."""

    text: str
    sort: str = ""
    """A name, a figure, a date, a hedge or a saying; empty where nothing was found."""
    said: str = ""
    """What was found, and why."""


@dataclass(frozen=True)
class Read:
    """One paragraph of an article, with its text."""

    seed: Seed
    covered: Covered
    text: str
    beside: tuple[Fact, ...]
    """The facts that are read with it."""

    @property
    def record(self) -> Paragraph:
        """Return what is on record of it."""
        return self.covered.paragraph

    @property
    def number(self) -> int:
        """Counted over the non-blank lines of the article, from 1."""
        return self.record.number

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Return the facts that rest on it, in the order of the dossier."""
        return self.covered.facts

    @property
    def state(self) -> State:
        """Return how far it was taken into the dossier."""
        return self.covered.state

    @property
    def glyph(self) -> str:
        """Return the shape that stands for its state."""
        return GLYPHS[self.state]

    @property
    def why(self) -> str:
        """Why nothing rests on it, where that is said."""
        return self.record.nothing


def paragraphs_of(seed: Seed, look: Look) -> tuple[Read, ...]:
    """Return the paragraphs of an article whose text is at hand."""
    covered = coverage(look.dossier, seed)
    beside = [_read_with(seed, one.paragraph.number, look.dossier) for one in covered]
    rows = zip(covered, look.texts[seed.id], beside, strict=True)
    return tuple(Read(seed, *row) for row in rows)


def _read_with(seed: Seed, number: int, dossier: Dossier) -> tuple[Fact, ...]:
    """Return the facts that a report in this article reads a paragraph with."""
    return tuple(
        fact
        for fact in dossier.facts
        for report in fact.reports
        if number in report.context and dossier.source[report.via[0]].seed == seed.id
    )


def pieces(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Cut a paragraph at its marks; of two that overlap the first is kept."""
    at = 0
    for mark in sorted(marks, key=lambda one: (one.start, -one.end)):
        if mark.start < at:
            continue
        if mark.start > at:
            yield Piece(text[at : mark.start])
        yield Piece(text[mark.start : mark.end], mark.sort, _said(mark))
        at = mark.end
    if at < len(text):
        yield Piece(text[at:])


def _said(mark: Mark) -> str:
    """Return what was found, and why, as a tooltip says it."""
    meaning = " ".join(filter(None, (mark.meaning, mark.detail)))
    return f"{mark.sort.label}: {meaning or mark.sort.meaning} {mark.why}".strip()


class Tally(NamedTuple):
    """How many paragraphs of an article are in each state."""

    covered: int
    nothing: int
    unread: int


def tally(paragraphs: Iterable[Read]) -> Tally:
    """Count the paragraphs, headings aside."""
    states = [one.state for one in paragraphs]
    return Tally(*(states.count(state) for state in (State.COVERED, State.NOTHING, State.UNREAD)))
