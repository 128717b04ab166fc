"""Labels of a map: each beside its mark or in its area, tied to it where it stands off."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain, pairwise

from dashboard.scenes.bounds import Box, box_of
from dashboard.scenes.cells import Cells
from dashboard.scenes.map_areas import Area
from dashboard.scenes.map_canvas import EDGE, box_of_inset
from dashboard.scenes.map_items import VAGUE, Item, Sketch
from dashboard.scenes.map_words import HALO, Block, blocks
from dashboard.scenes.markers import MarkerStyle, mark
from dashboard.scenes.measure import width_of
from dashboard.scenes.placing import DISTANCES, SIDES, Spot, Taken, Wish, none, placed
from dashboard.scenes.shapes import Frame, Ink, Mark, Path, Point, Run, Shape, Stroke, Text

NUMBER = 22.0
"""The diameter of a numbered mark of a phone."""
INSIDE = (1.0, 0.8)
"""How much of a label should lie in its area: all of it, or most."""
INSIDE_VAGUE = (1.0, 0.8, 0.5, 0.35)
"""The same in a sea or a region, whose edge is not drawn or is ours."""
BESIDE = 2.0
"""What is labelled at a dot has as much room as an area of so many times its label; what is
labelled beside its area, twice that."""
LOOSE = 6
"""So many times the size of the type a label may stand off a sea or a region: no leader ties it to
one, as its end would be read as a position."""
NUDGES = ((0, 0), (0, 14), (0, -14), (22, 0), (-22, 0), (22, 14), (-22, -14), (22, -14), (-22, 14))
"""How many pixels a name on the ground may move."""


@dataclass(frozen=True, slots=True)
class Label:
    """The shapes of a label, its box, and its leader."""

    shapes: tuple[Shape, ...]
    box: Box


def labels(sketch: Sketch, items: Sequence[Item]) -> tuple[tuple[Label | None, ...], Taken]:
    """Return the label of each item, None for one without room, and what is then taken."""
    options = [_options(sketch, item) for item in items]
    wishes = [_wish(sketch, item, some) for item, some in zip(items, options, strict=True)]
    taken = _taken(sketch, items)
    spots: dict[int, Spot | None] = {}
    small = [
        box
        for item, wish in zip(items, wishes, strict=True)
        if item.area is not None and not any(wish.inside())
        for box in _covered(item.area.cells)
    ]
    for is_inset in (True, False):
        numbers = [number for number, item in enumerate(items) if item.in_inset is is_inset]
        numbers.sort(key=lambda number: _freedom(items[number], wishes[number]))
        taken.fences = [*small, *_fences(sketch)] if is_inset else small
        if not is_inset and sketch.inset:
            taken.boxes.append(sketch.inset.box)
        found = placed([wishes[number] for number in numbers], taken)
        spots |= dict(zip(numbers, found, strict=True))
    drawn = (
        _label(sketch, item, some, spots[number])
        for number, (item, some) in enumerate(zip(items, options, strict=True))
    )
    return tuple(drawn), taken


def _freedom(item: Item, wish: Wish) -> float:
    """Return how much room a label has to choose from: those with the least are placed first."""
    if item.is_request:
        return 0.0
    if item.area is None or not any(wish.inside()):
        return BESIDE if item.marks else 2 * BESIDE
    wide, high = wish.sizes[0]
    return item.area.size / (wide * high)


def _options(sketch: Sketch, item: Item) -> tuple[Block, ...]:
    return () if sketch.frame.is_phone else blocks(item.words, sketch.frame)


def _wish(sketch: Sketch, item: Item, options: Sequence[Block]) -> Wish:
    if sketch.frame.is_phone:
        number = ((NUMBER, NUMBER),)
        around = none if item.area is None else _inside(item.area, number, INSIDE)
        return Wish(sizes=number, at=item.at, inside=lambda: chain([(0, item.at)], around()))
    sizes = tuple(block.extent for block in options)
    shares = INSIDE_VAGUE if item.is_vague else INSIDE
    inside = none if item.area is None else _inside(item.area, sizes, shares)
    sides = SIDES
    if item.is_request:  # rather not where its arc comes from
        sides = tuple(side for side in sorted(SIDES, key=item.aside) if item.aside(side) < 0)
    reach = LOOSE * sketch.frame.size if item.is_vague else DISTANCES[-1]
    return Wish(sizes, item.at, item.gap, inside, reach, sides)


def _inside(
    area: Area, sizes: Sequence[Point], shares: Sequence[float]
) -> Callable[[], Iterator[tuple[int, Point]]]:
    """Return what tells where a label can be in its area, found only as far as it is asked for.

    All of it lies inside rather than most, and few lines are better than many.
    """
    return lambda: (
        (number, middle)
        for share in shares
        for number, size in enumerate(sizes)
        if area.size >= share * size[0] * size[1]
        for middle in area.cells.middles(size, share)
    )


@lru_cache(maxsize=256)
def _covered(cells: Cells) -> list[Box]:
    return cells.boxes()


def _taken(sketch: Sketch, items: Sequence[Item]) -> Taken:
    """Return what no label may cover: marks, arrow heads, lines, the inset."""
    wide, high = sketch.canvas.size
    edge = EDGE / 2
    taken = Taken((edge, edge, wide - edge, high - edge))
    if sketch.frame.is_phone:  # whose marks are on lines and cover them
        return taken
    taken.marks += [box_of(one) for item in items for one in item.marks]
    for item in items:
        taken.lines += [side for run in item.lines for side in pairwise(run)]
        taken.marks += [
            box_of(one) for one in item.shapes if isinstance(one, Path) and one.fill is not None
        ]
    if sketch.inset is not None and sketch.view.inset is not None:
        taken.marks.append(box_of_inset(sketch.view.inset, sketch.canvas))
    return taken


def _fences(sketch: Sketch) -> list[Box]:
    """Return the frame of the inset: a label lies on one side of it."""
    if sketch.inset is None:
        return []
    left, top, right, bottom = sketch.inset.box
    return [
        (left, top, right, top),
        (left, bottom, right, bottom),
        (left, top, left, bottom),
        (right, top, right, bottom),
    ]


def _label(sketch: Sketch, item: Item, options: Sequence[Block], spot: Spot | None) -> Label | None:
    if spot is None:
        return None
    if sketch.frame.is_phone:
        return Label(_leader(spot.leader), spot.box)
    ink = item.ink if item.ink.share == 1 else Ink("muted")
    leader = () if item.is_vague else _leader(spot.leader)
    texts = options[spot.size].texts(spot.box, item.at, ink, is_italic=item.is_italic)
    return Label((*leader, *texts), spot.box)


def _leader(run: Run) -> tuple[Shape, ...]:
    return (Path(runs=(run,), stroke=Stroke(Ink("muted"), 1)),) if run else ()


def numbered(
    number: int, box: Box, style: MarkerStyle, ink: Ink, frame: Frame
) -> tuple[Shape, ...]:
    """Return a mark of a phone with its number."""
    middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    round_ = MarkerStyle("circle", style.is_filled, style.dash)
    circle: Mark = mark(round_, middle, ink, NUMBER - 1.5)
    words = Text(
        at=middle,
        lines=(str(number),),
        size=frame.size * 0.9,
        ink=Ink("page") if style.is_filled else Ink(ink.name),
        is_bold=True,
        anchor="middle",
    )
    return circle, words


def names(sketch: Sketch, taken: Taken) -> Iterator[Text]:
    """Yield the names on the ground that labels leave room for."""
    size = round(sketch.frame.size * 0.9, 1)
    quiet = _quiet(sketch)
    taken.marks += _sites(sketch)
    if sketch.inset:
        taken.boxes.remove(sketch.inset.box)
        taken.fences = _fences(sketch)
    wishes = [
        Wish(
            sizes=((width_of(name, size) + 2, size * 1.2),),
            at=at,
            inside=partial(_nudged, at),
            reach=-1,
        )
        for name, at in quiet
    ]
    for (name, _), spot in zip(quiet, placed(wishes, taken), strict=True):
        if spot is not None:
            middle = (spot.box[0] + spot.box[2]) / 2, (spot.box[1] + spot.box[3]) / 2
            yield Text(
                at=middle, lines=(name,), size=size, ink=Ink("muted"), anchor="middle", halo=HALO
            )


def _sites(sketch: Sketch) -> Iterator[Box]:
    """Yield the boxes of small areas that the view fills: no name may cover one."""
    for tint in sketch.view.tints:
        if tint.colour == "site":
            for ring in sketch.excerpt.dossier.outlines[tint.outline]:
                yield box_of(Path(runs=(tuple(sketch.canvas.point(*at) for at in ring),)))


def _nudged(at: Point) -> Iterator[tuple[int, Point]]:
    return ((0, (at[0] + x, at[1] + y)) for x, y in NUDGES)


def _quiet(sketch: Sketch) -> list[tuple[str, Point]]:
    """Return the names for orientation with their places: first those that the view has."""
    view = sketch.view
    found = {one.name: sketch.canvas.point(one.lon, one.lat) for one in view.names}
    if sketch.inset:
        found = {name: at for name, at in found.items() if not sketch.inset.shows(at)}
    for _, place, facts in sketch.excerpt.signs(view):
        is_vague = place.precision in VAGUE or place.path
        if not facts and place.anchor and not is_vague and place.name not in found:
            inset = sketch.inset if sketch.in_inset(place) else None
            found[place.name] = (inset or sketch.canvas).point(*place.anchor)
    return [*found.items()]
