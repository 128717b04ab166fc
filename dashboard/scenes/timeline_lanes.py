"""Lanes of the timeline as groups of shapes: bands, axis, bars, marks and labels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.domain.dates import in_words, parse_when
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import counted, dated
from dashboard.domain.short_dates import in_few_words
from dashboard.domain.vocabulary import WhenIs
from dashboard.scenes.bounds import LINE, corners
from dashboard.scenes.bundles import Bundle
from dashboard.scenes.mark_words import mark_words, shared_words
from dashboard.scenes.markers import MARKERS, STRIKE, hue_of, mark
from dashboard.scenes.measure import fitted, width_of
from dashboard.scenes.shapes import Group, Ink, Layer, Mark, Path, Point, Run, Shape, Stroke, Text
from dashboard.scenes.timeline_bars import bar
from dashboard.scenes.timeline_rows import OFF, Choice, Item, Lane, Placed, Plot, name_of

STRIPE = 4
TINT = 0.07
"""How much of its hue a band has."""
COLUMN = Ink("muted", opacity=0.1)
"""Over a day that has room for facts side by side."""
HEADING = 1.1
"""The size of headings, as a multiple of that of labels."""
BULLET = 0.65
"""The size of a mark beside a bar, of that of a day: it says how firmly, and is on no day."""
TOOTH = 9
"""How high a tooth of a break is."""


@dataclass(frozen=True, slots=True)
class Band:
    """A lane in its place, and its name in lines."""

    lane: Lane
    top: float
    height: float
    name: tuple[str, ...]
    placed: tuple[Placed, ...]

    @property
    def ground(self) -> Ink:
        """Return the colour of the band."""
        return Ink(self.lane.kind.hue.value, TINT)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the timeline, events or reports: its groups, its end, its marks in time."""

    groups: tuple[Group, ...] = ()
    bottom: float = 0
    items: tuple[Item, ...] = ()


def heading(lines: tuple[str, ...], top: float, size: float) -> Group:
    """Return a heading, a little larger than labels of a size."""
    text = Text(
        at=(0, top), lines=lines, size=round(size * HEADING, 1), is_bold=True, baseline="top"
    )
    return Group(name=f"heading {lines[0]}", shapes=(text,), layer=Layer.AXIS, is_fixed=True)


def bands(lanes: Sequence[Lane], top: float, name_width: float, plot: Plot) -> tuple[Band, ...]:
    """Return lanes one below the other; their names are above the rows if they have no width."""
    found: list[Band] = []
    size = plot.names
    for lane in lanes:
        room, most = (name_width, 3) if name_width else (plot.right - STRIPE - 8, 1)
        name = fitted(lane.kind.name, size, room, most, bold=True)
        above = 0 if name_width else plot.row
        high = max(above + lane.rows * plot.row, len(name) * LINE * size) + 2 * plot.padding
        first = top + above + (high - above - (lane.rows - 1) * plot.row) / 2
        placed = tuple(Placed(item, way, first + row * plot.row) for item, row, way in lane.placed)
        found.append(Band(lane, top, high, name, placed))
        top += high + plot.padding
    return tuple(found)


def ground(found: Sequence[Band], width: float) -> Iterator[Group]:
    """Yield the bands with their hues, which stay where they are."""
    for band in found:
        hue, bottom = band.lane.kind.hue.value, band.top + band.height
        area = Path(runs=(corners(0, band.top, width, bottom),), fill=band.ground)
        stripe = Path(runs=(corners(0, band.top, STRIPE, bottom),), fill=Ink(hue))
        name = f"band {band.lane.kind.id}"
        yield Group(name=name, shapes=(area, stripe), layer=Layer.GROUND, is_fixed=True)


def names(found: Sequence[Band], name_width: float, plot: Plot) -> Iterator[Group]:
    """Yield the names of the bands, which stay where they are."""
    for band in found:
        middle = band.top + (band.height / 2 if name_width else plot.padding + plot.row / 2)
        name = Text(
            at=(STRIPE + 8, middle),
            lines=band.name,
            size=plot.names,
            is_bold=True,
            halo=band.ground,
        )
        yield Group(
            name=f"name {band.lane.kind.id}", shapes=(name,), layer=Layer.AXIS, is_fixed=True
        )


def axis(
    plot: Plot, excerpt: Excerpt, top: float, bottom: float, *, is_tight: bool
) -> Iterator[Group]:
    """Yield the lines and words of time: they end at `bottom` and begin with words at `top`.

    The words of the as-of day are in the row above, or if it `is_tight` among the others.
    """
    middle = top + plot.row / 2
    lines = tuple(_lines(plot, excerpt, top + plot.row, bottom))
    yield Group(name="grid", shapes=lines, layer=Layer.AXIS)
    day = excerpt.dossier.config.as_of
    when = parse_when(day.isoformat())
    words = f"as of {in_few_words(when, day.year) if is_tight else in_words(when)}"
    x = plot.right if not is_tight else plot.axis.end_of(day) + plot.size
    y = middle if is_tight else HEADING * plot.size * LINE / 2
    now = Text(at=(x, y), lines=(words,), size=plot.size, anchor="end")
    until = x - width_of(words, plot.size) - plot.size if is_tight else plot.right
    ticks = tuple(
        Text(at=(tick.x, middle), lines=(tick.text,), size=plot.size, ink=Ink("muted"))
        for tick in plot.axis.ticks(plot.size, until)
    )
    yield Group(name="axis", shapes=(*ticks, now), layer=Layer.AXIS)


def _lines(plot: Plot, excerpt: Excerpt, first: float, bottom: float) -> Iterator[Shape]:
    """Yield the ground of crowded days, the lines where periods begin, the breaks, the as-of day.

    Where a stretch begins, a short line is above the lanes.
    """
    over = first - 4
    days = tuple(corners(left, first, right, bottom) for left, right in plot.axis.days)
    grid = tuple(((x, over), (x, bottom)) for x in plot.axis.grid)
    starts = tuple(((one.left, over), (one.left, first)) for one in plot.axis.stretches)
    breaks = tuple(torn((a + b) / 2, first, bottom) for a, b in plot.axis.gaps)
    as_of = plot.axis.end_of(excerpt.dossier.config.as_of)
    if days:
        yield Path(runs=days, fill=COLUMN)
    yield Path(runs=grid + starts, stroke=Stroke(Ink("rule"), 1))
    if breaks:
        yield Path(runs=breaks, fill=Ink("page"), stroke=Stroke(Ink("border"), 1))
    yield Path(runs=(((as_of, over), (as_of, bottom)),), stroke=Stroke(Ink("ink"), 1.5))


def torn(middle: float, top: float, bottom: float) -> Run:
    """Return a strip with two toothed edges."""
    count = max(1, round((bottom - top) / TOOTH))
    step = (bottom - top) / count
    teeth = [(number % 2 * 3, round(top + number * step, 1)) for number in range(count + 1)]
    edges = [(middle - 6 + x, y) for x, y in teeth]
    edges += [(middle + 4 + x, y) for x, y in reversed(teeth)]
    return (*edges, edges[0])


def leaders(found: Sequence[Band], plot: Plot) -> Iterator[Group]:
    """Yield the lines from bars to labels that had to move, all as one path."""
    runs = tuple(
        _leader(placed, plot) for band in found for placed in band.placed if placed.choice.label[1]
    )
    if runs:
        line = Path(runs=runs, stroke=Stroke(Ink("muted"), 1))
        yield Group(name="leaders", shapes=(line,))


def _leader(placed: Placed, plot: Plot) -> Run:
    where, (x, down) = placed.item.where, placed.choice.label
    begin = max(where.left, min(x, where.right)) if where.is_bar else where.middle
    return (begin, placed.y), (x, placed.y + down * plot.row)


def content(found: Sequence[Band], excerpt: Excerpt, plot: Plot) -> Iterator[Group]:
    """Yield what stands for facts, and rings around what is selected."""
    for band in found:
        for placed in band.placed:
            yield group_of(placed, band, excerpt, plot)
    selected = excerpt.focus & excerpt.listed_ids
    every = [placed for band in found for placed in band.placed]
    rings = tuple(
        Mark(at=at_of(one, plot), symbol="circle-open", size=plot.size * 1.7,
             stroke=Stroke(Ink("ink"), 2))
        for one in every if any(fact.id in selected for fact in one.of.facts)
    )  # fmt: skip
    if rings:
        yield Group(name="selected", shapes=rings, layer=Layer.FOCUS)


def at_of(placed: Placed, plot: Plot) -> Point:
    """Return where the mark of an item stands: beside its label, or on its day."""
    x, down = placed.choice.mark
    return x, placed.y + down * plot.row


def group_of(placed: Placed, band: Band, excerpt: Excerpt, plot: Plot) -> Group:
    """Return an item as a group that can be reached."""
    return replace(
        entry_of(placed.of, excerpt),
        shapes=tuple(_shapes(placed, band, excerpt, plot)),
        lane=band.lane.kind.name,
        hit=tuple(_hit(placed.choice, placed.y, plot)),
    )


def entry_of(bundle: Bundle, excerpt: Excerpt) -> Group:
    """Return what a mark stands for as an entry of a list, without shapes."""
    facts, first, dossier = bundle.facts, bundle.first, excerpt.dossier
    many = len(facts) > 1
    when = in_words(bundle.when)
    head = f"{counted(len(facts), 'fact')}, {when}"
    return Group(
        name=bundle.name,
        shapes=(),
        facts=tuple(fact.id for fact in facts),
        target=bundle.target,
        said=shared_words(head, facts, dossier) if many else mark_words(first, dossier),
        short=head if many else name_of(first, excerpt),
        when=when if many else dated(first, dossier),
    )


def _shapes(placed: Placed, band: Band, excerpt: Excerpt, plot: Plot) -> Iterator[Shape]:
    item, first = placed.item, placed.of.first
    ink, style = hue_of(first, excerpt), MARKERS[first.status]
    at = at_of(placed, plot)
    if item.where.is_bar:
        yield from bar(item.where, placed.y, style, ink, plot.size)
    size = plot.size * (BULLET if item.where.is_bar else 1)
    yield from marks_at(at, placed.of.first, excerpt, size)
    if item.label:
        yield _label(placed, item, band, excerpt, plot)


def marks_at(
    at: Point, fact: Fact, excerpt: Excerpt, size: float, *, is_dated: bool = True
) -> Iterator[Mark]:
    """Yield the mark of a fact: its status, the line under the date of a report, a strike."""
    ink = hue_of(fact, excerpt)
    yield mark(MARKERS[fact.status], at, ink, size * 0.8)
    if is_dated and fact.when_is is WhenIs.REPORT:
        yield Mark(
            at=(at[0], at[1] + size * 0.6),
            symbol="line-ew",
            size=size * 0.65,
            stroke=Stroke(ink, 2),
        )
    if fact.id in excerpt.dossier.superseded:
        yield Mark(at=at, symbol=STRIKE, size=size * 0.85, stroke=Stroke(Ink("ink", ink.share), 2))


def _label(placed: Placed, item: Item, band: Band, excerpt: Excerpt, plot: Plot) -> Text:
    (x, down), anchor = placed.choice.label, placed.choice.anchor
    receded = hue_of(placed.of.first, excerpt).share < 1
    return Text(
        at=(x, placed.y + down * plot.row),
        lines=(item.label,),
        off=OFF * plot.size,
        size=plot.size,
        ink=Ink("muted" if receded else "ink"),
        anchor=anchor,
        halo=band.ground,
    )


def _hit(way: Choice, y: float, plot: Plot) -> Iterator[Path]:
    half = plot.row / 2
    for down, (left, right) in way.takes:
        middle = y + down * plot.row
        yield Path(runs=(corners(left, middle - half, right, middle + half),), fill=Ink("page"))
