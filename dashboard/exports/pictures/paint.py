"""What Plotly writes as CSS and HTML, as plain values: colours, words."""

import html
import re
from typing import Any

from dashboard.exports.pictures.shapes import Dash, Stroke

TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
BREAK = re.compile(r"<br\s*/?>")
NUMBERS = re.compile(r"[\d.]+")
DASHES: dict[str, Dash] = {"solid": "solid", "dot": "dot"}

Colour = tuple[str, float]
"""As #rrggbb, and how far it covers."""


def colour(css: str) -> Colour:
    """A colour as the charts write it: '#rrggbb', 'rgb(1,2,3)' or 'rgba(1,2,3,0.5)'."""
    if css.startswith("#") and len(css) == 7:
        return css, 1.0
    numbers = [float(part) for part in NUMBERS.findall(css)] if css.startswith("rgb") else []
    if len(numbers) not in (3, 4):
        raise ValueError(f"{css!r} is no colour of a chart")
    mixed = "#" + "".join(f"{round(part):02x}" for part in numbers[:3])
    return mixed, numbers[3] if len(numbers) == 4 else 1.0


def stroke(line: dict[str, Any] | None, otherwise: str = "#000000", opacity: float = 1) -> Stroke:
    """A line as a trace or shape describes it; `otherwise` where it names no colour."""
    line = line or {}
    name, cover = colour(line.get("color") or otherwise)
    dash = DASHES.get(line.get("dash") or "solid", "dash")
    width = float(line.get("width", 2))
    return Stroke(colour=name, width=width, dash=dash, opacity=cover * opacity)


def words(text: str) -> tuple[str, ...]:
    """The lines of a Plotly text, without its tags."""
    return tuple(html.unescape(TAG.sub("", line)) for line in BREAK.split(str(text)))


def is_bold(text: str, font: dict[str, Any]) -> bool:
    """Whether words are heavier than the rest."""
    return str(text).startswith("<b>") or int(font.get("weight") or 400) >= 600


def nth(value: Any, index: int) -> Any:
    """What holds for one point: Plotly takes one value for all, or a list."""
    is_list = isinstance(value, (list, tuple)) or hasattr(value, "tolist")
    return value[index] if is_list else value
