"""Basis by status, as a small matrix: what claims rest on, and how firmly they are put.

Across, statuses stand at 0, 1, 2 ...; down, the bases that some fact has.
"""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

import plotly.graph_objects as go

from dashboard.charts import frame
from dashboard.charts.frame import HOVER, lines
from dashboard.charts.scene import Trace
from dashboard.charts.signs import Theme, faded, palette
from dashboard.domain.config import Palette
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import counted
from dashboard.domain.vocabulary import Basis, Status

ROW = 40
HEAD = 104
NAMES = 150
STATUSES = tuple(Status)

Cell = tuple[Basis, Status]


def cells(facts: Iterable[Fact]) -> Counter[Cell]:
    """Return how many of some facts have a basis and a status."""
    return Counter((fact.basis, fact.status) for fact in facts)


def rows_of(dossier: Dossier) -> tuple[Basis, ...]:
    """The bases that some fact has."""
    return tuple(basis for basis in Basis if any(fact.basis is basis for fact in dossier.current))


@lru_cache(maxsize=32)
def matrix(excerpt: Excerpt, theme: Theme) -> go.Figure:
    """Return the matrix.

    `customdata` of each cell is `filter:` and the query that a click on it sets.
    """
    dossier = excerpt.dossier
    paint = palette(dossier, theme)
    rows = rows_of(dossier)
    there, chosen = cells(dossier.current), cells(excerpt.facts)
    traces = [_cells(there, chosen, rows, paint)]
    height = HEAD + ROW * len(rows) + 6
    figure = go.Figure(traces, _layout(dossier, theme, rows, height))
    figure.layout.template = None
    return figure


def _cells(
    there: Counter[Cell], chosen: Counter[Cell], rows: tuple[Basis, ...], paint: Palette
) -> Trace:
    """A box for each pair that some fact has; the more facts, the darker; empty if filtered out."""
    pairs = [(b, s) for b in rows for s in STATUSES if there[b, s]]
    most = max(there.values(), default=1)
    shades = [0.12 + 0.5 * (chosen[pair] / most) ** 0.5 if chosen[pair] else 0.0 for pair in pairs]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [STATUSES.index(status) - 0.46 for _, status in pairs],
        "x": [0.92] * len(pairs),
        "y": [rows.index(basis) for basis, _ in pairs],
        "width": [0.88] * len(pairs),
        "marker": {
            "color": [faded(paint.site, round(shade, 2)) for shade in shades],
            "line": {"width": 1, "color": paint.border},
        },
        "text": [f"<b>{chosen[pair] or '–'}</b>" for pair in pairs],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "insidetextfont": {"size": 16, "color": paint.ink},
        "textangle": 0,
        "constraintext": "none",
        "customdata": [target(pair) for pair in pairs],
        "hovertext": [_said(pair, chosen[pair]) for pair in pairs],
        "hoverinfo": "text",
        "hovertemplate": HOVER,
    }


def target(pair: Cell) -> str:
    """The filter that a cell stands for."""
    return "filter:" + urlencode({"bases": pair[0].value, "statuses": pair[1].value})


def _said(pair: Cell, number: int) -> str:
    basis, status = pair
    named = lines(f"{basis.label} · {status.glyph} {status.label}")
    return f"<b>{counted(number, 'fact')}</b><br>{named}<br>Click to show only these"


def _layout(
    dossier: Dossier, theme: Theme, rows: tuple[Basis, ...], height: float
) -> dict[str, Any]:
    paint = palette(dossier, theme)
    fixed = {"fixedrange": True, "zeroline": False, "showgrid": False}
    return frame.layout(dossier, theme) | {
        "height": height,
        "margin": {"l": NAMES, "r": 4, "t": HEAD, "b": 6},
        "barmode": "overlay",
        "hovermode": "closest",
        "dragmode": False,
        "xaxis": fixed
        | {
            "range": [-0.5, len(STATUSES) - 0.5],
            "side": "top",
            "tickangle": -90,
            "tickvals": list(range(len(STATUSES))),
            "ticktext": [f"{status.glyph} {status.label}" for status in STATUSES],
            "tickfont": {"size": 14, "color": paint.ink},
        },
        "yaxis": fixed
        | {
            "range": [len(rows) - 0.5, -0.5],
            "tickvals": list(range(len(rows))),
            "ticktext": [_in_two_lines(basis.label) for basis in rows],
            "tickfont": {"size": 14, "color": paint.ink},
        },
    }


def _in_two_lines(label: str) -> str:
    return lines(label, 16)


def alt(excerpt: Excerpt) -> str:
    """Return what the matrix shows, for screen readers."""
    said = [
        f"{basis.label}, {status.label.lower()}: {number}"
        for (basis, status), number in cells(excerpt.facts).most_common()
    ]
    listed = "; ".join(said) or "no fact is let through"
    return f"What claims rest on, by how firmly they are put. {listed}."
