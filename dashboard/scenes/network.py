"""The order of the actors: in which of three columns, and in which row.

In the middle stands the side that most relations touch, with those who only have things done to
them. Left of it stand those who mostly threaten, accuse or act against others, right of it all
others. The order is that of all relations of a dossier, so that nobody changes sides while a
reader filters.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import product
from math import inf

import numpy as np

from dashboard.domain.actors import Actor
from dashboard.domain.dossier import Dossier
from dashboard.domain.relations import Relation
from dashboard.domain.vocabulary import Deed

LEFT, MIDDLE, RIGHT = range(3)
HOSTILE = (Deed.ACCUSATION, Deed.MEASURE, Deed.PRESSURE, Deed.DENIAL)
SWEEPS = 12
"""So many times each column is gone through for neighbours that had better change places."""


@lru_cache(maxsize=64)
def network(dossier: Dossier, relations: tuple[Relation, ...]) -> dict[str, int]:
    """Return the column of each related actor, in their order from the top."""
    column = _columns(relations, dossier)
    heights = _heights(list(column), relations)
    ordered = _untangled(sorted(column, key=heights.__getitem__), column, relations)
    return {name: column[name] for name in ordered}


def _untangled(
    names: Sequence[str], column: Mapping[str, int], relations: Iterable[Relation]
) -> list[str]:
    """Return actors in an order in which fewer lines cross: neighbours swap if it helps."""
    columns = [[name for name in names if column[name] == number] for number in range(3)]
    index = {name: number for some in columns for number, name in enumerate(some)}
    leads = _leads(column, relations)
    for _ in range(SWEEPS):
        for some in columns:
            for upper in range(len(some) - 1):
                above, below = some[upper : upper + 2]
                ends = [(side, index.get(other, inf)) for side, other in leads[above]]
                others = [(side, index.get(other, inf)) for side, other in leads[below]]
                if _crossings(others, ends) < _crossings(ends, others):
                    some[upper : upper + 2] = below, above
                    index[above], index[below] = index[below], index[above]
    return [name for some in columns for name in some]


def _leads(
    column: Mapping[str, int], relations: Iterable[Relation]
) -> defaultdict[str, list[tuple[int, str]]]:
    """Return by actor on which side (-1, 1) its lines lead to whom; '' where under the middle."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for one in relations:
        for name, other in ((one.actor, one.toward), (one.toward, one.actor)):
            if away := column[other] - column[name]:
                found[name].append((1 if away > 0 else -1, other if abs(away) < 2 else ""))
    return found


def _crossings(above: Iterable[tuple[int, float]], below: Iterable[tuple[int, float]]) -> int:
    """Return how many lines of an actor cross those of the one below: (side, how far down)."""
    return sum(one[0] == other[0] and one[1] > other[1] for one, other in product(above, below))


def _heights(
    names: Sequence[str], relations: Sequence[Relation]
) -> dict[str, tuple[int, float, int]]:
    """Return the sort key of actors, which keeps related ones together.

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
    index = {name: number for number, name in enumerate(part)}
    laplacian = np.zeros((len(part), len(part)))
    for one in relations:
        if one.actor in index:
            ends = index[one.actor], index[one.toward]
            laplacian[ends, ends] += 1
            laplacian[ends, ends[::-1]] -= 1
    values, vectors = np.linalg.eigh(laplacian)
    # Several vectors may solve it, and each in two directions: what eigh gives is one of them.
    solutions = vectors[:, np.isclose(values, values[min(1, len(part) - 1)], atol=1e-9)]
    told_apart = np.flatnonzero(np.linalg.norm(solutions, axis=1) > 1e-6)[0]
    return [round(float(-height), 6) + 0.0 for height in solutions @ solutions[told_apart]]


def _columns(relations: Sequence[Relation], dossier: Dossier) -> dict[str, int]:
    """Return in which column each related actor stands; those of one state are together."""
    named = dict.fromkeys(n for one in relations for n in (one.actor, one.toward))
    side = {name: _side(dossier.actor[name]) for name in named}
    touched = Counter(side[n] for one in relations for n in (one.actor, one.toward))
    home = touched.most_common(1)[0][0] if touched else ""
    of_side = {name: _column(name, home, side, relations) for name in set(side.values())}
    return {name: of_side[side[name]] for name in named}


def _side(actor: Actor) -> str:
    """Return the state of an actor, or the actor itself."""
    return actor.of or actor.id


def _column(name: str, home: str, side: dict[str, str], relations: Iterable[Relation]) -> int:
    """Return the column of a side. One that only others act on is in the middle."""
    acts = Counter(one.deed in HOSTILE for one in relations if side[one.actor] == name)
    if name == home or (not acts and all(_hostile_to(name, one, side) for one in relations)):
        return MIDDLE
    return LEFT if acts[True] > acts[False] else RIGHT


def _hostile_to(name: str, one: Relation, side: dict[str, str]) -> bool:
    return side[one.toward] != name or one.deed in HOSTILE
