"""The attribution chains as a flow: articles ← who reports ← what that rests on.

Widths count facts, each once in a band, on the basis of its least firm report, as filters do. All
facts are there, pale; what the selection lets through is drawn over them, so nothing moves.
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
from dashboard.charts.frame import HOVER, label, lines
from dashboard.charts.scene import Trace
from dashboard.charts.signs import Theme, faded, palette
from dashboard.domain.articles import articles, the_article
from dashboard.domain.config import Palette
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import counted
from dashboard.domain.selection import Selection
from dashboard.domain.sources import Source
from dashboard.domain.vocabulary import Basis, SourceKind

UNIT = 4.3
"""Pixels of a fact."""
NODE = 0.012
"""Half of the width of a node, as a share of the way between two columns."""
TOP, BOTTOM = 30, 20
SECTIONS = 10
"""So many sensitive pieces of a ribbon: its hover label stands at the end of one."""
NARROWEST = 9
"""Pixels that the mouse may miss a ribbon by no more than."""
EDGES = (-0.02, 2.6)
"""What is seen across: the labels of the last column stand beside it."""
SIZE = 15
NAMES = (330, 330, 130)
"""Pixels across that the name of a band takes at most, by its column. Its count stands after it."""

Counts = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Flow:
    """The flow of some facts in the making."""

    dossier: Dossier
    facts: tuple[Fact, ...]

    @cached_property
    def counts(self) -> Counter[tuple[str, str]]:
        """How many of the facts pass between two bands, by their ids."""
        return Counter(pair for fact in self.facts for pair in self._passed(fact))

    def _passed(self, fact: Fact) -> set[tuple[str, str]]:
        """The pairs of bands that a fact passes between, each once."""
        named = [(report.via[0], f"by:{self.dossier.voice(report).id}") for report in fact.reports]
        return {*named, *((voice, fact.basis.value) for _, voice in named)}

    @cached_property
    def totals(self) -> Counter[str]:
        """How many of the facts pass through a band, by its id."""
        passed = ({end for pair in self._passed(fact) for end in pair} for fact in self.facts)
        return Counter(band for bands in passed for band in bands)

    @cached_property
    def widths(self) -> Counter[str]:
        """How many facts wide a band is, by its id: as all that begins or ends at it."""
        starts, ends = Counter[str](), Counter[str]()
        for (start, end), number in self.counts.items():
            starts[start] += number
            ends[end] += number
        return starts | ends


@lru_cache(maxsize=32)
def voices(excerpt: Excerpt, theme: Theme) -> go.Figure:
    """Return the flow.

    `customdata` of each part is `filter:` and the query that a click on it sets.
    """
    dossier, selection = excerpt.dossier, excerpt.selection
    paint = palette(dossier, theme)
    whole = Flow(dossier, dossier.current)
    chosen = Flow(dossier, excerpt.facts)
    columns = _columns(whole)
    drawn = [
        ribbon
        for starts, ends in pairwise(columns)
        for ribbon in ribbons(starts, ends, whole.counts, UNIT, NODE)
    ]
    bands = [band for column in columns for band in column]
    let_through = paint.site if selection.is_filter else paint.home
    traces = [
        _areas([one.outline(one.height) for one in drawn], faded(paint.home, 0.45), paint.page),
        _areas(_over(drawn, chosen.counts), let_through, paint.page),
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
    read = {source.id: source.name for source in articles(dossier)}
    reporters = {f"by:{source.id}": _reporter(source, dossier) for source in dossier.voices}
    heights = {id_: width * UNIT for id_, width in whole.widths.items()}
    busiest = sorted(reporters, key=lambda id_: -totals[id_])
    rest = {
        basis.value: basis.label
        for basis in sorted(Basis, key=lambda basis: _height(basis, busiest, whole.counts))
        if totals[basis.value]
    }
    columns = (
        stacked(0, {id_: read[id_] for id_ in read if totals[id_]}, totals, heights),
        stacked(1, {id_: reporters[id_] for id_ in busiest if totals[id_]}, totals, heights),
        stacked(2, rest, totals, heights),
    )
    return centred(columns, TOP)


def _height(basis: Basis, reporters: Sequence[str], counts: Counts) -> float:
    """How far down those stand on average who report on a basis: ribbons then cross the least."""
    numbers = [counts.get((reporter, basis.value), 0) for reporter in reporters]
    return sum(n * place for place, n in enumerate(numbers)) / max(1, sum(numbers))


def _reporter(source: Source, dossier: Dossier) -> str:
    """An outlet, or of several articles the one that names none, by its name."""
    is_named = source.kind is SourceKind.OUTLET or len(articles(dossier)) > 1
    return source.name if is_named else "No outlet named"


def _over(drawn: Iterable[Ribbon], counts: Counts) -> list[list[Point]]:
    """The part of each ribbon that the selection lets through."""
    found = ((one, counts.get((one.start.id, one.end.id), 0)) for one in drawn)
    return [one.outline(number * UNIT) for one, number in found if number]


def _node(band: Band) -> list[Point]:
    left, right = band.column - NODE, band.column + NODE
    corners = [(left, band.top), (right, band.top), (right, band.bottom), (left, band.bottom)]
    return [*corners, corners[0]]


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
    name = label(band.name, SIZE, NAMES[band.column], bold=True)
    x, y = (band.column - NODE, band.top - 14) if band.column == 0 else (band.column, band.middle)
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x + 2 * NODE * (band.column > 0)],
        "y": [round(y, 1)],
        "text": [f"<b>{name}</b> {count}"],
        "textposition": "middle right",
        "textfont": {"size": SIZE, "color": paint.ink, "shadow": frame.glow(paint.page)},
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
    """The filter that a part of the flow stands for; an article lets everything through."""
    ids = (start.id, end.id)
    reporter = [id_.removeprefix("by:") for id_ in ids if id_.startswith("by:")][:1]
    basis = [id_ for id_ in ids if id_ in set(Basis)][:1]
    return "filter:" + urlencode({"outlets": "".join(reporter), "bases": "".join(basis)})


def _said(start: Band, end: Band, chosen: Flow) -> str:
    """What hovering over a part shows."""
    names = [start.name] if start is end else [start.name, end.name]
    number = chosen.totals[start.id] if start is end else chosen.counts[start.id, end.id]
    named = lines(" ← ".join(names))
    return f"<b>{counted(number, 'fact')}</b><br>{named}<br>Click to show only these"


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


def alt(excerpt: Excerpt) -> str:
    """Return what the flow shows, for screen readers."""
    dossier = excerpt.dossier
    chosen = Flow(dossier, excerpt.facts)
    columns = _columns(Flow(dossier, dossier.current))
    named = {band.id: band.name for column in columns for band in column}
    said = [
        f"{named[start]} on {named[end].lower()}: {number}"
        for (start, end), number in chosen.counts.most_common()
        if start.startswith("by:")
    ]
    listed = "; ".join(said) or "No fact is let through"
    return f"Flow from {the_article(dossier)} over who reports to what that rests on. {listed}."
