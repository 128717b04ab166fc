"""Where everything stands on the timeline: lanes, rows inside them, signs and soft-ended bars.

Across, positions are shares of the width of the axis; down, pixels from the top. Everything
follows from the dossier alone, so that nothing moves while a reader filters.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from dashboard.charts.axis import DAY, Axis, broken_axis
from dashboard.charts.bundles import Bundle, is_point
from dashboard.domain.config import Kind, Span
from dashboard.domain.dates import When
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import CONTESTED
from dashboard.domain.vocabulary import WhenIs

WIDTH = 740
"""The narrowest axis, in pixels, on which nothing overlaps: that of a chart of 880 pixels."""
ROW = 17
LOWEST_LANE = 41
"""Two lines of a name."""
PADDING = 4
"""Above the first and below the last row of a lane."""
SIGN = 16 / WIDTH
"""What a sign takes of a row, with a little air."""
SLOT = 21 / WIDTH
"""What it takes at least where a day is wide enough for several."""
BESIDE = 13 / WIDTH
"""What a mark takes at the right of a sign: of an inferred date, of a contested fact."""
SOFT = 16 / WIDTH
"""How far beyond its bound a soft end fades out."""
OPEN = 0.24
"""How far a bar without a beginning or an end reaches before it has faded out."""
CROWD = 5
"""So many facts of one lane and day are stacked; of more, the day is given room across."""

INFERRED = "≈"
FIGURES = frozenset("×0123456789")

Range = tuple[float, float]
"""From, to."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What a date takes of the axis: fully drawn over its core, fading out to both sides."""

    left: float
    core: Range
    right: float
    is_bar: bool

    @property
    def middle(self) -> float:
        """Where the sign of a bar stands."""
        return (self.core[0] + self.core[1]) / 2


@dataclass(frozen=True, slots=True)
class Placed:
    """A sign on the timeline, at `x`, `y`, the marks beside it from `beside` on."""

    of: Bundle
    extent: Extent
    x: float
    y: float
    beside: float
    marks: str

    @property
    def fact(self) -> Fact:
        """The fact that it stands for, or the first of several."""
        return self.of.first


@dataclass(frozen=True, slots=True)
class Lane:
    """A band of the timeline: all facts of one kind."""

    kind: Kind
    top: float
    height: float
    placed: tuple[Placed, ...]


@lru_cache(maxsize=4)
def axis_of(dossier: Dossier) -> Axis:
    """The axis of `config.yaml`, with room for the busiest day of each span."""
    days = Counter((f.kind, f.when.earliest) for f in dossier.facts if is_point(f.when))
    crowds: Counter[date] = Counter()
    for (_, day), count in days.items():
        if day and count > max(CROWD, crowds[day]):
            crowds[day] = count
    spans = [part for span in dossier.config.timeline for part in _parts(span, crowds)]
    known = [d for f in dossier.facts for d in (f.when.earliest, f.when.latest) if d]
    before = any(day < spans[0].start for day in known)
    return broken_axis(spans, before=before, after=any(day > spans[-1].end for day in known))


def _parts(span: Span, crowds: Counter[date]) -> list[Span]:
    """A span, or where it has a crowded day, that day at half of the width between the rest."""
    crowded = [day for day, _ in crowds.most_common() if span.start <= day <= span.end]
    others = (span.end - span.start).days
    if not crowded or not others:
        return [span]
    day, share = crowded[0], span.share / 2
    before, after = (day - span.start).days, (span.end - day).days
    parts = (
        replace(span, end=day - DAY, share=share * before / others) if before else None,
        replace(span, start=day, end=day, share=share, ticks="day"),
        replace(span, start=day + DAY, share=share * after / others) if after else None,
    )
    return [part for part in parts if part]


def lanes(dossier: Dossier, axis: Axis, drawn: Iterable[Bundle]) -> tuple[Lane, ...]:
    """The lanes of what is drawn, from the top."""
    of_kind: dict[str, list[Bundle]] = {}
    for bundle in drawn:
        of_kind.setdefault(bundle.first.kind, []).append(bundle)
    found: list[Lane] = []
    for kind in filter(lambda kind: kind.id in of_kind, dossier.config.kinds):
        as_of = dossier.config.as_of
        dated = [(bundle, extent_of(bundle, axis, as_of)) for bundle in of_kind[kind.id]]
        top = found[-1].top + found[-1].height if found else 0.0
        found.append(_lane(kind, dated, top, dossier.contested))
    return tuple(found)


def extent_of(bundle: Bundle, axis: Axis, as_of: date) -> Extent:
    """What a bundle takes of the axis: the time that it lies in, but no bar for firm days."""
    found = extent(axis, as_of, bundle.when)
    return replace(found, is_bar=not is_point(bundle.first.when))


def marks_of(bundle: Bundle, contested: Collection[str]) -> str:
    """What stands beside a sign: the date was inferred, the fact is contested, how many facts."""
    fact, count = bundle.first, len(bundle.facts)
    number = f"×{count}" if count > 1 else ""
    inferred, is_contested = fact.when_is is WhenIs.INFERRED, fact.id in contested
    return INFERRED * inferred + CONTESTED * is_contested + number


def room(marks: str) -> float:
    """What marks beside a sign take of a row; a figure takes less than a mark by itself."""
    return sum(BESIDE * (0.7 if mark in FIGURES else 1) for mark in marks)


def _lane(
    kind: Kind, dated: list[tuple[Bundle, Extent]], top: float, contested: Collection[str]
) -> Lane:
    """One lane: bars first, then days, each sign in the first row where it has room."""
    dated = sorted(dated, key=lambda pair: (not pair[1].is_bar, pair[0].when.order))
    marks = [marks_of(bundle, contested) for bundle, _ in dated]
    found = pack([list(_choices(w, room(m))) for (_, w), m in zip(dated, marks, strict=True)])
    rows = 1 + max(row for row, _ in found)
    height = max(LOWEST_LANE, rows * ROW + 2 * PADDING)
    first = top + (height - (rows - 1) * ROW) / 2
    placed = (
        _placed(bundle, where, taken, first + row * ROW, beside)
        for (bundle, where), (row, taken), beside in zip(dated, found, marks, strict=True)
    )
    return Lane(kind, top, height, tuple(placed))


def pack(choices: Sequence[Sequence[Range]]) -> list[tuple[int, Range]]:
    """A row for each item, and which of its choices it took: no two of a row overlap."""
    rows: list[list[Range]] = []
    found = []
    for wanted in choices:
        row, taken = next(
            (number, choice)
            for number, row in enumerate([*rows, []])
            for choice in wanted
            if all(choice[1] <= left or right <= choice[0] for left, right in row)
        )
        rows += [[]] * (row == len(rows))
        rows[row] = [*rows[row], taken]
        found.append((row, taken))
    return found


def _choices(where: Extent, beside: float) -> Iterator[Range]:
    """What a fact may take of a row: a bar just its extent, a day's sign any slot of the day."""
    if where.is_bar:
        end = max(where.right, _beside(where, beside) + beside)
        yield min(where.left, where.middle - SIGN / 2), end
        return
    slots = max(1, int((where.right - where.left) / SLOT))
    slot = (where.right - where.left) / slots
    for number in range(slots):
        left = where.left + slot * (number + 0.5) - SIGN / 2
        if number == 0 or left + SIGN + beside <= where.right:  # marks keep off the next day
            yield left, left + SIGN + beside


def _placed(bundle: Bundle, where: Extent, taken: Range, y: float, marks: str) -> Placed:
    x = where.middle if where.is_bar else taken[0] + SIGN / 2
    beside = _beside(where, room(marks)) if where.is_bar else x + SIGN / 2
    return Placed(bundle, where, x, y, beside, marks)


def _beside(where: Extent, room: float) -> float:
    """Where the marks beside a bar's sign begin: on the bar, or after it if it is short."""
    sign = where.middle + SIGN / 2
    return sign if where.right > sign + room + 0.2 * BESIDE else max(sign, where.right)


def extent(axis: Axis, as_of: date, when: When) -> Extent:
    """What a date takes of the axis.

    A firm day is a point. Approximate and uncertain ends fade out around their bounds. A bar
    without a beginning fades out to the left of its last day; one without an end fades towards
    the as-of day, after which nothing is known. What lies after it can only be planned.
    """
    latest = when.latest or max(as_of, when.earliest or as_of)
    end = axis.end_of(latest)
    start = axis.start_of(when.earliest or latest)
    left, core_left = start, start
    right, core_right = end, end
    first, last = axis.run_of(when.earliest or latest)[0], axis.run_of(latest)[1]
    reach = min(SOFT, (end - start) / 3)
    if when.earliest is None:
        left = max(first, start - OPEN)
    elif when.soft_start:
        left, core_left = max(first, start - SOFT), start + reach
    if when.latest is None:
        core_right = max(end - OPEN, (start + end) / 2)
    elif when.soft_end:
        furthest = last if latest > as_of else max(end, axis.end_of(as_of))
        right, core_right = min(furthest, last, end + SOFT), end - reach
    return Extent(left, (core_left, core_right), right, not is_point(when))
