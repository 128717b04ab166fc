"""Dates: a fact has the date that its words give, counted from the day of the article."""

from collections.abc import Iterator
from datetime import timedelta

from dashboard.authoring.audits.evidence import Evidence, Span
from dashboard.authoring.audits.fault import Fault
from dashboard.authoring.mark import Mark, Sort
from dashboard.domain.dates import When, parse_when
from dashboard.domain.facts import Fact
from dashboard.domain.vocabulary import Status, WhenIs

WEEK = timedelta(7)


def dates_are_those_of_the_words(evidence: Evidence) -> Iterator[Fault]:
    """A date of an event agrees with one that the sentence names, or else the paragraph.

    The date of a report is not looked for: the article need not name its own day.
    """
    if evidence.fact.when_is is WhenIs.REPORT:
        return
    named = _nearest(evidence)
    if named and not any(_agree(evidence.fact, mark) for mark in named):
        words = "; ".join(dict.fromkeys(f"'{mark.text}' is {mark.meaning}" for mark in named))
        yield Fault("when", f"is {evidence.fact.when.edtf}, but {words}", "correct it")


def _nearest(evidence: Evidence) -> list[Mark]:
    """Return the dates of the quoted sentences, else of their paragraphs, else of the context."""
    for spans in (evidence.sentences, evidence.cited, evidence.read):
        if found := _dates(evidence, spans):
            return found
    return []


def _dates(evidence: Evidence, spans: tuple[Span, ...]) -> list[Mark]:
    """Return the dates of spans, without the day that heads the article."""
    head = evidence.day.isoformat()
    found = evidence.marks(spans, Sort.DATE)
    return [mark for mark in found if mark.meaning != head or evidence.fact.when.edtf == head]


def _agree(fact: Fact, mark: Mark) -> bool:
    """Return whether one date lies within the other.

    A year that is not written may be another, and the weekday of a plan the next one.
    """
    when, named = fact.when, parse_when(mark.meaning)
    if "not written" in mark.why and _month_and_day(when) == _month_and_day(named):
        return True
    if fact.status is Status.PLANNED and _is_a_week_later(when, named, mark):
        return True
    ends = when.edtf.split("/")
    return _within(when, named) or _within(named, when) or named.edtf in ends


def _is_a_week_later(when: When, named: When, mark: Mark) -> bool:
    """Return whether a weekday, which is counted back, is meant as the next one."""
    is_weekday = mark.detail == WhenIs.INFERRED and named.is_day
    return bool(is_weekday and named.earliest and when.earliest == named.earliest + WEEK)


def _month_and_day(when: When) -> str:
    return when.edtf.rstrip("~?%")[4:]


def _within(one: When, other: When) -> bool:
    """Return whether all of one date lies in the other; an open end lies in an open end alone."""
    starts = other.earliest is None or (one.earliest is not None and one.earliest >= other.earliest)
    ends = other.latest is None or (one.latest is not None and one.latest <= other.latest)
    return starts and ends


RULES = (dates_are_those_of_the_words,)
