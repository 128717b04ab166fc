"""Facts that share a mark, where there are too many for a mark each.

What is bundled is of one kind and one status, dated in the same way, and equally contested: a
mark of many says of each of them what its own would say, but for the day. Days are put together
as little as is needed.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from urllib.parse import urlencode

from dashboard.domain.dates import When
from dashboard.domain.facts import Fact

Cell = tuple[date, date]
"""Some days, from the first to the last."""

Cells = Callable[[date], Cell]
"""The cell that a day lies in."""

MOST = 150
"""So many marks can be told apart, and drawn at once."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Facts that one mark stands for, one or more, and the time that they lie in."""

    facts: tuple[Fact, ...]
    when: When

    @property
    def first(self) -> Fact:
        """Return the one that tells how all of them are drawn."""
        return self.facts[0]

    @property
    def name(self) -> str:
        """Return its name: the id of its fact, or of the first of many."""
        more = len(self.facts) - 1
        return f"{self.first.id} and {more} alike" if more else self.first.id

    @property
    def target(self) -> str:
        """Return what selecting it asks for: its fact, or the filter for such facts."""
        if len(self.facts) == 1:
            return f"fact:{self.first.id}"
        wanted = {"kinds": self.first.kind, "statuses": self.first.status.value}
        return f"filter:{urlencode(wanted | {'period': self.when.edtf})}"


def alone(facts: Iterable[Fact]) -> tuple[Bundle, ...]:
    """Return each fact for itself."""
    return tuple(Bundle((fact,), fact.when) for fact in facts)


def bundled(facts: Iterable[Fact], cells: Cells, *marked: Collection[str]) -> tuple[Bundle, ...]:
    """Return the facts, those together that only differ by days within a cell.

    Each of `marked` holds ids of facts that are drawn otherwise, and so not among the rest.
    """
    found: dict[tuple[When, object], list[Fact]] = {}
    for fact in facts:
        drawn = (fact.kind, fact.status, fact.when_is, *(fact.id in ids for ids in marked))
        alike = (within(fact.when, cells), (*drawn, is_point(fact.when)))
        found.setdefault(alike, []).append(fact)
    return tuple(_bundle(tuple(some), when) for (when, _), some in found.items())


def _bundle(facts: tuple[Fact, ...], when: When) -> Bundle:
    """Return facts as one; where all are dated the same, as exactly as each of them."""
    dates = {fact.when for fact in facts}
    return Bundle(facts, dates.pop() if len(dates) == 1 else when)


@lru_cache(maxsize=4096)
def within(when: When, cells: Cells) -> When:
    """Return the time from the first to the last cell of a date, its ends as soft as they are."""
    start = when.earliest and cells(when.earliest)[0]
    end = when.latest and cells(when.latest)[1]
    sides = ((start, when.soft_start), (end, when.soft_end))
    edtf = "/".join(f"{day}{'~' * soft}" if day else ".." for day, soft in sides)
    return When(edtf, start, end, when.soft_start, when.soft_end)


def is_point(when: When) -> bool:
    """Return whether a date is one firm day."""
    return when.is_day and not when.soft_start and not when.soft_end


def _day(day: date) -> Cell:
    return day, day


def _week(day: date) -> Cell:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def _months(count: int) -> Cells:
    """Return cells of a number of months, a divisor of twelve."""

    def cell(day: date) -> Cell:
        first = date(day.year, (day.month - 1) // count * count + 1, 1)
        after = first.month - 1 + count
        return first, date(first.year + after // 12, after % 12 + 1, 1) - timedelta(days=1)

    return cell


LEVELS: tuple[Cells, ...] = (_day, _week, _months(1), _months(3), _months(12))
"""How far days are put together, from the least on."""


def ever_fewer(facts: Collection[Fact], *marked: Collection[str]) -> Iterator[tuple[Bundle, ...]]:
    """Yield the facts in ever fewer bundles, from the most that can be drawn; at least one way."""
    if len(facts) <= MOST:
        yield alone(facts)
    for cells in LEVELS:
        found = bundled(facts, cells, *marked)
        if len(found) <= MOST or cells is LEVELS[-1]:
            yield found
