"""The broken time axis: stretches of time side by side, each at its own scale, gaps left out.

Positions are shares of the width, 0 at the left and 1 at the right. No day is ever lost: what
lies outside all stretches stands on a break.
"""

from calendar import month_abbr, month_name, monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from math import ceil, isclose

from dashboard.domain.config import Span

GAP = 0.028
"""How wide a break is drawn."""
SHORTEST_CONTEXT = 0.1
"""How wide a month or year must be to be named under the ticks, unless it is the widest."""
CLOSEST = 0.075
"""How near two labels of a stretch may come: on a telephone a label takes as much."""
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Some days with a name, from the start of the first to the end of the last."""

    first: date
    last: date
    text: str

    def within(self, span: Span) -> "Period":
        """The part of it that lies in a span."""
        return replace(self, first=max(self.first, span.start), last=min(self.last, span.end))


@dataclass(frozen=True, slots=True)
class Label:
    """Words under the axis, about what lies between `left` and `right`."""

    left: float
    right: float
    text: str

    @property
    def x(self) -> float:
        """Where their middle stands."""
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        """How much room they have."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Stretch:
    """A span of `config.yaml`, and where on the axis it lies."""

    span: Span
    left: float
    right: float

    def __contains__(self, day: date) -> bool:
        return self.span.start <= day <= self.span.end

    def at(self, days: int) -> float:
        """The position so many days after it begins."""
        total = (self.span.end - self.span.start).days + 1
        return self.left + (self.right - self.left) * days / total

    def start_of(self, day: date) -> float:
        """Where a day of it begins."""
        return self.at((day - self.span.start).days)

    def end_of(self, day: date) -> float:
        """Where a day of it ends."""
        return self.at((day - self.span.start).days + 1)

    def label(self, period: Period) -> Label:
        """The name of some days of it, in its place."""
        return Label(self.start_of(period.first), self.end_of(period.last), period.text)


@dataclass(frozen=True, slots=True)
class Axis:
    """The whole axis."""

    stretches: tuple[Stretch, ...]

    def start_of(self, day: date) -> float:
        """Where a day begins."""
        found = self._stretch(day)
        return found.start_of(day) if found else self._outside(day)

    def end_of(self, day: date) -> float:
        """Where a day ends."""
        found = self._stretch(day)
        return found.end_of(day) if found else self._outside(day)

    def _stretch(self, day: date) -> Stretch | None:
        return next((stretch for stretch in self.stretches if day in stretch), None)

    def _outside(self, day: date) -> float:
        """On the break between what ends before a day and what begins after it."""
        number = sum(stretch.span.end < day for stretch in self.stretches)
        return (self._rights[number] + self._lefts[number]) / 2

    @property
    def _rights(self) -> list[float]:
        return [0.0, *(stretch.right for stretch in self.stretches)]

    @property
    def _lefts(self) -> list[float]:
        return [*(stretch.left for stretch in self.stretches), 1.0]

    @property
    def _gaps(self) -> list[tuple[float, float]]:
        return [(a, b) for a, b in zip(self._rights, self._lefts, strict=True) if a < b]

    def run_of(self, day: date) -> tuple[float, float]:
        """Where the time around a day begins and ends without a break."""
        x = self.start_of(day)
        left = max((b for _, b in self._gaps if b <= x), default=0.0)
        return left, min((a for a, _ in self._gaps if a > x), default=1.0)

    @property
    def breaks(self) -> tuple[float, ...]:
        """The middles of the breaks."""
        return tuple((a + b) / 2 for a, b in self._gaps)

    @property
    def grid(self) -> tuple[float, ...]:
        """Where the periods that the ticks name part from each other, without the breaks."""
        joints = [b.left for a, b in pairwise(self.stretches) if a.right == b.left]
        inner = [
            stretch.start_of(period.first)
            for stretch in self.stretches
            for period in _periods(stretch.span)
            if stretch.span.start < period.first
        ]
        return tuple(sorted(joints + inner))

    @property
    def ticks(self) -> tuple[Label, ...]:
        """The upper line of labels: years, months, Mondays or days."""
        return tuple(label for stretch in self.stretches for label in _ticks(stretch))

    @property
    def contexts(self) -> tuple[Label, ...]:
        """The lower line: the year of months, the month of Mondays and days."""
        runs = _joined(
            stretch.label(period.within(stretch.span))
            for stretch in self.stretches
            for period in _contexts(stretch.span)
        )
        widest = max((run.width for run in runs), default=0)
        return tuple(run for run in runs if run.width >= min(widest, SHORTEST_CONTEXT))


def broken_axis(spans: Sequence[Span], *, before: bool = False, after: bool = False) -> Axis:
    """The axis of some spans, one or more, which are in order and do not overlap.

    With `before` or `after` it begins or ends with a break, for days outside all spans.
    """
    breaks = before + after + sum(_is_gap(a, b) for a, b in pairwise(spans))
    scale = (1 - GAP * breaks) / sum(span.share for span in spans)
    stretches: list[Stretch] = []
    for span in spans:
        left = _left(stretches[-1], span) if stretches else GAP * before
        stretches.append(Stretch(span, left, left + span.share * scale))
    return Axis((*stretches[:-1], replace(stretches[-1], right=1 - GAP * after)))


def _is_gap(before: Span, after: Span) -> bool:
    return after.start - before.end > DAY


def _left(before: Stretch, span: Span) -> float:
    return before.right + GAP * _is_gap(before.span, span)


def _years(span: Span) -> Iterator[Period]:
    for year in range(span.start.year, span.end.year + 1):
        yield Period(date(year, 1, 1), date(year, 12, 31), str(year))


def _months(span: Span, in_full: bool = False) -> Iterator[Period]:
    first, last = (day.year * 12 + day.month - 1 for day in (span.start, span.end))
    for count in range(first, last + 1):
        year, month = count // 12, count % 12 + 1
        text = f"{month_name[month]} {year}" if in_full else month_abbr[month]
        yield Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]), text)


def _days(span: Span) -> Iterator[Period]:
    month = f" {month_abbr[span.start.month]}" if span.start == span.end else ""
    for count in range((span.end - span.start).days + 1):
        day = span.start + count * DAY
        yield Period(day, day, f"{day.day}{month}")


def _mondays(span: Span) -> Iterator[Period]:
    return (day for day in _days(span) if day.first.weekday() == 0)


PERIODS: dict[str, Callable[[Span], Iterator[Period]]] = {
    "year": _years,
    "month": _months,
    "week": _mondays,
    "day": _days,
}


def _periods(span: Span) -> Iterator[Period]:
    return PERIODS[span.ticks](span)


def _contexts(span: Span) -> Iterator[Period]:
    months = span.ticks == "month"
    return iter(()) if span.ticks == "year" else _years(span) if months else _months(span, True)


def _ticks(stretch: Stretch) -> list[Label]:
    """The labels of one stretch: all, or every second, third ... where they would be close."""
    span = stretch.span
    labels = [stretch.label(period) for period in _whole(list(_periods(span)), span)]
    apart = min((b.x - a.x for a, b in pairwise(labels)), default=1)
    return labels[:: ceil(CLOSEST / apart)]


def _whole(periods: list[Period], span: Span) -> list[Period]:
    """The periods that lie wholly in a span; where none does, what there is of the longest."""
    whole = [period for period in periods if period.within(span) == period]
    parts = sorted(
        (period.within(span) for period in periods), key=lambda part: part.first - part.last
    )
    return whole or parts[:1]


def _joined(runs: Iterator[Label]) -> list[Label]:
    """Neighbours of the same name, as one."""
    joined: list[Label] = []
    for run in runs:
        if joined and joined[-1].text == run.text and isclose(joined[-1].right, run.left):
            run = replace(run, left=joined.pop().left)
        joined.append(run)
    return joined
