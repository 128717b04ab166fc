"""The map: where things happened, drawn no more precisely than it is known."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.scope import without_a_place
from dashboard.domain.wording import begun, listed
from dashboard.scenes.bounds import Box, box_of, corners
from dashboard.scenes.description import described
from dashboard.scenes.map_ground import backdrop_of
from dashboard.scenes.map_items import Item, Sketch, asked_for, at_place
from dashboard.scenes.map_labels import Label, labels, names, numbered
from dashboard.scenes.map_legend import legend
from dashboard.scenes.measure import wrapped
from dashboard.scenes.placing import without
from dashboard.scenes.shapes import (
    Frame,
    Group,
    Ink,
    Layer,
    Mark,
    Path,
    Scene,
    Shape,
    Stroke,
    Text,
)

MOST = 8
"""So many facts at a place that is not on the map are named; the others are counted."""
NOTHING = "Nothing within this filter happened at a place on this map."


@lru_cache(maxsize=32)
def map_scene(excerpt: Excerpt, frame: Frame) -> Scene:
    """Return the map view that the selection opens."""
    sketch = Sketch(excerpt, excerpt.map_view, frame)
    items = _items(sketch)
    found, taken = labels(sketch, items)
    width, height = sketch.canvas.size
    if not items:
        taken.boxes += [box_of(shape) for shape in _empty(sketch).shapes]
    quiet = () if frame.is_phone else tuple(names(sketch, taken))
    unplaced = tuple(i.words.head for i, label in zip(items, found, strict=True) if label is None)
    groups = (
        *_ground(items, found, quiet),
        Group(name="Names for orientation", shapes=quiet, layer=Layer.AXIS),
        *(
            _group(sketch, item, label, number)
            for number, (item, label) in enumerate(zip(items, found, strict=True), 1)
        ),
        *_selected(items, found),
        *([] if items else [_empty(sketch)]),
    )
    return Scene(
        name="map",
        title=sketch.view.title,
        description=_description(sketch, items),
        width=width,
        height=height,
        groups=tuple(group for group in groups if group.shapes),
        legend=legend(sketch, items),
        backdrop=backdrop_of(excerpt.dossier, sketch.view, frame),
        notes=(*_notes(sketch), *_without_room(unplaced)),
        unplaced=unplaced,
        is_map=True,
    )


def _items(sketch: Sketch) -> list[Item]:
    """Return what is labelled: requests, then areas from the largest on, then dots."""
    asked = [asked_for(sketch, request) for request in sketch.requests]
    places = [at_place(sketch, *one) for one in sketch.places]
    places.sort(key=lambda item: -item.area.size if item.area else 0.0)
    return [*asked, *places]


def _ground(
    items: Sequence[Item], found: Sequence[Label | None], quiet: Sequence[Shape]
) -> Iterator[Group]:
    """Yield the textures of areas, under all text; lines stop at labels and names."""
    boxes = (*(label.box for label in found if label is not None), *map(box_of, quiet))
    for item in items:
        if item.ground:
            name = f"{item.said[0]}, its area"
            shapes = tuple(_behind(one, boxes) for one in item.ground)
            yield Group(name=name, shapes=shapes, layer=Layer.GROUND, facts=item.facts)


def _behind(shape: Shape, boxes: Sequence[Box]) -> Shape:
    if isinstance(shape, Path) and shape.fill is None:
        return replace(shape, runs=without(shape.runs, boxes))
    return shape


def _group(sketch: Sketch, item: Item, label: Label | None, number: int) -> Group:
    shapes: tuple[Shape, ...] = (*item.shapes, *item.marks)
    if label is not None and not sketch.frame.is_phone:
        shapes = (*item.shapes, *label.shapes[:-2], *item.marks, *label.shapes[-2:])
    elif label is not None and item.style is not None:
        circle = numbered(number, label.box, item.style, item.ink, sketch.frame)
        shapes = (*item.shapes, *label.shapes, *(item.marks if label.shapes else ()), *circle)
    return Group(
        name=item.words.head,
        shapes=shapes or _hold(item),
        facts=item.facts,
        target=item.target,
        said=item.said,
        lane=item.lane,
        short=item.words.whole,
        when=item.when,
        number=number if sketch.frame.is_phone and label is not None else 0,
        hit=_hit(item, label),
    )


def _hold(item: Item) -> tuple[Shape, ...]:
    """Return where an area without a label is selected, so that it can be reached at all."""
    return (Mark(at=item.at, symbol="circle", size=24, fill=Ink("page", opacity=0.0)),)


def _hit(item: Item, label: Label | None) -> tuple[Path, ...]:
    """Return where an area is selected: all over it, and at its label. Empty for other things.

    A wide region is selected at its dashed edge, as what lies in it is to be reached.
    """
    if item.area is None:
        return ()
    own = [] if label is None else [Path(runs=(corners(*label.box),), fill=Ink("page"))]
    lines = [one for one in item.ground if isinstance(one, Path) and one.fill is None]
    dashed = [line for line in lines if line.stroke and line.stroke.dash == "dash"]
    if dashed:
        return (*dashed, *own)
    return (Path(runs=item.area.runs, fill=Ink("page")), *own)


def _selected(items: Sequence[Item], found: Sequence[Label | None]) -> Iterator[Group]:
    """Yield a ring around the marks of what is selected, or around its label where it has none."""
    ring = Stroke(Ink("ink"), 2)
    for item, label in zip(items, found, strict=True):
        if not item.is_selected:
            continue
        shapes: list[Shape] = [
            Mark(at=one.at, symbol="circle-open", size=one.size + 10, stroke=ring)
            for one in item.marks
        ]
        if not shapes and label is not None:
            shapes = [Path(runs=(corners(*_wider(label.box)),), stroke=ring)]
        yield Group(name="Selected", shapes=tuple(shapes), layer=Layer.FOCUS)


def _wider(box: Box) -> Box:
    return box[0] - 3, box[1] - 2, box[2] + 3, box[3] + 2


def _empty(sketch: Sketch) -> Group:
    """Say that nothing is on the map, instead of leaving it bare."""
    width, height = sketch.canvas.size
    size = sketch.frame.size
    text = Text(
        at=(width / 2, height / 2),
        lines=wrapped(NOTHING, size, width * 0.7, bold=True),
        size=size,
        is_bold=True,
        anchor="middle",
        halo=Ink("page"),
    )
    return Group(name="Nothing to show", shapes=(text,))


def _description(sketch: Sketch, items: Sequence[Item]) -> str:
    fact = sketch.excerpt.dossier.fact
    names = dict.fromkeys(name for item in items for name in item.facts)
    facts: list[Fact] = [fact[name] for name in names if name in sketch.excerpt.ids]
    lines = [
        f"{one.asked.label}{' (broken line)' * (one.dash != 'solid')}" for one in sketch.requests
    ]
    more = [f"Lines from the state that asks: {'; '.join(lines)}."] if lines else []
    return described(f"Map: {sketch.view.title}", facts, sketch.excerpt, *more)


def _notes(sketch: Sketch) -> Iterator[str]:
    """Yield what is not on the map, and why."""
    excerpt, view = sketch.excerpt, sketch.view
    for place, facts, why in excerpt.off(view):
        shorts = [fact.short or fact.statement.rstrip(".") for fact in facts]
        more = [f"{len(facts) - MOST:,} more"] if len(facts) > MOST else []
        told = "; ".join((*shorts[:MOST], *more))
        yield f"{place.name} ({told}) is not on this map. {begun(why)}"
    given = {sign.place for sign in view.signs}
    others = [
        place for place in excerpt.dossier.places if place.is_located and place.id not in given
    ]
    elsewhere = [place.name for place in others if excerpt.facts_at(place.id)]
    if elsewhere:
        yield f"On another map: {listed(elsewhere)}."
    if nowhere := without_a_place(excerpt):
        yield f"{begun(nowhere)}: requests, remarks, judgements."


def _without_room(unplaced: Sequence[str]) -> Iterator[str]:
    if unplaced:
        yield f"No room on the map for these labels: {'; '.join(unplaced)}."
