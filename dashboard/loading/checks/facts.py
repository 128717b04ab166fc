"""Facts: their dates, what they rest on, what they stand against."""

from collections.abc import Iterator
from datetime import date

from dashboard.domain.config import Config, Span
from dashboard.domain.dates import When
from dashboard.domain.dossier import by_id
from dashboard.domain.facts import Fact
from dashboard.domain.sources import Paragraph, Seed, Source
from dashboard.domain.tensions import Tension
from dashboard.domain.vocabulary import SourceKind, Status, WhenIs
from dashboard.loading.draft import Draft, Finding


def begins_by_the_as_of_date(draft: Draft) -> Iterator[Finding]:
    """Nothing is known of what comes later."""
    for config in draft.of(Config):
        for fact in draft.of(Fact):
            if fact.when.earliest and fact.when.earliest > config.as_of:
                what = f"'{fact.when}' begins after {config.as_of}, the as-of date"
                yield Finding(fact, "when", what, "write when it was said, or move as_of")


def lies_on_the_timeline(draft: Draft) -> Iterator[Finding]:
    """A date in a gap of the axis would be drawn on the break."""
    for config in draft.of(Config):
        for fact in draft.of(Fact):
            if not any(_touches(fact.when, span) for span in config.timeline):
                what = f"'{fact.when}' lies in no stretch of the timeline"
                yield Finding(fact, "when", what, "widen a span of timeline in config.yaml")


def _touches(when: When, span: Span) -> bool:
    return (when.earliest or date.min) <= span.end and span.start <= (when.latest or date.max)


def says_how_a_date_was_inferred(draft: Draft) -> Iterator[Finding]:
    """An inferred date says how, and no other does."""
    for fact in draft.of(Fact):
        if fact.when_is is WhenIs.INFERRED and not fact.when_why:
            hint = "say how the date was worked out"
            yield Finding(fact, "when_why", "is missing, and the date is inferred", hint)
        elif fact.when_why and fact.when_is is not WhenIs.INFERRED:
            hint = "write 'when_is: inferred', or put it into note"
            yield Finding(fact, "when_why", f"is given, and when_is is '{fact.when_is}'", hint)


def hedge_softens(draft: Draft) -> Iterator[Finding]:
    """A hedge stands in the statement and changes the status."""
    for fact in draft.of(Fact):
        if fact.hedge.casefold() not in fact.statement.casefold():
            hint = "the hedge and the statement use the same word"
            yield Finding(fact, "hedge", f"'{fact.hedge}' is not in the statement", hint)
        if fact.hedge and fact.status is Status.REPORTED:
            hint = "write possible or considered, or take the hedge out"
            yield Finding(fact, "status", "is 'reported', and there is a hedge", hint)


def disputes_both_ways(draft: Draft) -> Iterator[Finding]:
    """What A disputes disputes A."""
    facts = by_id(draft.of(Fact))
    for fact in facts.values():
        for other in fact.disputes:
            if other in facts and fact.id not in facts[other].disputes:
                what = f"'{other}' does not dispute it in turn"
                yield Finding(fact, "disputes", what, f"add '{fact.id}' to disputes of '{other}'")


def denies_something(draft: Draft) -> Iterator[Finding]:
    """A denial without what it denies would say nothing."""
    in_tension = {fact for tension in draft.of(Tension) for fact in tension.facts}
    for fact in draft.of(Fact) if draft.is_complete else ():
        if fact.status is Status.DENIED and not fact.disputes and fact.id not in in_tension:
            hint = "name the claim in disputes, or set both against each other in a tension"
            yield Finding(fact, "status", "is 'denied', and nothing is there that it denies", hint)


def begins_with_an_article(draft: Draft) -> Iterator[Finding]:
    """The chain begins with the article that we read."""
    sources = by_id(draft.of(Source))
    for fact in draft.of(Fact):
        first = sources.get(fact.via[0])
        if first and not (first.kind is SourceKind.ARTICLE and first.seed):
            hint = "begin with a source of kind article that has a seed"
            yield Finding(fact, "via", f"begins with '{first.id}', which is no article", hint)


def stands_in_its_paragraphs(draft: Draft) -> Iterator[Finding]:
    """Every paragraph is there, is named once, and states something."""
    articles = _articles(draft)
    for fact in draft.of(Fact):
        paragraphs = articles.get(fact.via[0], {})
        for key in ("paragraphs", "context"):
            named: tuple[int, ...] = getattr(fact, key)
            for number in sorted(set(named)) if paragraphs else ():
                if wrong := _wrong_paragraph(number, paragraphs):
                    yield Finding(fact, key, wrong, "count the non-blank lines from 1")
            if len(set(named)) < len(named):
                yield Finding(fact, key, "names one twice", "once is enough")
        for number in sorted(set(fact.paragraphs) & set(fact.context)):
            yield Finding(fact, "context", f"{number} stands in paragraphs too", "take it out here")


def _articles(draft: Draft) -> dict[str, dict[int, Paragraph]]:
    """The paragraphs of each source that is an article, by their numbers."""
    seeds = by_id(draft.of(Seed))
    return {
        source.id: {paragraph.number: paragraph for paragraph in seeds[source.seed].paragraphs}
        for source in draft.of(Source)
        if source.seed in seeds
    }


def _wrong_paragraph(number: int, paragraphs: dict[int, Paragraph]) -> str:
    if number not in paragraphs:
        return f"there is no paragraph {number} in the article, only 1 to {max(paragraphs)}"
    return f"paragraph {number} is a heading and states nothing" * paragraphs[number].heading


CHECKS = (
    begins_by_the_as_of_date,
    lies_on_the_timeline,
    says_how_a_date_was_inferred,
    hedge_softens,
    disputes_both_ways,
    denies_something,
    begins_with_an_article,
    stands_in_its_paragraphs,
)
