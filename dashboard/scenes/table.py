"""Parts of charts in rows and columns: boxes, blocks of words, legends, fitting a frame."""

from collections.abc import Callable, Collection, Iterable
from typing import Literal

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import CONTEST, CONTESTED
from dashboard.domain.vocabulary import Status
from dashboard.scenes.bounds import LINE, Box, corners
from dashboard.scenes.markers import MARKERS, RECEDED, mark
from dashboard.scenes.measure import wrapped
from dashboard.scenes.shapes import Frame, Group, Ink, Key, Layer, Mark, Path, Scene, Stroke, Text

SMALLEST = 0.85
"""How small type may become for a chart to fit into its frame."""
MOST_ROWS = 200
"""Bounds a chart, whatever a dossier holds; the rest is counted."""
TINT, EDGE = 0.13, 0.65
"""Shares of a hue: what fills a box, and what lies around it."""


def rectangle(box: Box, fill: Ink | None = None, stroke: Stroke | None = None) -> Path:
    """Return a box as an area."""
    return Path(runs=(corners(*box),), fill=fill, stroke=stroke)


def rule(left: float, right: float, y: float, ink: str = "rule", width: float = 1) -> Path:
    """Return a line across."""
    return Path(runs=(((left, y), (right, y)),), stroke=Stroke(Ink(ink), width))


def block(
    words: str,
    left: float,
    top: float,
    width: float,
    size: float,
    *,
    bold: bool = False,
    ink: str = "ink",
    anchor: Literal["start", "middle", "end"] = "start",
) -> Text:
    """Return words in lines no longer than a width, downwards; `anchor` says what `left` is.

    Held by their middle, as media differ in how far lines stand apart.
    """
    lines = wrapped(words, size, width, bold=bold)
    middle = top + LINE * size * len(lines) / 2
    return Text(
        at=(left, middle), lines=lines, size=size, ink=Ink(ink), is_bold=bold, anchor=anchor
    )


def height_of(*texts: Text) -> float:
    """Return how high blocks of words are, one below the other."""
    return sum(LINE * text.size * len(text.lines) for text in texts)


def sign(fact: Fact, ink: Ink, left: float, top: float, size: float) -> Mark:
    """Return the mark of a fact's status beside the first line of a block of words."""
    return mark(MARKERS[fact.status], (left + 0.5 * size, top + LINE * size / 2), ink, 0.8 * size)


def hue(fact: Fact, facts: Iterable[str], excerpt: Excerpt) -> Ink:
    """Return the colour of a fact's kind; paler while others than `facts` are selected."""
    away = excerpt.focus & excerpt.listed_ids and excerpt.focus.isdisjoint(facts)
    return Ink(excerpt.dossier.kind[fact.kind].hue.value, RECEDED if away else 1.0)


def tinted(ink: Ink, share: float = TINT) -> Ink:
    """Return a shade of a colour."""
    return Ink(ink.name, round(ink.share * share, 3))


def ring(name: str, box: Box) -> Group:
    """Return what is drawn around a box that is selected."""
    line = rectangle(box, stroke=Stroke(Ink("ink"), 2))
    return Group(name=f"selected: {name}", shapes=(line,), layer=Layer.FOCUS)


def status_keys(statuses: Collection[Status]) -> tuple[Key, ...]:
    """Return what the marks of some statuses mean."""
    return tuple(
        Key(shapes=(mark(MARKERS[status], (14, 9), Ink("ink"), 12),), words=status.label)
        for status in Status
        if status in statuses
    )


def kind_keys(
    facts: Iterable[Fact], excerpt: Excerpt, *, is_solid: bool = False
) -> tuple[Key, ...]:
    """Return what the hues of some facts mean: the kinds that are drawn in each."""
    named: dict[str, list[str]] = {}
    drawn = {fact.kind for fact in facts}
    for kind in excerpt.dossier.config.kinds:
        if kind.id in drawn:
            named.setdefault(kind.hue.value, []).append(kind.name)
    return tuple(
        Key(shapes=(sample(Ink(name), is_solid=is_solid),), words="; ".join(kinds))
        for name, kinds in named.items()
    )


def sample(ink: Ink, *, is_solid: bool = False) -> Path:
    """Return a box of a hue for a legend, filled with a tint of it or with itself."""
    fill = ink if is_solid else tinted(ink)
    return rectangle((4.5, 2.5, 23.5, 15.5), fill, Stroke(tinted(ink, EDGE), 1))


def contest_key(is_used: bool) -> tuple[Key, ...]:
    """Return what the mark beside contested words means."""
    glyph = Text(at=(14, 9), lines=(CONTESTED,), size=14, anchor="middle")
    return (Key(shapes=(glyph,), words=CONTEST),) if is_used else ()


def fitting(frame: Frame, rows: int, draw: Callable[[float, int], Scene]) -> Scene:
    """Return what `draw` makes of a size of type and a number of rows, as large as fits.

    Type becomes smaller first; then rows are left out, which `draw` counts in words.
    """
    most = rows
    if not frame.height:
        return draw(frame.size, most)
    tries = [(frame.size * share, most) for share in (1, 0.95, 0.9, SMALLEST)]
    tries += [(frame.size * SMALLEST, fewer) for fewer in range(most - 1, 0, -1)]
    for size, number in tries:
        scene = draw(round(size, 1), number)
        if scene.height <= frame.height:
            break
    return scene


def nothing(name: str, title: str, description: str, words: str, frame: Frame) -> Scene:
    """Return a chart that has nothing to draw, and says so."""
    size = frame.size
    text = block(words, 0, size / 2, frame.width, size)
    return Scene(
        name=name,
        title=title,
        description=description,
        width=frame.width,
        height=round(height_of(text) + size, 1),
        groups=(Group(name="nothing to draw", shapes=(text,), layer=Layer.AXIS),),
    )
