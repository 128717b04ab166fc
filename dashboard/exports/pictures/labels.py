"""Words beside points, where Plotly would set them."""

from typing import Any, Literal

from dashboard.charts.measure import width_of
from dashboard.exports.pictures.paint import colour, is_bold, nth, words
from dashboard.exports.pictures.shapes import Path, Point, Shape, Stroke, Text

Across = Literal["left", "middle", "right"]
Down = Literal["above", "middle", "below"]

ACROSS: dict[str, Across] = {"left": "left", "center": "middle", "right": "right"}
DOWN: dict[str, Down] = {"top": "above", "middle": "middle", "bottom": "below"}
# An anchor is the edge of the words that stands at the point: they lie on the other side of it.
FROM_ANCHOR: dict[str, Across] = {"left": "right", "center": "middle", "right": "left"}
BELOW_ANCHOR: dict[str, Down] = {"top": "below", "middle": "middle", "bottom": "above"}
LINE = 1.3
"""From line to line, for the height of a letter; as in Plotly."""


def beside(trace: dict[str, Any], index: int, at: Point, radius: float, base: Any) -> Text:
    """The text of a point of a scatter trace; `radius` is that of its sign, 0 for none."""
    font = {**base, **(trace.get("textfont") or {})}
    down, _, across = str(nth(trace.get("textposition") or "middle center", index)).partition(" ")
    gap = radius / 0.8 + 1 if radius else 0.0
    x = at[0] + gap * {"left": -1, "center": 0, "right": 1}[across]
    y = at[1] + gap * {"top": -1, "middle": 0, "bottom": 1}[down]
    text = nth(trace["text"], index)
    return Text(
        at=(x, y),
        lines=words(text),
        size=float(nth(font["size"], index)),
        colour=colour(nth(font["color"], index))[0],
        bold=is_bold(text, font),
        across=ACROSS[across],
        down=DOWN[down],
        halo=str(font.get("shadow") or "").rpartition(" ")[2],
    )


def annotation(note: dict[str, Any], at: Point, base: Any) -> list[Shape]:
    """An annotation as words, on a box where it has one."""
    font = {**base, **(note.get("font") or {})}
    text = Text(
        at=(at[0] + note.get("xshift", 0), at[1] - note.get("yshift", 0)),
        lines=words(note["text"]),
        size=float(font["size"]),
        colour=colour(font["color"])[0],
        bold=is_bold(note["text"], font),
        across=FROM_ANCHOR[_anchor(note, "x")],
        down=BELOW_ANCHOR[_anchor(note, "y")],
    )
    return [*_box(note, text), text]


def _anchor(note: dict[str, Any], axis: str) -> str:
    """An anchor; where it is left open, by where on the paper the words stand."""
    given: str = note.get(f"{axis}anchor") or "auto"
    if given != "auto":
        return given
    names = ("left", "center", "right") if axis == "x" else ("bottom", "middle", "top")
    share = note[axis] if note.get(f"{axis}ref") == "paper" else 0.5
    return names[0 if share < 1 / 3 else 1 if share <= 2 / 3 else 2]


def _box(note: dict[str, Any], text: Text) -> list[Shape]:
    if not note.get("bgcolor"):
        return []
    fill, opacity = colour(note["bgcolor"])
    edge = note.get("bordercolor")
    left, top, right, bottom = extent(text, note.get("borderpad", 1))
    return [
        Path(
            runs=(((left, top), (right, top), (right, bottom), (left, bottom)),),
            closed=True,
            fill=fill,
            fill_opacity=opacity,
            stroke=Stroke(colour=colour(edge)[0], width=1) if edge else Stroke(),
        )
    ]


def extent(text: Text, pad: float = 0) -> tuple[float, float, float, float]:
    """About what words take: left, top, right, bottom."""
    wide = max(width_of(line, text.size, bold=text.bold) for line in text.lines)
    high = LINE * text.size * len(text.lines)
    left = text.at[0] - wide * {"left": 1.0, "middle": 0.5, "right": 0.0}[text.across]
    top = text.at[1] - high * {"above": 1.0, "middle": 0.5, "below": 0.0}[text.down]
    return left - pad, top - pad, left + wide + pad, top + high + pad
