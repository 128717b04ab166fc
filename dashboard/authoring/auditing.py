"""A proposal held against the text of its article and against the dossier: why it is refused.

First it is tried: the fact is put into the dossier in memory, and whatever `check` and `audit` say
of it counts. Then its quoted words are held against the article, by the rules of `audits`. Nothing
is judged by meaning: what these rules let through may still be wrong, and a reader decides.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.authoring.audits import firmness, naming, quantities, quoting, support, times
from dashboard.authoring.audits.evidence import Evidence
from dashboard.authoring.audits.fault import Fault
from dashboard.authoring.drafts import Proposed
from dashboard.authoring.saving import Change, NotSaved, change_of, tried
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.problems import CrisisError, Problem
from dashboard.domain.sources import Seed
from dashboard.domain.wording import composed
from dashboard.loading.draft import rule_name
from dashboard.loading.inspection import Inspection, inspect
from dashboard.loading.original import ArticleMismatch, differences, paragraphs_of

Rule = Callable[[Evidence], Iterator[Fault]]
RULES: tuple[Rule, ...] = (
    *quoting.RULES,
    *quantities.RULES,
    *times.RULES,
    *naming.RULES,
    *firmness.RULES,
    *support.RULES,
)
FACTS = "facts"
UNREAD = "paragraphs-are-covered"
"""The rule of `check` that counts paragraphs without a fact: those are nobody's proposal."""
NO_TEXT = "put its text beside its record, as seeds/{}.txt, or give it by --article"


class NoBench(CrisisError):
    """Why no proposal can be judged: there is no dossier, or no text of the article."""


@dataclass(frozen=True)
class Bench:
    """What proposals for one article are judged with."""

    config: Path
    dossier: Dossier
    """As it is, without any proposal."""
    seed: Seed
    text: Path
    """The file with the text of the article."""
    paragraphs: dict[int, str]
    problems: frozenset[tuple[str, str]]
    """What is wrong with the dossier as it is: file and words of each problem."""


def bench(config: Path, record: str, article: Path | None = None) -> Bench:
    """Return what proposals for the article of a record are judged with.

    Raises NoBench where the dossier cannot be read, or the text of the article is not at hand.
    """
    found = inspect(config)
    if found.dossier is None:
        raise NoBench(f"{found.not_judged}: run crisis-dashboard check")
    seed = next((seed for seed in found.dossier.seeds if seed.id == record), None)
    if seed is None:
        raise NoBench(f"there is no record '{record}'")
    text = article or found.dossier.seeds_folder / f"{record}.txt"
    paragraphs = dict(enumerate(map(composed, _paragraphs(text, seed)), 1))
    with_text = inspect(config, [text])
    known = frozenset((one.file, one.what) for one in with_text.draft.findings.problems)
    return Bench(config, found.dossier, seed, text, paragraphs, known)


def _paragraphs(text: Path, seed: Seed) -> tuple[str, ...]:
    """Return the paragraphs of a text that is the recorded one. Raises NoBench."""
    try:
        paragraphs = paragraphs_of(text, text.parent)
        if differing := differences(paragraphs, seed):
            raise ArticleMismatch(differing[min(differing)])
    except ArticleMismatch as error:
        hint = error.remedy or NO_TEXT.format(seed.id)
        raise NoBench(f"{text.name}: {error.what}; {hint}") from None
    return paragraphs


def new_fact(config: Path, proposed: Proposed) -> Change:
    """Return the change that adds a proposal to the dossier as a fact. Raises NotSaved."""
    return change_of(config, FACTS, proposed.id, proposed.fact)


def audited(proposed: Proposed, bench: Bench, changes: Sequence[Change] = ()) -> tuple[Fault, ...]:
    """Return why a proposal is refused, each reason once; nothing where it may be accepted.

    `changes` are those of its choice, else it is tried as a fact of its own.
    """
    if proposed.id in {*bench.dossier.fact, *bench.dossier.present_id}:
        return (Fault("id", f"'{proposed.id}' is taken", "choose another id"),)
    try:
        as_fact = new_fact(bench.config, proposed)
        alone = _look(bench, [as_fact])
        together = alone if tuple(changes) in ((), (as_fact,)) else _look(bench, changes)
    except NotSaved as error:
        return (Fault("", str(error)),)
    found = _of_check(together, proposed, bench)
    return tuple(dict.fromkeys((*found, *_of_quote(proposed, alone, bench))))


def _look(bench: Bench, changes: Sequence[Change]) -> Inspection:
    return inspect(bench.config, [bench.text], over=tried(bench.config, changes))


def _of_check(found: Inspection, proposed: Proposed, bench: Bench) -> Iterator[Fault]:
    """Yield what check and audit say of the dossier with a proposal in it, and not without it."""
    for problem in found.draft.findings.problems:
        is_new = (problem.file, problem.what) not in bench.problems
        if is_new and problem.check != UNREAD:
            yield _fault(problem, proposed.id)


def _fault(problem: Problem, id: str) -> Fault:
    """Return a problem as a fault: at its key where it is about the proposed fact itself."""
    spot, _, what = problem.what.partition(": ")
    label, _, key = spot.partition(" · ")
    said = (key, what) if what and label == f"fact '{id}'" else ("", problem.what)
    return Fault(*said, problem.hint, problem.check)


def _of_quote(proposed: Proposed, found: Inspection, bench: Bench) -> Iterator[Fault]:
    """Yield what the rules say of the report of a fact that tells this article.

    A fact that cannot be read cannot be held against it: then what is wrong with it is said.
    """
    fact = found.dossier.fact.get(proposed.id) if found.dossier else None
    if fact is None or found.dossier is None:
        yield from _of_check(found, proposed, bench)
        return
    evidence = evidence_of(proposed, fact, found.dossier, bench)
    if evidence is None:
        yield Fault("via", f"does not begin with the article of '{bench.seed.id}'", "correct it")
        return
    for rule in RULES:
        for fault in rule(evidence):
            yield fault._replace(rule=rule_name(rule))


def evidence_of(proposed: Proposed, fact: Fact, dossier: Dossier, bench: Bench) -> Evidence | None:
    """Return the words that a fact rests on; None where no report of it tells this article."""
    for report in fact.reports:
        seed = dossier.article_of(report)
        if seed and seed.id == bench.seed.id:
            return Evidence(proposed.proposal, fact, report, dossier, seed, bench.paragraphs)
    return None
