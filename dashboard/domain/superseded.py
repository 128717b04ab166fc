"""Facts that no longer stand, corrected by a newer one or withdrawn, and how they are worded."""

from dashboard.domain.dates import day_in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import STRUCK, claim

SUPERSEDED_WHY = "Whether it was corrected or withdrawn, and by what; empty if it still stands."
SUPERSEDED_BY = "The fact that replaces it; empty if it still stands, or none does."
"""What the derived keys of exports mean."""


def struck_sign(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """Return the entry of a legend for facts that no longer stand, if the dossier has any."""
    return (STRUCK,) if dossier.superseded else ()


def superseded_by(fact: Fact, dossier: Dossier) -> str:
    """Return the id of the fact that is in its place; empty where it stands, or none does."""
    newer = dossier.superseded.get(fact.id)
    return newer.id if newer else ""


def superseded_how(fact: Fact, dossier: Dossier) -> str:
    """Return 'Corrected' or 'Withdrawn'; nothing for a fact that still stands."""
    if fact.id not in dossier.superseded:
        return ""
    return "Withdrawn" if fact.withdrawn else "Corrected"


def superseded_why(fact: Fact, dossier: Dossier) -> str:
    """Return 'Withdrawn on 2 May 2031: why', 'Corrected by: the newer claim', or nothing."""
    newer = dossier.superseded.get(fact.id)
    if fact.withdrawn:
        said = f"Withdrawn on {day_in_words(fact.withdrawn.on)}: {fact.withdrawn.why}"
        return f"{said} In its place: {newer.statement}" if newer else said
    return f"Corrected by: {newer.statement}" if newer else ""


def plain_claim(fact: Fact, dossier: Dossier) -> str:
    """Return the claim where nothing can be struck through, after what became of it."""
    return f"{_fate(fact, dossier)}{claim(fact)}"


def plain_statement(fact: Fact, dossier: Dossier) -> str:
    """Return the statement without its caveat, what became of it first."""
    return f"{_fate(fact, dossier)}{fact.statement}"


def _fate(fact: Fact, dossier: Dossier) -> str:
    why = superseded_why(fact, dossier)
    return f"[{why}] " if why else ""


def older(fact: Fact, dossier: Dossier) -> tuple[Fact, ...]:
    """Return the facts that this one corrects or is in the place of."""
    return tuple(dossier.fact[name] for name, newer in dossier.superseded.items() if newer is fact)
