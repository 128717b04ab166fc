"""The items of a map: each place and each state that was asked, still without a label.

A dot is at the true place, and again on the inset; an area has none.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.map_views import MapView
from dashboard.domain.phrasing import when_in_words
from dashboard.domain.places import WIDE, Place
from dashboard.domain.vocabulary import Precision
from dashboard.scenes.map_areas import Area, areas_of, is_within, texture
from dashboard.scenes.map_canvas import TIMES, Canvas, canvas_of, inset_of
from dashboard.scenes.map_lines import Request, requests_of, route
from dashboard.scenes.map_words import Words, words_of
from dashboard.scenes.mark_words import shared_words
from dashboard.scenes.markers import MARKERS, MIXED, STRIKE, MarkerStyle, hue_of, mark
from dashboard.scenes.shapes import Frame, Ink, Mark, Path, Point, Run, Shape, Stroke

BELOW = 0.5
"""How much a label of an arc is drawn below it, for where the arc points to."""
MOST_OF_IT = 0.7
"""The share of an area that lies in the inset if it is labelled there."""
VAGUE = frozenset({Precision.SEA_AREA, Precision.REGION})


@dataclass(frozen=True)
class Item:
    """One thing on a map that wants a label."""

    words: Words
    facts: tuple[str, ...]
    target: str
    said: tuple[str, ...]
    lane: str
    ink: Ink
    at: Point
    """Where it stands: on the inset, if it is there."""
    gap: float
    """How far its mark reaches from there."""
    when: str = ""
    is_italic: bool = False
    is_request: bool = False
    is_vague: bool = False
    """Whether it is a stretch of sea or a region, which no leader can point to."""
    in_inset: bool = False
    is_selected: bool = False
    style: MarkerStyle | None = None
    """How the mark of a phone looks."""
    shapes: tuple[Shape, ...] = ()
    ground: tuple[Shape, ...] = ()
    """Its texture, under all text."""
    marks: tuple[Mark, ...] = ()
    lines: tuple[Run, ...] = ()
    """What labels keep clear of."""
    area: Area | None = None

    def aside(self, side: Point) -> float:
        """Return how far a side is from where an arc points to, and from below: arcs bulge up."""
        (x, y), (to_x, to_y) = self.lines[0][-2:]
        length = math.dist((x, y), (to_x, to_y)) or 1.0
        across, down = (to_x - x) / length, (to_y - y) / length + BELOW
        return -(side[0] * across + side[1] * down) / math.hypot(*side)


@dataclass(frozen=True)
class Sketch:
    """A map in the making: a view of an excerpt, in a frame."""

    excerpt: Excerpt
    view: MapView
    frame: Frame
    canvas: Canvas = field(init=False)
    inset: Canvas | None = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "canvas", canvas_of(self.view, self.frame))
        object.__setattr__(self, "inset", inset_of(self.view, self.frame))

    @property
    def dot(self) -> float:
        """The diameter of a dot, in pixels."""
        return self.frame.size * 0.9

    @cached_property
    def requests(self) -> tuple[Request, ...]:
        """The states that were asked."""
        return requests_of(self.excerpt, self.view, self.canvas)

    @cached_property
    def places(self) -> tuple[tuple[Place, tuple[Fact, ...], Words], ...]:
        """The places where something happened, with what their labels say."""
        return tuple(
            (place, facts, words_of(sign, place, facts, self.excerpt))
            for sign, place, facts in self.excerpt.signs(self.view)
            if facts
        )

    @cached_property
    def areas(self) -> dict[str, Area]:
        """The areas of places, by their ids, on the canvas where their labels stand."""
        found = {**self.on_map}
        for _, place, _ in self.excerpt.signs(self.view):
            if place.id in self.on_inset and self.in_inset(place):
                found[place.id] = self.on_inset[place.id]
        return found

    @cached_property
    def on_map(self) -> dict[str, Area]:
        """The areas of places on the map."""
        return areas_of(self.excerpt.dossier, self.view, self.frame, is_inset=False)

    @cached_property
    def on_inset(self) -> dict[str, Area]:
        """The areas of places on the inset."""
        return areas_of(self.excerpt.dossier, self.view, self.frame, is_inset=True)

    def in_inset(self, place: Place) -> bool:
        """Return whether a place is labelled on the inset: about all of it is there."""
        if self.inset is None or place.anchor is None or place.path:
            return False
        if not self.inset.shows(self.inset.point(*place.anchor)):
            return False
        whole, part = self.on_map.get(place.id), self.on_inset.get(place.id)
        if whole is None or part is None:
            return place.precision not in WIDE
        return part.size > MOST_OF_IT * whole.size * TIMES**2

    def is_plain(self, place: Place) -> bool:
        """Return whether a stretch of sea lies in one that is hatched already."""
        own = self.on_map.get(place.id)
        if place.precision is not Precision.SEA_AREA or own is None:
            return False
        seas = (
            self.on_map[one.id]
            for one, _, _ in self.places
            if one.precision is Precision.SEA_AREA and one.id in self.on_map
        )
        return any(own.size < sea.size and is_within(own.cells, sea.cells) for sea in seas)

    def ink(self, facts: Sequence[Fact]) -> Ink:
        """Return the colour that most of some facts have."""
        return Counter(hue_of(fact, self.excerpt) for fact in facts).most_common(1)[0][0]


def style_of(facts: Sequence[Fact]) -> MarkerStyle:
    """Return the look of a mark of some facts."""
    statuses = {fact.status for fact in facts}
    return MARKERS[facts[0].status] if len(statuses) == 1 else MIXED


def at_place(sketch: Sketch, place: Place, facts: tuple[Fact, ...], words: Words) -> Item:
    """Return a place where something happened."""
    excerpt = sketch.excerpt
    standing = [fact for fact in facts if fact.id in excerpt.ids] or list(facts)
    ink, area = sketch.ink(standing), sketch.areas.get(place.id)
    is_dot = place.precision not in WIDE
    points = _points(sketch, place)
    way = route(place, sketch.canvas)
    return Item(
        words=words,
        facts=tuple(fact.id for fact in facts),
        target=f"fact:{facts[0].id}" if len(facts) == 1 else f"place:{place.id}",
        said=shared_words(place.name, facts, excerpt.dossier),
        lane="Places",
        ink=ink,
        at=points[-1],
        gap=sketch.dot / 2 + 3 if is_dot else 4.0,
        when=when_in_words(facts[0], excerpt.dossier) if len(facts) == 1 else "",
        is_italic=not is_dot and not way,
        is_vague=area is not None and place.precision in VAGUE,
        in_inset=sketch.in_inset(place),
        is_selected=any(fact.id in excerpt.focus for fact in facts),
        style=style_of(standing),
        shapes=_route(way, ink),
        ground=_textures(sketch, place, ink),
        marks=tuple(_marks(sketch, facts, standing, points)) if is_dot else (),
        lines=(way[0],) if way else (),
        area=area,
    )


def _points(sketch: Sketch, place: Place) -> list[Point]:
    """Return where a place stands: on the map, and then on the inset if it is there."""
    found = [sketch.canvas.point(*place.anchor)] if place.anchor else []
    if place.anchor and sketch.inset and sketch.in_inset(place):
        found.append(sketch.inset.point(*place.anchor))
    return found


def _marks(
    sketch: Sketch, facts: Sequence[Fact], standing: Sequence[Fact], points: Sequence[Point]
) -> Iterator[Mark]:
    """Yield the dots of a place, struck through where nothing still stands."""
    style, ink = style_of(standing), sketch.ink(standing)
    is_gone = not any(fact.id in sketch.excerpt.ids for fact in facts)
    for at in points:
        yield mark(style, at, ink, sketch.dot)
        if is_gone:
            line = Stroke(Ink("ink"), 2)
            yield Mark(at=at, symbol=STRIKE, size=sketch.dot * 1.2, stroke=line)


def _route(way: tuple[Run, Run] | None, ink: Ink) -> tuple[Path, ...]:
    if way is None:
        return ()
    line, head = way
    return (
        Path(runs=(line,), stroke=Stroke(ink, 2.2, "dot")),
        Path(runs=(head,), fill=ink),
    )


def _textures(sketch: Sketch, place: Place, ink: Ink) -> tuple[Shape, ...]:
    """Return how the area of a place looks on the map and on its inset."""
    found: list[Shape] = []
    is_tinted = place.outline in (tint.outline for tint in sketch.view.tints)
    is_plain = sketch.is_plain(place)
    for areas in (sketch.on_map, sketch.on_inset):
        if place.id in areas:
            found += texture(place, areas[place.id], ink, is_tinted=is_tinted, is_plain=is_plain)
    return tuple(found)


def asked_for(sketch: Sketch, request: Request) -> Item:
    """Return a state that was asked, with the arc to it."""
    facts = request.facts(sketch.excerpt)
    focus = sketch.excerpt.focus
    is_away = bool(focus & sketch.excerpt.listed_ids) and focus.isdisjoint(facts)
    ink = Ink("asked", 0.4 if is_away else 1.0)
    label = request.asked.label
    return Item(
        words=Words(label),
        facts=facts,
        target=f"fact:{request.asked.fact}",
        said=request.said,
        lane="Asked for help",
        is_request=True,
        ink=ink,
        at=request.head[0],
        gap=6.0,
        is_selected=not focus.isdisjoint(facts),
        style=MARKERS[request.asked.status],
        shapes=request.shapes(ink),
        lines=(request.arc,),
    )
