"""The legend of the timeline: every sign, end and hue that is in use, and nothing else."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import CONTEST, CONTESTED, STRUCK
from dashboard.domain.selection import BY_KIND
from dashboard.domain.short_dates import INFERRED, is_worked_out
from dashboard.domain.vocabulary import Hue, Status, WhenIs
from dashboard.domain.wording import begun
from dashboard.scenes.bounds import corners
from dashboard.scenes.legend import KEY_SIZE
from dashboard.scenes.markers import MARKERS, STRIKE, mark
from dashboard.scenes.shapes import Group, Ink, Key, Mark, Path, Shape, Stroke, Text
from dashboard.scenes.time_axis import axis_of
from dashboard.scenes.timeline_bars import Extent, bar
from dashboard.scenes.timeline_lanes import BULLET, COLUMN, torn
from dashboard.scenes.timeline_rows import Item

WIDE, HIGH = KEY_SIZE
MIDDLE = (WIDE / 2, HIGH / 2)
GREY = Ink("muted")


def legend(
    items: Sequence[Item], groups: Iterable[Group], excerpt: Excerpt, *, is_drawn: bool
) -> tuple[Key, ...]:
    """Return the legend of what is marked in time, and of all facts that some group marks.

    Where it is not drawn but listed, words stand for the signs of dates.
    """
    marked = {name for group in groups if _has_mark(group) for name in group.facts}
    facts = [fact for fact in excerpt.listed if fact.id in marked]
    return (
        *_statuses(facts),
        *_ends(items),
        *(_signs_of_time(items, excerpt) if is_drawn and items else ()),
        *_signs(facts, excerpt),
        *_hues(facts, excerpt),
    )


def _has_mark(group: Group) -> bool:
    return any(isinstance(shape, Mark) for shape in group.shapes)


def _statuses(facts: Iterable[Fact]) -> Iterator[Key]:
    used = {fact.status for fact in facts}
    for status in Status:
        if status in used:
            yield Key(shapes=(mark(MARKERS[status], MIDDLE, Ink("ink"), 11),), words=status.label)


def _ends(items: Sequence[Item]) -> Iterator[Key]:
    bars = [item.where for item in items if item.where.is_bar]
    tests: tuple[tuple[Callable[[Extent], bool], Extent, str], ...] = (
        (lambda bar: "firm" in (bar.starts, bar.ends), _sample("firm", "firm"),
         "Some time between two firm days"),
        (lambda bar: "soft" in (bar.starts, bar.ends), _sample("soft", "soft"),
         "Soft end: about then"),
        (lambda bar: "open" in (bar.starts, bar.ends), _sample("open", "firm"),
         "Fades away: beginning or end not known"),
    )  # fmt: skip
    for is_so, sample, words in tests:
        if any(map(is_so, bars)):
            shapes = tuple(bar(sample, HIGH / 2, MARKERS[Status.REPORTED], GREY, 14))
            yield Key(shapes=shapes, words=words)
    if bars:
        bullet = mark(MARKERS[Status.REPORTED], (6, HIGH / 2), GREY, 11 * BULLET)
        line = Path(runs=(corners(14, HIGH / 2 - 3, WIDE, HIGH / 2 + 3),), fill=GREY)
        yield Key(shapes=(bullet, line), words="Mark beside a bar: how firmly, not which day")


def _sample(starts: str, ends: str) -> Extent:
    left, right = 2.0, WIDE - 2
    core = {"firm": (left, right), "soft": (left + 8, right - 8), "open": (right, right)}[starts]
    return Extent(left, core, right, starts, ends, is_bar=True)


def _signs_of_time(items: Sequence[Item], excerpt: Excerpt) -> Iterator[Key]:
    by_kind = excerpt.selection.timeline == BY_KIND
    axis = axis_of(excerpt.dossier, 0, 1000, with_crowds=by_kind)
    shown = [fact for item in items for fact in item.of.facts]
    if axis.gaps:
        shape = Path(runs=(torn(WIDE / 2, 0, HIGH),), stroke=Stroke(Ink("border"), 1))
        yield Key(shapes=(shape,), words="Time left out; each stretch has its own scale")
    if axis.days:
        shape = Path(runs=(corners(4, 0, WIDE - 4, HIGH),), fill=COLUMN)
        yield Key(shapes=(shape,), words="One day: no order inside it")
    if any(is_worked_out(fact, excerpt.dossier) for fact in shown):
        yield Key(shapes=(_letters(INFERRED),), words="Date worked out, not stated")
    if any(fact.when_is is WhenIs.REPORT for fact in shown):
        line = Mark(at=(14, 15), symbol="line-ew", size=9, stroke=Stroke(GREY, 2))
        dot = mark(MARKERS[Status.REPORTED], (14, 8), GREY, 10)
        yield Key(shapes=(dot, line), words="Date of the report, not of the event")
    if any(len(item.of.facts) > 1 for item in items):
        yield Key(shapes=(_letters("×12"),), words="This many similar facts, at about this time")


def _signs(facts: Sequence[Fact], excerpt: Excerpt) -> Iterator[Key]:
    dossier = excerpt.dossier
    if any(fact.id in dossier.contested for fact in facts):
        yield Key(shapes=(_letters(CONTESTED),), words=CONTEST)
    if any(fact.id in dossier.superseded for fact in facts):
        dot = mark(MARKERS[Status.REPORTED], MIDDLE, GREY)
        strike = Mark(at=MIDDLE, symbol=STRIKE, size=14, stroke=Stroke(Ink("ink"), 2))
        yield Key(shapes=(dot, strike), words=STRUCK[1])


def _letters(words: str) -> Shape:
    return Text(at=MIDDLE, lines=(words,), size=14, anchor="middle")


def _hues(facts: Iterable[Fact], excerpt: Excerpt) -> Iterator[Key]:
    """Yield each hue with the kinds of fact that it stands for."""
    used = {fact.kind for fact in facts}
    for hue in Hue:
        names = [k.name for k in excerpt.dossier.config.kinds if k.hue is hue and k.id in used]
        if names:
            shape = Path(runs=(corners(4, 3, WIDE - 4, HIGH - 3),), fill=Ink(hue.value))
            yield Key(shapes=(shape,), words=begun("; ".join(names)))
