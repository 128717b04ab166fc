"""The timeline for a phone: entries of a list, newest first, each with a sample of its bar."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import has_no_period
from dashboard.scenes.bundles import Bundle, ever_fewer, is_point
from dashboard.scenes.markers import MARKERS, hue_of
from dashboard.scenes.shapes import Frame, Group, Shape
from dashboard.scenes.timeline_bars import Extent, bar, end_of
from dashboard.scenes.timeline_columns import MANY, NAMED, NAMED_ALONE, counted_rest, standing_for
from dashboard.scenes.timeline_lanes import Part, entry_of, marks_at
from dashboard.scenes.timeline_reports import Report
from dashboard.scenes.timeline_rows import Item

HAPPENED = "What is said to have happened"
BOX = (44.0, 36.0)
"""Every sample is drawn in a box of this size at the origin."""
MIDDLE = (BOX[0] / 2, BOX[1] / 2)
BAR, MARK = (6.0, 25.0), 36.0
"""From where to where a bar of a sample goes, and where the mark beside it stands."""


def entries(
    happened: Sequence[Fact], told: Sequence[Report], excerpt: Excerpt, frame: Frame
) -> Part:
    """Return what happened, then what was published, each the newest first."""
    dossier = excerpt.dossier
    ways = ever_fewer(happened, dossier.contested, dossier.superseded, excerpt.focus)
    newest = sorted(next(ways), key=lambda one: one.when.order, reverse=True)
    items = tuple(Item(one, _extent(one, excerpt), "", is_named=False) for one in newest)
    found = [_entry(item, HAPPENED, excerpt, frame) for item in items]
    most = NAMED_ALONE if len(told) < MANY else NAMED
    for report in reversed(told):
        named, rest = report.every[:most], report.every[most:]
        found += [_reported(one, report, excerpt, frame) for one in named]
        found += [counted_rest(rest, report, excerpt)] if rest else []
    return Part(tuple(found), BOX[1], items)


def _entry(item: Item, lane: str, excerpt: Excerpt, frame: Frame) -> Group:
    group = entry_of(item.of, excerpt)
    return replace(
        group,
        name=f"{lane}: {group.name}",
        lane=lane,
        shapes=tuple(_sample(item, excerpt, frame)),
    )


def _reported(fact: Fact, report: Report, excerpt: Excerpt, frame: Frame) -> Group:
    """Return a fact under its report, which is all its date."""
    marks = marks_at(MIDDLE, fact, excerpt, frame.size, is_dated=False)
    group = Group(name=f"{report.lane}: {fact.id}", shapes=tuple(marks), lane=report.lane)
    return standing_for(group, fact, excerpt)


def _extent(bundle: Bundle, excerpt: Excerpt) -> Extent:
    """Return how a date is known, as a bar of a sample: where it fades and how it ends."""
    when, (left, right) = bundle.when, BAR
    is_open = has_no_period(bundle.first, excerpt.dossier)
    starts = end_of(when.earliest, is_soft=when.soft_start)
    ends = end_of(None if is_open else when.latest, is_soft=when.soft_end)
    soft = (right - left) / 3
    start = {"firm": left, "soft": left + soft, "open": right}[starts]
    end = right if ends == "firm" else max(start, right - soft)
    return Extent(left, (start, end), right, starts, ends, is_bar=not is_point(when))


def _sample(item: Item, excerpt: Excerpt, frame: Frame) -> Iterator[Shape]:
    """Yield how a date is known: a mark for a day, a bar with its ends for more."""
    first = item.of.first
    if not item.where.is_bar:
        yield from marks_at(MIDDLE, first, excerpt, frame.size)
        return
    style, ink = MARKERS[first.status], hue_of(first, excerpt)
    yield from bar(item.where, MIDDLE[1], style, ink, frame.size)
    yield from marks_at((MARK, MIDDLE[1]), first, excerpt, frame.size)
