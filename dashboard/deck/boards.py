"""A slide before it is shown: its facts, its chart or its words, as far as they fit.

Lengths are pixels of a slide of 1280 by 720; on another screen the whole slide grows or shrinks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from dashboard.domain.config import Page
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.vocabulary import Status
from dashboard.scenes import Draw
from dashboard.scenes.measure import wrapped
from dashboard.scenes.shapes import SLIDE

WIDTH, HEIGHT = SLIDE.width, SLIDE.height
"""What a slide has without its edges, and between its words above and below."""
LONGEST_TITLE, LONGEST_TEXT = 76, 110
"""Characters of the title and of the text that stand on one line."""
GAP = 22
REST = 36
"""A line that says how many items did not fit."""
LINE = 1.25
"""The height of a line by the size of its type."""

LegendEntry = tuple[str, str]
"""A glyph, and what it means."""


class Resting(Protocol):
    """Anything that rests on facts."""

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts."""
        ...


@dataclass(frozen=True, slots=True)
class Item:
    """One point of a slide: its head, what is said, and what a listener should know of it."""

    head: str
    body: str = ""
    aside: str = ""
    sign: str = ""
    """The sign of a status, before the aside."""


@dataclass(frozen=True, slots=True)
class Type:
    """The sizes of the type of items: head, body, aside."""

    head: int
    body: int
    aside: int


LISTED, LARGE, CLAIMS = Type(28, 24, 20), Type(38, 23, 20), Type(22, 22, 18)


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """What one slide shows. `more` items did not fit; `page` has them."""

    facts: tuple[Fact, ...]
    draw: Draw | None = None
    """Its chart, which has a legend of its own."""
    legend: tuple[LegendEntry, ...] = ()
    items: tuple[Item, ...] = ()
    columns: int = 1
    letters: Type = LISTED
    more: int = 0
    page: Page = Page.FACTS
    lead: str = ""
    """What is said of all items together."""


def statuses(facts: Iterable[Fact]) -> tuple[LegendEntry, ...]:
    """The signs of the statuses that some facts have."""
    there = {fact.status for fact in facts}
    return tuple((word.glyph, word.label) for word in Status if word in there)


def listed(
    facts: tuple[Fact, ...],
    items: Sequence[Item],
    page: Page,
    *,
    columns: int = 1,
    letters: Type = LISTED,
    lead: str = "",
) -> Board:
    """A board of items: as many as fit, the others counted."""
    number = fitting(items, columns, letters, HEIGHT - _height(Item("", lead), WIDTH, letters))
    signs = {item.sign for item in items[:number]}
    return Board(
        facts=facts,
        items=tuple(items[:number]),
        columns=columns,
        letters=letters,
        more=len(items) - number,
        page=page,
        legend=tuple(sign for sign in statuses(facts) if sign[0] in signs),
        lead=lead,
    )


def fitting(items: Sequence[Item], columns: int, letters: Type, height: float) -> int:
    """How many of the items fit, row by row, with room for a line about the rest."""
    number = 0
    width = (WIDTH - GAP * (columns - 1)) / columns - GAP
    for start in range(0, len(items), columns):
        row = items[start : start + columns]
        height -= GAP + max(_height(item, width, letters) for item in row)
        if height < REST * (start + columns < len(items)):
            break
        number += len(row)
    return number


def _height(item: Item, width: float, letters: Type) -> float:
    """How high an item stands, by how many lines its words take."""
    sizes = ((item.head, letters.head), (item.body, letters.body), (item.aside, letters.aside))
    return sum(LINE * size * len(wrapped(text, size, width)) for text, size in sizes if text)


def resting_on(excerpt: Excerpt, rows: Iterable[Resting]) -> tuple[Fact, ...]:
    """Return the facts that some rows rest on, as far as the filter lets them through."""
    wanted = {name for row in rows for name in row.facts}
    return tuple(fact for fact in excerpt.facts if fact.id in wanted)
