"""The boxes of the attribution flow, the facts that pass them, and their positions."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from dashboard.domain.articles import articles
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import counted
from dashboard.domain.vocabulary import Basis, SourceKind
from dashboard.scenes.bounds import LINE
from dashboard.scenes.flow import Band, spread, stacked
from dashboard.scenes.measure import fitted, width_of
from dashboard.scenes.shapes import Frame

UNIT, HIGHEST = 4.3, 380
"""Pixels of a fact, and of all facts together, at most."""
WIDEST = 0.27
"""The share of the width that a column of boxes takes at most."""
UPRIGHT = 0.41
"""The same on a phone, where the column of articles is above the others."""
LINES = 6
"""So many lines of a name at most."""
NARROWER = 800
"""Pixels of a frame in which counts are below the names, not beside them."""
PAD = 8
OTHERS = "*"
"""Stands for the sources that have no box of their own."""


@dataclass(frozen=True)
class Flow:
    """Some facts by the boxes that they pass; `own` are the ids of sources that have one."""

    dossier: Dossier
    facts: tuple[Fact, ...]
    own: frozenset[str]

    @cached_property
    def passing(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """The ids of the facts between two boxes, by the ids of these."""
        found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for fact in self.facts:
            for pair in sorted(self._pairs(fact)):
                found[pair].append(fact.id)
        return {pair: tuple(ids) for pair, ids in found.items()}

    @cached_property
    def through(self) -> dict[str, tuple[str, ...]]:
        """The ids of the facts that pass a box, by its id."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for fact in self.facts:
            for box in sorted({end for pair in self._pairs(fact) for end in pair}):
                found[box].append(fact.id)
        return {box: tuple(ids) for box, ids in found.items()}

    def width(self, box: str) -> int:
        """Return the width of a box in facts: all that begin or end at it."""
        starts = sum(len(ids) for (start, _), ids in self.passing.items() if start == box)
        return max(starts, sum(len(ids) for (_, end), ids in self.passing.items() if end == box))

    def _pairs(self, fact: Fact) -> set[tuple[str, str]]:
        named = {
            (self._box("in", report.via[0]), self._box("by", self.dossier.voice(report).id))
            for report in fact.reports
        }
        return {*named, *((voice, f"on:{fact.basis}") for _, voice in named)}

    def _box(self, role: str, source: str) -> str:
        return f"{role}:{source if f'{role}:{source}' in self.own else OTHERS}"


@lru_cache(maxsize=8)
def ranked(dossier: Dossier) -> dict[str, list[str]]:
    """Return the articles ('in:ID') and who reports ('by:ID'), those with the most facts first."""
    heard: dict[str, Counter[str]] = {"in": Counter(), "by": Counter()}
    for fact in dossier.current:
        heard["in"].update({report.via[0] for report in fact.reports})
        heard["by"].update({dossier.voice(report).id for report in fact.reports})
    order = {source.id: index for index, source in enumerate(dossier.sources)}
    return {
        role: [f"{role}:{id_}" for id_ in sorted(many, key=lambda id_: (-many[id_], order[id_]))]
        for role, many in heard.items()
    }


@lru_cache(maxsize=16)
def names_of(dossier: Dossier, most: int) -> tuple[dict[str, str], ...]:
    """Return the boxes by their ids, column by column, with the names that are in them.

    `most` articles, and as many of those who report, have boxes of their own.
    """
    ranks = ranked(dossier)
    named = tuple(_sources(role, ids, most, dossier) for role, ids in ranks.items())
    whole = whole_flow(dossier, most)
    busiest = list(named[1])

    def height(basis: Basis) -> float:
        """Return how far down those are on average who report on it: so ribbons cross least."""
        numbers = [len(whole.passing.get((one, f"on:{basis}"), ())) for one in busiest]
        return sum(n * index for index, n in enumerate(numbers)) / max(1, sum(numbers))

    bases = [basis for basis in Basis if f"on:{basis}" in whole.through]
    return *named, {f"on:{basis}": basis.label for basis in sorted(bases, key=height)}


@lru_cache(maxsize=16)
def whole_flow(dossier: Dossier, most: int) -> Flow:
    """Return the flow of all facts that still stand."""
    own = (_own(ids, most) for ids in ranked(dossier).values())
    return Flow(dossier, dossier.current, frozenset(box for some in own for box in some))


def _own(ids: list[str], most: int) -> list[str]:
    """Return the sources that have boxes of their own: all, where one would be left over."""
    return ids if len(ids) <= most + 1 else ids[:most]


def _sources(role: str, ids: list[str], most: int, dossier: Dossier) -> dict[str, str]:
    """Return the names of articles or of who reports; of the only article, that it is no outlet."""
    named = {}
    for box in _own(ids, most):
        source = dossier.source[box[3:]]
        is_named = role == "in" or source.kind is SourceKind.OUTLET or len(articles(dossier)) > 1
        named[box] = source.name if is_named else "No outlet named"
    if rest := len(ids) - len(named):
        named[f"{role}:{OTHERS}"] = counted(rest, "other article" if role == "in" else "other")
    return named


@dataclass(frozen=True)
class Layout:
    """The positions of the boxes in a frame: articles, who reports, what that rests on."""

    columns: tuple[tuple[Band, ...], ...]
    unit: float
    """Pixels of a fact."""
    heads: tuple[float, ...]
    """How far down the headings of the columns stand."""
    height: float


def counted_of(number: int, total: int) -> str:
    """Return how many of all facts match the filter, as written in a box."""
    return f"{number:,} of {total:,}"


def laid_out(
    named: Sequence[dict[str, str]], flow: Flow, frame: Frame, size: float, *, is_filter: bool
) -> Layout:
    """Return the boxes in their places: on a page, the same for every filter.

    There, and if there `is_filter`, room is kept for the count of what matches.
    """
    has_room = is_filter or not frame.height
    columns = [_column(names, flow, frame, size, has_room) for names in named]
    return _upright(columns, frame, size) if frame.is_phone else _across(columns, frame, size)


def _column(
    names: dict[str, str], flow: Flow, frame: Frame, size: float, has_room: bool
) -> list[Band]:
    """Return the boxes of a column, as wide as they need."""
    is_narrow = frame.width < NARROWER
    most = max(len(flow.through[box]) for box in names)
    count = counted_of(most, most) if has_room else f"{most:,}"
    beside = width_of(count, size)
    aside = 2 * PAD if is_narrow else beside + 3 * PAD
    widest = max(beside, *(width_of(name, size, bold=True) for name in names.values())) + aside + 2
    share = frame.width * (UPRIGHT if frame.is_phone else WIDEST)
    width = share if frame.is_phone else min(share, widest)
    return [
        Band(
            id=box,
            name=name,
            lines=fitted(name, size, width - aside, LINES, bold=True),
            is_count_below=is_narrow,
            right=width,
            width=flow.width(box),
        )
        for box, name in names.items()
    ]


def _across(columns: list[list[Band]], frame: Frame, size: float) -> Layout:
    """Return the boxes in three columns of one middle."""
    top = size * 2
    unit = _unit(columns, size, frame.height and frame.height - top - PAD)
    done, high = _side_by_side(columns, unit, size, top, frame)
    return Layout(done, unit, (size / 2 + 2,) * len(columns), top + high + 2)


def _upright(columns: list[list[Band]], frame: Frame, size: float) -> Layout:
    """Return the boxes for a phone: articles above, then who reports and what that rests on."""
    first, *rest = columns
    wide = [replace(band, width=0, left=1, right=frame.width - 1) for band in first]
    flat = stacked(wide, 0, size * LINE, PAD)
    above = [replace(band, top=band.top + 2 * size) for band in flat]
    head = above[-1].bottom + 2 * PAD
    unit = _unit(rest, size, 0)
    done, high = _side_by_side(rest, unit, size, head + 2 * size, frame)
    heads = (size / 2 + 2, head + size / 2 + 2, head + size / 2 + 2)
    return Layout((tuple(above), *done), unit, heads, head + 2 * size + high + 2)


def _side_by_side(
    columns: list[list[Band]], unit: float, size: float, top: float, frame: Frame
) -> tuple[tuple[tuple[Band, ...], ...], float]:
    """Return columns from `top` down, each in the middle of the highest, whose height follows."""
    done = [stacked(column, unit, size * LINE, PAD) for column in columns]
    high = max(column[-1].bottom for column in done)
    lowered = (
        [replace(band, top=band.top + top + (high - column[-1].bottom) / 2) for band in column]
        for column in done
    )
    return spread(lowered, frame.width), high


def _unit(columns: list[list[Band]], size: float, room: float) -> float:
    """Return the pixels of a fact: as many as there is room for, if it is bounded."""
    facts = max(sum(band.width for band in column) for column in columns)
    unit = min(UNIT, HIGHEST / max(1, facts))
    while room and unit > 0.01 and _highest(columns, unit, size) > room:
        unit *= 0.9
    return unit


def _highest(columns: list[list[Band]], unit: float, size: float) -> float:
    return max(stacked(column, unit, size * LINE, PAD)[-1].bottom for column in columns)
