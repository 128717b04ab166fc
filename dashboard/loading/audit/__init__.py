"""A dossier compared with the text of its article: is it there?

The text is read from a file that stays where it is; messages quote the dossier, never the text.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.sources import Seed
from dashboard.domain.vocabulary import WhenIs
from dashboard.domain.wording import composed
from dashboard.loading.audit.checks import CHECKS, Comparison, Outcome, Reading
from dashboard.loading.draft import Draft, Finding
from dashboard.loading.original import ArticleMismatch, differences, digests_of, paragraphs_of

ANOTHER = "audit the recorded text, or record this one again"
SORTS = (
    "paragraph",
    "figure",
    "date",
    "outlet",
    "other source",
    "person",
    "other actor",
    "place",
)
"""What is checked, in the order of the summary."""


@dataclass
class Audit:
    """The result of an audit. Problems are among the findings of the draft."""

    seed: Seed
    found_by: str
    """How the record of the text was found among the seeds."""
    facts: tuple[Fact, ...]
    paragraphs: tuple[str, ...]
    """The text in one form; none where nothing in it can be compared with the recorded one."""
    made: Counter[str] = field(default_factory=Counter)
    """How many checks were made, by sort."""
    passed: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """What could not be checked: why, then what and how often."""

    @property
    def inferred(self) -> tuple[Fact, ...]:
        """The facts whose date was worked out and is in no paragraph."""
        return tuple(fact for fact in self.facts if fact.when_is is WhenIs.INFERRED)


def audit(dossier: Dossier, draft: Draft, file: Path) -> Audit:
    """Hold all facts of an article against its text; what is wrong goes into the draft.

    Raises ArticleMismatch where the file cannot be read or is no text of this dossier.
    """
    paragraphs = paragraphs_of(file, file.parent)
    seed, found_by = _record_of(file, paragraphs, dossier)
    facts = tuple(fact for fact in dossier.facts if dossier.article_of(fact) is seed)
    counts_up = len(paragraphs) == len(seed.paragraphs)
    reading = Reading(dossier, seed, tuple(map(composed, paragraphs)))
    made = Audit(seed, found_by, facts, reading.paragraphs if counts_up else ())
    for outcome in _outcomes(reading, differences(paragraphs, seed), facts, file.name):
        if isinstance(outcome, Comparison):
            made.made[outcome.sort] += 1
            if outcome.wrong:
                draft.note(outcome.wrong, f"{outcome.sort.replace(' ', '-')}s-stand-in-the-text")
        else:
            made.passed[outcome.why][outcome.what] += 1
    return made


def _record_of(file: Path, paragraphs: tuple[str, ...], dossier: Dossier) -> tuple[Seed, str]:
    """The record of a text: by the name of the file, else by its paragraphs, else the only one."""
    for seed in dossier.seeds:
        if seed.id == file.stem:
            return seed, "by the name of the file"
    digests = {digest for paragraph in paragraphs for digest in digests_of(paragraph)}
    shared = {seed: len(digests & {p.sha256 for p in seed.paragraphs}) for seed in dossier.seeds}
    best = max(shared, key=shared.__getitem__)
    if shared[best]:
        return best, f"by {shared[best]} of its paragraphs"
    if len(shared) > 1:
        known = ", ".join(seed.id for seed in dossier.seeds)
        raise ArticleMismatch(
            f"is not one of the recorded articles: {known}", "name it after its record"
        )
    return best, "as the only one"


def _outcomes(
    reading: Reading, differing: dict[int, str], facts: tuple[Fact, ...], name: str
) -> Iterator[Outcome]:
    """All comparisons with the text; none but their number where its paragraphs do not add up."""
    if 0 in differing:
        yield Comparison(
            "paragraph", Finding(reading.seed, "paragraphs", f"{name} {differing[0]}", ANOTHER)
        )
        return
    for paragraph in reading.seed.paragraphs:
        wrong = Finding(paragraph, "sha256", f"¶ {paragraph.number} of {name} differs", ANOTHER)
        yield Comparison("paragraph", wrong if paragraph.number in differing else None)
    for fact in facts:
        for check in CHECKS:
            yield from check(fact, reading)
