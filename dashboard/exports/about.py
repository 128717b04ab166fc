"""What every export says of itself: what it shows, as of when, from whom, on which terms."""

from dataclasses import dataclass
from datetime import date

from dashboard.domain.articles import articles
from dashboard.domain.dates import day_in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.selection import Selection
from dashboard.domain.sources import Source
from dashboard.domain.wording import listed
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
    return f"Drawn from {'; and from '.join(_cited(one, dossier) for one in articles(dossier))}."


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
    day = day_in_words(seed.date)
    dated = article.name if day in article.name else f"{article.name} ({day})"
    return f"{dated}, which reports on {outlets}" if outlets else dated
