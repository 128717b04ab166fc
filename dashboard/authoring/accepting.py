"""One proposal -> the dossier, or the reasons why not; and what is left to do by hand."""

from pathlib import Path
from typing import NamedTuple

from dashboard.authoring.auditing import Bench, audited
from dashboard.authoring.audits.fault import Fault
from dashboard.authoring.choices import Choice, Kind, changes_of, choice_of
from dashboard.authoring.drafts import Proposed, decision
from dashboard.authoring.saving import save
from dashboard.domain.problems import CrisisError

FOR_A_CHOICE = ("denies-something", "statements-differ")
"""Rules of `check` that a choice settles: what it denies, and what says the same already."""
FOR_AN_EDITOR = "nothing-rests-on-what-fell"
"""The rule that no choice can keep: what is shown first is for an editor to say."""


class Verdict(NamedTuple):
    """What is said of a proposal: its choice, why it is refused, and what is left to do."""

    choice: Choice
    faults: tuple[Fault, ...]
    undecided: tuple[Fault, ...] = ()
    """What a choice must settle, while there is none."""
    left: tuple[Fault, ...] = ()
    """What rests on a fact that falls: to be mended afterwards, by whoever wrote it."""


class NotAccepted(CrisisError):
    """Why a proposal was not taken into the dossier, a line for each reason."""


def judged(proposed: Proposed, bench: Bench, wanted: str = "") -> Verdict:
    """Return what is said of a proposal with a choice: the one given, else its own.

    Raises NoChoice where the choice cannot be made, and NotSaved where a file cannot be read.
    """
    written = wanted or proposed.proposal.choice
    choice = choice_of(written or Kind.NEW, bench.dossier)
    changes = changes_of(bench.config, bench.dossier, proposed, choice)
    found = audited(proposed, bench, changes)
    undecided = tuple(one for one in found if one.rule in FOR_A_CHOICE and not written)
    left = tuple(one for one in found if one.rule == FOR_AN_EDITOR)
    faults = tuple(one for one in found if one not in (*undecided, *left))
    return Verdict(choice, faults, undecided, left)


def accept(config: Path, proposed: Proposed, bench: Bench, wanted: str = "") -> Verdict:
    """Take a proposal into the dossier, and note it in its draft.

    Raises NotAccepted with all reasons, NoChoice, NotSaved, and Conflict where an entry is not as
    it was when the choice was judged.
    """
    verdict = judged(proposed, bench, wanted or proposed.proposal.choice or Kind.NEW)
    if verdict.faults:
        lines = "\n".join(f"  {fault}" for fault in verdict.faults)
        raise NotAccepted(f"proposal '{proposed.id}' is not accepted:\n{lines}")
    changes = changes_of(config, bench.dossier, proposed, verdict.choice)
    noted = decision(config, bench.seed.id, proposed.id, accepted=True, choice=str(verdict.choice))
    save(config, [*changes, noted])
    return verdict


def refuse(config: Path, record: str, id: str, why: str) -> None:
    """Note in a draft why a proposal is not taken into the dossier. Raises NotSaved."""
    save(config, [decision(config, record, id, refused=why)])
