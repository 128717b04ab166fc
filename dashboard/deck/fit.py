"""The fitter: words are set as large as fits, and what does not fit is counted, never cut."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.deck.model import HANG, LEAST, UNDER_RULE, Block, Box, Cell, Paragraph, Table, Words
from dashboard.scenes.measure import LEADING, fitted, width_of, wrapped
from dashboard.scenes.shapes import INK, MUTED, Ink

LARGEST = 96
"""Pixels of the largest type of words that are read."""
APART = 0.5
"""The least air between two items, by the size of their type."""
REST = "Rest"
"""The name of the line about items without room."""
ROOM_OF_REST = 44
"""Pixels that a line about items without room takes."""
MOST_ROWS = 60
"""More than fit into any table: no further ones are tried."""
INSET = (14, 7)
"""Between the edge of a cell and its words: across and down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphText:
    """A paragraph before its lines are broken; `scale` is its size by that of its block."""

    text: str
    scale: float = 1
    least: float = LEAST
    most: float = LARGEST
    """Pixels that its type has at least and at most."""
    ink: Ink = INK
    is_bold: bool = False
    sign: str = ""
    target: str = ""
    facts: tuple[str, ...] = ()

    def own(self, size: float) -> float:
        """Return the size of its own type, for that of its block."""
        return max(self.least, min(self.most, round(size * self.scale)))

    def width(self, size: float) -> float:
        """Return how wide it is on one line."""
        own = self.own(size)
        return width_of(self.text, own, bold=self.is_bold) + HANG * own * bool(self.sign) + 0.1

    def broken(self, size: float, width: float) -> Paragraph:
        """Return it in lines, for the size of the block."""
        own = self.own(size)
        room = width - (HANG * own if self.sign else 0)
        lines = wrapped(self.text, own, room, bold=self.is_bold)
        return Paragraph(
            lines=lines,
            size=own,
            ink=self.ink,
            is_bold=self.is_bold,
            sign=self.sign,
            target=self.target,
            facts=self.facts,
        )


Item = tuple[ParagraphText, ...]
"""Paragraphs that stay together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Items one below the other in a box."""

    name: str
    box: Box
    items: tuple[Item, ...]
    rule: Ink | None = None
    """The colour of a line above each item."""


def height_of(paragraphs: Iterable[Paragraph]) -> float:
    """Return how high paragraphs stand, one right below the other."""
    return sum(one.height for one in paragraphs)


def largest_of(least: float, most: float, fits: Callable[[int], bool]) -> int:
    """Return the largest size of type, in whole pixels, at which something fits; 0 for none."""
    low, high = round(least) - 1, round(most)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(middle):
            low = middle
        else:
            high = middle - 1
    return low if low >= least else 0


Rest = Callable[[int], str]
"""Says how many items did not fit, and where they are."""


def columns(found: Sequence[Column], rest: Rest) -> tuple[tuple[Words, ...], int]:
    """Return columns in one size of type, the largest at which all fits, and how much does not.

    Each item is a block of its own; they are spread over the height of the box. What does not fit
    even in the smallest type is counted below, by `rest`.
    """
    size = largest_of(LEAST, LARGEST, lambda size: not _left(found, size))
    if size:
        return _spread(found, size), 0
    lower = [replace(one, box=(*one.box[:3], one.box[3] - ROOM_OF_REST)) for one in found]
    left, top, _, height = found[0].box
    box = (left, top + height - LEAST * LEADING, found[-1].box[0] + found[-1].box[2] - left, 0)
    last = rest_line(rest(_left(lower, LEAST)), box)
    return (*_spread(lower, LEAST), last), _left(lower, LEAST)


def rest_line(said: str, box: Box) -> Words:
    """Return the line about what did not fit; the box gives its extent."""
    paragraph = Paragraph(lines=fitted(said, LEAST, box[2], 1), size=LEAST, ink=MUTED)
    return Words(name=REST, box=(*box[:3], paragraph.height), paragraphs=(paragraph,))


def _left(found: Sequence[Column], size: float) -> int:
    """Return how many items do not fit."""
    return sum(len(one.items) - _fitting(one, size) for one in found)


def _fitting(column: Column, size: float) -> int:
    """Return how many of its items fit."""
    left, number = column.box[3] + APART * size, 0
    for item in column.items:
        left -= _height(item, size, column) + APART * size
        if left < -0.01:
            break
        number += 1
    return number


def _height(item: Item, size: float, column: Column) -> float:
    words = height_of(one.broken(size, column.box[2]) for one in item)
    return words + UNDER_RULE * (column.rule is not None)


def _spread(found: Sequence[Column], size: float) -> tuple[Words, ...]:
    """Return the items that fit, in all columns with the same air between them."""
    shown = [one.items[: _fitting(one, size)] for one in found]
    heights = [
        [_height(item, size, one) for item in items]
        for one, items in zip(found, shown, strict=True)
    ]
    air = min(
        (
            (one.box[3] - sum(high)) / (len(high) - 1)
            for one, high in zip(found, heights, strict=True)
            if len(high) > 1
        ),
        default=0,
    )
    return tuple(
        block
        for one, items, high in zip(found, shown, heights, strict=True)
        for block in _placed(one, items, high, size, air)
    )


def _placed(
    column: Column, items: Sequence[Item], heights: Sequence[float], size: float, air: float
) -> Iterator[Words]:
    left, top, width, _ = column.box
    for number, (item, high) in enumerate(zip(items, heights, strict=True), 1):
        name = f"{column.name} {number}" if len(column.items) > 1 else column.name
        words = tuple(one.broken(size, width) for one in item)
        yield Words(name=name, box=(left, top, width, high), paragraphs=words, rule=column.rule)
        top += high + air


def words(name: str, box: Box, said: Item, largest: float = LARGEST) -> tuple[Words, bool]:
    """Return one block as large as fits, and whether it does; its box ends below its last line."""
    left, top, width, height = box

    def broken(size: int) -> tuple[Paragraph, ...]:
        return tuple(one.broken(size, width) for one in said)

    size = largest_of(LEAST, largest, lambda size: height_of(broken(size)) <= height)
    paragraphs = broken(size) if size else _cut(broken(LEAST), height)
    box = (left, top, width, height_of(paragraphs))
    return Words(name=name, box=box, paragraphs=paragraphs), size > 0


def _cut(paragraphs: Iterable[Paragraph], height: float) -> tuple[Paragraph, ...]:
    """Return as many lines as fit, with an ellipsis: the last resort, which `check` finds."""
    found: list[Paragraph] = []
    for one in paragraphs:
        number = int((height - height_of(found)) // (one.size * LEADING))
        if number < len(one.lines):
            *before, last = one.lines[: max(1, number)]
            return (*found, replace(one, lines=(*before, f"{last[:-1]}…")))
        found.append(one)
    return tuple(found)


Row = tuple[Item, ...]
"""The cells of a row of a table."""


def table(
    name: str,
    box: Box,
    rows: Sequence[Row],
    rest: Rest,
    largest: float = LARGEST,
    least: float = LEAST,
    inset: tuple[float, float] = INSET,
    *,
    is_spread: bool = True,
) -> tuple[tuple[Block, ...], int]:
    """Return a table in a box, and how many rows did not fit, which are counted below it.

    In the largest type at which all do, but no larger than breaks no line that need not break.
    Columns share the width as their words need it. The first row is the header. Rows are spread
    over the height of the box where `is_spread`.
    """
    tried = rows[:MOST_ROWS]
    grid = _Grid(tried, widths_of(tried, box[2], least, inset[0]), inset)
    cells = grid.cells(grid.size(box[3], least, largest))
    heights = grid.heights(cells)
    room = box[3] - ROOM_OF_REST * (sum(heights) > box[3])
    while len(heights) > 1 and sum(heights) > room:
        heights.pop()
    if is_spread:
        air = max(0.0, room - sum(heights)) / max(1, len(heights) - 1)
        heights = [heights[0], *(high + air for high in heights[1:])]
    made = Table(
        name=name,
        box=(*box[:3], sum(heights)),
        widths=grid.widths,
        heights=tuple(heights),
        rows=tuple(cells[: len(heights)]),
        inset=inset,
    )
    left = len(rows) - len(heights)
    at = (box[0], box[1] + box[3] - LEAST * LEADING, box[2], 0)
    return (made, *((rest_line(rest(left), at),) * bool(left))), left


@dataclass(frozen=True, slots=True)
class _Grid:
    """The rows of a table before the size of their type is known."""

    rows: Sequence[Row]
    widths: tuple[float, ...]
    inset: tuple[float, float]

    def size(self, height: float, least: float, largest: float) -> int:
        """Return the largest size at which the rows fit, and break no line without need."""
        unbroken = _number_of_lines(self.cells(round(least)))

        def fits(size: int) -> bool:
            cells = self.cells(size)
            return sum(self.heights(cells)) <= height and _number_of_lines(cells) <= unbroken

        return largest_of(least, largest, fits) or round(least)

    def cells(self, size: float) -> list[tuple[Cell, ...]]:
        """Return the rows with their lines broken."""
        across = 2 * self.inset[0]
        return [
            tuple(
                Cell(paragraphs=tuple(one.broken(size, width - across) for one in cell))
                for cell, width in zip(row, self.widths, strict=True)
            )
            for row in self.rows
        ]

    def heights(self, cells: Iterable[Sequence[Cell]]) -> list[float]:
        """Return how high the rows must be."""
        down = 2 * self.inset[1]
        return [max(height_of(cell.paragraphs) for cell in row) + down for row in cells]


def widths_of(rows: Sequence[Row], width: float, size: float, across: float) -> tuple[float, ...]:
    """Return the widths of columns: what their words take on one line, the widest cut to the rest.

    What is left of the width is shared.
    """
    wanted = [
        max(one.width(size) for cell in column for one in cell) + 2 * across
        for column in zip(*rows, strict=True)
    ]
    spare = max(0.0, width - sum(wanted)) / len(wanted)
    left, found = width, dict.fromkeys(range(len(wanted)), 0.0)
    for number, index in enumerate(sorted(found, key=wanted.__getitem__)):
        found[index] = min(wanted[index] + spare, left / (len(wanted) - number))
        left -= found[index]
    return tuple(found.values())


def _number_of_lines(rows: Iterable[Sequence[Cell]]) -> int:
    return sum(len(one.lines) for row in rows for cell in row for one in cell.paragraphs)
