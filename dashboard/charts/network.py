"""Where the actors stand: three columns, the side in the middle that most relations touch.

Left of it stand those who mostly threaten, accuse or act against others, right of it all others.
On pages it is laid out for all relations of a dossier, so that nothing moves while a reader
filters; on a slide for those that are shown.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dashboard.domain.actors import Actor
from dashboard.domain.dossier import Dossier
from dashboard.domain.relations import Relation
from dashboard.domain.vocabulary import Deed

Point = tuple[float, float]

LEFT, MIDDLE, RIGHT = range(3)
HOSTILE = (Deed.ACCUSATION, Deed.MEASURE, Deed.PRESSURE, Deed.DENIAL)
APART = 15
"""Pixels between two lines at the same actor."""
GAP = 22
"""Pixels between what the lines of two actors of a column take."""
NAME = 24
"""Pixels for a name above its actor, as in the middle column."""


@dataclass(frozen=True, slots=True)
class Network:
    """The actors that have relations, and where each stands: a column across, pixels down."""

    column: dict[str, int]
    at: dict[str, Point]
    span: dict[str, float]
    """How high an actor is: as its lines take, side by side."""
    height: float


@lru_cache(maxsize=64)
def network(dossier: Dossier, relations: tuple[Relation, ...]) -> Network:
    """The network of some relations of a dossier, the same for the same files."""
    column = _columns(relations, dossier)
    heights = _heights(list(column), relations)
    span = _spans(column, relations)
    columns = [
        sorted((n for n in column if column[n] == number), key=heights.__getitem__)
        for number in (LEFT, MIDDLE, RIGHT)
    ]
    taken = [sum(span[n] + GAP + NAME * (column[n] == MIDDLE) for n in names) for names in columns]
    at: dict[str, Point] = {}
    for number, names in enumerate(columns):
        y = 0.0
        for name in names:
            room = span[name] + (max(taken) - sum(span[n] for n in names)) / len(names)
            above = NAME * (number == MIDDLE)
            at[name] = (number, y + above + (room - above) / 2)
            y += room
    return Network(column, at, span, max(taken))


def side(column: dict[str, int], one: Relation) -> tuple[int, int]:
    """On which side of its two actors a relation runs: 1 is right, -1 left.

    Within a column it runs towards the middle of the picture.
    """
    start, end = column[one.actor], column[one.toward]
    if start == end:
        inward = -1 if start == RIGHT else 1
        return inward, inward
    return (1, -1) if end > start else (-1, 1)


def _spans(column: dict[str, int], relations: Iterable[Relation]) -> dict[str, float]:
    lines: Counter[tuple[str, int]] = Counter()
    for one in relations:
        away, back = side(column, one)
        lines[one.actor, away] += 1
        lines[one.toward, back] += 1
    return {n: APART * max(lines[n, 1], lines[n, -1]) for n in column}


def _heights(
    names: Sequence[str], relations: Sequence[Relation]
) -> dict[str, tuple[int, float, int]]:
    """What sorts the actors down: those who have to do with each other stand near each other.

    Sorts by the Fiedler vector (the eigenvector of the second smallest eigenvalue of the graph's
    Laplacian) of each connected part, the larger parts first. Of all vectors that solve it, takes
    the one that puts the first actor of the files highest; what differs by less than the rounding
    stays in the order of the files.
    """
    found: dict[str, tuple[int, float, int]] = {}
    for number, part in enumerate(_parts(names, relations)):
        for name, height in zip(part, _fiedler(part, relations), strict=True):
            found[name] = (number, height, names.index(name))
    return found


def _parts(names: Sequence[str], relations: Sequence[Relation]) -> list[list[str]]:
    """Return the connected parts of the graph, the larger ones first."""
    part = {name: [name] for name in names}
    for one in relations:
        first, other = part[one.actor], part[one.toward]
        if first is not other:
            first += other
            part |= dict.fromkeys(other, first)
    parts = {id(many): sorted(many, key=names.index) for many in part.values()}
    return sorted(parts.values(), key=len, reverse=True)


def _fiedler(part: Sequence[str], relations: Sequence[Relation]) -> list[float]:
    """Return how far down each actor of a connected part stands, from -1 to 1."""
    place = {name: number for number, name in enumerate(part)}
    laplacian = np.zeros((len(part), len(part)))
    for one in relations:
        if one.actor in place:
            ends = place[one.actor], place[one.toward]
            laplacian[ends, ends] += 1
            laplacian[ends, ends[::-1]] -= 1
    values, vectors = np.linalg.eigh(laplacian)
    # Several vectors may solve it, and each in two directions: what eigh gives is one of them.
    solutions = vectors[:, np.isclose(values, values[min(1, len(part) - 1)], atol=1e-9)]
    told_apart = np.flatnonzero(np.linalg.norm(solutions, axis=1) > 1e-6)[0]
    return [round(float(-height), 6) + 0.0 for height in solutions @ solutions[told_apart]]


def _columns(relations: Sequence[Relation], dossier: Dossier) -> dict[str, int]:
    """In which column each related actor stands; those of one state stand together."""
    named = dict.fromkeys(n for one in relations for n in (one.actor, one.toward))
    side = {name: _side(dossier.actor[name]) for name in named}
    touched = Counter(side[n] for one in relations for n in (one.actor, one.toward))
    home = touched.most_common(1)[0][0] if touched else ""
    of_side = {name: _column(name, home, side, relations) for name in set(side.values())}
    return {name: of_side[side[name]] for name in named}


def _side(actor: Actor) -> str:
    """The state that an actor stands with, or itself."""
    return actor.of or actor.id


def _column(name: str, home: str, side: dict[str, str], relations: Iterable[Relation]) -> int:
    """Where a side stands. Who only has things done to it stands in the middle."""
    acts = Counter(one.deed in HOSTILE for one in relations if side[one.actor] == name)
    if name == home or (not acts and all(_hostile_to(name, one, side) for one in relations)):
        return MIDDLE
    return LEFT if acts[True] > acts[False] else RIGHT


def _hostile_to(name: str, one: Relation, side: dict[str, str]) -> bool:
    return side[one.toward] != name or one.deed in HOSTILE
