"""The timeline: when, and how well each date is known."""

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from dashboard.charts import frame
from dashboard.charts.axis import Axis, Label
from dashboard.charts.lanes import INFERRED, WIDTH, Lane, axis_of
from dashboard.charts.rows import height_of, rows_of
from dashboard.charts.scene import Scene
from dashboard.charts.signs import Theme, faded
from dashboard.charts.timeline_signs import HALO, traces
from dashboard.domain.config import Palette
from dashboard.domain.dates import day_in_words, in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import WhenIs

Shape = dict[str, Any]

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
NAME = 14
"""So many characters of a lane's name stand on a line, where its words allow it."""
LETTER = 6.7
"""Pixels."""
TOOTH = 9
"""How high a tooth of a break is, in pixels."""
EDGES = (-0.012, 1.004)
"""What is seen of the axis: nothing stands cut in half at its ends."""


@lru_cache(maxsize=32)
def timeline(
    dossier: Dossier, selection: Selection, theme: Theme, *, is_compact: bool = False
) -> go.Figure:
    """The facts that a selection lets through, each in the lane of its kind.

    What the selection leaves out is not drawn, and nothing else moves; if it `is_compact`, or the
    facts are too many for that, no room is kept for it either.
    """
    axis = axis_of(dossier)
    facts = selection.facts(dossier)
    chosen = selection.ids(dossier)
    focus = selection.in_focus(dossier) & chosen
    rows = rows_of(dossier, axis, facts, focus, is_compact=is_compact)
    placed = tuple(one for lane in rows for one in lane.placed if one.fact.id in chosen)
    scene = Scene(dossier, theme, placed, focus)
    figure = go.Figure(data=traces(scene), layout=_layout(scene, axis, rows))
    figure.layout.template = None
    figure.layout.meta = {p.of.name: [f.id for f in p.of.facts] for p in placed}
    return figure


def alt(dossier: Dossier, selection: Selection) -> str:
    """What the timeline shows, for who does not see it."""
    facts = selection.facts(dossier)
    if not facts:
        return "Timeline without facts: the filter leaves none."
    known = Counter(fact.when_is for fact in facts)
    bounds = [day for fact in facts for day in (fact.when.earliest, fact.when.latest) if day]
    return (
        f"Timeline of {len(facts)} facts in {len({fact.kind for fact in facts})} lanes, "
        f"from {min(bounds).year} to {day_in_words(max(bounds))}. "
        f"{known[WhenIs.EVENT]} are dated by the event, "
        f"{known[WhenIs.REPORT]} only by a report, {known[WhenIs.INFERRED]} dates are inferred. "
        "The table of facts says the same."
    )


def _layout(scene: Scene, axis: Axis, rows: Sequence[Lane]) -> dict[str, Any]:
    paint, height = scene.paint, height_of(rows)
    names = {lane.kind.id: _in_two_lines(lane.kind.name) for lane in rows}
    left = 16 + LETTER * max((len(line) for two in names.values() for line in two), default=0)
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
        "shapes": [*_ground(scene, axis, rows, left), *_time(scene, axis, height)],
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
        for room in (len(text) * LETTER / WIDTH + 0.03,)
    ]
    return [t for t in axis.ticks if not any(left < t.x < right for left, right in taken)]


def _date_in_focus(scene: Scene) -> list[tuple[float, str]]:
    """Where and when the fact in focus stands, if it is one fact."""
    found = [(placed.x, in_words(placed.of.when)) for placed in scene.in_focus]
    return found if len(found) == 1 else []


def _in_two_lines(name: str) -> list[str]:
    return textwrap.wrap(name, max(NAME, len(name) // 2 + 3))


def _name(lane: Lane, lines: Sequence[str], left: float) -> dict[str, Any]:
    return PLAIN | {
        "text": "<br>".join(map(frame.lines, lines)),
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


def _ground(scene: Scene, axis: Axis, rows: Sequence[Lane], left: float) -> Iterator[Shape]:
    """The bands of the lanes, their hues, and the days that have a column of their own."""
    paint = scene.paint
    for number, lane in enumerate(rows):
        ends = {"y0": lane.top, "y1": lane.top + lane.height}
        if number % 2 == 0:
            yield _area(faded(paint.rule, 0.34), x0=-1, x1=1, xref="paper", **ends)
        hue = str(getattr(paint, lane.kind.hue.value))
        stripe = {"x0": -left, "x1": 4 - left, "xsizemode": "pixel", "xanchor": 0}
        yield _area(hue, xref="paper", **stripe, **ends)
    for stretch in axis.stretches:
        if stretch.span.start == stretch.span.end:
            column = {"x0": stretch.left, "x1": stretch.right}
            yield _area(faded(paint.neutral, 0.1), **column, y0=0, y1=1, yref="paper")


def _area(colour: str, **where: Any) -> Shape:
    return where | {"type": "rect", "layer": "below", "fillcolor": colour, "line": {"width": 0}}


def _time(scene: Scene, axis: Axis, height: float) -> Iterator[Shape]:
    """Thin lines between the periods, torn edges where time is left out, and the as-of line."""
    paint = scene.paint
    yield {
        "type": "path",
        "layer": "below",
        "path": " ".join(f"M{x:.4f},0V{height:g}" for x in axis.grid),
        "line": {"color": paint.rule, "width": 1},
    }
    for middle in axis.breaks:
        yield {
            "type": "path",
            "layer": "below",
            "path": _torn(height),
            "xsizemode": "pixel",
            "xanchor": round(middle, 4),
            "fillcolor": paint.page,
            "line": {"color": paint.border, "width": 1},
        }
    yield _upright(axis.end_of(scene.dossier.config.as_of), -4, height, paint.ink, 2)
    for placed in scene.in_focus if len(scene.in_focus) == 1 else ():
        yield _upright(placed.x, placed.y + HALO / 2, height, paint.ink, 1)


def _upright(x: float, y0: float, y1: float, colour: str, width: float) -> Shape:
    ends = {"x0": round(x, 4), "x1": round(x, 4), "y0": y0, "y1": y1}
    look = {"type": "line", "layer": "below", "line": {"color": colour, "width": width}}
    return look | ends


def _torn(height: float) -> str:
    """A strip with two toothed edges, in pixels around its middle."""
    count = max(1, round(height / TOOTH))
    teeth = [(number % 2 * 3, round(number * height / count)) for number in range(count + 1)]
    edges = [(x - 7, y) for x, y in teeth] + [(x + 4, y) for x, y in reversed(teeth)]
    return "M" + "L".join(f"{x},{y}" for x, y in edges) + "Z"
