"""Colours and markers: one look for one thing, in every chart.

Status is shape and line, hue is what a claim is about; neither is ever told by colour alone.
Solid: reported. Hollow: claimed. Dashed: possible, considered, planned. Crossed: denied.
"""

from dataclasses import dataclass
from typing import Any, Literal

from dashboard.domain.config import Palette
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.vocabulary import Status

Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class MarkerStyle:
    """How a status looks as a Plotly marker and as a line."""

    symbol: str
    filled: bool
    dash: str


MARKERS = {
    Status.REPORTED: MarkerStyle("circle", True, "solid"),
    Status.CLAIMED: MarkerStyle("circle", False, "solid"),
    Status.POSSIBLE: MarkerStyle("circle", False, "dot"),
    Status.CONSIDERED: MarkerStyle("diamond", False, "dot"),
    Status.PLANNED: MarkerStyle("triangle-right", False, "dot"),
    Status.DENIED: MarkerStyle("circle-x", False, "solid"),
    Status.DECLINED: MarkerStyle("square", False, "solid"),
    Status.UNCLEAR: MarkerStyle("square", False, "dot"),
}

MIXED_MARKER = MarkerStyle("circle-dot", False, "solid")
"""Several facts that are put differently."""


def palette(dossier: Dossier, theme: Theme) -> Palette:
    """The colours of a theme."""
    return dossier.config.dark if theme == "dark" else dossier.config.light


def colour_of(fact: Fact, dossier: Dossier, theme: Theme) -> str:
    """The colour that says what a fact is about: the hue of its kind."""
    hue = dossier.kind[fact.kind].hue
    return str(getattr(palette(dossier, theme), hue.value))


def marker(status: Status, colour: str, page: str, size: float) -> dict[str, Any]:
    """A Plotly marker for a status. `size` is in pixels."""
    return marker_of(MARKERS[status], colour, page, size)


def marker_of(style: MarkerStyle, colour: str, page: str, size: float) -> dict[str, Any]:
    """Return a Plotly marker of a style."""
    return {
        "symbol": style.symbol,
        "size": size,
        "color": colour if style.filled else page,
        "line": {"color": colour, "width": 2.5, "dash": style.dash},
    }


def faded(colour: str, opacity: float) -> str:
    """A colour of the palette (#rrggbb) with an opacity, as CSS."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"
