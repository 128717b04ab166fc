"""How the facts of a timeline are told apart: each by a sign, or where they are many, bundled."""

from collections.abc import Collection, Sequence

from dashboard.charts.axis import Axis
from dashboard.charts.bundles import MOST, alone, ever_fewer
from dashboard.charts.lanes import Lane, lanes
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact

TALLEST = 1200
"""Pixels of lanes that can still be seen together by scrolling once."""


def rows_of(
    dossier: Dossier,
    axis: Axis,
    facts: Sequence[Fact],
    focus: Collection[str] = (),
    *,
    is_compact: bool = False,
) -> tuple[Lane, ...]:
    """The lanes of some facts.

    Of a dossier that can be drawn with a sign for each fact, these are the lanes of all facts,
    unless it `is_compact`. Of a bigger one, signs are bundled where those of `facts` would be too
    many or take too much room; what is in focus is bundled for itself.
    """
    if len(dossier.facts) <= MOST:
        return lanes(dossier, axis, alone(facts if is_compact else dossier.facts))
    found: tuple[Lane, ...] = ()
    for bundles in ever_fewer(facts, dossier.contested, dossier.superseded, focus):
        found = lanes(dossier, axis, bundles)
        if height_of(found) <= TALLEST:
            break
    return found


def height_of(rows: Sequence[Lane]) -> float:
    """Pixels that lanes take."""
    return sum(lane.height for lane in rows)
