"""A scene as a page gets it: the figure, what can be selected of it, and what stands below."""

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any, NamedTuple

from dashboard.domain.config import Palette
from dashboard.domain.excerpt import Excerpt
from dashboard.rendering.ground import ground
from dashboard.rendering.items import items
from dashboard.rendering.paint import THEMES, Theme, mixed, palette
from dashboard.rendering.plotly import figure_json, parts
from dashboard.rendering.svg import Svg
from dashboard.scenes import Draw
from dashboard.scenes.map_canvas import canvas_of
from dashboard.scenes.map_ground import backdrop_of
from dashboard.scenes.shapes import (
    FIRST,
    FIRST_HUGE,
    FIRST_NARROW,
    FIRST_WIDE,
    PHONE,
    Backdrop,
    Frame,
    Mark,
    Scene,
    Text,
)

Fits = tuple[int, int | None]
"""The widths of a window that a chart is laid out for: the least, and the first too large one."""

FROM = (0, 690, 1240, 1640, 2200)
"""Widths of a window from which on charts are laid out differently."""
FRAMES_FIRST = (PHONE, FIRST_NARROW, FIRST, FIRST_WIDE, FIRST_HUGE)
"""What the map of the first page is laid out for, by these widths: all is to be seen at once."""


Below = Callable[[Scene, Excerpt, Theme], str]
"""What stands below a chart besides its legend and its notes, as HTML."""


@lru_cache(maxsize=256)
def packed(
    draw: Draw, excerpt: Excerpt, theme: Theme, frame: Frame, fits: Fits, below: Below
) -> bytes:
    """Return a chart as the browser gets it: JSON, compressed; made once for all visitors."""
    scene = draw(excerpt, frame)
    shown = shown_of(scene, excerpt, theme, frame)
    message = {**shown, "fits": fits, "below": below(scene, excerpt, theme)}
    return gzip.compress(json.dumps(message, separators=(",", ":")).encode(), mtime=0)


def shown_of(scene: Scene, excerpt: Excerpt, theme: Theme, frame: Frame) -> dict[str, Any]:
    """Return what a page shows of a scene, as plain data.

    On a phone time is a list alone, and so without a figure; marks with numbers have theirs below.
    """
    colours = palette(excerpt.dossier.config, theme)
    svg = Svg(partial(mixed, colours=colours))
    is_list = frame.is_phone and scene.name == "timeline"
    is_numbered = any(group.number for group in scene.reachable())
    image = _ground(scene, theme, colours, excerpt.selection.edition)
    zooms = not frame.is_phone and (scene.is_map or scene.window is not None)
    return {
        "title": scene.title,
        "description": scene.description,
        "width": scene.width,
        "height": scene.height,
        "window": scene.window,
        "isMap": scene.is_map,
        "zooms": zooms,
        "list": "only" if is_list else "below" if is_numbered else "hidden",
        "selected": excerpt.selection.focus,
        "figure": None if is_list else figure_json(scene, colours, image, only_lines=True),
        "items": list(_listed(scene, svg if is_list else None)),
        "points": [] if is_list else list(_points(scene, svg)),
        "legend": [{"sample": svg.key(key), "words": key.words} for key in scene.legend],
        "notes": scene.notes,
    }


def _listed(scene: Scene, svg: Svg | None) -> Iterator[dict[str, Any]]:
    """Yield the items, each with a key of its own, and with a sample if `svg` draws them."""
    seen: dict[str, int] = {}
    for group, item in zip(scene.reachable(), items(scene), strict=True):
        number = seen[group.target] = seen.get(group.target, 0) + 1
        sample = {"sample": svg.sample(group)} if svg else {}
        yield item | sample | {"key": f"{group.target}#{number}"}


def _points(scene: Scene, svg: Svg) -> Iterator[dict[str, Any]]:
    """Yield what keeps its size at a point, however a page stretches and zooms: marks and words.

    Plotly changes some twenty attributes for each word that it draws, and draws all of them anew.
    """
    for pair, groups in parts(scene):
        shapes = [shape for group in groups for shape in group.shapes]
        for kind in (Mark, Text):
            for shape in shapes:
                if isinstance(shape, kind):
                    x, y = shape.at
                    drawn = svg.shapes((replace(shape, at=(0.0, 0.0)),))
                    yield {"at": (round(x, 1), round(y, 1)), "moves": pair == 1, "svg": drawn}


def _ground(scene: Scene, theme: Theme, colours: Palette, edition: str) -> str:
    """Return where the ground of a map is; empty for any other chart."""
    if scene.backdrop is None:
        return ""
    return address_of_ground(scene.backdrop, (scene.width, scene.height), theme, colours, edition)


def address_of_ground(
    backdrop: Backdrop, size: tuple[float, float], theme: Theme, colours: Palette, edition: str
) -> str:
    """Return where a page finds a ground: './basemap/NAME-dark.svg?v=DIGEST'.

    `edition` is that of the page, whose maps may be others than today's; '' for the present one.
    """
    of = f"&edition={edition}" if edition else ""
    return f"./basemap/{backdrop.name}-{theme}.svg?v={ground(backdrop, *size, colours).digest}{of}"


class FirstGround(NamedTuple):
    """The ground that the first page begins with, in a theme, in windows of `least` and more."""

    least: int
    theme: Theme
    address: str
    width: float
    height: float


def first_grounds(excerpt: Excerpt) -> Iterator[FirstGround]:
    """Yield the grounds of the map that is open, the widest windows first, each dark and light."""
    dossier, view = excerpt.dossier, excerpt.map_view
    for least, frame in reversed(list(zip(FROM, FRAMES_FIRST, strict=True))):
        size = canvas_of(view, frame).size
        backdrop = backdrop_of(dossier, view, frame)
        for theme in reversed(THEMES):
            colours = palette(dossier.config, theme)
            edition = excerpt.selection.edition
            address = address_of_ground(backdrop, size, theme, colours, edition)
            yield FirstGround(least, theme, address, *size)
