"""What every export says of itself: what it shows, as of when, from whom, on which terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.domain.dates import in_words, parse_when
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.selection import Selection
from dashboard.domain.sources import Source
from dashboard.domain.vocabulary import SourceKind, WhenIs
from dashboard.exports import GENERATOR, installed_version


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The head of an export."""

    title: str
    subtitle: str
    as_of: date
    """The day whose knowledge this is."""
    digest: str
    """SHA-256 over all content of the dossier, whatever the filter."""
    licence: str
    attribution: str
    """The article behind it and the outlets that it reports on, as a sentence."""
    filter: str
    """What the filter lets through, in words."""
    facts: int
    limits: tuple[str, ...]
    generator: str
    version: str

    @property
    def as_of_in_words(self) -> str:
        """The as-of date as a reader says it: '31 October 2025'."""
        return day_in_words(self.as_of)


def about(dossier: Dossier, selection: Selection) -> About:
    """What an export of this selection says of itself."""
    return About(
        title=dossier.config.title,
        subtitle=dossier.config.subtitle,
        as_of=dossier.config.as_of,
        digest=dossier.digest,
        licence=dossier.config.licence,
        attribution=attribution(dossier),
        filter=selection.in_words(dossier),
        facts=len(selection.facts(dossier)),
        limits=dossier.config.limits,
        generator=GENERATOR,
        version=installed_version(),
    )


def attribution(dossier: Dossier) -> str:
    """'Drawn from The article (31 October 2025), which reports on CNN and Axios.'."""
    return f"Drawn from {listed([_cited(source, dossier) for source in articles(dossier)])}."


def articles(dossier: Dossier) -> tuple[Source, ...]:
    """The articles that the dossier is drawn from."""
    return tuple(s for s in dossier.sources if s.kind is SourceKind.ARTICLE)


def publications(dossier: Dossier) -> tuple[Source, ...]:
    """The articles, and the outlets that they report on, in the order of the file."""
    named = {outlet for seed in dossier.seeds for outlet in seed.outlets}
    found = (*articles(dossier), *(s for s in dossier.sources if s.id in named))
    return tuple(dict.fromkeys(found))


def _cited(article: Source, dossier: Dossier) -> str:
    seed = next((seed for seed in dossier.seeds if seed.id == article.seed), None)
    if seed is None:
        return article.name
    outlets = listed([dossier.source[name].name for name in seed.outlets])
    dated = f"{article.name} ({day_in_words(seed.date)})"
    return f"{dated}, which reports on {outlets}" if outlets else dated


def listed(names: Sequence[str]) -> str:
    """Names as a sentence has them: 'A', 'A and B', 'A, B and C'."""
    *before, last = names or [""]
    return f"{', '.join(before)} and {last}" if before else last


def day_in_words(day: date) -> str:
    """A day as a reader says it: '31 October 2025'."""
    return in_words(parse_when(day.isoformat()))


def said_by(fact: Fact, dossier: Dossier) -> str:
    """The attribution chain in words, nearest first: 'The article ← CNN ← Officials'."""
    return " ← ".join(link.name for link in dossier.chain(fact))


def paragraphs(fact: Fact) -> str:
    """Where a fact stands in the article: 'paragraph 2', 'paragraphs 2, 4 and 7'."""
    noun = "paragraph" if len(fact.paragraphs) == 1 else "paragraphs"
    return f"{noun} {listed([str(number) for number in fact.paragraphs])}"


def dated(fact: Fact) -> str:
    """The date in words, with what it is the date of: 'about 8 May 2031 (inferred date)'."""
    return f"{in_words(fact.when)} ({fact.when_is.label.lower()})"


def how_dated(fact: Fact) -> str:
    """How the date is known, as a sentence."""
    return fact.when_why if fact.when_is is WhenIs.INFERRED else fact.when_is.meaning


def firmness(fact: Fact) -> str:
    """How firmly a fact is put: 'Possible, “reportedly”'."""
    return f"{fact.status.label}, “{fact.hedge}”" if fact.hedge else fact.status.label
