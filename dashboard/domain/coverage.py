"""How far an article was taken into a dossier: which facts rest on each of its paragraphs."""

from collections import defaultdict
from typing import NamedTuple

from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.sources import Paragraph, Seed
from dashboard.domain.vocabulary import Word


class State(Word):
    """How far a paragraph was taken into the dossier."""

    COVERED = "covered", "Covered", "Facts rest on it."
    NOTHING = "nothing", "Nothing, on purpose", "No fact comes from it, and it says why."
    UNREAD = "unread", "Unread", "No fact comes from it yet."
    HEADING = "heading", "Heading", "It states nothing."


class Covered(NamedTuple):
    """A paragraph, and the facts that rest on it, in the order of the dossier."""

    paragraph: Paragraph
    facts: tuple[Fact, ...]

    @property
    def state(self) -> State:
        """Return how far it was taken into the dossier."""
        if self.facts:
            return State.COVERED
        if self.paragraph.heading:
            return State.HEADING
        return State.NOTHING if self.paragraph.nothing else State.UNREAD


def coverage(dossier: Dossier, seed: Seed) -> tuple[Covered, ...]:
    """Return the paragraphs of an article in order, each with the facts that rest on it.

    What is only read with a paragraph (`context`) does not rest on it.
    """
    resting: dict[int, dict[str, Fact]] = defaultdict(dict)
    for fact in dossier.facts:
        for report in fact.reports:
            if dossier.source[report.via[0]].seed == seed.id:
                for number in report.paragraphs:
                    resting[number][fact.id] = fact
    return tuple(Covered(one, tuple(resting[one.number].values())) for one in seed.paragraphs)
