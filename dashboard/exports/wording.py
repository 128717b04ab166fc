"""A fact in words, for formats that have no signs: who says so, how firmly, since when."""

from collections.abc import Iterator

from dashboard.domain.dates import in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.vocabulary import WhenIs
from dashboard.exports.about import listed


def account(fact: Fact, dossier: Dossier) -> Iterator[str]:
    """What stands behind the statement, a sentence or two on each point."""
    yield f"How firmly: {firmness(fact)}. {fact.status.meaning}"
    yield f"Who says so: {said_by(fact, dossier)}; {paragraphs(fact)} of the article."
    yield f"Basis: {fact.basis.label}. {fact.basis.meaning}"
    yield f"When: {in_words(fact.when)}. {how_dated(fact)}"
    if fact.speaker:
        yield f"Speaker: {dossier.actor[fact.speaker].name}."
    if fact.places:
        yield f"Where: {where(fact, dossier)}."
    for other in fact.disputes:
        yield f"Stands against: {dossier.fact[other].statement}"
    if fact.note:
        yield fact.note


def where(fact: Fact, dossier: Dossier) -> str:
    """The places of a fact: 'Caracas and Moscow'."""
    return listed([dossier.place[name].name for name in fact.places])


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
