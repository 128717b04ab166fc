"""The timeline: what is said to have happened, above what was published.

What happened has a position in time, as well as it is known. What is known only by the day of a
report has none: it is below, under its report. By kind, all facts are at their dates.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.selection import BY_KIND
from dashboard.domain.vocabulary import WhenIs
from dashboard.scenes.description import described
from dashboard.scenes.shapes import Frame, Scene
from dashboard.scenes.timeline_columns import columns, grid_of, in_a_line
from dashboard.scenes.timeline_happened import happened, plot_of
from dashboard.scenes.timeline_lanes import Part, heading
from dashboard.scenes.timeline_legend import legend
from dashboard.scenes.timeline_phone import entries
from dashboard.scenes.timeline_reports import Report, is_published, reports
from dashboard.scenes.timeline_rows import Item

NAME, TITLE = "timeline", "Timeline"
HAPPENED = "What is said to have happened"
PUBLISHED = "What was published, and when"
ALL_BY_KIND = "All facts by kind, at their dates"
EMPTY = "The filter leaves nothing to show."
ROOM, ROOM_BY_KIND = 620, 900
"""Pixels down in which lanes name facts on a wide page."""
BETWEEN = 1.4
"""Between what happened and what was published, as a multiple of the size of the type."""
GAP = 6
"""The same where what was published is one run of words."""
DEPTHS = (17, 12, 8, 6, 4, 3)
"""How many rows a report may have where the height is limited, tried one after the other."""


@lru_cache(maxsize=32)
def timeline(excerpt: Excerpt, frame: Frame) -> Scene:
    """Return the timeline of an excerpt."""
    by_kind = excerpt.selection.timeline == BY_KIND
    told = () if by_kind else reports(excerpt)
    dated = tuple(
        fact for fact in excerpt.listed if by_kind or not is_published(fact, excerpt.dossier)
    )
    if frame.is_phone:
        return _scene(excerpt, frame, entries(dated, told, excerpt, frame), None)
    if not excerpt.listed:
        words = heading((EMPTY,), 0, frame.size)
        return _scene(excerpt, frame, Part((words,), frame.size * 2), None)
    plot = plot_of(excerpt, frame, by_kind=by_kind)
    title = ALL_BY_KIND if by_kind else HAPPENED
    upper = happened(dated, excerpt, frame, plot, _room(told, excerpt, frame), title)
    lower = _lower(told, excerpt, frame, upper.bottom)
    both = Part((*upper.groups, *lower.groups), max(upper.bottom, lower.bottom), upper.items)
    return _scene(excerpt, frame, both, (plot.left, plot.right) if dated else None)


def _room(told: Sequence[Report], excerpt: Excerpt, frame: Frame) -> float:
    """Return the pixels that lanes may take: on a narrow page more, as less fits side by side."""
    if not frame.height:
        room = ROOM_BY_KIND if excerpt.selection.timeline == BY_KIND else ROOM
        return max(room, room * 1080 / frame.width)
    _, line = in_a_line(told, excerpt, frame, 0) if told else ((), 0)
    return frame.height - line - GAP


def _scene(excerpt: Excerpt, frame: Frame, part: Part, window: tuple[float, float] | None) -> Scene:
    return Scene(
        name=NAME,
        title=TITLE,
        description=described(_what(excerpt), excerpt.facts, excerpt, *_how_dated(excerpt)),
        width=frame.width,
        height=round(part.bottom),
        groups=part.groups,
        legend=legend(part.items, part.groups, excerpt, is_drawn=not frame.is_phone),
        unplaced=_cut(part.items),
        window=window,
    )


def _what(excerpt: Excerpt) -> str:
    if excerpt.selection.timeline == BY_KIND:
        return "Timeline with a lane for each kind of fact"
    return "Timeline of what is said to have happened, above what was published"


def _how_dated(excerpt: Excerpt) -> tuple[str, ...]:
    """Return how many facts have each kind of date, as a sentence."""
    known = Counter(fact.when_is for fact in excerpt.facts)
    if not known:
        return ()
    return (
        f"Dated by the event: {known[WhenIs.EVENT]:,}; by a date that was worked out:"
        f" {known[WhenIs.INFERRED]:,}; only by a report: {known[WhenIs.REPORT]:,}.",
    )


def _cut(items: Sequence[Item]) -> tuple[str, ...]:
    """Return the labels that were cut."""
    return tuple(item.of.name for item in items if item.label.endswith("…"))


def _lower(told: Sequence[Report], excerpt: Excerpt, frame: Frame, above: float) -> Part:
    """Return the reports: in columns, or where these do not fit in words."""
    if not told:
        return Part()
    top = above + frame.size * BETWEEN if above else 0
    grid = grid_of(frame)
    first = top + grid.line * 1.5
    for most in DEPTHS:
        groups, bottom = columns(told, excerpt, grid, first, most)
        if not frame.height or bottom <= frame.height:
            return Part((heading((PUBLISHED,), top, frame.size), *groups), bottom)
    return Part(*in_a_line(told, excerpt, frame, above + GAP))
