"""The labels of a map: never more than the facts that match the filter."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.map_views import Sign
from dashboard.domain.phrasing import contest_marks, counted, signed
from dashboard.domain.places import Place
from dashboard.domain.superseded import superseded_how
from dashboard.domain.weight import by_weight
from dashboard.scenes.bounds import LINE, Box
from dashboard.scenes.measure import width_of, wrapped
from dashboard.scenes.shapes import Frame, Ink, Point, Text

EMS = (26, 18, 13, 10, 8)
"""How wide lines may be, for the size of the type: the widest is tried first."""
SMALLER = 0.93
"""The size of the second line, for that of the first."""
HALO = Ink("page")


@dataclass(frozen=True, slots=True)
class Words:
    """A label: what it says first, and what must be said with it."""

    head: str
    note: str = ""

    @property
    def whole(self) -> str:
        """Return both as one text."""
        return f"{self.head}; {self.note}" if self.note else self.head


def words_of(sign: Sign, place: Place, facts: Sequence[Fact], excerpt: Excerpt) -> Words:
    """Return the label of a place: the curated one only if all that it rests on matches the filter.

    Else it is made of the weightiest fact that is left.
    """
    standing = [fact for fact in facts if fact.id in excerpt.ids]
    gone = excerpt.dossier.superseded
    there = (fact.id for fact in excerpt.dossier.facts_at(place.id) if fact.id not in gone)
    rests_on = {*(sign.facts or there)}
    marks = contest_marks([fact for fact in standing if fact.id in rests_on], excerpt.dossier)
    if sign.label and standing and rests_on <= excerpt.ids:
        return Words(sign.label, sign.note or "; ".join(marks))
    if not standing:
        how = (superseded_how(fact, excerpt.dossier).lower() for fact in facts)
        return Words(place.name, ", ".join(dict.fromkeys(how)))
    first, *others = by_weight(standing, excerpt.dossier)
    more = f"and {counted(len(others), 'more fact')}" if others else ""
    told = (first.short or signed(first), *contest_marks([first], excerpt.dossier), more)
    return Words(place.name, "; ".join(filter(None, told)))


@dataclass(frozen=True, slots=True)
class Block:
    """A label whose lines are broken in one way."""

    head: tuple[str, ...]
    note: tuple[str, ...]
    size: float

    @property
    def extent(self) -> Point:
        """Return width and height."""
        small = self.size * SMALLER
        wide = max(
            *(width_of(line, self.size, bold=True) for line in self.head),
            *(width_of(line, small) for line in self.note),
            0.0,
        )
        return wide + 4, LINE * (self.size * len(self.head) + small * len(self.note))

    def texts(self, box: Box, at: Point, ink: Ink, *, is_italic: bool) -> tuple[Text, ...]:
        """Return it as words in a box, drawn towards what it names."""
        x, anchor = _aligned(box, at)
        head = Text(
            at=(x, box[1]),
            lines=self.head,
            size=self.size,
            ink=ink,
            is_bold=True,
            is_italic=is_italic,
            anchor=anchor,
            baseline="top",
            halo=HALO,
        )
        if not self.note:
            return (head,)
        below = box[1] + LINE * self.size * len(self.head)
        small = round(self.size * SMALLER, 1)
        return head, replace(head, at=(x, below), lines=self.note, size=small, is_bold=False)


def _aligned(box: Box, at: Point) -> tuple[float, Literal["start", "middle", "end"]]:
    """Return where the lines of a label begin or end, for what it names."""
    if box[0] >= at[0]:
        return box[0] + 2, "start"
    if box[2] <= at[0]:
        return box[2] - 2, "end"
    return (box[0] + box[2]) / 2, "middle"


def blocks(words: Words, frame: Frame) -> tuple[Block, ...]:
    """Return the ways in which a label may break its lines, the widest first."""
    found: dict[tuple[tuple[str, ...], ...], Block] = {}
    for ems in EMS:
        width = min(ems * frame.size, frame.width * 0.6)
        head = wrapped(words.head, frame.size, width, bold=True)
        note = wrapped(words.note, frame.size * SMALLER, width) if words.note else ()
        found.setdefault((head, note), Block(head, note, frame.size))
    return tuple(found.values())
