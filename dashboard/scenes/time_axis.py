"""The broken time axis: stretches of time side by side, each at its own scale, gaps left out.

Positions are pixels across. No day is ever lost: what lies outside all stretches is on a break.
"""

from calendar import month_abbr, monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from math import ceil

from dashboard.domain.config import Span
from dashboard.domain.dossier import Dossier
from dashboard.scenes.bundles import is_point
from dashboard.scenes.measure import width_of

BREAK = 20
"""How wide a break is drawn."""
AIR = 12
"""Between two labels, at least."""
CROWD = 5
"""So many facts of one lane and day are stacked; of more, the day is given room across."""
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Some days with a name, from the first to the last."""

    first: date
    last: date
    text: str


@dataclass(frozen=True, slots=True)
class Tick:
    """Words of the axis, which begin where a period begins."""

    x: float
    text: str
    is_crowded: bool = False
    """Whether it names a day that has a column of its own."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A span of `config.yaml`, and where on the axis it lies."""

    span: Span
    left: float
    right: float

    def __contains__(self, day: date) -> bool:
        return self.span.start <= day <= self.span.end

    def start_of(self, day: date) -> float:
        """Return where a day of it begins."""
        days = (self.span.end - self.span.start).days + 1
        return self.left + (self.right - self.left) * (day - self.span.start).days / days


@dataclass(frozen=True, slots=True)
class Axis:
    """The whole axis, from `left` to `right`."""

    stretches: tuple[Stretch, ...]
    left: float
    right: float

    def start_of(self, day: date) -> float:
        """Return where a day begins."""
        found = self._stretch(day)
        return found.start_of(day) if found else self._outside(day)

    def end_of(self, day: date) -> float:
        """Return where a day ends."""
        found = self._stretch(day)
        if found is None:
            return self._outside(day)
        return found.right if day == found.span.end else found.start_of(day + DAY)

    def _stretch(self, day: date) -> Stretch | None:
        return next((stretch for stretch in self.stretches if day in stretch), None)

    def _outside(self, day: date) -> float:
        """Return a place on the break between what ends before a day and what begins after it."""
        number = sum(stretch.span.end < day for stretch in self.stretches)
        ends = [self.left, *(stretch.right for stretch in self.stretches)]
        starts = [*(stretch.left for stretch in self.stretches), self.right]
        return (ends[number] + starts[number]) / 2

    @property
    def gaps(self) -> tuple[tuple[float, float], ...]:
        """The breaks, from the left."""
        ends = (self.left, *(stretch.right for stretch in self.stretches))
        starts = (*(stretch.left for stretch in self.stretches), self.right)
        return tuple((a, b) for a, b in zip(ends, starts, strict=True) if b - a > 1)

    @property
    def days(self) -> tuple[tuple[float, float], ...]:
        """Return the positions of days that have a column of their own."""
        return tuple((one.left, one.right) for one in self.stretches if one.span.ticks == "day")

    def run_of(self, day: date) -> tuple[float, float]:
        """Return where the time around a day begins and ends without a break."""
        x = self.start_of(day)
        left = max((b for _, b in self.gaps if b <= x), default=self.left)
        return left, min((a for a, _ in self.gaps if a > x), default=self.right)

    @property
    def grid(self) -> tuple[float, ...]:
        """Return where the periods that the ticks name begin, without those at a break."""
        edges = {round(edge, 1) for gap in self.gaps for edge in gap} | {round(self.left, 1)}
        found = (
            stretch.start_of(max(period.first, stretch.span.start))
            for stretch in self.stretches
            for period in PERIODS[stretch.span.ticks](stretch.span)
        )
        return tuple(sorted({x for x in found if round(x, 1) not in edges}))

    def ticks(self, size: float, until: float) -> tuple[Tick, ...]:
        """Return the labels of the axis in a size of type: years, months, Mondays or days.

        The first after a break names the year, and so does January. None reaches beyond `until`.
        """
        found: list[Tick] = []
        for before, stretch in zip((None, *self.stretches), self.stretches, strict=False):
            is_new = before is None or stretch.span.start - before.span.end > DAY
            found += _ticks(stretch, size, is_new=is_new)
        return _apart(found, size, until)


def _ticks(stretch: Stretch, size: float, *, is_new: bool) -> list[Tick]:
    """Return the labels of one stretch: all, or every second, third ... where they are close."""
    span = stretch.span
    periods = _whole(list(PERIODS[span.ticks](span)), span)
    names = [period.text for period in periods]
    year = str(periods[0].first.year)
    if is_new and not names[0].endswith(year):
        names[0] = f"{names[0]} {year}"
    ticks = [
        Tick(stretch.start_of(max(period.first, span.start)), name, span.ticks == "day")
        for period, name in zip(periods, names, strict=True)
    ]
    apart = min((b.x - a.x for a, b in pairwise(ticks)), default=1)
    widest = max(width_of(name, size) for name in names[1:] or names)
    return ticks[:: max(1, ceil((widest + AIR) / apart))] if len(ticks) > 1 else ticks


def _apart(ticks: Iterable[Tick], size: float, end: float) -> tuple[Tick, ...]:
    """Return those that do not run into a neighbour, nor over the end.

    The later of two goes, unless it names a day that has a column of its own.
    """
    found: list[Tick] = []
    for tick in ticks:
        if tick.x + width_of(tick.text, size) > end:
            continue
        while found and found[-1].x + width_of(found[-1].text, size) + AIR / 2 > tick.x:
            if not tick.is_crowded:
                break
            found.pop()
        else:
            found.append(tick)
    return tuple(found)


@lru_cache(maxsize=32)
def axis_of(dossier: Dossier, left: float, right: float, *, with_crowds: bool = False) -> Axis:
    """Return the axis of `config.yaml`; `with_crowds` the busiest day of each span has a column."""
    spans = list(dossier.config.timeline)
    if with_crowds:
        crowds = _crowds(dossier)
        spans = [part for span in spans for part in _parts(span, crowds)]
    known = [d for f in dossier.facts for d in (f.when.earliest, f.when.latest) if d]
    before = any(day < spans[0].start for day in known)
    after = any(day > spans[-1].end for day in known)
    return broken_axis(spans, left, right, before=before, after=after)


def _crowds(dossier: Dossier) -> Counter[date]:
    """Return the crowded days, each with the number of facts of its fullest lane."""
    days = Counter((f.kind, f.when.earliest) for f in dossier.facts if is_point(f.when))
    crowds: Counter[date] = Counter()
    for (_, day), count in days.items():
        if day and count > max(CROWD, crowds[day]):
            crowds[day] = count
    return crowds


def _parts(span: Span, crowds: Counter[date]) -> list[Span]:
    """Return a span, or where it has a crowded day, that day at half of the width."""
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


def broken_axis(
    spans: Sequence[Span], left: float, right: float, *, before: bool = False, after: bool = False
) -> Axis:
    """Return the axis of some spans, one or more, which are in order and do not overlap.

    With `before` or `after` it begins or ends with a break, for days outside all spans.
    """
    breaks = before + after + sum(_is_gap(a, b) for a, b in pairwise(spans))
    scale = (right - left - BREAK * breaks) / sum(span.share for span in spans)
    x = left + BREAK * before
    stretches: list[Stretch] = []
    for span in spans:
        if stretches:
            x += BREAK * _is_gap(stretches[-1].span, span)
        stretches.append(Stretch(span, x, x := x + span.share * scale))
    return Axis(tuple(stretches), left, right)


def _is_gap(before: Span, after: Span) -> bool:
    return after.start - before.end > DAY


def _years(span: Span) -> Iterator[Period]:
    for year in range(span.start.year, span.end.year + 1):
        yield Period(date(year, 1, 1), date(year, 12, 31), str(year))


def _months(span: Span) -> Iterator[Period]:
    first, last = (day.year * 12 + day.month - 1 for day in (span.start, span.end))
    for count in range(first, last + 1):
        year, month = count // 12, count % 12 + 1
        end = date(year, month, monthrange(year, month)[1])
        name = f"{month_abbr[month]} {year}" if month == 1 else month_abbr[month]
        yield Period(date(year, month, 1), end, name)


def _days(span: Span) -> Iterator[Period]:
    for count in range((span.end - span.start).days + 1):
        day = span.start + count * DAY
        yield Period(day, day, f"{day.day} {month_abbr[day.month]}")


def _mondays(span: Span) -> Iterator[Period]:
    return (day for day in _days(span) if day.first.weekday() == 0 or day.first == span.start)


PERIODS: dict[str, Callable[[Span], Iterator[Period]]] = {
    "year": _years,
    "month": _months,
    "week": _mondays,
    "day": _days,
}


def _whole(periods: list[Period], span: Span) -> list[Period]:
    """Return the periods that lie wholly in a span; where none does, the one with most of it."""
    whole = [one for one in periods if span.start <= one.first and one.last <= span.end]
    return whole or [max(periods, key=lambda one: _days_within(one, span))]


def _days_within(period: Period, span: Span) -> int:
    return (min(period.last, span.end) - max(period.first, span.start)).days
