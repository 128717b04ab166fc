"""The report on a draft, as lines to read and as JSON."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.domain.dossier import Dossier
from dashboard.domain.phrasing import counted, in_letters
from dashboard.domain.ready_sentence import sentence
from dashboard.verifying.comparing import Kind, Loss
from dashboard.verifying.judging import MOST_SENTENCES, Outcome, Verdict
from dashboard.verifying.reading import Draft

ALWAYS_UNREAD = (
    "paraphrases too far from our words",
    "what a sentence only implies",
    "sentences in languages other than English",
)
MOST_FINDINGS = 500
LONGEST_SHOWN = 400


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence that lost something, and what the dossier says."""

    where: str
    text: str
    facts: tuple[str, ...]
    lost: tuple[Loss, ...]
    ours: tuple[str, ...]
    """Ready to be pasted."""


@dataclass(frozen=True, slots=True)
class Report:
    """The results for the sentences of a draft."""

    file: str
    counts: dict[Outcome, int]
    why: dict[str, int]
    """Why sentences were not judged, with how many."""
    findings: tuple[Finding, ...]
    unread: tuple[str, ...]
    """The parts of a draft that were not judged."""
    has_more: bool
    """Whether there were more sentences than are judged."""

    @property
    def is_good(self) -> bool:
        """Return whether nothing was lost."""
        return not self.counts[Outcome.LOST]

    @property
    def lost(self) -> dict[Kind, int]:
        """Return how often each was lost, in the order of the vocabulary."""
        found = Counter(kind for one in self.findings for kind in {loss.kind for loss in one.lost})
        return {kind: found[kind] for kind in Kind if found[kind]}

    @property
    def verdict(self) -> str:
        """The whole in a sentence."""
        judged = sum(n for outcome, n in self.counts.items() if outcome is not Outcome.NOT_JUDGED)
        if not judged:
            return "Nothing to judge: no sentence uses a fact of the dossier."
        if self.is_good:
            return f"Nothing is lost in {counted(judged, 'sentence')} that use the dossier."
        said = in_letters(self.counts[Outcome.LOST], "sentence")
        return (
            f"{said[0].upper()}{said[1:]} of {judged:,} lost something, or are not in the dossier."
        )


def report(
    name: str, draft: Draft, judged: tuple[tuple[Verdict, ...], bool], dossier: Dossier
) -> Report:
    """Return what verdicts come to."""
    verdicts, has_more = judged
    counts = Counter(verdict.outcome for verdict in verdicts)
    why = Counter(one.why for one in verdicts if one.outcome is Outcome.NOT_JUDGED and one.why)
    lost = [one for one in verdicts if one.outcome is Outcome.LOST]
    return Report(
        name,
        {outcome: counts[outcome] for outcome in Outcome},
        dict(why),
        tuple(_finding(one, dossier) for one in lost[:MOST_FINDINGS]),
        (*draft.unread, *ALWAYS_UNREAD),
        has_more,
    )


def _finding(verdict: Verdict, dossier: Dossier) -> Finding:
    facts = verdict.line.facts if verdict.line else ()
    known = [dossier.fact[name] for name in facts if name in dossier.fact]
    ours = [sentence(known[0], dossier)] if len(known) == 1 else []
    if verdict.line and not ours:
        ours = [verdict.line.text.replace("\n", " | ")]
    text = verdict.text.strip(" |")
    shown = text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
    return Finding(verdict.passage.where, shown, facts, verdict.losses, tuple(ours))


def as_lines(made: Report) -> Iterator[str]:
    """Yield a report as a terminal shows it."""
    for one in made.findings:
        yield f"{one.where}: {', '.join(dict.fromkeys(loss.kind for loss in one.lost))}"
        yield f"  the draft:   {one.text}"
        yield from (f"  {loss.kind}: {loss.what}" for loss in one.lost)
        yield from (f"  the dossier: {text}" for text in one.ours)
        if one.facts:
            yield f"  facts:       {', '.join(one.facts)}"
        yield ""
    if (more := made.counts[Outcome.LOST] - len(made.findings)) > 0:
        yield f"and {more:,} more"
    yield f"{made.file}: {made.verdict}"
    yield ", ".join(f"{number:,} {outcome}" for outcome, number in made.counts.items())
    if made.lost:
        yield ", ".join(f"{number} {kind}" for kind, number in made.lost.items())
    if made.has_more:
        yield f"Only the first {MOST_SENTENCES:,} sentences were judged."
    yield f"Not judged at all: {'; '.join(made.unread)}."


def as_json(made: Report) -> str:
    """Return a report as one JSON object."""
    findings = [
        {
            "where": one.where,
            "sentence": one.text,
            "facts": one.facts,
            "lost": [{"kind": loss.kind, "what": loss.what} for loss in one.lost],
            "dossier": one.ours,
        }
        for one in made.findings
    ]
    whole = {
        "file": made.file,
        "verdict": made.verdict,
        "is_good": made.is_good,
        "counts": made.counts,
        "lost": made.lost,
        "not_judged": made.why,
        "unread": made.unread,
        "has_more": made.has_more,
        "findings": findings,
    }
    return json.dumps(whole, indent=2, ensure_ascii=False)
