"""Plain axes: from the numbers of a figure to pixels."""

from dataclasses import dataclass
from typing import Any

from dashboard.exports.pictures.shapes import Point


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis: its range, and the pixels at which that begins and ends."""

    start: float
    end: float
    pixels: tuple[float, float]

    def at(self, value: float) -> float:
        """Where a value stands."""
        left, right = self.pixels
        return left + (right - left) * (float(value) - self.start) / (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Plane:
    """The plot area of a figure with plain axes."""

    x: Axis
    y: Axis
    paper_x: Axis
    paper_y: Axis

    def axis(self, name: str, ref: str | None) -> Axis:
        """The axis that a shape or an annotation refers to; 'paper' is the plot area."""
        if (ref or name).split()[0] == "paper" or "domain" in (ref or ""):
            return self.paper_x if name == "x" else self.paper_y
        return self.x if name == "x" else self.y

    def point(self, x: float, y: float) -> Point:
        """Where a point of a trace stands."""
        return self.x.at(x), self.y.at(y)


def plane(layout: dict[str, Any], width: float, height: float) -> Plane:
    """The plot area of a layout. Raises ValueError for an axis that gives no range."""
    margin = {"l": 80, "r": 80, "t": 100, "b": 80} | (layout.get("margin") or {})
    across = (float(margin["l"]), width - margin["r"])
    down = (height - margin["b"], float(margin["t"]))
    return Plane(
        Axis(*_range(layout, "xaxis"), across),
        Axis(*_range(layout, "yaxis"), down),
        Axis(0, 1, across),
        Axis(0, 1, down),
    )


def _range(layout: dict[str, Any], name: str) -> tuple[float, float]:
    found = (layout.get(name) or {}).get("range")
    if not found:
        raise ValueError(f"{name} has no range: only the browser would know it")
    return float(found[0]), float(found[1])
