"""Checks that the cited paragraphs hold what a fact says, and what cannot be looked for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dashboard.domain.dates import OPEN
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact, Figure
from dashboard.domain.kinds import PERSON
from dashboard.domain.sources import Seed
from dashboard.domain.vocabulary import SourceKind, WhenIs
from dashboard.domain.wording import has_words
from dashboard.loading.audit.dates import Calendar
from dashboard.loading.audit.numbers import Numbers, number_of, scales_of
from dashboard.loading.draft import Finding

OWN_DAY = "report dates that are the article's own day, which the paragraph need not name"
NO_MONTHS = "dates in a language whose months the CLDR does not give"
NO_NAMES = "{} without names in the language of the article"


class Comparison(NamedTuple):
    """One thing that was compared with the text, and what is wrong with it, if anything."""

    sort: str
    wrong: Finding | None


class Passed(NamedTuple):
    """One thing that could not be compared with the text: why, and what."""

    why: str
    what: str


Outcome = Comparison | Passed


@dataclass(frozen=True)
class Reading:
    """An article that is being read beside its facts."""

    dossier: Dossier
    seed: Seed
    paragraphs: tuple[str, ...]

    @cached_property
    def calendar(self) -> Calendar:
        """The months of its language."""
        return Calendar(self.seed.language)

    @cached_property
    def scales(self) -> dict[str, float]:
        """The large numbers of its language."""
        return scales_of(self.seed.language)

    def cited(self, fact: Fact) -> str:
        """The text of the paragraphs of a fact and of those read with them."""
        return "\n".join(self.paragraphs[number - 1] for number in fact.cited)


def figures(fact: Fact, reading: Reading) -> Iterator[Outcome]:
    """The number of each figure, and the digits or words that `written` gives for it."""
    text = reading.cited(fact)
    there = Numbers(text, reading.scales)
    for figure in fact.figures:
        wrong = _wrong_figure(figure, text, there, reading)
        if wrong:
            key, said = wrong
            what = f"{said} is not in {paragraphs_in_words(fact)}"
            hint = "correct it; 'written' holds the digits or the word as they are there"
            yield Comparison("figure", Finding(figure, key, what, hint))
        else:
            yield Comparison("figure", None)


def _wrong_figure(
    figure: Figure, text: str, there: Numbers, reading: Reading
) -> tuple[str, str] | None:
    """Return the key of a figure that is not in the text, and its words; None if all are.

    Words are taken for the value: that 'a dozen' is 12 is for a reader to see.
    """
    digits = number_of(figure.written)
    stands = digits in there.digits if digits is not None else has_words(text, figure.written)
    if figure.written and not stands:
        return "written", f"'{figure.written}'"
    if figure.value in there.values or (figure.written and digits is None):
        return None
    return "value", f"{figure.value:.15g}"


def dates(fact: Fact, reading: Reading) -> Iterator[Outcome]:
    """Each end of a date that is not worked out; those are listed apart."""
    if fact.when_is is WhenIs.INFERRED:
        return
    text = reading.cited(fact)
    for side in dict.fromkeys(fact.when.edtf.split("/")):
        if side in OPEN:
            continue
        own = fact.when_is is WhenIs.REPORT and side == reading.seed.date.isoformat()
        if not reading.calendar.months:
            yield Passed(NO_MONTHS, fact.id)
        elif reading.calendar.names(text, side):
            yield Comparison("date", None)
        elif own:
            yield Passed(OWN_DAY, fact.id)
        else:
            what = f"'{side}' is not named in {paragraphs_in_words(fact)}"
            hint = "correct it, add its paragraph to context, or say how it is inferred"
            yield Comparison("date", Finding(fact, "when", what, hint))


def sources(fact: Fact, reading: Reading) -> Iterator[Outcome]:
    """Each link of the chain below the article."""
    for link in reading.dossier.chain(fact)[1:]:
        sort = "outlet" if link.kind is SourceKind.OUTLET else "other source"
        yield _named(fact, "via", sort, link.id, link.native, reading)


def actors(fact: Fact, reading: Reading) -> Iterator[Outcome]:
    """Whoever speaks or takes part."""
    named = dict.fromkeys(fact.actors, "actors")
    if fact.speaker:
        named[fact.speaker] = "speaker"
    for name, key in named.items():
        actor = reading.dossier.actor[name]
        sort = "person" if actor.kind == PERSON else "other actor"
        yield _named(fact, key, sort, actor.id, actor.native, reading)


def places(fact: Fact, reading: Reading) -> Iterator[Outcome]:
    """Check the places of a fact."""
    for name in fact.places:
        place = reading.dossier.place[name]
        yield _named(fact, "places", "place", place.id, place.native, reading)


def _named(
    fact: Fact, key: str, sort: str, name: str, native: tuple[str, ...], reading: Reading
) -> Outcome:
    """Check that the cited paragraphs hold one of somebody's names."""
    if not native:
        return Passed(NO_NAMES.format(f"{sort}s"), name)
    if any(has_words(reading.cited(fact), each) for each in native):
        return Comparison(sort, None)
    what = f"no name of '{name}' is in {paragraphs_in_words(fact)}"
    hint = "correct it, add the paragraph that has the name to context, or add its form to native"
    return Comparison(sort, Finding(fact, key, what, hint))


def paragraphs_in_words(fact: Fact) -> str:
    """The paragraphs in which something was looked for: '¶ 2, ¶ 4'."""
    return ", ".join(f"¶ {number}" for number in fact.cited)


CHECKS: tuple[Callable[[Fact, Reading], Iterator[Outcome]], ...] = (
    figures,
    dates,
    sources,
    actors,
    places,
)
