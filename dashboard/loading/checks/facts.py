"""Facts: their dates, what they rest on, what they stand against."""

from collections.abc import Iterator
from datetime import date

from dashboard.domain.config import Config, Span
from dashboard.domain.dates import When
from dashboard.domain.dossier import by_id
from dashboard.domain.facts import Fact, Report
from dashboard.domain.sources import Paragraph, Seed, Source
from dashboard.domain.tensions import Tension
from dashboard.domain.vocabulary import SourceKind, Status, WhenIs
from dashboard.domain.wording import folded
from dashboard.loading.draft import Draft, Finding

MOST_OFF = 3
"""Facts that are named where many lie off the timeline: one span puts all of them right."""


def begins_by_the_as_of_date(draft: Draft) -> Iterator[Finding]:
    """Nothing is known of what comes later; it can only be planned."""
    for config in draft.of(Config):
        for fact in draft.of(Fact):
            if fact.status is Status.PLANNED and fact.when_is is not WhenIs.REPORT:
                continue
            if fact.when.earliest and fact.when.earliest > config.as_of:
                what = f"'{fact.when}' begins after {config.as_of}, the as-of date"
                yield Finding(fact, "when", what, "write when it was said, or move as_of")


def lies_on_the_timeline(draft: Draft) -> Iterator[Finding]:
    """A date in a gap of the axis would be drawn on the break."""
    for config in draft.of(Config):
        spans = config.timeline
        off = [f for f in draft.of(Fact) if not any(_touches(f.when, span) for span in spans)]
        for number, fact in enumerate(off[:MOST_OFF], 1):
            what = f"'{fact.when}' lies in no span of the timeline"
            if number == MOST_OFF < len(off):
                what = f"{what}, nor do the dates of {len(off) - MOST_OFF} more facts"
            yield Finding(fact, "when", what, "widen a span of timeline in config.yaml")


def _touches(when: When, span: Span) -> bool:
    return (when.earliest or date.min) <= span.end and span.start <= (when.latest or date.max)


def says_how_a_date_was_inferred(draft: Draft) -> Iterator[Finding]:
    """An inferred date says how, and no other does."""
    for fact in draft.of(Fact):
        if fact.when_is is WhenIs.INFERRED and not fact.when_why:
            hint = "say how the date was worked out"
            yield Finding(fact, "when_why", "is missing, but the date is inferred", hint)
        elif fact.when_why and fact.when_is is not WhenIs.INFERRED:
            hint = "write 'when_is: inferred', or put it into note"
            yield Finding(fact, "when_why", f"is given, but when_is is '{fact.when_is}'", hint)


def hedge_softens(draft: Draft) -> Iterator[Finding]:
    """A hedge is in the statement and changes the status."""
    for fact in draft.of(Fact):
        if folded(fact.hedge) not in folded(fact.statement):
            hint = "the hedge and the statement use the same word"
            yield Finding(fact.lead, "hedge", f"'{fact.hedge}' is not in the statement", hint)
        for report in fact.reports:
            if report.hedge and report.status is Status.REPORTED:
                hint = "write possible or considered, or remove the hedge"
                yield Finding(report, "status", "is 'reported', but there is a hedge", hint)


def disputes_both_ways(draft: Draft) -> Iterator[Finding]:
    """If A disputes B, B disputes A."""
    facts = by_id(draft.of(Fact))
    for fact in facts.values():
        for other in fact.disputes:
            if other in facts and fact.id not in facts[other].disputes:
                what = f"'{other}' does not dispute it in return"
                yield Finding(fact, "disputes", what, f"add '{fact.id}' to disputes of '{other}'")


def denies_something(draft: Draft) -> Iterator[Finding]:
    """A denial without what it denies would say nothing."""
    in_tension = {fact for tension in draft.of(Tension) for fact in tension.facts}
    for fact in draft.of(Fact) if draft.is_complete else ():
        if fact.status is Status.DENIED and not fact.disputes and fact.id not in in_tension:
            hint = "name the claim in disputes, or set both against each other in a tension"
            yield Finding(
                fact.lead, "status", "is 'denied', but nothing that it denies is given", hint
            )


def begins_with_an_article(draft: Draft) -> Iterator[Finding]:
    """The chain begins with the article that we read."""
    sources = by_id(draft.of(Source))
    for report in _reports(draft):
        first = sources.get(report.via[0])
        if first and not (first.kind is SourceKind.ARTICLE and first.seed):
            hint = "begin with a source of kind article that has a seed"
            yield Finding(report, "via", f"begins with '{first.id}', which is not an article", hint)


def _reports(draft: Draft) -> Iterator[Report]:
    for fact in draft.of(Fact):
        yield from fact.reports


def comes_from_an_article_once(draft: Draft) -> Iterator[Finding]:
    """Two wordings in one article are two facts; two reports have two articles or two outlets."""
    for fact in draft.of(Fact):
        for number, report in enumerate(fact.reports):
            if report.via in [before.via for before in fact.reports[:number]]:
                hint = "join the two; where one article words it in two ways, write two facts"
                yield Finding(report, "via", "another of its reports has this chain", hint)


def is_reported_after_it_was_said(draft: Draft) -> Iterator[Finding]:
    """A report is no younger than the article that has it, and a date of a report is the first."""
    seeds, sources = by_id(draft.of(Seed)), by_id(draft.of(Source))
    for report in _reports(draft):
        first = sources.get(report.via[0])
        seed = seeds.get(first.seed) if first else None
        if seed and report.reported and report.reported > seed.date:
            what = f"{report.reported} is after {seed.date}, the day of the article that tells it"
            yield Finding(report, "reported", what, "give the day of the report itself")


def is_superseded_once(draft: Draft) -> Iterator[Finding]:
    """A fact is corrected by one other, or withdrawn, and never by one that it corrects."""
    facts = by_id(draft.of(Fact))
    by: dict[str, str] = {}
    for fact in facts.values():
        other = facts.get(fact.corrects)
        if other and other.id in by:
            hint = f"let it correct '{by[other.id]}', which already corrects that one one"
            yield Finding(fact, "corrects", f"'{other.id}' is corrected already", hint)
        if other and other.withdrawn:
            hint = "write one of the two"
            yield Finding(fact, "corrects", f"'{other.id}' is withdrawn already", hint)
        by.setdefault(fact.corrects, fact.id)
    for fact in facts.values():
        if fact.corrects != fact.id and fact.id in _later(fact, facts):
            yield Finding(fact, "corrects", "leads back to itself", "name only the older one")


def _later(fact: Fact, facts: dict[str, Fact]) -> set[str]:
    """The ids of everything that a fact corrects, directly or by way of others."""
    found: set[str] = set()
    while fact.corrects in facts and fact.corrects not in found:
        found.add(fact.corrects)
        fact = facts[fact.corrects]
    return found


def former_ids_are_free(draft: Draft) -> Iterator[Finding]:
    """An id that a fact had before leads to that fact alone."""
    facts = by_id(draft.of(Fact))
    owners: dict[str, str] = {}
    for fact in facts.values():
        for former in fact.formerly:
            if former in facts:
                what = f"'{former}' is the id of a fact today"
                hint = "remove it, or give that fact another id: ids are never used again"
                yield Finding(fact, "formerly", what, hint)
            elif former in owners:
                what = f"'{former}' is a former id of '{owners[former]}'"
                yield Finding(fact, "formerly", what, "remove it from one of the two")
            owners.setdefault(former, fact.id)


def stands_in_its_paragraphs(draft: Draft) -> Iterator[Finding]:
    """Every paragraph is there, is named once, and states something."""
    articles = _articles(draft)
    for report in _reports(draft):
        paragraphs = articles.get(report.via[0], {})
        for key in ("paragraphs", "context"):
            named: tuple[int, ...] = getattr(report, key)
            for number in sorted(set(named)) if paragraphs else ():
                if number not in paragraphs:
                    last = max(paragraphs)
                    what = f"there is no paragraph {number} in the article, only 1 to {last}"
                    yield Finding(report, key, what, "count the non-blank lines from 1")
                elif paragraphs[number].heading:
                    what = f"paragraph {number} is a heading and states nothing"
                    yield Finding(report, key, what, "name the paragraph that states it")
            if len(set(named)) < len(named):
                yield Finding(report, key, "names one twice", "once is enough")
        for number in sorted(set(report.paragraphs) & set(report.context)):
            yield Finding(report, "context", f"{number} is in paragraphs too", "remove it here")


def _articles(draft: Draft) -> dict[str, dict[int, Paragraph]]:
    """The paragraphs of each source that is an article, by their numbers."""
    seeds = by_id(draft.of(Seed))
    return {
        source.id: {paragraph.number: paragraph for paragraph in seeds[source.seed].paragraphs}
        for source in draft.of(Source)
        if source.seed in seeds
    }


CHECKS = (
    begins_by_the_as_of_date,
    lies_on_the_timeline,
    says_how_a_date_was_inferred,
    hedge_softens,
    disputes_both_ways,
    denies_something,
    begins_with_an_article,
    comes_from_an_article_once,
    is_reported_after_it_was_said,
    is_superseded_once,
    former_ids_are_free,
    stands_in_its_paragraphs,
)
