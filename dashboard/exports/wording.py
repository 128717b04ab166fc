"""A fact in words, for formats that have no signs: who says so, how firmly, since when."""

from collections.abc import Iterator

from dashboard.domain.articles import articles, cited, paragraphs
from dashboard.domain.dates import day_in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact, Report
from dashboard.domain.phrasing import AGAINST, claim, contest, dating, when_in_words
from dashboard.domain.superseded import superseded_why
from dashboard.domain.vocabulary import WhenIs
from dashboard.domain.wording import listed


def account(fact: Fact, dossier: Dossier) -> Iterator[str]:
    """What stands behind the claim, a sentence or two on each point.

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
    """Who says so in one report, and on what basis."""
    yield f"{head}Who says so: {told(report, dossier, '; ', ' of the article')}."
    yield f"Basis: {report.basis.label}. {report.basis.meaning}"
    if report.speaker:
        yield f"Speaker: {dossier.actor[report.speaker].name}."
    if report.reported:
        yield f"Reported: {day_in_words(report.reported)}."


def where(fact: Fact, dossier: Dossier) -> str:
    """The places of a fact: 'Caracas and Moscow'."""
    return listed([dossier.place[name].name for name in fact.places])


def chain(report: Report, dossier: Dossier) -> str:
    """The attribution chain in words, nearest first: 'The article ← CNN ← Officials'."""
    return " ← ".join(link.name for link in dossier.chain(report))


def told(report: Report, dossier: Dossier, joined: str = ", ", of: str = "") -> str:
    """The chain of a report and its paragraphs; of several articles these follow on its name.

    Of the only article they follow on the chain: `joined` stands before them, `of` after them.
    """
    if len(articles(dossier)) < 2:
        return f"{chain(report, dossier)}{joined}{paragraphs(report)}{of}"
    first, *rest = (link.name for link in dossier.chain(report))
    return " ← ".join((f"{first}, {paragraphs(report)}", *rest))


def said_by(fact: Fact, dossier: Dossier) -> str:
    """The attribution chains of a fact in words, that of its least firm report first."""
    return "; ".join(chain(report, dossier) for report in fact.least_firm_first)


def told_in(fact: Fact, dossier: Dossier) -> str:
    """Where a fact stands: 'paragraphs 2, 4 and 7', of several articles in which."""
    return "; ".join(cited(report, dossier) for report in fact.least_firm_first)


def dated(fact: Fact, dossier: Dossier) -> str:
    """The date in words, with what it is the date of: 'about 8 May 2031 (inferred date)'."""
    when, *of = dating(fact, dossier)
    return " ".join((when, *(f"({words})" for words in of)))


def how_dated(fact: Fact) -> str:
    """How the date is known, as a sentence."""
    return fact.when_why if fact.when_is is WhenIs.INFERRED else fact.when_is.meaning


def firmness(told: Fact | Report) -> str:
    """How firmly a fact or a report is put: 'Possible, “reportedly”'."""
    return f"{told.status.label}, “{told.hedge}”" if told.hedge else told.status.label
