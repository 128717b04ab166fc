"""The selection: what a reader looks at, as a filter and a focus. The address holds it whole."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from dashboard.domain.dates import When
from dashboard.domain.vocabulary import Basis, Status

FOCI = ("fact", "place", "actor", "relation")
"""The types of what may be in focus, one thing at a time."""
LISTS = ("actors", "kinds", "statuses", "bases", "outlets", "without")
"""The fields that hold several values."""
WITH_FIGURES = "yes"
"""Only facts that hold a figure."""
LOOK = ("focus", "map", "timeline", "edition", "since")
"""The fields that leave no fact out: what is looked at, and of which edition."""
BY_KIND = "kinds"
"""The timeline with a lane for each kind, instead of what happened above what was published."""


@dataclass(frozen=True, kw_only=True)
class Selection:
    """A filter over the facts, the one thing in focus, the map view and the timeline that are open.

    Empty fields let everything through. Within a field any value may match; the fields must all
    match. `without` leaves sources out: what rests on nothing else is gone. `figures` is
    WITH_FIGURES or empty. `focus` is a type of FOCI and an id: 'actor:iran'. `timeline` is BY_KIND
    or empty. `edition` is the edition that is shown, `since` the one that it is compared with: the
    first digits of a digest, empty for the present one and its usual comparison. The names of the
    fields are the parameters of the address, but for `within`: a second filter that must let a fact
    through too.
    """

    text: str = ""
    actors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    bases: tuple[Basis, ...] = ()
    outlets: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    figures: str = ""
    period: When | None = None
    focus: str = ""
    map: str = ""
    timeline: str = ""
    edition: str = ""
    since: str = ""
    within: "Selection | None" = None

    @cached_property
    def is_filter(self) -> bool:
        """Return whether it leaves anything out."""
        return self.filter_alone() != Selection()

    def filter_alone(self) -> "Selection":
        """Return the same without what leaves no fact out."""
        look: dict[str, Any] = dict.fromkeys(LOOK, "")
        return replace(self, **look)

    @property
    def fact(self) -> str:
        """The id of the fact in focus; empty for anything else."""
        return self._in_focus("fact")

    @property
    def place(self) -> str:
        """The id of the place in focus."""
        return self._in_focus("place")

    @property
    def actor(self) -> str:
        """The id of the actor in focus."""
        return self._in_focus("actor")

    @property
    def relation(self) -> str:
        """The id of the relation in focus."""
        return self._in_focus("relation")

    def _in_focus(self, focus_type: str) -> str:
        given, _, name = self.focus.partition(":")
        return name if given == focus_type else ""

    def without_focus(self) -> "Selection":
        """Return the same with nothing in focus."""
        return replace(self, focus="")

    def without_filter(self) -> "Selection":
        """Return the same without the filter."""
        look: dict[str, Any] = {name: getattr(self, name) for name in LOOK}
        return Selection(**look)

    def of_today(self) -> "Selection":
        """Return the same of the present edition."""
        return replace(self, edition="", since="")

    def on(self, focus_type: str, name: str) -> "Selection":
        """Return the same filter with one thing in focus: its type is one of FOCI."""
        return replace(self, focus=f"{focus_type}:{name}")

    def sheet_of(self, fact: str) -> "Selection":
        """Return the selection of a sheet of one fact: only the sources left out stay."""
        return Selection(focus=f"fact:{fact}", without=self.without, edition=self.edition)

    def toggled(self, wanted: Mapping[str, Any]) -> "Selection":
        """Return the same with these fields as given; empty where all of them are so already."""
        narrowed = replace(self, **wanted)
        nothing: dict[str, Any] = {name: getattr(Selection(), name) for name in wanted}
        return narrowed if narrowed != self else replace(self, **nothing)

    def switched(self, sources: str) -> "Selection":
        """Return the same with sources left out, or taken back in if all of them are.

        They are given by their ids, with commas between.
        """
        named = tuple(sources.split(","))
        others = tuple(name for name in self.without if name not in named)
        is_out = set(named) <= set(self.without)
        return replace(self, without=others if is_out else (*others, *named))

    def query(self) -> dict[str, list[str]]:
        """Return the parameters of the address, without the empty ones.

        An address holds one filter: what `within` narrows further in the same field is left out.
        """
        outer = self.within or Selection()
        period = self.period or outer.period
        values: dict[str, list[str]] = {
            "text": [self.text or outer.text],
            **{
                name: [str(value) for value in getattr(self, name) or getattr(outer, name)]
                for name in LISTS
            },
            "figures": [self.figures or outer.figures],
            "period": [period.edtf] if period else [],
            **{name: [getattr(self, name)] for name in LOOK},
        }
        return {name: given for name, many in values.items() if (given := [v for v in many if v])}


def combined(own: Selection, readers: Selection) -> Selection:
    """Return a selection, such as that of a slide, within the filter of a reader.

    Both must let a fact through, and sources that either leaves out are left out. The edition is
    the reader's.
    """
    own = replace(own, edition=readers.edition, since=readers.since)
    if not readers.is_filter:
        return own
    without = tuple(dict.fromkeys((*own.without, *readers.without)))
    return replace(own, without=without, within=readers.filter_alone())
