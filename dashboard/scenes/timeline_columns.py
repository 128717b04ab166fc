"""The reports as columns of short rows, with no position inside a day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import counted, when_in_words
from dashboard.domain.selection import BY_KIND
from dashboard.domain.short_dates import in_few_words
from dashboard.scenes.bounds import LINE, box_of_text, corners
from dashboard.scenes.mark_words import mark_words, shared_words
from dashboard.scenes.markers import hue_of
from dashboard.scenes.measure import fitted, shortened, width_of, wrapped
from dashboard.scenes.shapes import Frame, Group, Ink, Layer, Path, Shape, Stroke, Text
from dashboard.scenes.timeline_lanes import marks_at
from dashboard.scenes.timeline_reports import Report
from dashboard.scenes.timeline_rows import contested, name_of

NARROWEST = 17
"""The narrowest column, as a multiple of the size of the type."""
GAP = 24
"""Between two columns."""
NAMED, NAMED_ALONE, FEW = 17, 60, 8
"""So many facts of a report are named; of the only report; of many reports."""
MANY = 8
"""So many reports are many."""
DEEP = 7
"""A report with more rows takes several columns, as far as there are."""
APART = 60
"""So many facts without a name can still be gone through one by one."""
INDENT = 1.6
"""From the edge of a row to its words, as a multiple of the size of the type."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns side by side."""

    count: int
    width: float
    size: float

    @property
    def line(self) -> float:
        """Return the height of a line."""
        return self.size * LINE

    def left(self, column: int) -> float:
        """Return where a column begins."""
        return column * (self.width + GAP)


def grid_of(frame: Frame) -> Grid:
    """Return as many columns as a frame has room for."""
    count = max(1, int((frame.width + GAP) / (NARROWEST * frame.size + GAP)))
    return Grid(count, (frame.width - GAP * (count - 1)) / count, frame.size)


def columns(
    found: Sequence[Report], excerpt: Excerpt, grid: Grid, top: float, most: int = NAMED
) -> tuple[tuple[Group, ...], float]:
    """Return the reports as groups, and where they end.

    They are in the order of time, each in the column that is the shortest so far.
    """
    if most == NAMED:
        most = NAMED_ALONE if len(found) == 1 else NAMED if len(found) < MANY else FEW
    ends = [top] * grid.count
    groups: list[Group] = []
    for report in found:
        across = max(1, min(grid.count - 1, ceil(_rows(report, most) / DEEP)))
        first = min(range(grid.count - across + 1), key=lambda at: max(ends[at : at + across]))
        y = max(ends[first : first + across])
        block, end = _block(report, excerpt, grid, (first, across), y, most)
        groups += block
        ends[first : first + across] = [end + grid.size * 0.8] * across
    return tuple(groups), max(ends)


def _rows(report: Report, most: int) -> int:
    return min(len(report.facts), most) + (len(report.facts) > most)


def _block(
    report: Report, excerpt: Excerpt, grid: Grid, span: tuple[int, int], top: float, most: int
) -> tuple[list[Group], float]:
    """Return a report over a number of columns from the first on: its head, then its rows."""
    first, across = span
    named, rest = report.facts[:most], report.facts[most:]
    head, y = _head(report, excerpt, grid, span, top)
    groups, ends = [head], [y]
    deep = ceil(_rows(report, most) / across)
    for column in range(across):
        at = y
        for fact in named[column * deep : (column + 1) * deep]:
            group, at = _row(fact, report, excerpt, grid, (grid.left(first + column), at))
            groups.append(group)
        ends.append(at)
    if rest:
        x, at = grid.left(first + across - 1), ends[-1]
        groups += _rest(rest, report, excerpt, grid, (x, at))
        ends.append(at + grid.line)
    return groups, max(ends)


def _head(
    report: Report, excerpt: Excerpt, grid: Grid, span: tuple[int, int], top: float
) -> tuple[Group, float]:
    """Return the name of a report and its day under a line, and where they end.

    They open the fact that says that it was published, if there is one.
    """
    first, across = span
    left, size = grid.left(first), grid.size
    right = grid.left(first + across - 1) + grid.width
    day = in_few_words(report.when, excerpt.dossier.config.as_of.year)
    room = right - left - width_of(day, size) - size
    lines = fitted(report.source.name, size, room, 3, bold=True)
    y, end = top + grid.line * 0.25, top + grid.line * (len(lines) + 0.5)
    muted = Ink("muted")
    shapes: tuple[Shape, ...] = (
        Path(runs=(((left, top), (right, top)),), stroke=Stroke(muted, 1.5)),
        Text(at=(left, y), lines=lines, size=size, is_bold=True, baseline="top"),
        Text(at=(right, y), lines=(day,), size=size, ink=muted, anchor="end", baseline="top"),
    )
    group = Group(
        name=f"report {report.lane}", shapes=shapes, lane=report.lane, is_fixed=True,
        hit=(_area(left, top, right, end),),
    )  # fmt: skip
    if report.head is None:
        return replace(group, layer=Layer.AXIS), end
    return standing_for(group, report.head, excerpt), end


def standing_for(group: Group, fact: Fact, excerpt: Excerpt) -> Group:
    """Return a group that opens a fact."""
    return replace(
        group,
        facts=(fact.id,),
        target=f"fact:{fact.id}",
        said=mark_words(fact, excerpt.dossier),
        short=name_of(fact, excerpt),
        when=when_in_words(fact, excerpt.dossier),
    )


def _row(
    fact: Fact, report: Report, excerpt: Excerpt, grid: Grid, at: tuple[float, float]
) -> tuple[Group, float]:
    """Return a fact as a row with its mark, and where it ends."""
    (x, y), size = at, grid.size
    words = " ".join(filter(None, (name_of(fact, excerpt), contested(fact, excerpt))))
    lines = wrapped(words, size, grid.width - size * INDENT)
    receded = hue_of(fact, excerpt).share < 1
    middle = (x + size * 0.65, y + grid.line / 2)
    text = Text(
        at=(x + size * INDENT, y), lines=lines, size=size, baseline="top",
        ink=Ink("muted" if receded else "ink"),
    )  # fmt: skip
    marks = marks_at(middle, fact, excerpt, size * 0.9, is_dated=False)
    end = y + len(lines) * grid.line + 2
    group = Group(
        name=f"{report.lane}: {fact.id}", shapes=(*marks, text), lane=report.lane, is_fixed=True,
        hit=(_area(x, y, x + grid.width, end),),
    )  # fmt: skip
    return standing_for(group, fact, excerpt), end


def _rest(
    rest: Sequence[Fact], report: Report, excerpt: Excerpt, grid: Grid, at: tuple[float, float]
) -> Iterator[Group]:
    """Yield what is not named: each for the keyboard, then their number for the pointer."""
    x, y = at
    hit = (_area(x, y, x + grid.width, y + grid.line),)
    yield from one_by_one(rest, report.lane, hit, excerpt)
    more = counted_rest(rest, report, excerpt)
    text = Text(
        at=(x + grid.size * INDENT, y), lines=(more.short,), size=grid.size, ink=Ink("muted"),
        baseline="top", is_italic=True,
    )  # fmt: skip
    yield replace(more, shapes=(text,), hit=hit)


def counted_rest(rest: Sequence[Fact], report: Report, excerpt: Excerpt) -> Group:
    """Return the number of facts of a report that are not named, which opens all of it."""
    words = f"and {len(rest):,} more"
    return Group(
        name=f"{report.lane}: more", shapes=(), facts=tuple(fact.id for fact in rest),
        target=report.target, lane=report.lane, short=words, is_fixed=True,
        said=shared_words(f"{words}: {report.lane}", rest, excerpt.dossier),
    )  # fmt: skip


def one_by_one(
    rest: Sequence[Fact], lane: str, hit: tuple[Path, ...], excerpt: Excerpt
) -> Iterator[Group]:
    """Yield facts that share some words, each as a group of its own, unless they are too many."""
    for fact in rest if len(rest) <= APART else ():
        group = Group(name=f"{lane}: {fact.id}", shapes=(), lane=lane, hit=hit, is_fixed=True)
        yield standing_for(group, fact, excerpt)


def unseen(facts: Sequence[Fact], words: str, text: Text, excerpt: Excerpt) -> Iterator[Group]:
    """Yield facts that have no mark: reached through the words that count them."""
    hit = (_area(*box_of_text(text)),)
    yield from one_by_one(facts, words, hit, excerpt)
    if len(facts) > APART:
        yield Group(
            name="unseen", shapes=(), facts=tuple(fact.id for fact in facts), hit=hit, lane=words,
            target=f"filter:timeline={BY_KIND}", short=words, is_fixed=True,
            said=shared_words(words, facts, excerpt.dossier),
        )  # fmt: skip


def in_a_line(
    found: Sequence[Report], excerpt: Excerpt, frame: Frame, top: float
) -> tuple[tuple[Group, ...], float]:
    """Return the reports as one run of words, each with the number of its facts, and its end.

    'Published: Gazette 2 May (one fact) Northern Wire 6 May (2 facts)'.
    """
    size = frame.size * 0.86
    head = Text(at=(0, top), lines=("Published:",), size=size, is_bold=True, baseline="top")
    groups = [Group(name="heading published", shapes=(head,), layer=Layer.AXIS, is_fixed=True)]
    x, y = width_of("Published:", size, bold=True) + size / 2, top
    for report in found:
        day = in_few_words(report.when, excerpt.dossier.config.as_of.year)
        end = f" {day} ({counted(report.number, 'fact')})"
        name = shortened(report.source.name, size, frame.width - width_of(end, size))
        words = f"{name}{end}"
        wide = width_of(words, size)
        if x and x + wide > frame.width:
            x, y = 0.0, y + size * LINE
        text = Text(at=(x, y), lines=(words,), size=size, ink=Ink("muted"), baseline="top")
        groups.append(
            Group(
                name=f"report {report.lane}", shapes=(text,), lane=report.lane, short=words,
                facts=tuple(fact.id for fact in report.every), target=report.target,
                said=shared_words(report.lane, report.every, excerpt.dossier), is_fixed=True,
            )
        )  # fmt: skip
        x += wide + size * 0.8
    return tuple(groups), y + size * LINE


def _area(left: float, top: float, right: float, bottom: float) -> Path:
    return Path(runs=(corners(left, top, right, bottom),), fill=Ink("page"))
