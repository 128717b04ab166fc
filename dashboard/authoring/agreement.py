"""What a second reader says otherwise than the dossier, and how far the two agree."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.authoring.blind import ASKED, NO_HEDGE, Answer, Claim, Sheet, claims
from dashboard.domain.dossier import Dossier
from dashboard.domain.wording import composed, folded

WITH_KAPPA = ("status", "basis")
"""The keys with a few words to choose from, on which readers may agree by chance."""


class Pair(NamedTuple):
    """What the dossier and the second reader say of a claim, for one key."""

    claim: Claim
    key: str
    ours: str
    theirs: str

    @property
    def is_same(self) -> bool:
        """Return whether both say the same, upper and lower case aside."""
        return folded(self.ours) == folded(self.theirs)


@dataclass(frozen=True, slots=True)
class SecondReading:
    """A sheet compared with the dossier."""

    pairs: tuple[Pair, ...]
    """Each key of each claim that both read."""
    empty: dict[Claim, tuple[str, ...]]
    """The keys that the reader left empty, by their claim."""
    changed: tuple[Claim, ...]
    """Claims whose statement or paragraphs changed after the sheet was made: not compared."""
    missing: tuple[Claim, ...]
    """Claims of the dossier that are not in the sheet."""

    @property
    def differences(self) -> tuple[Pair, ...]:
        """What the two read differently, in the order of the sheet."""
        return tuple(pair for pair in self.pairs if not pair.is_same)

    def of(self, key: str) -> tuple[Pair, ...]:
        """Return the pairs of one key."""
        return tuple(pair for pair in self.pairs if pair.key == key)


def compared(sheet: Sheet, dossier: Dossier) -> SecondReading:
    """Compare a sheet with its dossier. Every claim of it must be of the dossier."""
    known = {claim.name: claim for claim in claims(dossier)}
    pairs: list[Pair] = []
    empty: dict[Claim, tuple[str, ...]] = {}
    changed: list[Claim] = []
    for answer in sheet.claims:
        claim = known.pop(answer.claim)
        if not _is_what_was_read(claim, answer):
            changed.append(claim)
            continue
        pairs += _pairs(claim, answer)
        if left := tuple(key for key in ASKED if not getattr(answer, key)):
            empty[claim] = left
    return SecondReading(tuple(pairs), empty, tuple(changed), tuple(known.values()))


def _is_what_was_read(claim: Claim, answer: Answer) -> bool:
    """Return whether a claim still has the statement and the paragraphs of the sheet."""
    is_same_text = composed(claim.fact.statement) == composed(answer.statement)
    return is_same_text and claim.report.cited == answer.paragraphs


def _pairs(claim: Claim, answer: Answer) -> Iterator[Pair]:
    """Yield what both say, for each key that the reader filled in."""
    for key in ASKED:
        ours, theirs = getattr(claim.report, key), getattr(answer, key)
        if theirs:
            yield Pair(claim, key, str(ours) or NO_HEDGE, str(theirs))


def kappa(pairs: tuple[Pair, ...]) -> float | None:
    """Return Cohen's kappa of what two readers say: 1 for agreement on all, 0 for chance.

    It is (p - e) / (1 - e), with p the share of claims on which both agree, and e the share on
    which they would if each gave its words as often, but at random. None where that says nothing:
    without claims, or where both use one and the same word throughout.

    J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
    Measurement 20 (1960), 37-46.
    """
    number = len(pairs)
    ours, theirs = Counter(pair.ours for pair in pairs), Counter(pair.theirs for pair in pairs)
    by_chance = sum(ours[word] * theirs[word] for word in ours)
    if by_chance == number**2:
        return None
    same = sum(pair.is_same for pair in pairs)
    return (same * number - by_chance) / (number**2 - by_chance)
