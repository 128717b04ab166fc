"""What a timeline is drawn from: the facts of a selection in their places, in their colours."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dashboard.charts.lanes import Placed
from dashboard.charts.signs import Theme, colour_of, faded, palette
from dashboard.domain.config import Palette
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact

Trace = dict[str, Any]

OUT_OF_FOCUS = 0.4
"""How much of its colour a fact keeps while others are in focus."""
# A click selects a sign, and Plotly would pale all others: what is in focus is ours to say.
UNMOVED = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}


@dataclass(frozen=True)
class Scene:
    """What is drawn: the facts of a selection in their places, and those in focus."""

    dossier: Dossier
    theme: Theme
    placed: tuple[Placed, ...]
    focus: frozenset[str]

    @cached_property
    def paint(self) -> Palette:
        """The colours of the theme."""
        return palette(self.dossier, self.theme)

    def colour(self, fact: Fact, strength: float = 1.0) -> str:
        """The colour of a fact; paler if others are in focus, seen through if less than 1."""
        colour = colour_of(fact, self.dossier, self.theme)
        if self.focus and fact.id not in self.focus:
            colour = mixed(colour, self.paint.page, OUT_OF_FOCUS)
        return colour if strength == 1 else faded(colour, round(strength, 2))

    @cached_property
    def bars(self) -> list[Placed]:
        """What is known as more or less than a day."""
        return [placed for placed in self.placed if placed.extent.is_bar]

    @cached_property
    def days(self) -> list[Placed]:
        """What has a firm day."""
        return [placed for placed in self.placed if not placed.extent.is_bar]

    @cached_property
    def in_focus(self) -> list[Placed]:
        """What has a halo."""
        return [placed for placed in self.placed if placed.fact.id in self.focus]


def mixed(colour: str, ground: str, share: float) -> str:
    """A colour (#rrggbb) over a ground, as if it were seen through, but opaque."""
    pairs = ((int(colour[n : n + 2], 16), int(ground[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)
