"""Words that the deck and the paper share: who says so, how firmly, since when."""

from collections import Counter
from collections.abc import Iterable

from dashboard.charts import frame
from dashboard.charts.bundles import many_of
from dashboard.charts.signs import CONTEST, CONTESTED, MIXED, SEVERAL, SIGNS, contest_of
from dashboard.charts.timeline import LEGEND as DATED
from dashboard.domain.articles import article_says
from dashboard.domain.attribution import reporters
from dashboard.domain.dates import day_in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import NO_PERIOD, when_in_words
from dashboard.domain.superseded import struck_sign
from dashboard.domain.vocabulary import Status, WhenIs
from dashboard.domain.voices import counted
from dashboard.exports import GENERATOR, installed_version
from dashboard.exports.wording import firmness


def no_request(dossier: Dossier) -> str:
    """What an empty cell of the matrix means."""
    return f"An empty cell (–): {article_says(dossier, 'names')} nothing of the kind."


def as_of_line(dossier: Dossier) -> str:
    """'As of 31 October 2025'."""
    return f"As of {day_in_words(dossier.config.as_of)}"


def voices(dossier: Dossier) -> str:
    """How many articles and outlets stand behind it, counted."""
    return f"{counted(len(dossier.seeds), 'article')}, {counted(len(dossier.outlets), 'outlet')}"


def signed(fact: Fact) -> str:
    """How firmly a fact is put: sign, word, and the hedge as it stands."""
    return f"{SIGNS[fact.status].glyph} {firmness(fact)}"


def marked(fact: Fact, dossier: Dossier) -> str:
    """The same, and what is held against it; no line ends in '≠': '● Reported ≠ denied by X'."""
    against = contest_of(fact, dossier).replace(f"{CONTESTED} ", f"{CONTESTED}\N{NO-BREAK SPACE}")
    return f"{signed(fact)} {against}".rstrip()


def said_by(fact: Fact, dossier: Dossier) -> str:
    """Who says so, behind the article, and what that rests on."""
    return f"{frame.said_by(fact, dossier)} ({fact.basis.label.lower()})"


def reported_by(facts: Iterable[Fact], dossier: Dossier) -> str:
    """Who reports these facts, each with how many: 'Northern Wire (3); the gazette (1)'."""
    counts = Counter(source.name for fact in facts for source in reporters(fact, dossier))
    return "; ".join(f"{name} ({number})" for name, number in counts.most_common())


def dated(fact: Fact, dossier: Dossier) -> str:
    """When, and whether the date is that of a report or was inferred."""
    mark = {WhenIs.EVENT: "", WhenIs.REPORT: " (report)", WhenIs.INFERRED: " (inferred)"}
    when = when_in_words(fact, dossier)
    return when if when == NO_PERIOD else when + mark[fact.when_is]


def by_date(facts: Iterable[Fact]) -> list[Fact]:
    """The facts in the order of the timeline."""
    return sorted(facts, key=lambda fact: fact.when.order)


def legend(*more: tuple[str, str]) -> str:
    """What the signs of the statuses mean, and `more` signs with their meanings, in one line."""
    signs = [(SIGNS[word].glyph, word.label) for word in Status]
    return "   ".join(f"{sign} {meaning}" for sign, meaning in (*signs, *more))


def legend_of_charts(dossier: Dossier) -> str:
    """The same with what only maps and timeline show."""
    return legend((MIXED.glyph, SEVERAL), (CONTESTED, CONTEST), *struck_sign(dossier))


def dating(dossier: Dossier) -> str:
    """What the bars and marks of the timeline mean, in one line."""
    return "   ".join(f"{sign} {meaning}" for sign, meaning in (*DATED, *many_of(dossier)))


def licence(dossier: Dossier) -> str:
    """The licence, and what it covers."""
    return f"Curated facts: {dossier.config.licence}. Outlines: Natural Earth, public domain."


def maker() -> str:
    """What wrote the file."""
    return f"{GENERATOR} {installed_version()}"
