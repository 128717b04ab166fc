"""The grounds of a claim as sentences, for formats that have no columns for them."""

from collections.abc import Iterator

from dashboard.domain.dates import day_in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact, Report
from dashboard.domain.phrasing import (
    AGAINST,
    claim,
    contest,
    firmness,
    how_dated,
    told,
    when_in_words,
    where,
)
from dashboard.domain.superseded import superseded_why


def account(fact: Fact, dossier: Dossier) -> Iterator[str]:
    """Yield what stands behind the claim, a sentence or two on each point.

    What became of a fact that no longer stands comes first.
    """
    if why := superseded_why(fact, dossier):
        yield why
    yield f"How firmly: {firmness(fact)}. {fact.status.meaning}"
    if contested := contest(fact, dossier):
        yield contested
    for number, report in enumerate(fact.least_firm_first, 1):
        many = len(fact.reports)
        head = f"Report {number} of {many}: {firmness(report)}. " if many > 1 else ""
        yield from _told(report, dossier, head)
    yield f"When: {when_in_words(fact, dossier)}. {how_dated(fact)}"
    if fact.places:
        yield f"Where: {where(fact, dossier)}."
    for other in fact.disputes:
        yield f"{AGAINST}: {claim(dossier.fact[other])}"
    if fact.note:
        yield fact.note


def _told(report: Report, dossier: Dossier, head: str) -> Iterator[str]:
    """Yield who says so in one report, and on what basis."""
    yield f"{head}Who says so: {told(report, dossier, '; ', ' of the article')}."
    yield f"Basis: {report.basis.label}. {report.basis.meaning}"
    if report.speaker:
        yield f"Speaker: {dossier.actor[report.speaker].name}."
    if report.reported:
        yield f"Reported: {day_in_words(report.reported)}."
