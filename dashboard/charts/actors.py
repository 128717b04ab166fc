"""Who did, says or means what to whom: actors as signs, relations as lines with heads."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from dashboard.charts import frame
from dashboard.charts.edges import Edge, edges
from dashboard.charts.frame import HOVER, glow, label, lines
from dashboard.charts.graph import Graph
from dashboard.charts.network import LEFT, MIDDLE, RIGHT
from dashboard.charts.relations import glyph_of, hover_of
from dashboard.charts.scene import Trace
from dashboard.charts.signs import MARKERS, Theme
from dashboard.domain.actors import Actor
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import counted, deed_in_words, least_firm
from dashboard.domain.vocabulary import ActorKind, Status

SHAPES = {
    ActorKind.STATE: ("hexagon", "⬢"),
    ActorKind.BODY: ("pentagon", "⬟"),
    ActorKind.PERSON: ("triangle-up", "▲"),
    ActorKind.GROUP: ("star", "★"),
    ActorKind.COMPANY: ("cross", "✚"),
}
LEGEND: tuple[tuple[str, str], ...] = (
    *((glyph, kind.label) for kind, (_, glyph) in SHAPES.items()),
    ("━▶", "Reported"),
    ("━▷", "Claimed"),
    ("┅▷", "Possible, considered, planned"),
    ("━⊗━", "Denied"),
)
"""What the signs of the graph mean, besides those of the statuses."""

SIZE = 17
BESIDE = 0.05
"""How far beside an actor its name stands."""
AROUND = {LEFT: 0.62, MIDDLE: 0.45, RIGHT: 0.42}
"""What is seen beyond an outermost column: names stand beside the outer two."""
ABOVE, BELOW = 16, 12
NAME_SIZE = 14
NAMES = {LEFT: 158, MIDDLE: 250, RIGHT: 158}
"""Pixels that a name takes across at most; below it, or above it in the middle, is the next."""
LINES = {LEFT: 2, MIDDLE: 1, RIGHT: 2}


@lru_cache(maxsize=32)
def actors(excerpt: Excerpt, theme: Theme, *, is_compact: bool = False) -> go.Figure:
    """Return the graph of the relations of an excerpt; `is_compact` is for a slide.

    `customdata` is `relation:ID` along a line and `actor:ID` at an actor.
    """
    graph = Graph(excerpt, theme, is_compact)
    traces = [
        *(trace for edge, facts in graph.shown for trace in _edge(graph, edge, facts)),
        _bars(graph),
        *_heads(graph),
        *_signs(graph),
        *_sensitive(graph),
        *_actors(graph),
        *_focus(graph),
    ]
    figure = go.Figure(traces, _layout(graph))
    figure.layout.template = None
    return figure


def _edge(graph: Graph, edge: Edge, facts: Sequence[Fact]) -> Iterator[Trace]:
    dash = MARKERS[least_firm(facts)].dash
    yield {
        "type": "scatter",
        "mode": "lines",
        "x": [round(x, 4) for x, _ in edge.points],
        "y": [round(y, 1) for _, y in edge.points],
        "line": {"width": 2, "color": graph.colour(edge.relation, facts), "dash": dash},
        "hoverinfo": "skip",
        **frame.about(edge.relation.id, facts),
    }


def _heads(graph: Graph) -> Iterator[Trace]:
    """The heads of all lines: filled where all is reported."""
    if not graph.shown:
        return
    colours = [graph.colour(edge.relation, facts) for edge, facts in graph.shown]
    filled = [least_firm(facts) is Status.REPORTED for _, facts in graph.shown]
    page = graph.paint.page
    yield _markers(
        [edge.end for edge, _ in graph.shown],
        symbol=["triangle-right" if e.goes_right else "triangle-left" for e, _ in graph.shown],
        size=11,
        color=[c if full else page for c, full in zip(colours, filled, strict=True)],
        line={"width": 1.5, "color": colours},
    )


def _signs(graph: Graph) -> Iterator[Trace]:
    """On each line its status as a sign, and its deed in a word."""
    for (edge, facts), (x, y) in zip(graph.shown, graph.words, strict=True):
        deed = f"{glyph_of(facts)} {edge.relation.deed.label}"
        ink = graph.paint.muted if graph.is_away(edge.relation) else graph.paint.ink
        yield {
            "type": "scatter",
            "mode": "text",
            "x": [round(x, 4)],
            "y": [round(y, 1)],
            "text": [lines(deed)],
            "textposition": "middle center",
            "textfont": {"size": 13, "color": ink, "shadow": glow(graph.paint.page)},
            "hoverinfo": "skip",
        }


def _sensitive(graph: Graph) -> Iterator[Trace]:
    """What answers to the mouse along each line: one text for each line, sent once."""
    spots = [(p, n) for n, (edge, _) in enumerate(graph.shown) for p in edge.points[1:-1]]
    if not spots:
        return
    yield _markers([at for at, _ in spots], symbol="circle", size=13, color="rgba(0,0,0,0)") | {
        "meta": [hover_of(edge.relation, facts, graph.dossier) for edge, facts in graph.shown],
        "customdata": [f"relation:{graph.shown[n][0].relation.id}" for _, n in spots],
        "hoverinfo": "text",
        "hovertemplate": [HOVER.replace("hovertext", f"meta[{n}]") for _, n in spots],
    }


def _actors(graph: Graph) -> Iterator[Trace]:
    """The actors with their names; those that the filter leaves without a line are quiet."""
    busy = {n for edge, _ in graph.shown for n in (edge.relation.actor, edge.relation.toward)}
    for name, at in graph.net.at.items():
        actor = graph.dossier.actor[name]
        column = graph.net.column[name]
        ink = graph.paint.ink if name in busy else graph.paint.muted
        yield _markers([at], symbol=SHAPES[actor.kind][0], size=SIZE, color=ink) | {
            "customdata": [f"actor:{name}"],
            "hovertext": [_about(actor, graph.excerpt)],
            "hoverinfo": "text",
            "hovertemplate": HOVER,
        }
        above = graph.net.span[name] / 2 + 4 if column == MIDDLE else 0
        yield {
            "type": "scatter",
            "mode": "text",
            "x": [at[0] + (column - 1) * BESIDE],
            "y": [round(at[1] - above, 1)],
            "text": [label(actor.name, NAME_SIZE, NAMES[column], LINES[column], bold=True)],
            "textposition": ("middle left", "top center", "middle right")[column],
            "textfont": {
                "size": NAME_SIZE,
                "color": ink,
                "weight": 600,
                "shadow": glow(graph.paint.page),
            },
            "hoverinfo": "skip",
            "cliponaxis": False,
        }


def _bars(graph: Graph) -> Trace:
    """An actor is as high as its lines take: all of them end at it."""
    ends = [(x, y, graph.net.span[name] / 2) for name, (x, y) in graph.net.at.items()]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [place for x, _, _ in ends for place in (x, x, None)],
        "y": [place for _, y, half in ends for place in (y - half, y + half, None)],
        "line": {"width": 4, "color": graph.paint.ink},
        "hoverinfo": "skip",
    }


def _about(actor: Actor, excerpt: Excerpt) -> str:
    number = counted(excerpt.number_of_facts[actor.id], "fact")
    role = lines(actor.role or actor.kind.label)
    return f"<b>{lines(actor.name)}</b><br>{role}<br>{number}"


def _focus(graph: Graph) -> Iterator[Trace]:
    """A ring around the actor in focus."""
    if graph.excerpt.selection.actor in graph.net.at:
        at = graph.net.at[graph.excerpt.selection.actor]
        line = {"width": 2, "color": graph.paint.ink}
        yield _markers([at], symbol="circle-open", size=SIZE + 14, color=graph.paint.ink, line=line)


def _markers(at: Sequence[tuple[float, float]], **marker: Any) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(x, 4) for x, _ in at],
        "y": [round(y, 1) for _, y in at],
        "marker": {"opacity": 1, **marker},
        "hoverinfo": "skip",
    }


def _layout(graph: Graph) -> dict[str, Any]:
    hidden = {"visible": False, "fixedrange": True}
    columns = set(graph.net.column.values()) or {MIDDLE}
    first, last = min(columns), max(columns)
    drawn = [y for edge in edges(graph.placed, graph.net) for _, y in edge.points]
    lowest = max((*drawn, graph.net.height))
    return frame.layout(graph.dossier, graph.theme) | {
        "height": lowest + ABOVE + BELOW,
        "hovermode": "closest",
        "hoverdistance": 8,
        "dragmode": False,
        "xaxis": hidden | {"range": [first - AROUND[first], last + AROUND[last]]},
        "yaxis": hidden | {"range": [lowest + BELOW, -ABOVE]},
    }


def alt(excerpt: Excerpt) -> str:
    """Return what the graph shows, for screen readers."""
    graph = Graph(excerpt, "light")
    said = "; ".join(deed_in_words(edge.relation, excerpt.dossier) for edge, _ in graph.shown)
    number = counted(len(graph.shown), "relation")
    return f"Graph of {number} between actors. {said or 'None is let through'}."
