"""What several files write beside tables and figures: glyphs, reporters, remarks."""

from collections import Counter
from collections.abc import Iterable

from dashboard.domain.attribution import reporters
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import attribution, dated, marked
from dashboard.domain.scope import OUTSIDE
from dashboard.domain.vocabulary import Status


def figure_note(fact: Fact, dossier: Dossier) -> str:
    """Return what stands under a key figure: how firmly it is put, when, and who says so."""
    return " · ".join((marked(fact, dossier), dated(fact, dossier), attribution(fact, dossier)))


def outside(fact: Fact, excerpt: Excerpt) -> str:
    """Return what follows a claim that the filter leaves out; nothing after any other."""
    return "" if fact.id in excerpt.listed_ids else f" ({OUTSIDE})"


def reported_by(facts: Iterable[Fact], dossier: Dossier) -> str:
    """Return who reports some facts, each with how many: 'Northern Wire (3); the gazette (1)'."""
    counts = Counter(source.name for fact in facts for source in reporters(fact, dossier))
    return "; ".join(f"{name} ({number})" for name, number in counts.most_common())


def legend() -> str:
    """Return what the glyphs of the statuses mean, in one line."""
    return "   ".join(f"{status.glyph} {status.label}" for status in Status)
