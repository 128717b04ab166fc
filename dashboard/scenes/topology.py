"""The outlines of a basemap file (TopoJSON), as rings and lines of longitude and latitude."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dashboard.domain.projection import Position

Line = list[Position]


@dataclass(frozen=True, slots=True)
class Topology:
    """A file of the basemap: its lines, and the objects that are made of them."""

    arcs: tuple[Line, ...]
    objects: dict[str, Any]

    def polygons(self, name: str) -> Iterator[list[Line]]:
        """The polygons of an object: an exterior ring, then its holes."""
        for shape in self.objects[name]["geometries"]:
            parts = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape.get("arcs", [])]
            for rings in parts:
                if rings:
                    yield [self._joined(ring) for ring in rings]

    def lines(self, name: str) -> Iterator[Line]:
        """The lines of an object."""
        for shape in self.objects[name]["geometries"]:
            parts = shape["arcs"] if shape["type"].startswith("Multi") else [shape["arcs"]]
            yield from (self._joined(part) for part in parts)

    def borders(self, name: str) -> Iterator[Line]:
        """The lines that two areas of an object have in common."""
        used = Counter(_lines_of(self.objects[name]["geometries"]))
        yield from (self.arcs[number] for number, times in sorted(used.items()) if times > 1)

    def _joined(self, numbers: Iterable[int]) -> Line:
        whole: Line = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            whole += arc[1:] if whole else arc
        return whole


def read_topology(data: bytes) -> Topology:
    """Return the content of a file of the basemap."""
    content = json.loads(data)
    turn = content["transform"]
    arcs = tuple(_decoded(arc, turn["scale"], turn["translate"]) for arc in content["arcs"])
    return Topology(arcs, content["objects"])


def _decoded(arc: list[list[int]], scale: list[float], shift: list[float]) -> Line:
    """An arc whose points are written as steps from the one before (TopoJSON, section 2.1.4)."""
    line: Line = []
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        line.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
    return line


def _lines_of(shapes: Iterable[Any]) -> Iterator[int]:
    for shape in shapes:
        yield from {number if number >= 0 else ~number for number in _flat(shape.get("arcs", []))}


def _flat(arcs: Any) -> Iterator[int]:
    for part in arcs:
        if isinstance(part, int):
            yield part
        else:
            yield from _flat(part)
