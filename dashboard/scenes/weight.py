"""The weight of the evidence: a bar of facts, what rests on what, and what falls without it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from dashboard.domain.attribution import reporters
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.excerpt import excerpt as excerpt_of
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import in_letters, part_of
from dashboard.domain.scope import NOUNS
from dashboard.domain.sources import Source
from dashboard.domain.vocabulary import Basis, SourceKind
from dashboard.scenes.bounds import LINE, Box
from dashboard.scenes.measure import width_of, wrapped
from dashboard.scenes.shapes import INK, Frame, Group, Ink, Path, Scene, Shape, Stroke, Text
from dashboard.scenes.table import rectangle

NAME, TITLE = "weight", "How much weight it can bear"
NUMBER, BAR, AIR = 1.6, 1.2, 0.4
"""As multiples of the type size: a number, the height of a bar, the space below it."""
MOST_BAR = 1.8
"""The most of the remaining room that a bar takes, also by the size of the type."""
NAMED = 6
"""The most narrow parts of a bar that are named below it."""
SMALLER = 0.9
"""The size of names in a bar, also by the size of the type."""
FULL, OTHER, PALE = Ink("neutral"), Ink("neutral", 0.86), Ink("rule", 0.6)
"""Parts of a bar alternate between the first two, so that neighbours differ."""


class Part(NamedTuple):
    """A part of a bar: what it is called, of how many facts it is, and how it is filled."""

    name: str
    number: int
    fill: Ink | None
    """None where it is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A number, what it counts, and a bar of all facts."""

    number: int
    said: str
    facts: tuple[Fact, ...]
    """The facts that the step counts."""
    parts: tuple[Part, ...]
    """The parts of its bar."""


@lru_cache(maxsize=32)
def weight(excerpt: Excerpt, frame: Frame) -> Scene:
    """Return the bars, spread over the height of the frame."""
    steps, size = tuple(steps_of(excerpt)), frame.size
    total = len(excerpt.facts)
    rows = [(step, _words(step, frame), _unnamed(step, total, frame)) for step in steps]
    needed = sum(_high(lines, below, size) for _, lines, below in rows)
    spare = max(0.0, frame.height - needed) / max(1, len(steps))
    bar = BAR * size + min(spare / 2, (MOST_BAR - BAR) * size)
    groups, top = [], 0.0
    for step, lines, below in rows:
        high = len(lines) * LINE * _head(size)
        groups.append(_group(step, lines, below, total, (0, top, high, bar), frame))
        top += _high(lines, below, size) + spare
    return Scene(
        name=NAME,
        title=TITLE,
        description=f"{TITLE}: {'; '.join(f'{one.number:,} {one.said}' for one in steps)}.",
        width=frame.width,
        height=round(top - AIR * size, 1) if steps else size,
        groups=tuple(groups),
    )


def steps_of(excerpt: Excerpt) -> Iterator[Step]:
    """Yield the steps: all facts, who reports them, what rests on documents, what falls."""
    facts, dossier = excerpt.facts, excerpt.dossier
    if not facts:
        return
    noun = "fact" if len(facts) == 1 else "facts"
    drawn = {report.via[0] for fact in facts for report in fact.reports}
    said = f"{noun}, all from {in_letters(len(drawn), 'article')}"
    yield Step(number=len(facts), said=said, facts=facts, parts=(Part("", len(facts), FULL),))
    yield _told(excerpt)
    papers = tuple(fact for fact in facts if fact.basis is Basis.DOCUMENTS)
    if papers:
        seen = {dossier.voice(report).name for fact in papers for report in fact.reports}
        who = (
            f"only {min(seen)} says it has"
            if len(seen) == 1
            else f"{in_letters(len(seen), 'outlet')} say they have"
        )
        rests = "fact rests" if len(papers) == 1 else "facts rest"
        yield Step(
            number=len(papers),
            said=f"{rests} on documents that {who} seen",
            facts=papers,
            parts=(Part("", len(papers), FULL), Part("", len(facts) - len(papers), PALE)),
        )
    if alone := most_alone(excerpt):
        yield _fallen(*alone, excerpt)


def _told(excerpt: Excerpt) -> Step:
    """Return who reports the facts; a fact counts for its first reporter."""
    told = Counter(reporters(fact, excerpt.dossier)[0] for fact in excerpt.facts)
    outlets = [one for one in told if one.kind is SourceKind.OUTLET]
    own = "; the rest is in an article's own words" * (len(outlets) < len(told))
    return Step(
        number=len(outlets),
        said=f"{'outlet is' if len(outlets) == 1 else 'outlets are'} named{own}",
        facts=excerpt.facts,
        parts=tuple(
            Part(f"{source.name} {number}", number, OTHER if index % 2 else FULL)
            for index, (source, number) in enumerate(told.most_common())
        ),
    )


def most_alone(excerpt: Excerpt) -> tuple[Source, tuple[Fact, ...]] | None:
    """Return the source behind the articles that the most facts rest on alone, with these."""
    found = {
        source: alone
        for source in excerpt.dossier.sources
        if source.kind is not SourceKind.ARTICLE
        and (alone := tuple(f for f in excerpt.facts if all(source.id in r.via for r in f.reports)))
    }
    source = max(found, key=lambda one: len(found[one]), default=None)
    return (source, found[source]) if source else None


def _fallen(source: Source, alone: tuple[Fact, ...], excerpt: Excerpt) -> Step:
    selection = excerpt.selection
    without = replace(selection, without=(*selection.without, source.id))
    there = len(excerpt.requests)
    gone = there - len(excerpt_of(excerpt.dossier.whole, without).requests)
    rows = f", with {part_of(gone, there, *NOUNS['requests'])}" if gone else ""
    noun, verb = ("fact", "falls") if len(alone) == 1 else ("facts", "fall")
    rest = len(excerpt.facts) - len(alone)
    return Step(
        number=len(alone),
        said=f"{noun} {verb} without {source.name}{rows}",
        facts=alone,
        parts=(
            Part(f"{len(alone):,} would be gone", len(alone), None),
            Part(f"{rest:,} would remain", rest, FULL),
        ),
    )


def _high(lines: tuple[str, ...], below: tuple[str, ...], size: float) -> float:
    """Return the least height of a step, with the space below it."""
    words = len(lines) * LINE * _head(size) + len(below) * LINE * _small(size)
    return words + (BAR + AIR) * size


def _small(size: float) -> float:
    return round(size * SMALLER, 1)


def _head(size: float) -> float:
    return size * NUMBER


def _left(step: Step, size: float) -> float:
    """Return where the words beside a number begin."""
    return width_of(f"{step.number:,}", _head(size), bold=True) + size * 0.5


def _words(step: Step, frame: Frame) -> tuple[str, ...]:
    return wrapped(step.said, frame.size, frame.width - _left(step, frame.size))


def _unnamed(step: Step, total: int, frame: Frame) -> tuple[str, ...]:
    """Return the names of parts without room for them in the bar."""
    parts = [one for one in step.parts if one.name and one.number]
    found = [one.name for one in parts if not _is_named(one, total, frame)]
    more = [f"{len(found) - NAMED:,} more"] if len(found) > NAMED else []
    said = " · ".join((*found[:NAMED], *more))
    return wrapped(said, _small(frame.size), frame.width) if said else ()


def _is_named(part: Part, total: int, frame: Frame) -> bool:
    small = _small(frame.size)
    return width_of(part.name, small, bold=True) < frame.width * part.number / total - small


def _group(
    step: Step, lines: tuple[str, ...], below: tuple[str, ...], total: int, at: Box, frame: Frame
) -> Group:
    """Return a number with its words, and its bar below; `at` says top, height of words, of bar."""
    _, top, high, bar = at
    number, size = f"{step.number:,}", frame.size
    middle = top + high / 2
    shapes: list[Shape] = [
        Text(at=(0, middle), lines=(number,), size=_head(size), is_bold=True),
        Text(at=(_left(step, size), middle), lines=lines, size=size),
        *_bar(step, total, (0, top + high, frame.width, top + high + bar), frame),
    ]
    if below:
        at_end = (frame.width, top + high + bar + 2)
        shapes.append(Text(at=at_end, lines=below, size=_small(size), anchor="end", baseline="top"))
    return Group(
        name=f"{number} {step.said}",
        shapes=tuple(shapes),
        facts=tuple(fact.id for fact in step.facts),
        said=(f"{number} {step.said}.", *filter(None, (one.name for one in step.parts))),
    )


def _bar(step: Step, total: int, box: Box, frame: Frame) -> Iterator[Shape]:
    """Yield the parts of a bar, each with its name where there is room for it."""
    at, small = box[0], _small(frame.size)
    for one in step.parts:
        end = at + (box[2] - box[0]) * one.number / total
        if one.number:
            yield _filled((at, box[1], end, box[3]), one, is_last=end > box[2] - 1)
        if one.name and _is_named(one, total, frame):
            yield Text(
                at=(at + small / 2, (box[1] + box[3]) / 2),
                lines=(one.name,),
                size=small,
                is_bold=True,
                ink=Ink("page") if one.fill else INK,
            )
        at = end


def _filled(box: Box, part: Part, *, is_last: bool) -> Path:
    left, top, right, bottom = box
    if part.fill:
        return rectangle((left, top, max(left, right - 2 * (not is_last)), bottom), part.fill)
    line = Stroke(FULL, 2, "dash")
    return rectangle((left + 1, top + 1, right - 3, bottom - 1), Ink("page"), line)
