"""The charts of the file as SVG, in the colours of whichever theme the reader has."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from dashboard.domain.excerpt import Excerpt, excerpt
from dashboard.domain.map_views import MapView
from dashboard.rendering.paint import named
from dashboard.rendering.svg import Svg
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import FIRST, FIRST_NARROW, NARROW, PHONE, WIDE, Group, Scene

FRAMES = {"phone": PHONE, "narrow": NARROW, "wide": WIDE}
"""What a chart is drawn for: a style sheet shows the one that fits the window, or the paper."""
OF_A_MAP = {"phone": PHONE, "narrow": FIRST_NARROW, "first": FIRST}
"""The same of a map, which leaves room for the moments beside it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A mark of a chart in the list of a phone."""

    group: Group
    sample: Markup
    """How it is drawn; empty where it has a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart as it is drawn for one width."""

    frame: str
    """One of FRAMES, or of OF_A_MAP."""
    id: str
    """Of this drawing on the page."""
    scene: Scene
    svg: Markup
    """The chart; empty where it is a list alone."""
    keys: tuple[tuple[Markup, str], ...]
    """The legend: samples and what they mean."""
    entries: tuple[tuple[str, tuple[Entry, ...]], ...]
    """The list below it, by lane; only on a phone."""


def maps(shown: Excerpt) -> dict[MapView, tuple[Drawing, ...]]:
    """Return all map views, each drawn for all widths; the one that is open first."""
    views = sorted(shown.dossier.config.maps, key=lambda view: view != shown.map_view)
    seen = {v: excerpt(shown.dossier, replace(shown.selection, map=v.id)) for v in views}
    return {view: tuple(_maps(view.id, one)) for view, one in seen.items()}


def _maps(view: str, shown: Excerpt) -> Iterator[Drawing]:
    for width, frame in OF_A_MAP.items():
        yield _drawing(CHARTS["map"](shown, frame), f"map-{view}-{width}", width)


def drawings(shown: Excerpt, name: str) -> tuple[Drawing, ...]:
    """Return a chart of CHARTS, drawn for all widths."""
    return tuple(
        _drawing(CHARTS[name](shown, frame), f"{name}-{width}", width)
        for width, frame in FRAMES.items()
    )


def _drawing(scene: Scene, id_: str, width: str) -> Drawing:
    """Draw a scene. On a phone time is a list alone, and numbers have their labels in a list."""
    svg = Svg(named, prefix=f"{id_}-", is_live=True)
    is_list = width == "phone" and scene.name == "timeline"
    is_numbered = any(group.number for group in scene.reachable())
    said = f'role="img" aria-describedby="{id_}-words" aria-labelledby="{id_}-title"'
    return Drawing(
        frame=width,
        id=id_,
        scene=scene,
        svg=Markup("" if is_list else svg.scene(scene, said=said)),
        keys=tuple((Markup(svg.key(key)), key.words) for key in scene.legend),
        entries=tuple(_lanes(scene, svg)) if is_list or is_numbered else (),
    )


def _lanes(scene: Scene, svg: Svg) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    for lane, groups in groupby(scene.reachable(), key=lambda group: group.lane):
        samples = ((one, "" if one.number else svg.sample(one)) for one in groups)
        yield lane, tuple(Entry(group, Markup(sample)) for group, sample in samples)
