"""The words of marks: what a pointer shows and a screen reader says, line by line."""

from collections.abc import Sequence

from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import attribution, claim, contest_mark, counted, dated, signed
from dashboard.domain.superseded import superseded_how, superseded_why

MOST = 5
"""The most facts listed for one mark; the rest are counted."""


def mark_words(fact: Fact, dossier: Dossier) -> tuple[str, ...]:
    """Return a claim with its status, basis, date and source; first what became of it, if anything.

    'The lamp went dark.', '● Reported · Documents', '18 May 2031 (inferred date)', 'X ← Y'.
    """
    parts = (
        superseded_why(fact, dossier),
        claim(fact),
        f"{signed(fact)} · {fact.basis.label}",
        contest_mark(fact, dossier),
        dated(fact, dossier),
        attribution(fact, dossier),
    )
    return tuple(filter(None, parts))


def shared_words(head: str, facts: Sequence[Fact], dossier: Dossier) -> tuple[str, ...]:
    """Return the words of several facts under one head: each with its status and who says so."""
    if len(facts) == 1:
        return (head, *mark_words(facts[0], dossier))
    gone = dossier.superseded
    shown = sorted(facts, key=lambda fact: fact.id in gone)
    rest = [f"… and {counted(len(facts) - MOST, 'more fact')}"] if len(facts) > MOST else []
    return (head, *(_in_short(fact, dossier) for fact in shown[:MOST]), *rest)


def _in_short(fact: Fact, dossier: Dossier) -> str:
    how = superseded_how(fact, dossier)
    who = "; ".join(filter(None, (attribution(fact, dossier), contest_mark(fact, dossier))))
    return f"{f'{how}: ' if how else ''}{signed(fact)}: {claim(fact)} ({who})"
