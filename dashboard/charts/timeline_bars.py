"""The bars of the timeline: what is known as more, or less, than one firm day.

Bars are made of pieces, so that ends can fade. The pieces are not sensitive: what answers to
hovering and clicking are the invisible sections of a bar.
"""

from collections.abc import Iterator
from math import ceil
from typing import Any

from dashboard.charts.bundles import Bundle
from dashboard.charts.frame import HOVER, about_each, hover, lines
from dashboard.charts.lanes import ROW, SIGN, WIDTH, Extent, Placed, room
from dashboard.charts.scene import Scene, Trace
from dashboard.charts.signs import MARKERS
from dashboard.domain.dates import in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.phrasing import contest_marks
from dashboard.domain.vocabulary import Status

BAR = 8
EDGE = 2
STEP = 5 / WIDTH
"""How long one step of a fading end is, where the end is neither very short nor very long."""
SECTION = 0.16
"""How long a sensitive section of a bar is: the hover label stands at the end of one."""


def pieces(scene: Scene) -> Trace:
    """All bars, drawn: solid, hollow (two edges), dashed or crossed, as the status has it."""
    drawn = [
        (
            *(left, right, placed.y + shift, height),
            *(scene.colour(placed.fact, strength), pattern, placed.of.name),
        )
        for placed in scene.bars
        for pattern, strips in (stroke(placed.fact.status),)
        for left, right, strength in steps(placed.extent, gap_of(placed))
        for shift, height in strips
    ]
    left, right, y, height, colour, pattern, of = zip(*drawn, strict=True) if drawn else [()] * 7
    return {
        **_bars(left, right, y, height),
        "marker": {
            "color": colour,
            "opacity": 1,
            "line": {"width": 0},
            "pattern": {"shape": pattern, "size": 6, "solidity": 0.55},
        },
        "hoverinfo": "skip",
        **about_each(of),
    }


def stroke(status: Status) -> tuple[str, tuple[tuple[float, float], ...]]:
    """How a bar of a status is drawn: a pattern, and strips as (shift, height)."""
    look = MARKERS[status]
    if look.filled:
        return "", ((0, BAR),)
    if "x" in look.symbol:
        return "x", ((0, BAR),)
    if look.dash != "solid":
        return "|", ((0, BAR),)
    edge = (BAR - EDGE) / 2
    return "", ((-edge, EDGE), (edge, EDGE))


def gap_of(placed: Placed) -> tuple[float, float]:
    """What is left out of a bar, so that the marks beside its sign can be read."""
    if placed.marks:
        return placed.beside, placed.beside + room(placed.marks)
    return placed.extent.right, placed.extent.right


def steps(where: Extent, gap: tuple[float, float]) -> Iterator[tuple[float, float, float]]:
    """A bar as (left, right, strength), its strength falling towards soft ends."""
    start, end = where.core
    whole = [
        *fading(where.left, start),
        (start, end, 1.0),
        *((left, right, 1 - strength) for left, right, strength in fading(end, where.right)),
    ]
    for left, right, strength in whole:
        for a, b in ((left, min(right, gap[0])), (max(left, gap[1]), right)):
            if b > a:
                yield a, b, strength


def fading(left: float, right: float) -> Iterator[tuple[float, float, float]]:
    """Steps of rising strength."""
    count = min(16, max(4, round((right - left) / STEP)))
    step = (right - left) / count
    for number in range(count if right > left else 0):
        yield left + number * step, left + (number + 1) * step, (number + 0.5) / count


def sections(scene: Scene) -> Trace:
    """What is sensitive of the bars. Each hover text is sent once and referred to."""
    drawn = [
        (left, right, placed.y, number)
        for number, placed in enumerate(scene.bars)
        for left, right in parted(placed.extent)
    ]
    left, right, y, number = zip(*drawn, strict=True) if drawn else [()] * 4
    return {
        **_bars(left, right, y, [ROW] * len(left)),
        "marker": {"color": "rgba(0,0,0,0)", "opacity": 1, "line": {"width": 0}},
        "meta": [hover_of(placed.of, scene.dossier) for placed in scene.bars],
        "customdata": [scene.bars[n].of.target for n in number],
        "hoverinfo": "text",
        "hovertemplate": [HOVER.replace("hovertext", f"meta[{n}]") for n in number],
    }


def hover_of(bundle: Bundle, dossier: Dossier) -> str:
    """What hovering over a sign shows: its fact, or what its facts have in common."""
    first = bundle.first
    if len(bundle.facts) == 1:
        return hover(first, dossier)
    said = f"{first.status.glyph} {first.status.label}"
    contests = contest_marks(bundle.facts, dossier)
    dated = f"{in_words(bundle.when)} · {first.when_is.label.lower()}"
    gone = "corrected or withdrawn " if first.id in dossier.superseded else ""
    head = f"<b>{len(bundle.facts)} {gone}facts</b>"
    return "<br>".join(
        (head, *map(lines, (said, *contests, dated, "A click leaves such facts alone.")))
    )


def parted(where: Extent) -> Iterator[tuple[float, float]]:
    """A bar, and at least its sign, in sections of about the same length."""
    left = min(where.left, where.middle - SIGN / 2)
    right = max(where.right, where.middle + SIGN / 2)
    count = ceil((right - left) / SECTION)
    step = (right - left) / count
    for number in range(count):
        yield left + number * step, left + (number + 1) * step


def _bars(left: Any, right: Any, y: Any, height: Any) -> Trace:
    return {
        "type": "bar",
        "orientation": "h",
        "base": [round(x, 4) for x in left],
        "x": [round(round(b, 4) - round(a, 4), 4) for a, b in zip(left, right, strict=True)],
        "y": list(y),
        "width": list(height),
    }
