"""The legend of a map: only the symbols that it uses."""

from collections.abc import Iterable, Iterator, Sequence

from dashboard.domain.phrasing import STRUCK
from dashboard.domain.vocabulary import Precision
from dashboard.scenes.map_canvas import TIMES
from dashboard.scenes.map_items import Item, Sketch
from dashboard.scenes.map_lines import head
from dashboard.scenes.markers import MARKERS, MIXED, STRIKE, MarkerStyle, mark
from dashboard.scenes.outlines import hatching
from dashboard.scenes.shapes import Ink, Key, Mark, Path, Run, Shape, Stroke

MIDDLE = (14.0, 9.0)
LINE: Run = ((2.0, 9.0), (26.0, 9.0))
BOX: Run = ((3.0, 3.0), (25.0, 3.0), (25.0, 15.0), (3.0, 15.0), (3.0, 3.0))
TINTS = {
    "home": "The country this is about",
    "site": "An area named within it",
    "asked_land": "States named in requests, made or prepared",
}
QUIET = Ink("muted")


def legend(sketch: Sketch, items: Sequence[Item]) -> tuple[Key, ...]:
    """Return the entries, from what is seen first."""
    found = (
        *_hues(sketch, items),
        *_statuses(sketch, items),
        *_textures(sketch),
        *_lines(sketch),
        *_ground(sketch, items),
    )
    return tuple(found)


def _hues(sketch: Sketch, items: Iterable[Item]) -> Iterator[Key]:
    """Yield the colours, with the kinds of facts on the map that have them."""
    dossier = sketch.excerpt.dossier
    used = {(dossier.fact[name].kind, item.ink.name) for item in items for name in item.facts}
    words: dict[str, list[str]] = {}
    for kind in dossier.config.kinds:
        if (kind.id, kind.hue.value) in used:
            words.setdefault(kind.hue.value, []).append(kind.name)
    for hue, names in words.items():
        yield Key(shapes=(Path(runs=(BOX,), fill=Ink(hue)),), words="; ".join(names))


def _statuses(sketch: Sketch, items: Sequence[Item]) -> Iterator[Key]:
    fact = sketch.excerpt.dossier.fact
    marked = [item for item in items if item.marks or sketch.frame.is_phone]
    alone = {fact[name].status for item in marked for name in item.facts if item.style != MIXED}
    drawn = [item.style for item in marked]
    for status, style in MARKERS.items():
        if status in alone and style in drawn:
            yield Key(shapes=(_sample(style),), words=status.label)
    if MIXED in drawn and not sketch.frame.is_phone:
        yield Key(shapes=(_sample(MIXED),), words="Several facts, not equally firm")
    if any(one.symbol == STRIKE for item in items for one in item.marks):
        line = Mark(at=MIDDLE, symbol=STRIKE, size=15, stroke=Stroke(Ink("ink"), 2))
        yield Key(shapes=(_sample(MARKERS[next(iter(MARKERS))]), line), words=STRUCK[1])


def _sample(style: MarkerStyle) -> Shape:
    return mark(style, MIDDLE, QUIET, 11)


def _textures(sketch: Sketch) -> Iterator[Key]:
    """Yield what areas look like."""
    drawn = [place for place, _, _ in sketch.places if place.id in sketch.areas]
    tinted = {tint.outline for tint in sketch.view.tints}
    precisions = {place.precision for place in drawn if place.outline}
    if Precision.SEA_AREA in precisions:
        lines = Path(runs=hatching((BOX,), 5), stroke=Stroke(QUIET, 1))
        yield Key(shapes=(lines,), words="Somewhere in this sea; places not given")
    if Precision.REGION in precisions:
        line = Path(runs=(LINE,), stroke=Stroke(QUIET, 1.8, "dash"))
        yield Key(shapes=(line,), words="Somewhere in this region; its edge is ours")
    lands = {Precision.STATE, Precision.COUNTRY}
    if any(one.precision in lands and one.outline not in tinted for one in drawn if one.outline):
        fill = Path(runs=(BOX,), fill=Ink("muted", opacity=0.1), stroke=Stroke(QUIET, 1.2))
        yield Key(shapes=(fill,), words="Somewhere in this country or state")
    if any(place.radius_km for place in drawn):
        rings = (
            Mark(at=MIDDLE, symbol="circle", size=size, fill=Ink("muted", opacity=0.15))
            for size in (16, 12, 8, 4)
        )
        yield Key(shapes=tuple(rings), words="Somewhere around here")


def _lines(sketch: Sketch) -> Iterator[Key]:
    dashes = {request.dash for request in sketch.requests}
    ink = Ink("asked")
    point = Path(runs=(head(LINE[0], LINE[1], 9),), fill=ink)
    if "solid" in dashes:
        line = Path(runs=(LINE,), stroke=Stroke(ink, 2.5))
        yield Key(shapes=(line, point), words="Asked for help (schematic line)")
    if "dash" in dashes:
        line = Path(runs=(LINE,), stroke=Stroke(ink, 2.5, "dash"))
        yield Key(shapes=(line, point), words="Not certainly asked: prepared, arranged or hedged")
    if any(place.path for place, _, _ in sketch.places):
        line = Path(runs=(LINE,), stroke=Stroke(QUIET, 2.2, "dot"))
        yield Key(shapes=(line,), words="A route as described; schematic")


def _ground(sketch: Sketch, items: Iterable[Item]) -> Iterator[Key]:
    for colour in dict.fromkeys(tint.colour for tint in sketch.view.tints):
        if colour in TINTS:
            fill = Path(runs=(BOX,), fill=Ink(colour), stroke=Stroke(Ink("border"), 0.8))
            yield Key(shapes=(fill,), words=TINTS[colour])
    if sketch.inset is not None:
        small: Run = ((10.0, 6.0), (18.0, 6.0), (18.0, 12.0), (10.0, 12.0), (10.0, 6.0))
        line = Path(runs=(small,), stroke=Stroke(QUIET, 1.2))
        yield Key(shapes=(line,), words=f"Inset in the corner, {TIMES} times as large")
    if any(item.is_selected for item in items):
        ring = Mark(at=MIDDLE, symbol="circle-open", size=15, stroke=Stroke(Ink("ink"), 2))
        yield Key(shapes=(ring,), words="Selected")
