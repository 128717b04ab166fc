"""Which rows of a table stand on which slide: all is measured before anything is drawn."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.rows import in_words
from dashboard.exports.deck.theme import BOTTOM, LEFT, RIGHT, TOP
from dashboard.scenes.measure import height_of, unbreakable, width_of, wrapped

POINTS = (20, 18, 16, 14)
"""Type of tables: the largest in which one slide holds all, else the last."""
ACROSS, DOWN = 8, 4
"""Pixels between the edge of a cell and its words."""
LEGEND_HEIGHT = 24
SMALL = 16
"""The size of the type of legend and remarks in pixels."""
AIR = 10
"""Pixels between a table and its legend: another program may set a row a little higher."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column, `share` of the width of its table."""

    title: str
    share: float
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Cells, and the ids of the facts that they rest on.

    A heading goes across all columns, and its cells are paragraphs, the first one bold.
    """

    cells: tuple[str, ...]
    facts: tuple[str, ...] = ()
    is_heading: bool = False


Block = tuple[Row, ...]
"""Rows that stay on one slide if they fit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A table as it is asked for: what it is called, its rows, what is said under it."""

    title: str
    alt: str
    columns: tuple[Column, ...]
    blocks: tuple[Block, ...] = ()
    table: str = ""
    """The table of the excerpt that its rows are of; empty for none."""
    remarks: tuple[str, ...] = ()
    has_signs: bool = True
    points: int = POINTS[-1]

    def filled(self, excerpt: Excerpt) -> "Section":
        """Return it with the rows that an excerpt has of its table."""
        blocks = (
            (Row(cells=tuple(words[title] for title in self.titles), facts=row.facts),)
            for row, words in in_words(self.table, excerpt)
        )
        return replace(self, blocks=tuple(blocks))

    @property
    def size(self) -> float:
        """The size of its type in pixels."""
        return self.points / 0.75

    @property
    def foot(self) -> float:
        """What the legend and the remarks under the table take."""
        remarks = (wrapped(remark, SMALL, RIGHT - LEFT) for remark in self.remarks)
        lines = self.has_signs + sum(map(len, remarks))
        return LEGEND_HEIGHT * lines + AIR * bool(lines)

    @property
    def room(self) -> float:
        """What its rows may take on one slide."""
        return BOTTOM - TOP - self.foot - self.height_of(Row(cells=self.titles))

    @property
    def titles(self) -> tuple[str, ...]:
        """The cells of the header."""
        return tuple(column.title for column in self.columns)

    def lines(self, row: Row) -> list[tuple[str, ...]]:
        """The lines of each cell of a row."""
        if row.is_heading:
            width = RIGHT - LEFT - 2 * ACROSS
            return [
                tuple(
                    line
                    for number, cell in enumerate(row.cells)
                    for line in wrapped(cell, self.size, width, bold=number == 0)
                )
            ]
        pairs = zip(row.cells, self.columns, strict=True)
        return [wrapped(cell, self.size, _inside(col), bold=col.bold) for cell, col in pairs]

    def height_of(self, row: Row) -> float:
        """How high a row is."""
        return height_of(max(map(len, self.lines(row))), self.size) + 2 * DOWN

    def cuts_words(self, rows: Iterable[Row]) -> bool:
        """Whether some word is longer than its cell is wide."""
        return any(
            width_of(word, self.size, bold=True) > _inside(column)
            for row in (Row(cells=self.titles), *rows)
            if not row.is_heading
            for cell, column in zip(row.cells, self.columns, strict=True)
            for word in unbreakable(cell)
        )


def _inside(column: Column) -> float:
    return column.share * (RIGHT - LEFT) - 2 * ACROSS


def laid_out(section: Section) -> tuple[Section, list[list[Row]]]:
    """The section in the largest type that one slide holds, and the rows of each slide."""
    for points in POINTS:
        section = replace(section, points=points)
        rows = [row for block in section.blocks for row in block]
        if _height(section, rows) <= section.room and not section.cuts_words(rows):
            break
    return section, _balanced(section)


def _balanced(section: Section) -> list[list[Row]]:
    """The rows of each slide: as few slides as they take, none much emptier than the others."""
    best = list(_pages(section, section.room))
    for room in range(int(section.room), int(section.room / 2), -int(section.size)):
        pages = list(_pages(section, room))
        if len(pages) > len(best):
            break
        best = pages
    return best


def _pages(section: Section, room: float) -> Iterable[list[Row]]:
    """The rows of each slide: blocks stay whole unless one is higher than `room`."""
    page: list[Row] = []
    for block in section.blocks:
        if page and _height(section, [*page, *block]) > room:
            yield page
            page = []
        for row in _cut(section, block):
            if page and _height(section, [*page, row]) > section.room:
                yield page
                page = list(_repeated(section, block))
            page.append(row)
    yield page


def _repeated(section: Section, block: Block) -> Block:
    """The heading that stands again on each slide of a block, unless it takes half of one."""
    head = block[0]
    return (head,) if head.is_heading and section.height_of(head) < section.room / 2 else ()


def _height(section: Section, rows: Iterable[Row]) -> float:
    return sum(map(section.height_of, rows))


def _cut(section: Section, block: Block) -> Iterable[Row]:
    """The rows of a block; one that is higher than a slide can be, as several."""
    room = section.room - _height(section, _repeated(section, block))
    most = max(1, int((room - 2 * DOWN) / height_of(1, section.size)))
    for row in block:
        cells = section.lines(row)
        if max(map(len, cells)) <= most:
            yield row
            continue
        for start in range(0, max(map(len, cells)), most):
            parts = (" ".join(lines[start : start + most]) for lines in cells)
            yield Row(cells=tuple(parts), facts=row.facts, is_heading=row.is_heading)
