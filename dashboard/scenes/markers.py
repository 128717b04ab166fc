"""The look of a status: shape and line say how firmly, hue says what a claim is about.

Neither is ever told by colour alone. Solid: reported. Hollow: claimed. Dashed: possible,
considered, planned. Crossed: denied.
"""

from dataclasses import dataclass

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.vocabulary import Status
from dashboard.scenes.shapes import Dash, Ink, Mark, Point, Stroke

RECEDED = 0.72
"""How much of its colour a mark keeps while others are selected: 3 to 1 with the page remains."""


@dataclass(frozen=True, slots=True)
class MarkerStyle:
    """The symbol of a status, whether it is filled, and the style of lines."""

    symbol: str
    is_filled: bool
    dash: Dash


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
MIXED = MarkerStyle("circle-dot", False, "solid")
"""Several facts that are put differently."""
STRIKE = "line-ew"
"""The line through the mark of what was corrected or withdrawn."""
OPTICAL = {"triangle-right": 1.35, "diamond": 1.2, "square": 0.95}
"""Symbols of one size differ in area; with these factors they look alike."""


def hue_of(fact: Fact, excerpt: Excerpt) -> Ink:
    """Return the colour of a fact's kind; paler while others are selected."""
    name = excerpt.dossier.kind[fact.kind].hue.value
    away = excerpt.focus & excerpt.listed_ids and fact.id not in excerpt.focus
    return Ink(name, RECEDED if away else 1.0)


def mark(style: MarkerStyle, at: Point, ink: Ink, size: float = 12, page: str = "page") -> Mark:
    """Return a mark in a style; a hollow one is filled with the ground that it is on."""
    size = round(size * OPTICAL.get(style.symbol, 1), 1)
    if style.is_filled:
        return Mark(
            at=at, symbol=style.symbol, size=size + 1.5, fill=ink, stroke=Stroke(Ink(page), 1.5)
        )
    return Mark(
        at=at, symbol=style.symbol, size=size, fill=Ink(page), stroke=Stroke(ink, 2, style.dash)
    )
