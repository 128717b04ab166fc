"""Slides that show a chart, over the whole width, with its legend below it."""

from dataclasses import replace

from dashboard.deck.legible import sizes
from dashboard.deck.model import BELOW, LEAST_ON_CHARTS, Drawing, Layout
from dashboard.deck.view import Given, Shown
from dashboard.domain.excerpt import Excerpt
from dashboard.scenes import Draw
from dashboard.scenes.legend import legend
from dashboard.scenes.map import map_scene
from dashboard.scenes.shapes import Frame, Path, Scene, Shape
from dashboard.scenes.weight import weight

SIZES = (LEAST_ON_CHARTS, 24.5, 27, 30, 34, 38, 44)
"""Sizes of the type of labels, tried one after the other as long as a chart fits."""
ENOUGH = 27
"""From this size on, a larger one is tried only where none fits yet or all is good."""
REDRAWN = 3
"""So many times a chart is drawn again where its legend grows."""
MOST_STRETCHED = 2.5
"""How many times higher than needed a chart may be."""
ROUNDED = 0.1
"""Scenes are in tenths of a pixel: so much higher than its room is a chart that just fits."""
UNFIT = 10_000
"""More than labels that are cut."""
OF_MAPS = 24.5
"""The same of maps, whose small words are nine tenths as large."""


def chart(draw: Draw, given: Given) -> Shown:
    """Show a chart as large as it fits; its facts without a drawing where it does not."""
    left, top, width, height = given.room
    scene, below = _fitted(draw, given.excerpt, width, height)
    drawn = set(scene.facts())
    facts = tuple(fact for fact in given.excerpt.facts if fact.id in drawn)
    if not _fits(scene, below, height):
        return Shown(blocks=(), facts=facts)
    if not scene.is_map:
        scene = stretched(scene, height - below)
    box = (left + (width - scene.width) / 2, top, scene.width, scene.height + below)
    return Shown(
        layout=Layout.PICTURE,
        blocks=(Drawing(name=scene.title, box=box, scene=scene),),
        facts=facts,
        unplaced=tuple(dict.fromkeys(scene.unplaced)),
        notes=tuple(one.said[0] for one in scene.groups if draw is weight),
    )


def _fitted(draw: Draw, excerpt: Excerpt, width: float, height: float) -> tuple[Scene, float]:
    """Return a scene that leaves room for its legend, and how high that is with the air over it.

    In the largest type at which all fits and no label is cut; else where the fewest are.
    """
    found: list[tuple[int, float, Scene, float]] = []
    for size in (OF_MAPS,) if draw is map_scene else SIZES:
        scene, below = _over_its_legend(draw, excerpt, Frame(width, size, height))
        fits = _fits(scene, below, height)
        found.append((len(scene.unplaced) if fits else UNFIT, -size, scene, below))
        is_good = fits and not scene.unplaced
        fewest = min(cut for cut, *_ in found)
        if not is_good and fewest < (UNFIT if size >= ENOUGH else 1):
            break
    *_, scene, below = min(found, key=lambda one: one[:2])
    return scene, below


def _over_its_legend(draw: Draw, excerpt: Excerpt, frame: Frame) -> tuple[Scene, float]:
    """Return a scene in a frame that also holds its legend, and how high that is.

    With less room a chart may need a longer legend, which takes room in turn.
    """
    height = frame.height
    below = _below(draw(excerpt, frame))
    for _ in range(REDRAWN):
        scene = draw(excerpt, replace(frame, height=height - below))
        needed = _below(scene)
        if needed <= below or _fits(scene, needed, height):
            break
        below = needed
    return scene, needed


def _fits(scene: Scene, below: float, height: float) -> bool:
    is_in = scene.height + below < height + ROUNDED
    return is_in and smallest(scene) >= LEAST_ON_CHARTS


def stretched(scene: Scene, height: float) -> Scene:
    """Return a chart that is as high as it may be, its type and its marks as they are."""
    times = max(1.0, min(height / scene.height, MOST_STRETCHED))
    groups = tuple(
        replace(
            one,
            shapes=tuple(_stretched(shape, times) for shape in one.shapes),
            hit=tuple(_stretched_path(path, times) for path in one.hit),
        )
        for one in scene.groups
    )
    return replace(scene, groups=groups, height=scene.height * times)


def _stretched(shape: Shape, times: float) -> Shape:
    if isinstance(shape, Path):
        return _stretched_path(shape, times)
    return replace(shape, at=(shape.at[0], shape.at[1] * times))


def _stretched_path(path: Path, times: float) -> Path:
    runs = tuple(tuple((x, y * times) for x, y in run) for run in path.runs)
    return replace(path, runs=runs)


def smallest(scene: Scene) -> float:
    """Return the size of the smallest type on a scene."""
    return min(sizes(scene), default=LEAST_ON_CHARTS)


def _below(scene: Scene) -> float:
    """Return how much room the legend takes."""
    _, high = legend(scene.legend, scene.width, LEAST_ON_CHARTS)
    return high + BELOW * bool(scene.legend)
