"""The layout of the actor graph: boxes of actors, and the lines between them.

The words of a deed are beside who does it, in a strip that only level lines cross; lines bend
in the bare strip between. So no line crosses a word, and no word another.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dashboard.domain.relations import Relation
from dashboard.scenes.bounds import LINE
from dashboard.scenes.flow import STEPS, curve
from dashboard.scenes.measure import width_of
from dashboard.scenes.network import RIGHT
from dashboard.scenes.shapes import Point, Run

GAP, PAD = 10, 6
"""Pixels between two actors of a column, and around what is in one or beside it."""
AIR = 5
"""Pixels between words and the next."""
HEAD = 10
"""How long the head of a line is."""
STRIP = 18
"""Pixels beside an actor where lines only arrive."""


@dataclass(frozen=True, slots=True)
class Box:
    """An actor: its name in lines, and its sides."""

    actor: str
    lines: tuple[str, ...]
    left: float = 0
    right: float = 0
    top: float = 0
    height: float = 0

    @property
    def middle(self) -> Point:
        """Return the position of its name."""
        return (self.left + self.right) / 2, self.top + self.height / 2

    @property
    def outline(self) -> Run:
        """Its sides as a closed line."""
        x0, x1, y0, y1 = self.left, self.right, self.top, self.top + self.height
        return (x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)


@dataclass(frozen=True, slots=True)
class Word:
    """The label of one line of an actor, or several, beside where they begin."""

    relations: tuple[str, ...]
    lines: tuple[str, ...]
    at: Point
    goes_right: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation as a line, from who acts to toward whom."""

    relation: Relation
    points: Run

    @property
    def goes_right(self) -> bool:
        """Return whether its head points to the right."""
        return self.points[-1][0] > self.points[-2][0]


@dataclass(frozen=True, slots=True)
class Graph:
    """The whole graph in its places."""

    boxes: tuple[Box, ...]
    words: tuple[Word, ...]
    edges: tuple[Edge, ...]
    height: float


@dataclass(slots=True)
class _Ports:
    """The ports on one side of an actor, from above: labels with lines, and lines that arrive."""

    height: float
    words: tuple[str, ...] = ()
    """What the lines that begin here are called."""
    ends: list[tuple[str, bool]] = field(default_factory=list)
    """Relations that begin here (True) or end."""


def laid_out(
    shown: Sequence[Relation],
    column: Mapping[str, int],
    names: Mapping[str, tuple[str, ...]],
    words: Mapping[str, tuple[str, ...]],
    width: float,
    size: float,
    pitch: float,
    least_bend: float,
    highest: float,
) -> Graph | None:
    """Return the graph of some relations; None where lines have no room to bend or it is too high.

    `names` are those of their actors and `words` what they are called themselves, in lines. What is
    called alike of one actor shares its words. `pitch` is what two lines at an actor stand apart.
    """
    plan = _Plan(shown, column, names, words, width, size, pitch)
    return plan.graph() if plan.bend >= least_bend and plan.height <= highest else None


@lru_cache(maxsize=4096)
def _wide(line: str, size: float, is_bold: bool = False) -> float:
    return width_of(line, size, bold=is_bold)


def sides(column: Mapping[str, int], one: Relation) -> tuple[int, int]:
    """Return on which side of its two actors a relation runs: 1 is right, -1 left.

    Within a column it runs towards the middle of the picture.
    """
    start, end = column[one.actor], column[one.toward]
    if start == end:
        inward = -1 if start == RIGHT else 1
        return inward, inward
    return (1, -1) if end > start else (-1, 1)


class _Plan:
    """The graph in the making."""

    def __init__(
        self,
        shown: Sequence[Relation],
        column: Mapping[str, int],
        names: Mapping[str, tuple[str, ...]],
        words: Mapping[str, tuple[str, ...]],
        width: float,
        size: float,
        pitch: float,
    ) -> None:
        self.shown, self.names, self.words = shown, names, words
        self.width, self.size, self.pitch = width, size, pitch
        self.by_id = {one.id: one for one in shown}
        related = {name for one in shown for name in (one.actor, one.toward)}
        self.column = {name: at for name, at in column.items() if name in related}
        self.columns = [
            [name for name in self.column if self.column[name] == number]
            for number in sorted(set(self.column.values()))
        ]
        self.place = {name: n for n, some in enumerate(self.columns) for name in some}
        self.ports = self._ports()
        self.strips = self._strips()
        self.boxes = self._boxes()
        self.at = {box.actor: box for box in self.boxes}

    def _ports(self) -> dict[tuple[str, int], list[_Ports]]:
        """Return what is on each side of each actor, in no order yet."""
        found: defaultdict[tuple[str, int], dict[object, _Ports]] = defaultdict(dict)
        for one in self.shown:
            away, back = sides(self.column, one)
            words = self.words[one.id]
            begins = found[one.actor, away].setdefault(words, _Ports(0, words))
            begins.ends.append((one.id, True))
            high = LINE * self.size * len(words) + AIR
            begins.height = max(high, self.pitch * len(begins.ends))
            found[one.toward, back][one.id] = _Ports(self.pitch, (), [(one.id, False)])
        return {side: list(ports.values()) for side, ports in found.items()}

    def _stack(self, name: str, side: int) -> float:
        """Return the height of what is on a side."""
        return sum(ports.height for ports in self.ports.get((name, side), ()))

    def _boxes(self) -> tuple[Box, ...]:
        """Return the boxes: each as high as its name and as what is beside it."""
        height = {
            name: max(
                LINE * self.size * len(self.names[name]) + PAD,
                self._stack(name, 1) + 2,
                self._stack(name, -1) + 2,
            )
            for name in self.column
        }
        taken = [sum(height[name] + GAP for name in some) - GAP for some in self.columns]
        found = []
        for some, (left, right), own in zip(self.columns, self._across(), taken, strict=True):
            spare = (max(taken) - own) / (len(some) + 1)
            top = 1.0 + spare
            for name in some:
                found.append(Box(name, self.names[name], left, right, top, height[name]))
                top += height[name] + GAP + spare
        self.lowest = 1.0 + max(taken)
        self.height = self.lowest + self.pitch * sum(map(self._passes, self.shown)) + PAD
        return tuple(found)

    def _strips(self) -> dict[tuple[int, int], float]:
        """Return how wide the strips beside the columns are that only level lines cross."""
        found: defaultdict[tuple[int, int], float] = defaultdict(float)
        for (name, side), listed in self.ports.items():
            words = [line for ports in listed for line in ports.words]
            wide = max((_wide(line, self.size) + 3 * PAD + 4 for line in words), default=STRIP)
            at = self.place[name], side
            found[at] = max(found[at], wide)
        return found

    def _across(self) -> list[tuple[float, float]]:
        """Return where each column begins and ends; what is left over, lines bend in."""
        last = len(self.columns) - 1
        boxes = [
            max(_wide(line, self.size, True) for n in some for line in self.names[n]) + 2 * PAD
            for some in self.columns
        ]
        strips = [(self.strips[n, -1], self.strips[n, 1]) for n in range(last + 1)]
        taken = sum(boxes) + sum(map(sum, strips)) + 2
        self.bend = (self.width - taken) / max(1, last)
        found = []
        left = 1.0
        for number, (before, after) in enumerate(strips):
            left += before + (self.bend if before and not last else 0)
            found.append((left, left + boxes[number]))
            left += boxes[number] + after + self.bend
        return found

    def graph(self) -> Graph:
        """Return the graph: what is on a side is sorted by where its lines lead."""
        starts: dict[str, Point] = {}
        ends: dict[str, Point] = {}
        words = []
        for (name, side), listed in self.ports.items():
            box = self.at[name]
            edge = box.right if side > 0 else box.left
            y = box.middle[1] - self._stack(name, side) / 2
            mark = edge + side * (self.strips[self.place[name], side] - PAD)
            for ports in sorted(listed, key=self._leads):
                lines = sorted(ports.ends, key=self._end)
                first = y + ports.height / 2 - self.pitch * (len(lines) - 1) / 2
                for number, (id_, begins) in enumerate(lines):
                    where = first + number * self.pitch
                    (starts if begins else ends)[id_] = (mark if begins else edge, where)
                if ports.words:
                    at = (mark - side * (PAD + 5), y + ports.height / 2)
                    ids = tuple(id_ for id_, _ in lines)
                    words.append(Word(ids, ports.words, at, side > 0))
                y += ports.height
        edges = self._edges(starts, ends)
        return Graph(self.boxes, tuple(words), edges, self.height)

    def _end(self, end: tuple[str, bool]) -> tuple[float, str]:
        """Return how far down the other end of a line is; what passes the middle by comes last."""
        id_, begins = end
        one = self.by_id[id_]
        if self._passes(one):
            return self.lowest, id_
        return self.at[one.toward if begins else one.actor].middle[1], id_

    def _leads(self, ports: _Ports) -> float:
        return sum(self._end(end)[0] for end in ports.ends) / len(ports.ends)

    def _passes(self, one: Relation) -> bool:
        return abs(self.place[one.actor] - self.place[one.toward]) > 1

    def _edges(self, starts: Mapping[str, Point], ends: Mapping[str, Point]) -> tuple[Edge, ...]:
        """Return the lines; those that pass the middle by run under all who are there."""
        found = []
        lane = self.lowest + self.pitch
        for one in self.shown:
            start, end = starts[one.id], ends[one.id]
            back = sides(self.column, one)[1]
            arriving = (end[0] + back * self.strips[self.place[one.toward], back], end[1])
            if self._passes(one):
                points = self._under(start, arriving, lane)
                lane += self.pitch
            elif self.place[one.actor] == self.place[one.toward]:
                points = _swung(start, arriving, back * self.bend)
            else:
                points = curve(start, arriving)
            found.append(Edge(one, (*points, (end[0] + back * HEAD / 2, end[1]))))
        return tuple(found)

    def _under(self, start: Point, end: Point, lane: float) -> Run:
        """Return a line from the first column to the last, or back, under the middle one."""
        name = self.columns[1][0]
        left = self.at[name].left - self.strips[1, -1]
        right = self.at[name].right + self.strips[1, 1]
        near, far = (
            ((left, lane), (right, lane)) if start[0] < end[0] else ((right, lane), (left, lane))
        )
        return *curve(start, near), *curve(far, end)


def _swung(start: Point, end: Point, room: float) -> Run:
    """Return a line within a column, which swings out into the room beside it."""
    (x0, y0), (x1, y1) = start, end
    out = min(abs(room) * 0.7, 24 + abs(y1 - y0) * 0.3) * (1 if room > 0 else -1)
    shares = (step / STEPS for step in range(STEPS + 1))
    return tuple(
        (x0 + (x1 - x0) * t + out * 4 * t * (1 - t), y0 + (y1 - y0) * t * t * (3 - 2 * t))
        for t in shares
    )
