"""The words of an article that a proposal rests on: the quote, its sentences, its paragraphs.

A quote is looked for as it is, but for the look of quotation marks, dashes and spaces: whoever
copies a text often changes these without knowing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from dashboard.authoring.amounts import figures
from dashboard.authoring.language import language_of
from dashboard.authoring.mark import Mark, Sort
from dashboard.authoring.marks import marks
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact, Report
from dashboard.domain.proposals import Proposal
from dashboard.domain.sources import Seed
from dashboard.domain.wording import composed

GAP = re.compile(r"\s*(?:\[\.\.\.\]|\[…\])\s*")
SAME_LOOK = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u02bc"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u00ab\u00bb"), '"'),
    **dict.fromkeys(map(ord, "\u2013\u2014\u2212"), "-"),
}
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'’”»)]*\s+(?=[\"'“«„(]?[^\W_])")
INITIAL = re.compile(r"(?<!\w)[^\W\d_]\.\s$")
"""An initial before a name ends no sentence, and no sentence begins with a small letter."""
CLAUSE_END = re.compile(r"[,;:()]|\s[-–—]\s|[“”\"«»]")
LONGEST_ASIDE = 3
"""Words between two commas that belong to the clause on either side: ', probably,'."""


class Span(NamedTuple):
    """A run of letters of a paragraph."""

    number: int
    start: int
    end: int


def alike(text: str) -> str:
    """Return a text with one look for each kind of quotation mark, dash and space."""
    return composed(text).translate(SAME_LOOK)


@dataclass(frozen=True)
class Evidence:
    """What a report of a fact rests on, in the text of its article."""

    proposal: Proposal
    fact: Fact
    report: Report
    dossier: Dossier
    seed: Seed
    paragraphs: Mapping[int, str]
    """The text of all paragraphs by their number, in NFC with spaces as one."""

    @property
    def language(self) -> str:
        """Return the code of the article's language."""
        return self.seed.language

    @property
    def day(self) -> date:
        """Return the day of the article."""
        return self.seed.date

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The runs of words that are quoted."""
        return tuple(part for part in GAP.split(alike(self.proposal.quote)) if part)

    def found(self, part: str, numbers: tuple[int, ...]) -> Span | None:
        """Return where a run of words is in these paragraphs; None where it is in none."""
        for number in numbers:
            text = alike(self.paragraphs.get(number, ""))
            match = re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text)
            if match:
                return Span(number, *match.span())
        return None

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """Where the quoted words are in the paragraphs of the report, as far as they are there."""
        found = (self.found(part, self.report.paragraphs) for part in self.parts)
        return tuple(span for span in found if span)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences that hold the quoted words, each once."""
        return tuple(dict.fromkeys(self.sentence(span) for span in self.quoted))

    @cached_property
    def clauses(self) -> tuple[Span, ...]:
        """The clauses that hold them, with what stands aside between commas."""
        found = (self._clause(span, self._commas(self.sentence(span))) for span in self.quoted)
        return tuple(dict.fromkeys(found))

    @cached_property
    def told(self) -> tuple[Span, ...]:
        """The same without what stands before a word of saying, or behind the next one."""
        return tuple(dict.fromkeys(self._told(span) for span in self.quoted))

    def _told(self, span: Span) -> Span:
        whole = self.sentence(span)
        return self._clause(span, sorted({*self._commas(whole), *self._sayings(whole)}))

    @property
    def cited(self) -> tuple[Span, ...]:
        """The paragraphs of the report, whole."""
        numbers = (number for number in self.report.paragraphs if number in self.paragraphs)
        return tuple(Span(number, 0, len(self.paragraphs[number])) for number in numbers)

    @property
    def read(self) -> tuple[Span, ...]:
        """The paragraphs of the report and those read with them, whole."""
        numbers = (number for number in self.report.cited if number in self.paragraphs)
        return tuple(Span(number, 0, len(self.paragraphs[number])) for number in numbers)

    def text(self, spans: tuple[Span, ...]) -> str:
        """Return the words of spans, a line for each."""
        return "\n".join(self.paragraphs[number][start:end] for number, start, end in spans)

    def marks(self, spans: tuple[Span, ...], sort: Sort) -> list[Mark]:
        """Return the marks of a sort that lie in spans, in order."""
        return [
            mark
            for span in spans
            for mark in self._marks(span.number)
            if mark.sort is sort and span.start < mark.end and mark.start < span.end
        ]

    def figures(self, spans: tuple[Span, ...]) -> list[Mark]:
        """Return the numbers in spans that are no dates; one may be part of a name."""
        dates = self.marks(spans, Sort.DATE)
        return [
            mark
            for span in spans
            for mark in figures(self.paragraphs[span.number], language_of(self.language))
            if span.start < mark.end and mark.start < span.end
            if not any(map(mark.overlaps, dates))
        ]

    def _marks(self, number: int) -> tuple[Mark, ...]:
        if number not in self._marked:
            text = self.paragraphs[number]
            self._marked[number] = marks(text, self.language, self.day, self.dossier)
        return self._marked[number]

    @cached_property
    def _marked(self) -> dict[int, tuple[Mark, ...]]:
        return {}

    def sentence(self, span: Span) -> Span:
        """Return the sentences that hold a run of words."""
        text = self.paragraphs[span.number]
        ends = [0, *_sentence_ends(text), len(text)]
        start = max(end for end in ends if end <= span.start)
        return Span(span.number, start, min(end for end in ends if end >= span.end))

    def _clause(self, span: Span, bounds: list[int]) -> Span:
        """Return the clause around a run of words, and a hedge set off by commas beside it."""
        start = max(place for place in bounds if place <= span.start)
        end = min(place for place in bounds if place >= span.end)
        aside = [pair for pair in pairwise(bounds) if self._is_hedge(span.number, *pair)]
        before = (one for one, other in aside if other == start)
        behind = (other for one, other in aside if one == end)
        return Span(span.number, next(before, start), next(behind, end))

    def _commas(self, whole: Span) -> list[int]:
        """Return where the clauses of a sentence begin and end."""
        text = self.paragraphs[whole.number]
        ends = (match.end() for match in CLAUSE_END.finditer(text, whole.start, whole.end))
        return [whole.start, *ends, whole.end]

    def _sayings(self, whole: Span) -> list[int]:
        """Return where reported speech begins in a sentence: behind a word of saying."""
        return [mark.end for mark in self.marks((whole,), Sort.SAYING) if not mark.detail]

    def _is_hedge(self, number: int, start: int, end: int) -> bool:
        words = self.paragraphs[number][start:end].split()
        span = (Span(number, start, end),)
        return len(words) <= LONGEST_ASIDE and bool(self.marks(span, Sort.HEDGE))


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a paragraph begin and end."""
    return list(pairwise([0, *_sentence_ends(text), len(text)]))


def _sentence_ends(text: str) -> Iterator[int]:
    for match in SENTENCE_END.finditer(text):
        following = text[match.end() :].lstrip("\"'“«„(")[:1]
        if not following.islower() and not INITIAL.search(text[: match.end()]):
            yield match.end()
