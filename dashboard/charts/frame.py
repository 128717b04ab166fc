"""What all charts share: type, margins, hover, and how words are broken into lines."""

import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.charts.measure import fitted
from dashboard.charts.signs import Theme, palette
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import attribution, claim, contest_mark, dated, signed
from dashboard.domain.superseded import superseded_why
from dashboard.escaping import in_plotly

FONT = "'Source Sans', sans-serif"
HOVER = "%{hovertext}<extra></extra>"


def layout(dossier: Dossier, theme: Theme) -> dict[str, Any]:
    """The part of a figure's layout that is the same for every chart."""
    paint = palette(dossier, theme)
    return {
        "font": {"family": FONT, "size": 14, "color": paint.ink},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "showlegend": False,
        "clickmode": "event",
        "dragmode": "pan",
        "modebar": {
            "bgcolor": "rgba(0,0,0,0)",
            "color": paint.muted,
            "activecolor": paint.ink,
        },
        "hoverlabel": {
            "bgcolor": paint.page,
            "bordercolor": paint.muted,
            "font": {"family": FONT, "size": 14, "color": paint.ink},
            "align": "left",
        },
    }


def lines(text: str, width: int = 56) -> str:
    """Escaped text in lines of at most `width` characters, for Plotly."""
    return "<br>".join(in_plotly(line) for line in textwrap.wrap(text, width))


def label(text: str, size: float, width: float, most: int = 2, *, bold: bool = False) -> str:
    """Return escaped text in at most so many lines of so many pixels, for Plotly.

    What is longer ends with an ellipsis: its full text belongs into a hover text.
    """
    return "<br>".join(map(in_plotly, fitted(text, size, width, most, bold=bold)))


def about(name: str, facts: Iterable[Fact]) -> dict[str, Any]:
    """What a trace stands for: no screen shows it, exports name and describe shapes by it."""
    return {"meta": {"name": name, "facts": [fact.id for fact in facts]}}


def about_each(names: Sequence[str]) -> dict[str, Any]:
    """What each point of a trace stands for: a fact by its id, or as the `meta` of the layout says.

    Each name is sent once.
    """
    named = list(dict.fromkeys(names))
    numbers = {name: number for number, name in enumerate(named)}
    return {"meta": {"facts": named, "of": [numbers[name] for name in names]}}


def glow(colour: str) -> str:
    """A halo that keeps a label legible over what lies under it."""
    return ", ".join(f"{x}px {y}px 2px {colour}" for x in (-1, 0, 1) for y in (-1, 0, 1))


def hover(fact: Fact, dossier: Dossier) -> str:
    """What hovering over a fact shows: the claim, its status, its date, and who says so.

    The claim of a fact that no longer stands is struck through, after what became of it.
    """
    status, why = f"{signed(fact)} · {fact.basis.label}", superseded_why(fact, dossier)
    said = struck(lines(claim(fact))) if why else lines(claim(fact))
    contest, said_by = contest_mark(fact, dossier), attribution(fact, dossier)
    parts = (status, contest, dated(fact, dossier), said_by)
    head = (*([lines(why)] * bool(why)), f"<b>{said}</b>")
    return "<br>".join((*head, *map(lines, filter(None, parts))))


def struck(markup: str) -> str:
    """Markup of Plotly's with a line through it."""
    return f"<s>{markup}</s>"
