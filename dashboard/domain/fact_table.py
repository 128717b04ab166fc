"""The table of facts: its columns, the order of its rows, and how many are there at once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any, NamedTuple

from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt, excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import attribution, claim, has_no_period, when_in_words
from dashboard.domain.selection import WITH_FIGURES
from dashboard.domain.vocabulary import Basis, Status, WhenIs
from dashboard.domain.wording import folded

COLUMNS = {
    "date": "Date",
    "fact": "Fact",
    "firmness": "How firmly",
    "figures": "Figure",
    "basis": "Basis",
    "speaker": "Speaker",
    "source": "Who says so",
    "kind": "Kind",
}
"""The columns, each with its head."""
ROWS = 300
"""How many rows are shown at once, and how many more on request."""


class Order(NamedTuple):
    """By which column the rows are sorted; by none, they stand as in the dossier."""

    column: str = ""
    is_descending: bool = False

    def of(self, column: str) -> str:
        """Return how a column is sorted, in the words of ARIA."""
        if column != self.column:
            return "none"
        return "descending" if self.is_descending else "ascending"

    def turned(self, column: str) -> "Order":
        """Return the order after a click on a head: ascending, then descending, then none."""
        if column != self.column:
            return Order(column)
        return Order() if self.is_descending else Order(column, is_descending=True)


UNSORTED = Order()


@dataclass(frozen=True)
class Arrangement:
    """The reader's settings of the table: order, most rows (0 for all), and dates as EDTF."""

    order: Order = UNSORTED
    most: int = ROWS
    is_edtf: bool = False

    def sorted_by(self, column: str) -> "Arrangement":
        """Return the same after a click on the head of a column."""
        return replace(self, order=self.order.turned(column)) if column in COLUMNS else self

    def with_more(self) -> "Arrangement":
        """Return the same with more rows."""
        return replace(self, most=self.most + ROWS)

    def in_other_dates(self) -> "Arrangement":
        """Return the same with dates as EDTF, or in words again."""
        return replace(self, is_edtf=not self.is_edtf)


def figures(fact: Fact) -> str:
    """Return the figures of a fact: '1,500 boats'; empty without one."""
    return "; ".join(map(str, fact.figures))


def speakers(fact: Fact, dossier: Dossier) -> str:
    """Return who is quoted in the reports of a fact; empty where nobody is."""
    return "; ".join(dossier.actor[name].name for name in fact.speakers)


DATED = {WhenIs.EVENT: "", WhenIs.REPORT: "reported", WhenIs.INFERRED: "worked out"}
"""Words under a date that is not the date of the event, in a narrow column."""


def dating(fact: Fact, dossier: Dossier, is_edtf: bool) -> tuple[str, str]:
    """Return the date of a fact and what is under it: ('31 October 2025', 'reported')."""
    if is_edtf:
        return fact.when.edtf, DATED[fact.when_is]
    is_open = has_no_period(fact, dossier)
    return when_in_words(fact, dossier), "" if is_open else DATED[fact.when_is]


KEYS: dict[str, Callable[[Fact, Dossier], Any]] = {
    "date": lambda fact, _: fact.when.order,
    "fact": lambda fact, _: folded(claim(fact)),
    "firmness": lambda fact, _: (list(Status).index(fact.status), folded(fact.hedge)),
    "figures": lambda fact, _: [(folded(one.unit), one.value) for one in fact.figures],
    "basis": lambda fact, _: folded(fact.basis.label),
    "speaker": lambda fact, dossier: folded(speakers(fact, dossier)),
    "source": lambda fact, dossier: folded(attribution(fact, dossier)),
    "kind": lambda fact, dossier: folded(dossier.kind[fact.kind].name),
}
"""What a column is sorted by; empty for a blank cell."""


def ordered(facts: Iterable[Fact], order: Order, dossier: Dossier) -> tuple[Fact, ...]:
    """Return facts in an order. Those whose cell is blank come last, either way."""
    if order.column not in KEYS:
        return tuple(facts)
    keyed = [(KEYS[order.column](fact, dossier), fact) for fact in facts]
    said = sorted((one for one in keyed if one[0]), key=itemgetter(0), reverse=order.is_descending)
    return tuple(fact for _, fact in (*said, *(one for one in keyed if not one[0])))


def rows(found: Excerpt, arranged: Arrangement) -> tuple[Fact, ...]:
    """Return the facts that are in the table: as many as it has, and up to the selected one."""
    facts = ordered(found.listed, arranged.order, found.dossier)
    ids = [fact.id for fact in facts]
    selected = found.selection.fact
    to_selected = ids.index(selected) + 1 if selected in ids else 0
    return facts[: max(arranged.most, to_selected)] if arranged.most else facts


class Resting(NamedTuple):
    """The number of facts with a figure that rest on a basis, and the query that shows them."""

    basis: Basis
    number: int
    query: str


def with_figures(found: Excerpt) -> tuple[int, tuple[Resting, ...]]:
    """Return how many facts have a figure, and how many of these rest on what.

    Of the bases without a fact, only unnamed sources are listed: that there are none is the
    answer to a question. The other filters hold.
    """
    selection = replace(found.selection, bases=(), figures=WITH_FIGURES)
    facts = excerpt(found.dossier, selection.without_focus()).facts
    numbers = {basis: sum(fact.basis is basis for fact in facts) for basis in Basis}
    return len(facts), tuple(
        Resting(basis, number, f"figures={WITH_FIGURES}&bases={basis}")
        for basis, number in numbers.items()
        if number or basis is Basis.UNNAMED_SOURCES
    )
