"""Relations in words and signs: as firm as the least firm fact that one rests on."""

from collections import Counter
from collections.abc import Sequence

from dashboard.charts.frame import lines
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import MIXED, attribution, contest_marks, deed_in_words
from dashboard.domain.relations import Relation
from dashboard.domain.vocabulary import Status


def glyph_of(facts: Sequence[Fact]) -> str:
    """Return the glyph of some facts: that of their status, or that they differ."""
    return facts[0].status.glyph if len({fact.status for fact in facts}) == 1 else MIXED


def hover_of(relation: Relation, facts: Sequence[Fact], dossier: Dossier) -> str:
    """What hovering over a line shows."""
    numbers = Counter(fact.status for fact in facts)
    statuses = ", ".join(f"{s.glyph} {numbers[s]} {s.label.lower()}" for s in Status if numbers[s])
    sources = dict.fromkeys(attribution(fact, dossier) for fact in facts)
    parts = [statuses, *contest_marks(facts, dossier), *sources]
    return f"<b>{lines(deed_in_words(relation, dossier))}</b><br>" + "<br>".join(map(lines, parts))
