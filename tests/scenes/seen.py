"""What tests of all scenes look at: words, groups by target, what covers what."""

from itertools import combinations, pairwise

from dashboard.scenes.bounds import box_of_text, overlap
from dashboard.scenes.shapes import Group, Path, Scene, Text

TOLERANCE = 1
"""Pixels that words may come into each other, or leave the canvas by: widths are guessed."""


def by_target(scene: Scene) -> dict[str, Group]:
    """Return the groups that can be reached, by what selecting them asks for."""
    return {group.target: group for group in scene.reachable()}


def texts(scene: Scene) -> list[Text]:
    """Return all words of a scene."""
    return [shape for group in scene.groups for shape in group.shapes if isinstance(shape, Text)]


def written(scene: Scene) -> list[str]:
    """Return all words of a scene, each block in one line."""
    return [" ".join(text.lines) for text in texts(scene)]


def covering(scene: Scene) -> list[tuple[str, str]]:
    """Return the pairs of words that run into each other."""
    boxes = [(" ".join(text.lines), box_of_text(text)) for text in texts(scene)]
    return [
        (one, other)
        for (one, box), (other, second) in combinations(boxes, 2)
        if overlap(box, second, -TOLERANCE)
    ]


def outside(scene: Scene) -> list[str]:
    """Return the words that leave the canvas."""
    found = []
    for text in texts(scene):
        left, top, right, bottom = box_of_text(text)
        across = left >= -TOLERANCE and right <= scene.width + TOLERANCE
        if not (across and top >= -TOLERANCE and bottom <= scene.height + TOLERANCE):
            found.append(" ".join(text.lines))
    return found


def crossed(scene: Scene) -> list[tuple[str, str]]:
    """Return the words that an open line of some group runs through, with the group."""
    boxes = [(" ".join(text.lines), box_of_text(text)) for text in texts(scene)]
    return [
        (words, group.name)
        for group in scene.groups
        for shape in group.shapes
        if isinstance(shape, Path) and shape.fill is None and len(shape.runs[0]) != 5
        for x, y in _along(shape.runs[0])
        for words, (left, top, right, bottom) in boxes
        if left + 1 < x < right - 1 and top + 2 < y < bottom - 2
    ]


def _along(run):
    """Return points of a line no more than three pixels apart."""
    for (x0, y0), (x1, y1) in pairwise(run):
        steps = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / 3))
        for step in range(steps):
            yield x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps
