"""Checks that a slide can be read from the last row: sizes, fill, and overlaps."""

from collections.abc import Iterator
from itertools import combinations

from dashboard.deck.model import (
    HEIGHT,
    LEAST,
    LEAST_ON_CHARTS,
    WIDTH,
    Box,
    Drawing,
    SlideContent,
    Table,
    Words,
)
from dashboard.scenes.shapes import Scene, Text

FILLED = 0.75
"""How much of the height is filled at least."""
HAIR = 0.5
"""Pixels that make no difference."""


def faults(slide: SlideContent) -> Iterator[str]:
    """Yield what keeps a slide from being read."""
    words, drawn = smallest(slide)
    if words < LEAST:
        yield f"its smallest type is {words:g} pixels high; {LEAST} are needed"
    if drawn < LEAST_ON_CHARTS:
        yield f"its drawing has type {drawn:g} pixels high; {LEAST_ON_CHARTS} are needed"
    if (share := filled(slide)) < FILLED:
        yield f"it fills {share:.0%} of its height; it should fill {FILLED:.0%}"
    for name, box in boxes(slide):
        if not _inside(box):
            yield f"{name} leaves the slide"
    for (one, box), (other, its_box) in combinations(boxes(slide), 2):
        if _overlap(box, its_box):
            yield f"{one} and {other} overlap"
    yield from _overfull(slide)


def smallest(slide: SlideContent) -> tuple[float, float]:
    """Return the smallest type of words, and on drawings."""
    words = [one.size for block in _words(slide) for one in block.paragraphs]
    tables = [block for block in slide.blocks if isinstance(block, Table)]
    words += [
        one.size
        for table in tables
        for row in table.rows
        for cell in row
        for one in cell.paragraphs
    ]
    drawings = [block for block in slide.blocks if isinstance(block, Drawing)]
    drawn = [size for one in drawings for size in sizes(one.scene)]
    drawn += [one.legend_size for one in drawings if one.scene.legend]
    return min(words), min(drawn, default=LEAST_ON_CHARTS)


def sizes(scene: Scene) -> Iterator[float]:
    """Yield the sizes of all type of a scene."""
    shapes = (shape for group in scene.groups for shape in group.shapes)
    return (shape.size for shape in shapes if isinstance(shape, Text))


def filled(slide: SlideContent) -> float:
    """Return the share of the height in which something is drawn that is no ground."""
    bottom, total = 0.0, 0.0
    for top, height in sorted((box[1], box[3]) for _, box in boxes(slide)):
        start = max(top, bottom)
        total += max(0.0, top + height - start)
        bottom = max(bottom, top + height)
    return total / HEIGHT


def boxes(slide: SlideContent) -> list[tuple[str, Box]]:
    """Return the boxes of everything that is on a slide, without its ground."""
    blocks = [one for one in slide.blocks if not (isinstance(one, Drawing) and one.is_ground)]
    return [(one.name, one.box) for one in (slide.title, *blocks, slide.as_of, slide.footer)]


def _words(slide: SlideContent) -> list[Words]:
    blocks = (block for block in slide.blocks if isinstance(block, Words))
    return [slide.title, *blocks, slide.as_of, slide.footer]


def _inside(box: Box) -> bool:
    left, top, width, height = box
    is_across = left >= -HAIR and left + width <= WIDTH + HAIR
    return is_across and top >= -HAIR and top + height <= HEIGHT + HAIR


def _overlap(one: Box, other: Box) -> bool:
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return across > HAIR and down > HAIR


def _overfull(slide: SlideContent) -> Iterator[str]:
    """Yield the blocks whose words are higher than they are."""
    for block in _words(slide):
        high = sum(one.height for one in block.paragraphs)
        if high > block.box[3] + HAIR:
            yield f"the text does not fit in {block.name}"
