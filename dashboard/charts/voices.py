"""The attribution chains as a flow: the article ← who reports ← what that rests on.

Widths count facts. All facts are always there, pale; those that the selection lets through are
drawn over them, so that nothing moves while a reader filters.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode

import plotly.graph_objects as go

from dashboard.charts import frame
from dashboard.charts.flow import Band, Point, Ribbon, centred, ribbons, stacked
from dashboard.charts.frame import HOVER, lines
from dashboard.charts.scene import Trace
from dashboard.charts.signs import Theme, faded, palette
from dashboard.domain.config import Palette
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Basis, SourceKind

UNIT = 4.3
"""Pixels of a fact."""
NODE = 0.012
"""Half of the width of a node, as a share of the way between two columns."""
TOP, BOTTOM = 30, 8
SECTIONS = 10
"""So many sensitive pieces of a ribbon: its hover label stands at the end of one."""
NARROWEST = 9
"""Pixels that the mouse may miss a ribbon by no more than."""
EDGES = (-0.02, 2.6)
"""What is seen across: the labels of the last column stand beside it."""

Counts = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Flow:
    """The flow of some facts in the making."""

    dossier: Dossier
    facts: tuple[Fact, ...]

    @cached_property
    def counts(self) -> Counter[tuple[str, str]]:
        """How many of the facts pass between two bands, by their ids."""
        voices = {fact.id: self.dossier.voice(fact).id for fact in self.dossier.facts}
        into = ((fact.via[0], f"by:{voices[fact.id]}") for fact in self.facts)
        out = ((f"by:{voices[fact.id]}", fact.basis.value) for fact in self.facts)
        return Counter((*into, *out))

    @cached_property
    def totals(self) -> Counter[str]:
        """How many of the facts pass through a band, by its id."""
        counted: Counter[str] = Counter()
        for (start, end), number in self.counts.items():
            counted[end] += number
            counted[start] += 0 if start.startswith("by:") else number
        return counted


@lru_cache(maxsize=32)
def voices(dossier: Dossier, selection: Selection, theme: Theme) -> go.Figure:
    """The flow. `customdata` of each part is `filter:` and the query that a click on it sets."""
    paint = palette(dossier, theme)
    whole = Flow(dossier, dossier.facts)
    chosen = Flow(dossier, selection.facts(dossier))
    columns = _columns(whole)
    drawn = [
        ribbon
        for starts, ends in pairwise(columns)
        for ribbon in ribbons(starts, ends, whole.counts, UNIT, NODE)
    ]
    bands = [band for column in columns for band in column]
    traces = [
        _areas([one.outline(one.height) for one in drawn], faded(paint.home, 0.45), paint.page),
        _areas(_over(drawn, chosen.counts), _flowing(selection, paint), paint.page),
        _areas([_node(band) for band in bands], paint.ink, paint.ink),
        *(_named(band, chosen, paint, selection) for band in bands),
        _sensitive(drawn, bands, chosen),
    ]
    figure = go.Figure(traces, _layout(dossier, theme, bands))
    figure.layout.template = None
    return figure


def _columns(whole: Flow) -> tuple[list[Band], ...]:
    """The bands: articles, who reports (the most first), what it rests on."""
    dossier, totals = whole.dossier, whole.totals
    articles = {s.id: s.name for s in dossier.sources if s.kind is SourceKind.ARTICLE}
    reporters = {
        f"by:{source.id}": _reporter(source.name, source.kind) for source in dossier.voices
    }
    busiest = sorted(reporters, key=lambda id_: -totals[id_])
    rest = {
        basis.value: basis.label
        for basis in sorted(Basis, key=lambda basis: _height(basis, busiest, whole.counts))
        if totals[basis.value]
    }
    columns = (
        stacked(0, {id_: name for id_, name in articles.items() if totals[id_]}, totals, UNIT),
        stacked(1, {id_: reporters[id_] for id_ in busiest}, totals, UNIT),
        stacked(2, rest, totals, UNIT),
    )
    return centred(columns, TOP)


def _height(basis: Basis, reporters: Sequence[str], counts: Counts) -> float:
    """How far down those stand on average who report on a basis: ribbons then cross the least."""
    numbers = [counts.get((reporter, basis.value), 0) for reporter in reporters]
    return sum(n * place for place, n in enumerate(numbers)) / max(1, sum(numbers))


def _reporter(name: str, kind: SourceKind) -> str:
    return name if kind is SourceKind.OUTLET else "No outlet named"


def _over(drawn: Iterable[Ribbon], counts: Counts) -> list[list[Point]]:
    """The part of each ribbon that the selection lets through."""
    found = ((one, counts.get((one.start.id, one.end.id), 0)) for one in drawn)
    return [one.outline(number * UNIT) for one, number in found if number]


def _node(band: Band) -> list[Point]:
    left, right = band.column - NODE, band.column + NODE
    corners = [(left, band.top), (right, band.top), (right, band.bottom), (left, band.bottom)]
    return [*corners, corners[0]]


def _flowing(selection: Selection, paint: Palette) -> str:
    """The colour of what is let through: stronger where something else is not."""
    return paint.site if selection.is_filter else paint.home


def _areas(outlines: Iterable[Sequence[Point]], colour: str, edge: str) -> Trace:
    """Filled areas as one trace: Plotly lifts the pen at None."""
    points = [point for outline in outlines for point in (*outline, (None, None))]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [None if x is None else round(x, 4) for x, _ in points],
        "y": [None if y is None else round(y, 1) for _, y in points],
        "fill": "toself",
        "fillcolor": colour,
        "line": {"width": 1, "color": edge},
        "hoverinfo": "skip",
    }


def _named(band: Band, chosen: Flow, paint: Palette, selection: Selection) -> Trace:
    """The label of a band: above the article, beside all others."""
    number = chosen.totals[band.id]
    count = f"{number} of {band.number}" if selection.is_filter else f"{band.number}"
    x, y = (band.column - NODE, band.top - 14) if band.column == 0 else (band.column, band.middle)
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x + 2 * NODE * (band.column > 0)],
        "y": [round(y, 1)],
        "text": [f"<b>{lines(band.name, 16 if band.column == 2 else 40)}</b> {count}"],
        "textposition": "middle right",
        "textfont": {"size": 15, "color": paint.ink, "shadow": frame.glow(paint.page)},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _sensitive(drawn: Iterable[Ribbon], bands: Iterable[Band], chosen: Flow) -> Trace:
    """What answers to the mouse: invisible bars over ribbons and nodes."""
    parts = [
        (left, right, y, max(one.height, NARROWEST), one.start, one.end)
        for one in drawn
        for left, right, y in one.pieces(SECTIONS)
    ]
    parts += [
        (band.column - 2 * NODE, band.column + 2 * NODE, band.middle, band.height, band, band)
        for band in bands
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [round(left, 4) for left, *_ in parts],
        "x": [round(right - left, 4) for left, right, *_ in parts],
        "y": [round(y, 1) for _, _, y, *_ in parts],
        "width": [round(height, 1) for *_, height, _, _ in parts],
        "marker": {"color": "rgba(0,0,0,0)", "line": {"width": 0}},
        "customdata": [target(start, end) for *_, start, end in parts],
        "hovertext": [_said(start, end, chosen) for *_, start, end in parts],
        "hoverinfo": "text",
        "hovertemplate": HOVER,
    }


def target(start: Band, end: Band) -> str:
    """The filter that a part of the flow stands for; the article lets everything through."""
    ids = (start.id, end.id)
    reporter = [id_.removeprefix("by:") for id_ in ids if id_.startswith("by:")][:1]
    basis = [id_ for id_ in ids if id_ in set(Basis)][:1]
    return "filter:" + urlencode({"outlets": "".join(reporter), "basis": "".join(basis)})


def _said(start: Band, end: Band, chosen: Flow) -> str:
    """What hovering over a part shows."""
    names = [start.name] if start is end else [start.name, end.name]
    number = chosen.totals[start.id] if start is end else chosen.counts[start.id, end.id]
    facts = f"{number} fact{'' if number == 1 else 's'}"
    return f"<b>{facts}</b><br>{lines(' ← '.join(names))}<br>Click to show only these"


def _layout(dossier: Dossier, theme: Theme, bands: Iterable[Band]) -> dict[str, Any]:
    height = max(band.bottom for band in bands) + BOTTOM
    hidden = {"visible": False, "fixedrange": True}
    return frame.layout(dossier, theme) | {
        "height": height,
        "barmode": "overlay",
        "hovermode": "closest",
        "dragmode": False,
        "xaxis": hidden | {"range": EDGES},
        "yaxis": hidden | {"range": [height, 0]},
    }


def alt(dossier: Dossier, selection: Selection) -> str:
    """What the flow shows, for who does not see it."""
    chosen = Flow(dossier, selection.facts(dossier))
    columns = _columns(Flow(dossier, dossier.facts))
    named = {band.id: band.name for column in columns for band in column}
    said = [
        f"{named[start]} on {named[end].lower()}: {number}"
        for (start, end), number in chosen.counts.most_common()
        if start.startswith("by:")
    ]
    listed = "; ".join(said) or "No fact is let through"
    return f"Flow from the article over who reports to what that rests on. {listed}."
