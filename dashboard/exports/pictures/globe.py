"""The traces of a map as shapes."""

from collections.abc import Iterator, Sequence
from typing import Any

from dashboard.domain.projection import Position, Projection
from dashboard.exports.pictures import basemap
from dashboard.exports.pictures.labels import beside
from dashboard.exports.pictures.paint import colour, nth, stroke
from dashboard.exports.pictures.scatter import mark
from dashboard.exports.pictures.shapes import Path, Point, Shape
from dashboard.exports.pictures.subjects import Gathered

Trace = dict[str, Any]


def draw(traces: Sequence[Trace], base: Any, projection: Projection, gathered: Gathered) -> None:
    """Draw `scattergeo` traces, in order. Each is a part of one subject."""
    for trace in traces:
        subject = gathered.subject(trace, 0)
        layer = "signs" if "markers" in trace["mode"] or "text" in trace["mode"] else "lines"
        gathered.add(subject, _shapes(trace, base, projection), (layer, bool(subject.facts)))


def _shapes(trace: Trace, base: Any, projection: Projection) -> Iterator[Shape]:
    if "lines" in trace["mode"]:
        yield _path(trace, projection)
    for index, (lon, lat) in enumerate(zip(trace["lon"], trace["lat"], strict=True)):
        at = projection.point(lon, lat) if lon is not None else (-1.0, -1.0)
        if projection.shows(at):
            yield from _point(trace, index, at, base)


def _point(trace: Trace, index: int, at: Point, base: Any) -> Iterator[Shape]:
    radius = 0.0
    if "markers" in trace["mode"]:
        sign = mark(trace, index, at)
        radius = sign.size / 2
        yield sign
    if "text" in trace["mode"] and nth(trace["text"], index):
        yield beside(trace, index, at, radius, base)


def _path(trace: Trace, projection: Projection) -> Path:
    """A line, or an area where the trace is filled, cut to what is shown."""
    runs = list(_runs(trace))
    edge = stroke(trace.get("line"))
    if trace.get("fill") != "toself":
        return Path(runs=basemap.lines(runs, projection), stroke=edge)
    fill, cover = colour(trace["fillcolor"])
    areas = basemap.areas(([run] for run in runs), projection)
    return Path(runs=areas, closed=True, fill=fill, fill_opacity=cover, stroke=edge)


def _runs(trace: Trace) -> Iterator[list[Position]]:
    """The lines of a trace: the pen is lifted at None."""
    run: list[Position] = []
    for lon, lat in zip(trace["lon"], trace["lat"], strict=True):
        if lon is not None and lat is not None:
            run.append((lon, lat))
        elif run:
            yield run
            run = []
    if run:
        yield run
