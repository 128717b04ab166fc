"""The timeline: when, and how well each date is known."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from dashboard.charts import frame
from dashboard.charts.axis import Axis, Label
from dashboard.charts.lanes import INFERRED, WIDTH, Lane, axis_of
from dashboard.charts.measure import fitted, width_of
from dashboard.charts.rows import height_of, rows_of
from dashboard.charts.scene import Scene
from dashboard.charts.signs import Theme
from dashboard.charts.timeline_ground import ground, time
from dashboard.charts.timeline_signs import traces
from dashboard.domain.config import Palette
from dashboard.domain.dates import day_in_words, in_words
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.phrasing import counted, when_in_words
from dashboard.domain.vocabulary import WhenIs
from dashboard.escaping import in_plotly

LEGEND: tuple[tuple[str, str], ...] = (
    ("━", "Known as a stretch of time"),
    ("░▒▓", "Soft end: roughly, possibly, or open"),
    ("◄", "Beginning not known"),
    ("●̲", "Date of the report, not of the event"),
    (INFERRED, "Date worked out, not stated"),
    ("//", "Time left out; each stretch has its own scale"),
)
"""What the signs of the timeline mean, besides those of the statuses."""

ABOVE = 30
BELOW = 44
SIZE = 14
"""Of the type."""
NAME, LONGEST, LINES = 95, 200, 2
"""Pixels of a line of a lane's name, as short as its words allow and at most; and such lines."""
EDGES = (-0.012, 1.004)
"""What is seen of the axis: nothing stands cut in half at its ends."""


@lru_cache(maxsize=32)
def timeline(excerpt: Excerpt, theme: Theme, *, is_compact: bool = False) -> go.Figure:
    """Return the facts of an excerpt, each in the lane of its kind.

    Those that no longer stand are struck through.
    What the selection leaves out is not drawn, and nothing else moves; if it `is_compact`, or the
    facts are too many for that, no room is kept for it either.
    """
    dossier, chosen = excerpt.dossier, excerpt.listed_ids
    axis, focus = axis_of(dossier), excerpt.focus & chosen
    rows = rows_of(dossier, axis, excerpt.listed, focus, is_compact=is_compact)
    placed = tuple(one for lane in rows for one in lane.placed if one.fact.id in chosen)
    scene = Scene(dossier, theme, placed, focus)
    figure = go.Figure(data=traces(scene), layout=_layout(scene, axis, rows))
    figure.layout.template = None
    figure.layout.meta = {p.of.name: [f.id for f in p.of.facts] for p in placed}
    return figure


def alt(excerpt: Excerpt) -> str:
    """Return what the timeline shows, for screen readers."""
    facts = excerpt.facts
    if not facts:
        return "Timeline without facts: the filter leaves none."
    known = Counter(fact.when_is for fact in facts)
    bounds = [day for fact in facts for day in (fact.when.earliest, fact.when.latest) if day]
    struck = len(excerpt.superseded)
    besides = f"Besides, {struck} corrected or withdrawn, struck through. " if struck else ""
    return (
        f"Timeline of {counted(len(facts), 'fact')} in "
        f"{counted(len({fact.kind for fact in facts}), 'lane')}, "
        f"from {min(bounds).year} to {day_in_words(max(bounds))}. "
        f"{known[WhenIs.EVENT]} are dated by the event, "
        f"{known[WhenIs.REPORT]} only by a report, {known[WhenIs.INFERRED]} dates are worked out. "
        f"{besides}The table of facts says the same."
    )


def _layout(scene: Scene, axis: Axis, rows: Sequence[Lane]) -> dict[str, Any]:
    paint, height = scene.paint, height_of(rows)
    names = {lane.kind.id: _in_few_lines(lane.kind.name) for lane in rows}
    left = 16 + max((width_of(line, SIZE) for some in names.values() for line in some), default=0)
    ticks = _ticks(scene, axis)
    return frame.layout(scene.dossier, scene.theme) | {
        "height": ABOVE + height + BELOW,
        "margin": {"l": left, "r": 4, "t": ABOVE, "b": BELOW},
        "barmode": "overlay",
        "hovermode": "closest",
        "hoverdistance": 8,
        "uirevision": "timeline",
        "xaxis": X_AXIS
        | {
            "tickvals": [round(tick.x, 4) for tick in ticks],
            "ticktext": [tick.text for tick in ticks],
        },
        "yaxis": {"range": [height, 0], "fixedrange": True, "visible": False},
        "shapes": [*ground(scene, axis, rows, left), *time(scene, axis, height)],
        "annotations": [
            *(_name(lane, names[lane.kind.id], left) for lane in rows),
            *(_context(label.x, label.text, paint) for label in axis.contexts),
            _as_of(scene, axis),
            *_dated(scene),
        ],
    }


X_AXIS: dict[str, Any] = {
    "range": EDGES,
    "minallowed": EDGES[0],
    "maxallowed": EDGES[1],
    "showgrid": False,
    "zeroline": False,
    "tickangle": 0,
    "tickfont": {"size": 13},
    "ticks": "",
}


def _ticks(scene: Scene, axis: Axis) -> list[Label]:
    """The labels of the axis, without those that would stand under the date in focus."""
    taken = [
        (x - room, x + 0.06) if x > 0.5 else (x - 0.06, x + room)
        for x, text in _date_in_focus(scene)
        for room in (width_of(text, SIZE) / WIDTH + 0.03,)
    ]
    return [t for t in axis.ticks if not any(left < t.x < right for left, right in taken)]


def _date_in_focus(scene: Scene) -> list[tuple[float, str]]:
    """Where and when the fact in focus stands, if it is one fact."""
    found = [
        (placed.x, when_in_words(placed.fact, scene.dossier))
        if len(placed.of.facts) == 1
        else (placed.x, in_words(placed.of.when))
        for placed in scene.in_focus
    ]
    return found if len(found) == 1 else []


def _in_few_lines(name: str) -> tuple[str, ...]:
    """Return the name of a lane in lines of about the same length."""
    width = min(max(NAME, width_of(name, SIZE) / 2 + 20), LONGEST)
    return fitted(name, SIZE, width, LINES)


def _name(lane: Lane, lines: Sequence[str], left: float) -> dict[str, Any]:
    return PLAIN | {
        "text": "<br>".join(map(in_plotly, lines)),
        "hovertext": in_plotly(lane.kind.name) if lines[-1].endswith("…") else None,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 10 - left,
        "align": "left",
        "y": lane.top + lane.height / 2,
    }


PLAIN: dict[str, Any] = {"showarrow": False, "borderpad": 0}


def _context(x: float, text: str, paint: Palette) -> dict[str, Any]:
    look = {"font": {"color": paint.muted, "size": 13}, "yref": "paper", "yanchor": "top"}
    return PLAIN | look | {"text": text, "x": round(x, 4), "y": 0, "yshift": -25}


def _as_of(scene: Scene, axis: Axis) -> dict[str, Any]:
    as_of = scene.dossier.config.as_of
    return PLAIN | {
        "text": f"<b>as of {day_in_words(as_of)}</b>",
        "x": round(axis.end_of(as_of), 4),
        "xanchor": "right",
        "y": 0,
        "yanchor": "bottom",
        "yshift": 6,
    }


def _dated(scene: Scene) -> Iterator[dict[str, Any]]:
    """The date of what is in focus, on the axis, if that is one fact."""
    for x, text in _date_in_focus(scene):
        yield PLAIN | {
            "text": text,
            "x": round(x, 4),
            "xanchor": "right" if x > 0.5 else "left",
            "y": 0,
            "yref": "paper",
            "yanchor": "top",
            "yshift": -1,
            "bgcolor": scene.paint.page,
            "bordercolor": scene.paint.ink,
            "borderpad": 2,
        }
