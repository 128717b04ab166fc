"""The colours of the real dossier can be read, seen and told apart wherever charts use them."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import parse_filter
from dashboard.loading.checks.palettes import AREAS, GROUNDS, HUES, TEXTS
from dashboard.loading.colours import Vision, contrast, difference
from dashboard.rendering.paint import mixed, palette
from dashboard.scenes import CHARTS
from dashboard.scenes.bounds import box_of
from dashboard.scenes.shapes import WIDE, Fade, Group, Ink, Layer, Mark, Path, Scene, Shape, Text

THEMES = ("light", "dark")
QUERIES = ("", "map=world", "timeline=kinds", "statuses=denied", "fact=letter-prepared")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("vision", Vision)
def test_our_hues_and_areas_are_told_apart(real, theme, vision):
    colours = palette(real.config, theme)

    def least(names):
        pairs = combinations([getattr(colours, name) for name in names], 2)
        return min(difference(one, other, vision) for one, other in pairs)

    assert least(HUES) >= 10
    assert least(AREAS) >= 5
    assert min(difference(colours.site, getattr(colours, name), vision) for name in AREAS) >= 10


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_our_words_can_be_read_on_the_page_and_on_maps(real, theme, name, ground):
    colours = palette(real.config, theme)
    assert contrast(getattr(colours, name), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_our_site_stands_out_of_its_country(real, theme):
    colours = palette(real.config, theme)
    assert min(contrast(colours.site, getattr(colours, name)) for name in AREAS[:3]) >= 3


class Painted(NamedTuple):
    """What lies on a canvas: an area, its ink, and how opaque it is at an x."""

    runs: tuple
    ink: Ink
    opacity: object


def painting(scene: Scene) -> Iterator[tuple[Group | None, Shape]]:
    """Yield all shapes, from the ground up, each with its group."""
    if scene.backdrop:
        yield from ((None, shape) for shape in scene.backdrop.shapes)
    for layer in Layer:
        for group in scene.groups:
            if group.layer is layer:
                yield from ((group, shape) for shape in group.shapes)


def blended(over: str, under: str, opacity: float) -> str:
    pairs = zip(bytes.fromhex(over[1:]), bytes.fromhex(under[1:]), strict=True)
    return "#" + bytes(round(opacity * a + (1 - opacity) * b) for a, b in pairs).hex()


def is_inside(point, runs) -> bool:
    """Whether a point lies in an area, by the even-odd rule."""
    x, y = point
    crossings = 0
    for run in runs:
        for (x1, y1), (x2, y2) in zip(run, (*run[1:], run[0]), strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                crossings += 1
    return crossings % 2 == 1


def ground_at(point, below: list[Shape], colours) -> str:
    """The colour that is seen at a point."""
    seen = colours.page
    for shape in below:
        if isinstance(shape, Path) and shape.fill and is_inside(point, shape.runs):
            ink = shape.fill.ink if isinstance(shape.fill, Fade) else shape.fill
            opacity = ink.opacity * (
                fade_at(shape.fill, point[0]) if isinstance(shape.fill, Fade) else 1
            )
            seen = blended(mixed(ink, colours), seen, opacity)
    return seen


def fade_at(fade: Fade, x: float) -> float:
    before = [stop for stop in fade.stops if stop[0] <= x] or [fade.stops[0]]
    after = [stop for stop in fade.stops if stop[0] >= x] or [fade.stops[-1]]
    (x1, o1), (x2, o2) = before[-1], after[0]
    return o1 if x1 == x2 else o1 + (x - x1) / (x2 - x1) * (o2 - o1)


def pale_texts(scene: Scene, colours) -> Iterator[tuple[str, str, float]]:
    """Yield the words whose contrast is too small at their start, middle or end."""
    below: list[Shape] = []
    for _, shape in painting(scene):
        if isinstance(shape, Text):
            left, top, right, bottom = box_of(shape)
            points = [(x, (top + bottom) / 2) for x in (left + 1, (left + right) / 2, right - 1)]
            grounds = [
                mixed(shape.halo, colours) if shape.halo else ground_at(one, below, colours)
                for one in points
            ]
            least = min(contrast(mixed(shape.ink, colours), ground) for ground in grounds)
            if least < 4.5:
                yield " ".join(shape.lines), shape.ink.name, round(least, 2)
        below.append(shape)


def faint_marks(scene: Scene, colours) -> Iterator[tuple[str, str, float]]:
    """Yield the marks of facts that stand out too little, by fill and line, of what is around."""
    below: list[Shape] = []
    for group, shape in painting(scene):
        if isinstance(shape, Mark) and group and group.facts:
            inks = [shape.fill, shape.stroke.ink if shape.stroke else None]
            x, y = shape.at
            around = [(x, y + side * 0.75 * shape.size) for side in (-1, 1)]
            most = max(
                contrast(mixed(ink, colours), ground_at(point, below, colours))
                for ink in inks
                if ink
                for point in around
            )
            if most < 3:
                yield group.name, shape.symbol, round(most, 2)
        below.append(shape)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("name", CHARTS)
def test_words_and_marks_of_a_chart_stand_out_of_what_lies_under_them(real, name, query, theme):
    scene = CHARTS[name](excerpt(real, parse_filter(query, real)), WIDE)
    colours = palette(real.config, theme)

    assert list(pale_texts(scene, colours)) == []
    assert list(faint_marks(scene, colours)) == []
