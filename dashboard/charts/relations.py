"""Relations in words and signs: as firm as the least firm fact that one rests on."""

from collections import Counter
from collections.abc import Sequence

from dashboard.charts.frame import lines, said_by
from dashboard.charts.signs import MIXED, SIGNS, Sign, contests_of
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.relations import Relation
from dashboard.domain.vocabulary import FIRMNESS, Status


def least_firm(facts: Sequence[Fact]) -> Status:
    """The status that a line over some facts is drawn in."""
    return min((fact.status for fact in facts), key=FIRMNESS.index)


def sign_of(facts: Sequence[Fact]) -> Sign:
    """The sign of some facts: that of their status, or that they differ."""
    return SIGNS[facts[0].status] if len({fact.status for fact in facts}) == 1 else MIXED


def phrase(relation: Relation, dossier: Dossier) -> str:
    """A relation as a sentence without its end: 'Venezuela asked for aid from China'."""
    actor = dossier.actor
    return f"{actor[relation.actor].name} {relation.phrase} {actor[relation.toward].name}"


def hover_of(relation: Relation, facts: Sequence[Fact], dossier: Dossier) -> str:
    """What hovering over a line shows."""
    counted = Counter(fact.status for fact in facts)
    statuses = ", ".join(
        f"{SIGNS[s].glyph} {counted[s]} {s.label.lower()}" for s in Status if counted[s]
    )
    sources = dict.fromkeys(said_by(fact, dossier) for fact in facts)
    parts = [statuses, *contests_of(facts, dossier), *sources]
    return f"<b>{lines(phrase(relation, dossier))}</b><br>" + "<br>".join(map(lines, parts))
