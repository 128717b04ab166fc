"""The rows of the timeline's lanes: first-fit rows of bar, mark and label.

What has been put into a row never moves, so that the same facts give the same picture.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.domain.config import Kind
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import CONTESTED, has_no_period
from dashboard.domain.short_dates import INFERRED, is_worked_out, short_date
from dashboard.domain.superseded import superseded_how
from dashboard.domain.vocabulary import WhenIs
from dashboard.scenes.bundles import Bundle, is_point
from dashboard.scenes.measure import shortened, width_of
from dashboard.scenes.time_axis import Axis
from dashboard.scenes.timeline_bars import Extent, extent

Range = tuple[float, float]
"""From, to."""
Side = Literal["start", "end"]
Spot = tuple[float, Side]
"""Where a mark stands, and which end of its label is there."""
OFF = 0.85
"""How far a label stands off the middle of its mark, as a multiple of the size of the type."""
BESIDE = 8
"""Between a bar and its mark."""
AIR = 10
"""Between two things in a row."""
SLOT = 1.75
"""What a mark takes where a day is wide enough for several, as a multiple of the type."""
LATE = 0.6
"""The share of the time from which labels are placed to the left."""
LONGEST = 34
"""Letters of a claim that stand for a label where a fact has none."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The area that lanes are laid out on."""

    axis: Axis
    left: float
    right: float
    size: float
    """Of the type."""
    row: float
    """The height of a row."""
    names: float
    """The size of the names of lanes."""
    padding: float
    """Above the first and below the last row of a band, and between two bands."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a lane: its facts, its extent on the axis, and its label, often empty."""

    of: Bundle
    where: Extent
    label: str
    is_named: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to draw an item in a row: where its mark and its label stand, and what they take."""

    mark: tuple[float, int]
    """Across, and how many rows further down."""
    label: tuple[float, int]
    anchor: Side
    takes: tuple[tuple[int, Range], ...]
    """By how many rows further down: from where to where."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An item in its place; `y` is the middle of its row."""

    item: Item
    choice: Choice
    y: float

    @property
    def of(self) -> Bundle:
        """Return what it stands for."""
        return self.item.of


@dataclass(frozen=True, slots=True)
class Lane:
    """The facts of one kind, from the top of a band."""

    kind: Kind
    rows: int
    placed: tuple[tuple[Item, int, Choice], ...]
    """Each with its row."""


def lanes_of(
    bundles: Sequence[Bundle], named: Collection[str], excerpt: Excerpt, plot: Plot
) -> tuple[Lane, ...]:
    """Return the lanes that have facts, in the order of the kinds; `named` are ids of facts."""
    of_kind: dict[str, list[Bundle]] = {}
    for bundle in sorted(bundles, key=lambda one: one.when.order):
        of_kind.setdefault(bundle.first.kind, []).append(bundle)
    found = []
    for kind in filter(lambda kind: kind.id in of_kind, excerpt.dossier.config.kinds):
        items = [item_of(one, named, excerpt, plot) for one in of_kind[kind.id]]
        placed = tuple(pack(items, plot))
        rows = 1 + max(row + down for _, row, way in placed for down, _ in way.takes)
        found.append(Lane(kind, rows, placed))
    return tuple(found)


def item_of(bundle: Bundle, named: Collection[str], excerpt: Excerpt, plot: Plot) -> Item:
    """Return a bundle with its extent and its label."""
    first, dossier = bundle.first, excerpt.dossier
    period = not has_no_period(first, dossier)
    where = extent(plot.axis, dossier.config.as_of, bundle.when, has_period=period)
    is_named = len(bundle.facts) == 1 and first.id in named
    label = full_label(first, excerpt) if is_named else signs(bundle, excerpt)
    room = plot.right - plot.left - plot.size * (OFF + 1)
    return Item(bundle, where, shortened(label, plot.size, room), is_named)


def full_label(fact: Fact, excerpt: Excerpt) -> str:
    """Return the label of a fact: its short words, its date, and that something contradicts it.

    'Ship at Skerra Point, load not said (18 May ≈)'. A date of a report is not said: its mark does.
    """
    name = name_of(fact, excerpt)
    return " ".join(filter(None, (name, _date(fact, name, excerpt), contested(fact, excerpt))))


def _date(fact: Fact, name: str, excerpt: Excerpt) -> str:
    """Return the date of a fact in brackets, unless its name has it or it is that of a report."""
    if fact.when_is is WhenIs.REPORT:
        return ""
    date = short_date(fact, excerpt.dossier)
    sign = INFERRED if is_worked_out(fact, excerpt.dossier) else ""
    if date.casefold() in name.casefold():
        return sign
    return f"({date} {sign})" if sign else f"({date})"


def name_of(fact: Fact, excerpt: Excerpt) -> str:
    """Return the short words of a fact; first what became of it, if anything."""
    short = fact.short or _beginning(fact.statement)
    how = superseded_how(fact, excerpt.dossier)
    return f"{how}: {short}" if how else short


def _beginning(statement: str) -> str:
    words = statement.rstrip(".")
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def contested(fact: Fact, excerpt: Excerpt) -> str:
    """Return the sign of what is denied, denies, or is said two ways."""
    return CONTESTED if fact.id in excerpt.dossier.contested else ""


def signs(bundle: Bundle, excerpt: Excerpt) -> str:
    """Return the words beside a mark without a name: that its date was worked out, how many."""
    first = bundle.first
    number = f"×{len(bundle.facts)}" if len(bundle.facts) > 1 else ""
    inferred = INFERRED if first.when_is is WhenIs.INFERRED else ""
    return " ".join(filter(None, (number, inferred, contested(first, excerpt))))


def pack(items: Sequence[Item], plot: Plot) -> Iterator[tuple[Item, int, Choice]]:
    """Yield each item with a row and one of its choices: no two things of a row overlap."""
    rows: list[list[Range]] = []
    for item in items:
        ways = choices(item, plot)
        row, way = next(
            (row, way) for row in range(len(rows) + 1) for way in ways if _is_free(rows, row, way)
        )
        for down, taken in way.takes:
            while len(rows) <= row + down:
                rows.append([])
            rows[row + down].append(taken)
        yield item, row, way


def _is_free(rows: list[list[Range]], row: int, way: Choice) -> bool:
    return all(
        right + AIR <= a or b + AIR <= left
        for down, (left, right) in way.takes
        if row + down < len(rows)
        for a, b in rows[row + down]
    )


def choices(item: Item, plot: Plot) -> list[Choice]:
    """Return the ways to draw an item: its label at the right, at the left, or else below."""
    wide = OFF * plot.size + width_of(item.label, plot.size) if item.label else plot.size / 2
    spots = _bar_spots(item, plot) if item.where.is_bar else _day_spots(item, plot)
    found = [
        Choice((x, 0), (x, 0), side, ((0, _taken(item, x, side, wide, plot)),)) for x, side in spots
    ]
    inside = [way for way in found if _is_inside(way, plot)]
    return inside or [_below(item, wide, plot)]


def _sides(x: float, plot: Plot) -> tuple[Side, Side]:
    """Return the sides for a label, the better first: late in time that is the left one."""
    is_late = x > plot.left + LATE * (plot.right - plot.left)
    return ("end", "start") if is_late else ("start", "end")


def _bar_spots(item: Item, plot: Plot) -> list[Spot]:
    away = BESIDE + plot.size / 2
    at = {"start": item.where.right + away, "end": item.where.left - away}
    return [(at[side], side) for side in _sides(item.where.right, plot)]


def _day_spots(item: Item, plot: Plot) -> list[Spot]:
    """Return where the mark of a day may stand: side by side where the day is wide."""
    where, slots = item.where, 1
    if is_point(item.of.when):
        slots = max(1, int((where.right - where.left) / (plot.size * SLOT)))
    if slots == 1:
        return [(where.middle, side) for side in _sides(where.middle, plot)]
    step = (where.right - where.left) / slots
    middles = [where.left + step * (number + 0.5) for number in range(slots)]
    if item.is_named:
        return [(middles[0], "end"), (middles[-1], "start"), (middles[-1], "end")]
    return [(x, "start") for x in middles[:-1]] + [(middles[-1], "end")]


def _taken(item: Item, x: float, side: str, wide: float, plot: Plot) -> Range:
    half, bar = plot.size / 2, (item.where.left, item.where.right) if item.where.is_bar else (x, x)
    label = (x - half, x + wide) if side == "start" else (x - wide, x + half)
    return min(bar[0], label[0]), max(bar[1], label[1])


def _is_inside(way: Choice, plot: Plot) -> bool:
    return all(plot.left <= left and right <= plot.right for _, (left, right) in way.takes)


def _below(item: Item, wide: float, plot: Plot) -> Choice:
    """Return the way with the label in the next row, as near to its bar as it can be."""
    half, where = plot.size / 2, item.where
    x = max(plot.left + half, min(where.left + half, plot.right - wide))
    label = (1, (x - half, x + wide))
    if where.is_bar:
        return Choice((x, 1), (x, 1), "start", ((0, (where.left, where.right)), label))
    day = (where.middle - half, where.middle + half)
    return Choice((where.middle, 0), (x, 1), "start", ((0, day), label))
