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
"""What does not fit in this size, which charts may draw by a seventh smaller, fits in none."""
MOST_STRETCHED = 2.5
"""How many times higher than needed a chart may be."""
UNFIT = 10_000
"""More than labels that are cut."""
OF_MAPS = 24.5
"""The same of maps, whose small words are nine tenths as large."""


def chart(draw: Draw, given: Given) -> Shown:
    """Show a chart as large as it fits; nothing where it does not."""
    left, top, width, height = given.room
    scene, below = _fitted(draw, given.excerpt, width, height)
    if not _fits(scene, below, height):
        return Shown(blocks=(), facts=())
    if not scene.is_map:
        scene = stretched(scene, height - below)
    box = (left + (width - scene.width) / 2, top, scene.width, scene.height + below)
    drawn = set(scene.facts())
    return Shown(
        layout=Layout.PICTURE,
        blocks=(Drawing(name=scene.title, box=box, scene=scene),),
        facts=tuple(fact for fact in given.excerpt.facts if fact.id in drawn),
        unplaced=tuple(dict.fromkeys(scene.unplaced)),
        notes=tuple(one.said[0] for one in scene.groups if draw is weight),
    )


def _fitted(draw: Draw, excerpt: Excerpt, width: float, height: float) -> tuple[Scene, float]:
    """Return a scene that leaves room for its legend, and how high that is with the air over it.

    In the largest type at which all fits and no label is cut; else where the fewest are.
    """
    found: list[tuple[int, float, Scene, float]] = []
    for size in (OF_MAPS,) if draw is map_scene else SIZES:
        below = _below(draw(excerpt, Frame(width, size, height)))
        scene = draw(excerpt, Frame(width, size, height - below))
        below = _below(scene)
        fits = _fits(scene, below, height)
        found.append((len(scene.unplaced) if fits else UNFIT, -size, scene, below))
        is_good = fits and not scene.unplaced
        if not is_good and (size >= ENOUGH or any(not cut for cut, *_ in found)):
            break
    *_, scene, below = min(found, key=lambda one: one[:2])
    return scene, below


def _fits(scene: Scene, below: float, height: float) -> bool:
    return scene.height + below <= height and smallest(scene) >= LEAST_ON_CHARTS


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
