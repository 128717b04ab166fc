"""One sign for one thing, in map, timeline, table and export.

Status is shape and line, hue is what a claim is about; neither is ever told by colour alone.
Solid: reported. Hollow: claimed. Dashed: possible, considered, planned. Crossed: denied.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from dashboard.domain.config import Palette
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.vocabulary import Status

Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Sign:
    """How a status looks: as a character, as a Plotly marker, as a line."""

    glyph: str
    symbol: str
    filled: bool
    dash: str


SIGNS = {
    Status.REPORTED: Sign("●", "circle", True, "solid"),
    Status.CLAIMED: Sign("○", "circle", False, "solid"),
    Status.POSSIBLE: Sign("◌", "circle", False, "dot"),
    Status.CONSIDERED: Sign("◇", "diamond", False, "dot"),
    Status.PLANNED: Sign("▷", "triangle-right", False, "dot"),
    Status.DENIED: Sign("⊗", "circle-x", False, "solid"),
    Status.DECLINED: Sign("□", "square", False, "solid"),
    Status.UNCLEAR: Sign("?", "square", False, "dot"),
}

MIXED = Sign("◉", "circle-dot", False, "solid")
"""Several facts that are put differently; their label counts them by status."""


CONTESTED = "≠"
"""Beside the sign of a fact that is denied, denies another, or is worded two ways."""
CONTEST = "Denied, or worded two ways"
"""What that means in a legend; texts say which of them."""
SEVERAL = "Several, counted"
"""What the sign of facts that are put differently means in a legend."""


def palette(dossier: Dossier, theme: Theme) -> Palette:
    """The colours of a theme."""
    return dossier.config.dark if theme == "dark" else dossier.config.light


def colour_of(fact: Fact, dossier: Dossier, theme: Theme) -> str:
    """The colour that says what a fact is about: the hue of its kind."""
    hue = dossier.kind[fact.kind].hue
    return str(getattr(palette(dossier, theme), hue.value))


def contest_of(fact: Fact, dossier: Dossier) -> str:
    """What is held against a fact, after its mark: '≠ denied by X'; mostly nothing."""
    said = dossier.contested.get(fact.id)
    return f"{CONTESTED} {said}" if said else ""


def contests_of(facts: Iterable[Fact], dossier: Dossier) -> tuple[str, ...]:
    """The same of several facts, each once."""
    return tuple(dict.fromkeys(filter(None, (contest_of(fact, dossier) for fact in facts))))


def marker(status: Status, colour: str, page: str, size: float) -> dict[str, Any]:
    """A Plotly marker for a status. `size` is in pixels."""
    return marker_of(SIGNS[status], colour, page, size)


def marker_of(sign: Sign, colour: str, page: str, size: float) -> dict[str, Any]:
    """A Plotly marker for a sign."""
    return {
        "symbol": sign.symbol,
        "size": size,
        "color": colour if sign.filled else page,
        "line": {"color": colour, "width": 2.5, "dash": sign.dash},
    }


def faded(colour: str, opacity: float) -> str:
    """A colour of the palette (#rrggbb) with an opacity, as CSS."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"
