"""Basis by status: what claims rest on, how firmly they are put, and how many facts are so.

The more facts, the stronger the colour of a cell. On a phone the bases stand one below the other.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlencode

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import counted, part_of
from dashboard.domain.scope import left_out
from dashboard.domain.vocabulary import Basis, Status
from dashboard.scenes.bounds import Box
from dashboard.scenes.description import described
from dashboard.scenes.mark_words import shared_words
from dashboard.scenes.markers import MARKERS, mark
from dashboard.scenes.measure import width_of
from dashboard.scenes.shapes import Frame, Group, Ink, Key, Layer, Path, Scene, Shape, Stroke, Text
from dashboard.scenes.table import (
    block,
    fitting,
    height_of,
    nothing,
    rectangle,
    ring,
    rule,
    status_keys,
)

NAME = "basis-matrix"
TITLE = "What claims rest on, by how firmly they are put"
EMPTY = "No fact that matches this filter can be counted."
SHADES = 6
"""So few, so that a renderer draws the cells of one shade at once."""
PALEST, STRONGEST = 0.1, 0.62
NAMES, ROW = 0.23, 2
"""Share of the width for the names of bases, and the least height of a row in ems."""
AIR = 0.08
"""Around a cell, in ems."""

Pair = tuple[Basis, Status]
Cells = dict[Pair, list[Fact]]


@lru_cache(maxsize=32)
def basis_matrix(excerpt: Excerpt, frame: Frame) -> Scene:
    """Return the matrix: a group for each pair that some fact has, empty if it is filtered out."""
    about = described(TITLE, excerpt.facts, excerpt)
    if not excerpt.facts:
        words = " ".join(filter(None, (EMPTY, left_out(excerpt))))
        return nothing(NAME, TITLE, about, words, frame)
    counts = Counts(excerpt)

    def draw(size: float, _: int) -> Scene:
        sheet = _Sheet(counts, frame.width, size)
        groups, height = sheet.stacked() if frame.is_phone else sheet.side_by_side()
        return Scene(
            name=NAME,
            title=TITLE,
            description=about,
            width=frame.width,
            height=round(height, 1),
            groups=tuple(groups),
            legend=_legend(counts),
            notes=_notes(excerpt),
        )

    return fitting(frame, 1, draw)


class Counts:
    """The number of facts with a basis and a status: in the dossier, and within the filter."""

    def __init__(self, excerpt: Excerpt) -> None:
        self.excerpt = excerpt
        self.there = _cells(excerpt.dossier.current)
        self.chosen = _cells(excerpt.facts)
        self.bases = [one for one in Basis if any(basis is one for basis, _ in self.there)]
        self.statuses = [one for one in Status if any(status is one for _, status in self.there)]
        self.most = max(map(len, self.there.values()))

    def shade(self, number: int) -> Ink:
        """Return the shade of a number of facts."""
        level = math.ceil(SHADES * (number / self.most) ** 0.5)
        return _shade(level)


def _cells(facts: Iterable[Fact]) -> Cells:
    found: Cells = defaultdict(list)
    for fact in facts:
        found[fact.basis, fact.status].append(fact)
    return found


def _shade(level: int) -> Ink:
    share = PALEST + (STRONGEST - PALEST) * (level - 1) / (SHADES - 1)
    return Ink("site", round(share, 2))


@dataclass(frozen=True)
class _Sheet:
    """Draws the matrix in one size of type."""

    counts: Counts
    width: float
    size: float

    def side_by_side(self) -> tuple[list[Group], float]:
        """Return a column for each status and a row for each basis, and their height."""
        counts, names = self.counts, NAMES * self.width
        column = (self.width - names) / len(counts.statuses)
        middles = [names + (number + 0.5) * column for number in range(len(counts.statuses))]
        heads, y = self._heads(middles, column)
        groups = [Group(name="statuses", shapes=heads, layer=Layer.AXIS)]
        for basis in counts.bases:
            name = block(basis.label, 0, 0, names - self.size / 2, self.size)
            high = max(ROW * self.size, height_of(name) + self.size / 4)
            name = replace(name, at=(0, y + high / 2))
            groups.append(Group(name=basis.value, shapes=(name,), layer=Layer.AXIS))
            for status, x in zip(counts.statuses, middles, strict=True):
                groups += self._cell((basis, status), (x - column / 2, y, x + column / 2, y + high))
            y += high
        return groups, y

    def _heads(self, middles: Sequence[float], column: float) -> tuple[tuple[Shape, ...], float]:
        """Return the names of the statuses over their marks, and where these end.

        Where a column is narrower than a word, every second name stands higher.
        """
        labels = [status.label for status in self.counts.statuses]
        longest = max(width_of(word, self.size) for label in labels for word in label.split())
        tiers = 1 if longest + 2 <= column else 2
        room = max(column * tiers, longest + 1)
        blocks = [block(label, 0, 0, room, self.size, anchor="middle") for label in labels]
        high = max(map(height_of, blocks))
        shapes: list[Shape] = []
        for number, (x, words) in enumerate(zip(middles, blocks, strict=True)):
            bottom = high * (tiers - number % tiers)
            wide = max(width_of(line, self.size) for line in words.lines)
            middle = min(x, self.width - wide / 2)
            shapes.append(replace(words, at=(middle, bottom), baseline="bottom"))
            if bottom < high * tiers:
                tie = ((x, bottom + 2), (x, high * tiers - 2))
                shapes.append(Path(runs=(tie,), stroke=Stroke(Ink("muted"))))
        y = high * tiers + 0.6 * self.size
        marks = (
            mark(MARKERS[status], (x, y), Ink("ink"), 0.8 * self.size)
            for status, x in zip(self.counts.statuses, middles, strict=True)
        )
        return (*shapes, *marks), y + 0.7 * self.size

    def stacked(self) -> tuple[list[Group], float]:
        """Return the bases one below the other, each with its statuses, and their height."""
        groups, y, high = [], 0.0, 2 * self.size
        for basis in self.counts.bases:
            name = block(basis.label, 0, y + self.size / 4, self.width, self.size, bold=True)
            line = rule(0, self.width, y)
            groups.append(Group(name=basis.value, shapes=(line, name), layer=Layer.AXIS))
            y += height_of(name) + self.size / 2
            for status in self.counts.statuses:
                if (basis, status) in self.counts.there:
                    groups.append(self._label(status, y + high / 2))
                    box = (0.5 * self.width, y, self.width, y + high)
                    groups += self._cell((basis, status), box)
                    y += high
            y += self.size / 2
        return groups, y

    def _label(self, status: Status, y: float) -> Group:
        sign = mark(MARKERS[status], (self.size, y), Ink("ink"), 0.8 * self.size)
        words = Text(at=(2 * self.size, y), lines=(status.label,), size=self.size)
        return Group(name=status.value, shapes=(sign, words), layer=Layer.AXIS)

    def _cell(self, pair: Pair, space: Box) -> Iterator[Group]:
        """Yield the cell of a pair that some fact has, with a ring if one of them is selected."""
        counts, facts = self.counts, self.counts.chosen.get(pair, [])
        if pair not in counts.there:
            return
        basis, status = pair
        air = AIR * self.size
        box = (space[0] + air, space[1] + air, space[2] - air, space[3] - air)
        fill = counts.shade(len(facts)) if facts else Ink("page")
        number = Text(
            at=((box[0] + box[2]) / 2, (box[1] + box[3]) / 2),
            lines=(f"{len(facts):,}",),
            size=self.size,
            ink=Ink("ink" if facts else "muted"),
            is_bold=bool(facts),
            anchor="middle",
        )
        total = len(counts.there[pair])
        yield Group(
            name=f"{basis.value} {status.value}",
            shapes=(rectangle(box, fill, Stroke(Ink("muted"))), number),
            facts=tuple(fact.id for fact in facts),
            target=target(pair),
            said=_said(pair, facts, total, counts.excerpt),
            lane=basis.label,
            short=f"{status.label}: {part_of(len(facts), total, 'fact')}",
        )
        if any(fact.id in counts.excerpt.focus for fact in facts):
            yield ring(f"{basis.value} {status.value}", box)


def target(pair: Pair) -> str:
    """Return the filter that a cell stands for."""
    return "filter:" + urlencode({"bases": pair[0].value, "statuses": pair[1].value})


def _said(pair: Pair, facts: Sequence[Fact], total: int, excerpt: Excerpt) -> tuple[str, ...]:
    """Return the words of a cell: how many facts, what basis and status mean, and the facts."""
    basis, status = pair
    number = part_of(len(facts), total, "fact")
    head = f"{basis.label}, {status.glyph} {status.label}: {number}"
    meanings = (f"{basis.label}: {basis.meaning}", f"{status.label}: {status.meaning}")
    if not facts:
        return (head, *meanings)
    first, *rest = shared_words(head, facts, excerpt.dossier)
    return (first, *meanings, *rest)


def _legend(counts: Counts) -> tuple[Key, ...]:
    strip = tuple(
        rectangle((2 + 4 * level, 3, 6 + 4 * level, 15), _shade(level + 1))
        for level in range(SHADES)
    )
    hollow = rectangle((4.5, 2.5, 23.5, 15.5), Ink("page"), Stroke(Ink("muted")))
    empty = Key(shapes=(hollow,), words="No fact within this filter")
    return (
        *status_keys(counts.statuses),
        Key(shapes=strip, words=f"The more facts, the stronger the colour: one to {counts.most:,}"),
        *([empty] if counts.there.keys() - counts.chosen.keys() else ()),
    )


def _notes(excerpt: Excerpt) -> tuple[str, ...]:
    gone = len(excerpt.superseded)
    return (f"Not counted: {counted(gone, 'corrected or withdrawn fact')}.",) if gone else ()
