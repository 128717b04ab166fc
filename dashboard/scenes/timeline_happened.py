"""The lanes of events: as many facts by name as there is room for."""

from collections.abc import Callable, Collection, Iterable, Sequence

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.weight import by_weight
from dashboard.scenes.bounds import box_of_text
from dashboard.scenes.bundles import Bundle, alone, ever_fewer
from dashboard.scenes.measure import fitted
from dashboard.scenes.shapes import Frame, Group, Ink, Layer, Text
from dashboard.scenes.time_axis import axis_of
from dashboard.scenes.timeline_columns import unseen
from dashboard.scenes.timeline_lanes import (
    HEADING,
    Band,
    Part,
    axis,
    bands,
    content,
    ground,
    heading,
    leaders,
    names,
)
from dashboard.scenes.timeline_rows import Item, Plot, lanes_of

EDGE = 10
"""Between the ends of the axis and those of the plot: nothing stands cut in half."""
BESIDE = 800
"""From this width on, names of lanes are beside them, not above."""
MOST_ROOM = 1000
"""Pixels down in which lanes must have all marks on a page."""
SMALL = 0.86
"""The size of headings and names where the height is limited, as a multiple of that of labels."""
MORE = 1.26
"""The height of the words that count the rest, as a multiple of the size of labels."""
MOST = 60
"""So many facts are tried where the height is limited."""


def plot_of(excerpt: Excerpt, frame: Frame, *, by_kind: bool) -> Plot:
    """Return what lanes are laid out on."""
    name_width = _name_width(frame)
    left, right = name_width + 20 if name_width else 6, frame.width - 2
    axis = axis_of(excerpt.dossier, left + EDGE, right - EDGE, with_crowds=by_kind)
    row, names, padding = (1.32, SMALL, 2) if frame.height else (1.45, 1, 3)
    size = frame.size
    return Plot(axis, left, right, size, round(size * row), round(size * names, 1), padding)


def _name_width(frame: Frame) -> float:
    """Return the room for names beside lanes; 0 where they are above."""
    return frame.size * (12.4 if frame.height else 9) if frame.width >= BESIDE else 0


def happened(
    facts: Sequence[Fact], excerpt: Excerpt, frame: Frame, plot: Plot, room: float, title: str
) -> Part:
    """Return the lanes under their heading and the axis; nothing where there are no facts."""
    if not facts:
        return Part()
    is_tight = bool(frame.height and _name_width(frame))
    above = frame.size * (0.65 if is_tight else 1.8)
    fit = _all_marked if not frame.height else _only_named
    found, rest = fit(facts, excerpt, frame, plot, above + plot.row + 2, room)
    bottom = found[-1].top + found[-1].height
    groups = (
        *ground(found, frame.width),
        _beside(title, frame) if is_tight else heading((title,), 0, frame.size),
        *axis(plot, excerpt, above, bottom, is_tight=is_tight),
        *names(found, _name_width(frame), plot),
        *leaders(found, plot),
        *content(found, excerpt, plot),
    )
    items = tuple(placed.item for band in found for placed in band.placed)
    if not rest:
        return Part(groups, bottom, items)
    more, bottom = _more(rest, items, excerpt, frame, bottom)
    return Part((*groups, *more), bottom, items)


def _beside(title: str, frame: Frame) -> Group:
    """Return the heading beside the axis."""
    lines = fitted(title, frame.size * SMALL, _name_width(frame), 2, bold=True)
    return heading(lines, 0, frame.size * SMALL / HEADING)


def _more(
    rest: Sequence[Fact],
    items: Sequence[Item],
    excerpt: Excerpt,
    frame: Frame,
    top: float,
) -> tuple[tuple[Group, ...], float]:
    """Return how many facts are not named, and where that ends.

    Those without a mark can be reached through these words.
    """
    marked = {fact.id for item in items for fact in item.of.facts}
    hidden = [fact for fact in rest if fact.id not in marked]
    said = f"and {len(rest):,} more"
    words = said if hidden else f"{said}, marked but not named"
    text = Text(
        at=(frame.width - 2, top + 2), lines=(words,), size=round(frame.size * 0.93, 1),
        ink=Ink("muted"), anchor="end", baseline="top", is_italic=True,
    )  # fmt: skip
    group = Group(name="unnamed", shapes=(text,), layer=Layer.AXIS, is_fixed=True)
    return (group, *unseen(hidden, said, text, excerpt)), box_of_text(text)[3]


def _all_marked(
    facts: Sequence[Fact], excerpt: Excerpt, frame: Frame, plot: Plot, top: float, room: float
) -> tuple[tuple[Band, ...], tuple[Fact, ...]]:
    """Return lanes with all marks, which name as many facts as there is room for, and the rest."""
    dossier = excerpt.dossier
    for bundles in ever_fewer(facts, dossier.contested, dossier.superseded, excerpt.focus):
        bare = _bands(bundles, frozenset(), excerpt, frame, plot, top)
        if _end(bare) <= MOST_ROOM:
            break
    weighty = by_weight((one.first for one in bundles if len(one.facts) == 1), dossier)
    limit = max(room, _end(bare))
    count = _most(
        len(weighty),
        lambda n: _end(_bands(bundles, _ids(weighty[:n]), excerpt, frame, plot, top)) <= limit,
    )
    named = _ids(weighty[:count])
    found = _bands(bundles, named, excerpt, frame, plot, top)
    return found, tuple(fact for fact in facts if fact.id not in named)


def _only_named(
    facts: Sequence[Fact], excerpt: Excerpt, frame: Frame, plot: Plot, top: float, room: float
) -> tuple[tuple[Band, ...], tuple[Fact, ...]]:
    """Return lanes of the weightiest facts that fit with their names, and the rest.

    One that would take too much room is passed over for the next; at least one is drawn.
    """
    chosen: list[Fact] = []
    found: tuple[Band, ...] = ()
    for fact in by_weight(facts, excerpt.dossier)[:MOST]:
        wanted = [*chosen, fact]
        tried = _bands(alone(wanted), _ids(wanted), excerpt, frame, plot, top)
        if not found or _end(tried) <= room - MORE * frame.size * (len(wanted) < len(facts)):
            chosen, found = wanted, tried
    names = _ids(chosen)
    return found, tuple(fact for fact in facts if fact.id not in names)


def _most(high: int, fits: Callable[[int], bool]) -> int:
    """Return the greatest number up to `high` that fits; what is less than one that fits, does."""
    if fits(high):
        return high
    low = 0
    while low < high - 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def _ids(facts: Iterable[Fact]) -> frozenset[str]:
    return frozenset(fact.id for fact in facts)


def _bands(
    bundles: Sequence[Bundle],
    named: Collection[str],
    excerpt: Excerpt,
    frame: Frame,
    plot: Plot,
    top: float,
) -> tuple[Band, ...]:
    return bands(lanes_of(bundles, named, excerpt, plot), top, _name_width(frame), plot)


def _end(found: Sequence[Band]) -> float:
    return found[-1].top + found[-1].height
