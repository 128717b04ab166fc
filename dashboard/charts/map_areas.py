"""What of a map is drawn with lines and areas: tints, seas, regions, routes, requests."""

from collections.abc import Iterator

from dashboard.charts.drawing import Drawing, Trace, filled, joined, line
from dashboard.charts.frame import about
from dashboard.charts.geometry import hatching
from dashboard.charts.signs import faded
from dashboard.domain.places import WIDE, Place
from dashboard.domain.vocabulary import Precision
from dashboard.globe import Position, arrow_head, disc, great_circle


def tints(drawing: Drawing) -> Iterator[Trace]:
    """The areas that the view fills."""
    for tint in drawing.view.tints:
        colour = getattr(drawing.paint, tint.colour)
        yield from filled(
            drawing.dossier.outlines[tint.outline], colour, width=0.8, color=drawing.paint.border
        )


def areas(drawing: Drawing) -> Iterator[Trace]:
    """Areas of the places that are known only as 'somewhere in'."""
    for _, place, facts in drawing.signs:
        if facts and place.precision in WIDE:
            drawn = _area(drawing, place, drawing.colour(facts))
            yield from (trace | about(place.name, facts) for trace in drawn)


def _area(drawing: Drawing, place: Place, colour: str) -> Iterator[Trace]:
    if place.radius_km and place.lat is not None and place.lon is not None:
        yield from _soft_disc((place.lon, place.lat), place.radius_km, colour)
    yield from _outlined(drawing, place, colour)


def _outlined(drawing: Drawing, place: Place, colour: str) -> Iterator[Trace]:
    """A sea is hatched, a vague region has a dashed edge, a country or state a fine one.

    What a tint fills already stands out by itself.
    """
    rings = drawing.dossier.outlines.get(place.outline, ())
    if not rings:
        return
    if place.precision is Precision.SEA_AREA:
        yield from filled(rings, faded(colour, 0.10))
        strokes = hatching(rings, 0.9)
        yield line(joined(strokes), line={"width": 1, "color": faded(colour, 0.45)})
    elif place.precision is Precision.REGION:
        edge = {"width": 2, "color": faded(colour, 0.75), "dash": "dash"}
        yield from filled(rings, faded(colour, 0.06), **edge)
    elif place.outline not in (tint.outline for tint in drawing.view.tints):
        yield from filled(rings, faded(colour, 0.08), width=1.2, color=faded(colour, 0.6))


def _soft_disc(middle: Position, radius_km: float, colour: str) -> Iterator[Trace]:
    """'Somewhere around here': fades from the middle and has no edge."""
    for share in (1.0, 0.75, 0.5, 0.25):
        ring = disc(middle, radius_km * share)
        yield line(ring, fill="toself", fillcolor=faded(colour, 0.10), line={"width": 0})


def paths(drawing: Drawing) -> Iterator[Trace]:
    """Routes that are only described: dotted, with a head."""
    for _, place, facts in drawing.signs:
        if place.path and facts:
            colour = drawing.colour(facts)
            shaft = line(place.path, line={"width": 2.5, "color": colour, "dash": "dot"})
            head = arrow_head(place.path[-2], place.path[-1], 420)[::-1]
            for trace in (shaft, *filled([head], colour)):
                yield trace | about(place.name, facts)


def requests(drawing: Drawing) -> Iterator[Trace]:
    """A great circle with a head for each state; broken where it is not surely asked."""
    colour = drawing.paint.asked
    for one in drawing.lines:
        shaft = great_circle(one.start, one.end, 40)[:-1]
        head = arrow_head(one.start, one.end, 620)[::-1]
        look = {"width": 3, "color": colour, "dash": one.dash}
        for trace in (line(shaft, line=look), *filled([head], colour)):
            yield trace | about(one.asked.label, drawing.facts_of(one))
