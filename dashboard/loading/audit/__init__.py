"""A dossier compared with the text of its article: is it there?

The text is read from a file that stays where it is; messages quote the dossier, never the text.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.sources import Seed
from dashboard.domain.vocabulary import WhenIs
from dashboard.domain.wording import composed
from dashboard.loading.audit.checks import CHECKS, Comparison, Outcome, Reading, Telling
from dashboard.loading.draft import Draft, Finding
from dashboard.loading.original import (
    ArticleMismatch,
    differences,
    digests_of,
    original,
    paragraphs_of,
)

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
    """The facts that some report draws from this article."""
    reports: int
    """How many reports that are."""
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
    """Hold all reports of an article against its text; what is wrong goes into the draft.

    Raises ArticleMismatch where the file cannot be read or is no text of this dossier.
    """
    (made,) = audits(dossier, draft, (file,))
    return made


def audits(dossier: Dossier, draft: Draft, files: Iterable[Path]) -> tuple[Audit, ...]:
    """Do the same for several articles, of which one may name what another does not repeat."""
    texts = tuple(_text_of(file, dossier) for file in files)
    at_hand = {seed.id: original(dossier, seed).paragraphs for seed in dossier.seeds}
    at_hand |= {text.seed.id: text.composed for text in texts if text.counts_up}
    return tuple(
        _audit(text, Reading(dossier, text.seed, text.composed, at_hand), draft) for text in texts
    )


class _Text(NamedTuple):
    """The text of an article, with its record and how that was found."""

    name: str
    paragraphs: tuple[str, ...]
    seed: Seed
    found_by: str

    @property
    def composed(self) -> tuple[str, ...]:
        """Its paragraphs in one form."""
        return tuple(map(composed, self.paragraphs))

    @property
    def counts_up(self) -> bool:
        """Whether it has as many paragraphs as the record."""
        return len(self.paragraphs) == len(self.seed.paragraphs)


def _text_of(file: Path, dossier: Dossier) -> _Text:
    paragraphs = paragraphs_of(file, file.parent)
    return _Text(file.name, paragraphs, *record_of(file, paragraphs, dossier))


def _audit(text: _Text, reading: Reading, draft: Draft) -> Audit:
    told = tuple(_tellings(reading))
    facts = tuple({one.fact.id: one.fact for one in told}.values())
    paragraphs = reading.paragraphs if text.counts_up else ()
    made = Audit(text.seed, text.found_by, facts, len(told), paragraphs)
    for outcome in _outcomes(reading, differences(text.paragraphs, text.seed), told, text.name):
        if isinstance(outcome, Comparison):
            made.made[outcome.sort] += 1
            if outcome.wrong:
                draft.note(outcome.wrong, f"{outcome.sort.replace(' ', '-')}s-stand-in-the-text")
        else:
            made.passed[outcome.why][outcome.what] += 1
    return made


def _tellings(reading: Reading) -> Iterator[Telling]:
    """Yield every report that is drawn from the article."""
    for fact in reading.dossier.facts:
        for report in fact.reports:
            if reading.dossier.article_of(report) is reading.seed:
                yield Telling(fact, report)


def record_of(file: Path, paragraphs: tuple[str, ...], dossier: Dossier) -> tuple[Seed, str]:
    """Return the record of a text: by the file's name, else by its paragraphs, else the only one.

    And how it was found. Raises ArticleMismatch where there are several, and none of them is it.
    """
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
    reading: Reading, differing: dict[int, str], told: tuple[Telling, ...], name: str
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
    for one in told:
        for check in CHECKS:
            yield from check(one, reading)
