"""The aid ladder: how far what was asked, or is being arranged, has come, by the word of whom.

Across, what is only being arranged stands at 0, before the ladder; then come the rungs, and the
ways off the ladder after them; down, a row for each wording. Nothing stands higher than the
article puts it.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from dashboard.charts import frame
from dashboard.charts.frame import HOVER, label, lines
from dashboard.charts.measure import shortened, wrapped
from dashboard.charts.scene import Trace
from dashboard.charts.signs import Theme, colour_of, faded, marker, palette
from dashboard.domain.aid import AidRequest
from dashboard.domain.asking import ASKED, HOW_FAR
from dashboard.domain.config import Palette
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.phrasing import attribution, claim, contest_mark, softened
from dashboard.domain.vocabulary import Stage

RUNGS = (Stage.REQUESTED, Stage.PROMISED, Stage.CONTRACTED, Stage.SHIPPED, Stage.DELIVERED)
OFF = (Stage.REFUSED, Stage.RESPONSE_UNCLEAR, Stage.NOT_STATED)
BEFORE = (Stage.COORDINATED,)
PLACES = {
    stage: place + 0.5 * (stage not in BEFORE) + 0.5 * (stage in OFF)
    for place, stage in enumerate((*BEFORE, *RUNGS, *OFF))
}
"""Where each stage stands across: half a step of air parts the ladder from what is not on it."""

ROW = 40
HEAD = 52
NAMES, SAYS = 250, 260
"""Pixels for the names of the requests at the left, and for who says so at the right."""
SIGN = 17
SIZE, LINES = 14, 2
"""Of the type of the names, and their lines at most."""


@lru_cache(maxsize=32)
def ladder(excerpt: Excerpt, theme: Theme) -> go.Figure:
    """Return the ladder of the rows of aid of an excerpt.

    `customdata` of each sign is the fact that says so for the rung.
    """
    dossier, rows = excerpt.dossier, excerpt.requests
    paint = palette(dossier, theme)
    traces = [
        _stems(rows, paint),
        *_signs(rows, dossier, theme),
        *_focus(excerpt, paint),
    ]
    figure = go.Figure(traces, _layout(dossier, rows, theme))
    figure.layout.template = None
    return figure


def _stems(rows: Sequence[AidRequest], paint: Palette) -> Trace:
    """The rungs that a request has climbed: from the first to its own."""
    climbed = [(place, row) for place, row in enumerate(rows) if row.stage in RUNGS]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for _, row in climbed for x in (PLACES[RUNGS[0]] - 0.5, PLACES[row.stage], None)],
        "y": [y for place, _ in climbed for y in (place, place, None)],
        "line": {"width": 3, "color": faded(paint.asked, 0.5)},
        "hoverinfo": "skip",
    }


def _signs(rows: Sequence[AidRequest], dossier: Dossier, theme: Theme) -> list[Trace]:
    """The sign of each row on its rung; a trace each, as dashes cannot differ within one."""
    page = palette(dossier, theme).page
    found = []
    for place, row in enumerate(rows):
        first = dossier.fact[row.facts[0]]
        look = marker(first.status, colour_of(first, dossier, theme), page, SIGN)
        found.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [PLACES[row.stage]],
                "y": [place],
                "marker": look | {"opacity": 1},
                "customdata": [f"fact:{row.stage_fact}"],
                "hovertext": [_said(row, dossier)],
                "hoverinfo": "text",
                "hovertemplate": HOVER,
            }
        )
    return found


def _focus(excerpt: Excerpt, paint: Palette) -> list[Trace]:
    """A ring around the rows that rest on what is in focus."""
    rows, focus = enumerate(excerpt.requests), excerpt.focus
    ringed = [(place, row) for place, row in rows if not focus.isdisjoint(row.facts)]
    if not ringed:
        return []
    ring = {"symbol": "circle-open", "size": SIGN + 13, "line": {"width": 2}}
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [PLACES[row.stage] for _, row in ringed],
            "y": [place for place, _ in ringed],
            "marker": ring | {"color": paint.ink, "opacity": 1},
            "hoverinfo": "skip",
        }
    ]


def _said(row: AidRequest, dossier: Dossier) -> str:
    """What hovering over a sign shows."""
    fact = dossier.fact[row.stage_fact]
    head = f"{row.stage.label}: {_name(row, dossier)}"
    said = f"{claim(fact)} ({attribution(fact, dossier)})"
    parts = (row.stage.meaning, row.stage_why, contest_mark(fact, dossier), said)
    return f"<b>{lines(head)}</b><br>" + "<br>".join(map(lines, filter(None, parts)))


def _name(row: AidRequest, dossier: Dossier) -> str:
    """'Russia: Missiles, type and number not given, “probably”'."""
    return softened(f"{dossier.actor[row.asked].name}: {row.detail}", row.hedge)


def _short_name(row: AidRequest, dossier: Dossier) -> str:
    """Return the name of a row, cut in the middle if it is too long: its hedge is at its end."""
    whole = dossier.actor[row.asked].name
    actor = shortened(whole, SIZE, NAMES * 0.7)
    text = _name(row, dossier).replace(whole, actor, 1)
    for end in range(len(row.detail), 0, -1):
        if len(wrapped(text, SIZE, NAMES)) <= LINES:
            break
        text = softened(f"{actor}: {row.detail[:end].rstrip()}…", row.hedge)
    return text


def _layout(dossier: Dossier, rows: Sequence[AidRequest], theme: Theme) -> dict[str, Any]:
    paint = palette(dossier, theme)
    fixed = {"fixedrange": True, "zeroline": False, "showgrid": False, "tickfont": {"size": SIZE}}
    count = max(1, len(rows))
    return frame.layout(dossier, theme) | {
        "height": HEAD + ROW * count + 8,
        "margin": {"l": NAMES, "r": SAYS, "t": HEAD, "b": 8},
        "hovermode": "closest",
        "dragmode": False,
        "xaxis": fixed
        | {
            "range": [-0.5, max(PLACES.values()) + 0.5],
            "side": "top",
            "tickangle": 0,
            "tickvals": list(PLACES.values()),
            "ticktext": [lines(stage.label, 10) for stage in PLACES],
        },
        "yaxis": fixed
        | {
            "range": [count - 0.5, -0.5],
            "tickvals": list(range(len(rows))),
            "ticktext": [label(_short_name(row, dossier), SIZE, NAMES) for row in rows],
        },
        "shapes": _ground(len(rows), paint),
        "annotations": [*_heads(paint), *_sayers(rows, dossier, paint)],
    }


def _ground(count: int, paint: Palette) -> list[dict[str, Any]]:
    """A post for each stage, dotted off the ladder, and a band on every other row."""
    posts = [
        {
            "type": "line",
            "layer": "below",
            "x0": x,
            "x1": x,
            "y0": -0.5,
            "y1": count - 0.5,
            "line": {
                "width": 1.5,
                "color": paint.rule,
                "dash": "dot" if stage not in RUNGS else "solid",
            },
        }
        for stage, x in PLACES.items()
    ]
    bands = [
        {
            "type": "rect",
            "layer": "below",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": row - 0.5,
            "y1": row + 0.5,
            "fillcolor": faded(paint.rule, 0.3),
            "line": {"width": 0},
        }
        for row in range(0, count, 2)
    ]
    return [*bands, *posts]


def _heads(paint: Palette) -> list[dict[str, Any]]:
    return [
        {
            "text": "<b>Source for this stage</b>",
            "xref": "paper",
            "yref": "paper",
            "x": 1,
            "y": 1,
            "xshift": 12,
            "yshift": 8,
            "xanchor": "left",
            "yanchor": "bottom",
            "showarrow": False,
            "font": {"size": 14, "color": paint.ink},
        }
    ]


def _sayers(rows: Sequence[AidRequest], dossier: Dossier, paint: Palette) -> list[dict[str, Any]]:
    """Who says so, beside each row."""
    return [
        {
            "text": label(attribution(dossier.fact[row.stage_fact], dossier), SIZE, SAYS),
            "xref": "paper",
            "x": 1,
            "y": place,
            "xshift": 12,
            "xanchor": "left",
            "align": "left",
            "showarrow": False,
            "font": {"size": 14, "color": paint.ink},
        }
        for place, row in enumerate(rows)
    ]


def alt(excerpt: Excerpt) -> str:
    """Return what the ladder shows, for screen readers."""
    named = ((_name(row, excerpt.dossier), row.stage.label.lower()) for row in excerpt.requests)
    said = "; ".join(f"{name}: {stage}" for name, stage in named)
    return f"{ASKED}. {HOW_FAR}. {said or 'Nothing is let through'}."
