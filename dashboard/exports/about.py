"""What every export says of itself: what it shows, as of when, from whom, on which terms."""

from dataclasses import dataclass
from datetime import date

from dashboard.domain.articles import articles
from dashboard.domain.dates import day_in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.phrasing import counted
from dashboard.domain.scope import left_out, let_through
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
    """What matches the filter, in words."""
    left_out: str
    """How many rows of each table are outside the filter, as a sentence; empty if none is."""
    facts: int
    limits: tuple[str, ...]
    generator: str
    version: str

    @property
    def as_of_line(self) -> str:
        """As of when, as a reader says it: 'As of 31 October 2025'."""
        return f"As of {day_in_words(self.as_of)}"

    @property
    def scope(self) -> str:
        """What the filter matches and leaves out, as sentences."""
        return f"{self.filter}. {self.left_out}".rstrip()

    @property
    def terms(self) -> str:
        """The licence, and what it covers."""
        return f"Curated facts: {self.licence}. Outlines: Natural Earth, public domain."

    @property
    def maker(self) -> str:
        """What wrote the file."""
        return f"{self.generator} {self.version}"


def about(excerpt: Excerpt) -> About:
    """Return what an export of this excerpt says of itself."""
    config = excerpt.dossier.config
    return About(
        title=config.title,
        subtitle=config.subtitle,
        as_of=config.as_of,
        digest=excerpt.dossier.digest,
        licence=config.licence,
        attribution=drawn_from(excerpt.dossier),
        filter=let_through(excerpt),
        left_out=left_out(excerpt),
        facts=len(excerpt.facts),
        limits=config.limits,
        generator=GENERATOR,
        version=installed_version(),
    )


def drawn_from(dossier: Dossier) -> str:
    """Return 'Drawn from The gazette (20 May 2031), which reports on two outlets.'."""
    return f"Drawn from {'; and from '.join(_cited(one, dossier) for one in articles(dossier))}."


def publications_counted(dossier: Dossier) -> str:
    """Return how many articles and outlets are behind a dossier: 'one article, 5 outlets'."""
    return f"{counted(len(dossier.seeds), 'article')}, {counted(len(dossier.outlets), 'outlet')}"


def publications(dossier: Dossier) -> tuple[Source, ...]:
    """Return the articles, and the outlets that they report on, in the order of the file."""
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
