"""The signs of the timeline, and the small marks at them: lines, arrows, caps, rings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dashboard.charts.frame import HOVER, about_each
from dashboard.charts.lanes import WIDTH, Placed, room
from dashboard.charts.scene import Scene, Trace
from dashboard.charts.signs import MARKERS, marker
from dashboard.charts.timeline_bars import BAR, EDGE, hover_of, pieces, sections
from dashboard.domain.vocabulary import WhenIs

SIZE = 12
SIZE_IN_FOCUS = 17
OPTICAL = {"triangle-right": 1.35, "diamond": 1.2, "square": 0.95}
"""Plotly's symbols of one size differ in area; with these factors they look alike."""
RIM = 1.5
HALO = 28
STRIKE = 20
MARK = re.compile(r"×\d+|.")
"""One of the marks beside a sign: a number is one."""
CLEARING = 18
"""In pixels; the rest of a hollow sign could not be told from its bar."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One sign that Plotly draws, wherever it stands."""

    x: float
    y: float
    fact: str
    symbol: str
    size: float
    fill: str
    line: str
    width: float = 0
    dash: str = "solid"


def traces(scene: Scene) -> list[Trace]:
    """Everything that moves with the facts. `sections` and `days` are sensitive."""
    on_bars = [sign(placed, scene) for placed in scene.bars]
    found = [pieces(scene), scatter([*marks(scene), *on_bars]), notes(scene), sections(scene)]
    return [*found, days(scene), *focus(scene), *strikes(scene)]


def days(scene: Scene) -> Trace:
    """The signs of firm days."""
    return scatter([sign(placed, scene) for placed in scene.days]) | {
        "customdata": [placed.of.target for placed in scene.days],
        "hovertext": [hover_of(placed.of, scene.dossier) for placed in scene.days],
        "hoverinfo": "text",
        "hovertemplate": HOVER,
    }


def focus(scene: Scene) -> Iterator[Trace]:
    """What is in focus once more, over all others: bigger, with a ring."""
    ink = scene.paint.ink
    rings = [Mark(p.x, p.y, p.of.name, "circle-open", HALO, ink, ink, 2) for p in scene.in_focus]
    if rings:
        yield scatter(rings + [sign(p, scene, SIZE_IN_FOCUS) for p in scene.in_focus])


def strikes(scene: Scene) -> Iterator[Trace]:
    """A line through the sign of each fact that no longer stands."""
    gone = [placed for placed in scene.placed if placed.fact.id in scene.dossier.superseded]
    paint, focus = scene.paint, scene.focus
    drawn = [
        Mark(placed.x, placed.y, placed.of.name, "line-ew", STRIKE, ink, ink, 2)
        for placed in gone
        for ink in (paint.muted if focus and placed.fact.id not in focus else paint.ink,)
    ]
    if drawn:
        yield scatter(drawn)


def scatter(marks: list[Mark]) -> Trace:
    """Marks as one trace."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(mark.x, 4) for mark in marks],
        "y": [mark.y for mark in marks],
        "marker": {
            "symbol": _once([mark.symbol for mark in marks]),
            "size": _once([mark.size for mark in marks]),
            "color": _once([mark.fill for mark in marks]),
            "opacity": 1,
            "line": {
                "color": _once([mark.line for mark in marks]),
                "width": _once([mark.width for mark in marks]),
                "dash": _once([mark.dash for mark in marks]),
            },
        },
        "hoverinfo": "skip",
        **about_each([mark.fact for mark in marks]),
    }


def _once(values: list[Any]) -> Any:
    """What all have in common is sent once."""
    return values[0] if len(set(values)) == 1 else values


def sign(placed: Placed, scene: Scene, size: float = SIZE) -> Mark:
    """The sign of a fact's status."""
    fact = placed.fact
    size = round(size * OPTICAL.get(MARKERS[fact.status].symbol, 1), 1)
    look = marker(fact.status, scene.colour(fact), scene.paint.page, size)
    line = look["line"]
    if MARKERS[fact.status].filled:  # a thin rim parts it from its neighbours and from its bar
        line = {"color": scene.paint.page, "width": RIM, "dash": "solid"}
        size += RIM
    edge, width, dash = line["color"], min(line["width"], 2), line["dash"]
    at = (placed.x, placed.y, placed.of.name)
    return Mark(*at, look["symbol"], size, look["color"], edge, width, dash)


def marks(scene: Scene) -> Iterator[Mark]:
    """Firm ends of bars, arrows at open ones, lines under report dates."""
    for placed in scene.placed:
        if placed.fact.when_is is WhenIs.REPORT:
            colour = scene.colour(placed.fact)
            at = (placed.x, placed.y + 8, placed.of.name)
            yield Mark(*at, "line-ew", 13, colour, colour, 2)
    for placed in scene.bars:
        yield from ends(placed, scene)
        if not MARKERS[placed.fact.status].filled:
            page = scene.paint.page
            yield Mark(placed.x, placed.y, placed.of.name, "circle", CLEARING, page, page)


def ends(placed: Placed, scene: Scene) -> Iterator[Mark]:
    """The ends of a bar, where they are firm or open."""
    fact, where = placed.fact, placed.extent
    when, firm, open_ = placed.of.when, scene.colour(fact), scene.colour(fact, 0.7)
    y, name = placed.y, placed.of.name
    if when.earliest is None:
        yield Mark(where.left, y, name, "triangle-left", 9, open_, open_)
    elif not when.soft_start:
        yield Mark(where.left, y, name, "line-ns", BAR + 4, firm, firm, EDGE)
    if when.latest is None:
        yield Mark(where.right - 6 / WIDTH, y, name, "triangle-right", 9, open_, open_)
    elif not when.soft_end:
        yield Mark(where.right, y, name, "line-ns", BAR + 4, firm, firm, EDGE)


def notes(scene: Scene) -> Trace:
    """The marks beside what was worked out, is contested, or stands for many."""
    marked = [
        (placed, placed.beside + room(placed.marks[: mark.start()]) + room(mark[0]) / 2, mark[0])
        for placed in scene.placed
        for mark in MARK.finditer(placed.marks)
    ]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [round(x, 4) for _, x, _ in marked],
        "y": [placed.y for placed, _, _ in marked],
        "text": [mark for *_, mark in marked],
        "textfont": {"size": 17, "color": [scene.colour(placed.fact) for placed, *_ in marked]},
        "hoverinfo": "skip",
        **about_each([placed.of.name for placed, *_ in marked]),
    }
