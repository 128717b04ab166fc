"""The aid matrix: equipment by state, what was asked or is being arranged, and how firmly.

A cell has one of three looks: asked, not in the article, outside this filter. Where the columns
would be too narrow for words, as on a phone, the states stand one below the other.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from dashboard.domain.actors import Actor
from dashboard.domain.aid import AidRequest, Equipment
from dashboard.domain.aid_words import (
    LEFT_OUT,
    NOTHING,
    OUTSIDE,
    cell_meanings,
    gaps,
    help_in_words,
    matrix_title,
    names_nothing,
)
from dashboard.domain.excerpt import Cell, Excerpt
from dashboard.domain.phrasing import counted
from dashboard.domain.scope import shown_of
from dashboard.domain.wording import begun, listed
from dashboard.scenes.aid_rows import (
    NOTHING_ASKED,
    facts_in,
    first_fact,
    is_contested,
    row_ink,
    row_when,
    said_of_request,
    told_facts,
    with_signs,
)
from dashboard.scenes.bounds import Box
from dashboard.scenes.description import described
from dashboard.scenes.shapes import Frame, Group, Ink, Key, Layer, Scene, Stroke, Text
from dashboard.scenes.table import (
    EDGE,
    MOST_ROWS,
    block,
    contest_key,
    fitting,
    height_of,
    kind_keys,
    nothing,
    rectangle,
    ring,
    rule,
    sign,
    status_keys,
    tinted,
)

NAME = "aid-matrix"
NAMES, NARROWEST = 0.25, 8.5
"""Share of the width for the names, and how many ems a column is wide at least."""
PAD, AIR = 0.27, 0.1
"""Within a box and around it, in ems."""
INDENT = 1.6
"""From the left of a box to its words, in ems: the mark is there."""

Layout = Callable[["Entries"], tuple[list[Group], float]]


@lru_cache(maxsize=32)
def aid_matrix(excerpt: Excerpt, frame: Frame) -> Scene:
    """Return the aid matrix: a group for each row of aid; words alone where there is none."""
    title = matrix_title(excerpt.dossier)
    about = described(title, told_facts(excerpt), excerpt, *cell_meanings(excerpt))
    if not excerpt.requests:
        words = " ".join(filter(None, (NOTHING_ASKED, shown_of("requests", excerpt))))
        return nothing(NAME, title, about, words, frame)
    columns = len(excerpt.dossier.states_asked)
    is_narrow = frame.width * (1 - NAMES) < columns * NARROWEST * frame.size
    layout = _stacked if frame.is_phone or is_narrow else _side_by_side

    def draw(size: float, most: int) -> Scene:
        groups, height = layout(Entries(excerpt, frame.width, size, most))
        left_out = tuple(one.name for one, _ in excerpt.matrix[most:])
        return Scene(
            name=NAME,
            title=title,
            description=about,
            width=frame.width,
            height=round(height, 1),
            groups=tuple(groups),
            legend=_legend(excerpt, with_cells=layout is _side_by_side),
            notes=_notes(excerpt, left_out),
            unplaced=left_out,
        )

    return fitting(frame, _most(excerpt), draw)


def _most(excerpt: Excerpt) -> int:
    """Return of how much equipment the rows of aid are so few that a chart can hold them."""
    entries = accumulate(sum(len(cell.rows) for cell in cells) for _, cells in excerpt.matrix)
    return max(1, sum(number <= MOST_ROWS for number in entries))


@dataclass(frozen=True)
class Entries:
    """Boxes with the mark and the words of a row of aid, in one size of type."""

    excerpt: Excerpt
    width: float
    size: float
    most: int
    """So many kinds of equipment are drawn."""

    @property
    def pad(self) -> float:
        """The air within a box."""
        return PAD * self.size

    def words(self, words: str, width: float, left: float = 0, top: float = 0) -> Text:
        """Return the words in a box of a width, beside its mark."""
        room = width - (INDENT + PAD) * self.size
        return block(words, left + INDENT * self.size, top + self.pad, room, self.size)

    def high(self, words: str, width: float) -> float:
        """Return how high a box must be for its words."""
        return height_of(self.words(words, width)) + 2 * self.pad

    def said(self, row: AidRequest) -> str:
        """Return what is printed of a row."""
        return with_signs(help_in_words(row, self.excerpt.dossier), row, self.excerpt)

    def entry(self, row: AidRequest, name: str, words: str, lane: str, box: Box) -> list[Group]:
        """Return the box of a row, with a ring around it if it is selected."""
        ink, facts = row_ink(row, self.excerpt), facts_in((row,), self.excerpt)
        left, top, right, _ = box
        fact, at = first_fact(row, self.excerpt), (left + self.pad, top + self.pad)
        group = Group(
            name=row.id,
            shapes=(
                rectangle(box, tinted(ink), Stroke(tinted(ink, EDGE))),
                sign(fact, ink, *at, self.size),
                self.words(words, right - left, left, top),
            ),
            facts=facts,
            target=f"fact:{facts[0]}",
            said=said_of_request(row, self.excerpt),
            lane=lane,
            short=f"{name}: {self.said(row)}",
            when=row_when(row, self.excerpt),
        )
        is_selected = not self.excerpt.focus.isdisjoint(row.facts)
        return [group, ring(row.id, box)] if is_selected else [group]


def _side_by_side(kit: Entries) -> tuple[list[Group], float]:
    """Return a column for each state and a row for each kind of equipment, and their height."""
    states = kit.excerpt.dossier.states_asked
    names = NAMES * kit.width
    column = (kit.width - names) / len(states)
    room = column - 2 * kit.pad
    heads = [
        block(words, names + number * column + kit.pad, kit.pad, room, kit.size, bold=True)
        for number, words in enumerate(_head(state, kit.excerpt) for state in states)
    ]
    y = max(map(height_of, heads)) + 2 * kit.pad
    groups = [Group(name="states", shapes=tuple(heads), layer=Layer.AXIS)]
    for equipment, cells in kit.excerpt.matrix[: kit.most]:
        name = block(equipment.name, 0, y + 2 * kit.pad, names - kit.pad, kit.size, bold=True)
        heights = [_height(cell, kit, column) for cell in cells]
        high = max(height_of(name) + 2 * kit.pad, *heights) + 2 * kit.pad
        line = rule(0, kit.width, y)
        groups.append(Group(name=equipment.id, shapes=(line, name), layer=Layer.AXIS))
        for number, cell in enumerate(cells):
            left, air = names + number * column, AIR * kit.size
            box = (left + air, y + kit.pad, left + column - air, y + high - kit.pad)
            groups += _cell(cell, equipment, box, kit)
        y += high
    return groups, y


def _head(state: Actor, excerpt: Excerpt) -> str:
    """Return the heading of a state: its name, with what may be said of it."""
    asked = excerpt.asked(state.id)
    return asked.short if asked else state.name


def _height(cell: Cell, kit: Entries, width: float) -> float:
    inside = width - 2 * AIR * kit.size
    entries = [kit.high(kit.said(row), inside) for row in cell.rows] or [kit.high(OUTSIDE, inside)]
    return sum(entries) + (len(entries) - 1) * 2 * AIR * kit.size


def _cell(cell: Cell, equipment: Equipment, box: Box, kit: Entries) -> Iterator[Group]:
    """Yield the entries of a cell, one below the other; without one what the cell lacks."""
    left, top, right, bottom = box
    if not cell.rows:
        yield _without_a_row(cell, box, kit)
    air = 2 * AIR * kit.size
    for number, row in enumerate(cell.rows):
        is_last = number + 1 == len(cell.rows)
        under = bottom if is_last else top + kit.high(kit.said(row), right - left)
        entry = (left, top, right, under)
        yield from kit.entry(row, cell.state.name, kit.said(row), equipment.name, entry)
        top = under + air


def _without_a_row(cell: Cell, box: Box, kit: Entries) -> Group:
    """Return the look of a cell that is outside the filter, or that the articles do not have."""
    left, top, right, _ = box
    words = OUTSIDE if cell.is_outside else NOTHING
    said = block(words, left + kit.pad, top + kit.pad, right - left - 2 * kit.pad, kit.size,
                 ink="muted")  # fmt: skip
    dashed = rectangle(box, stroke=Stroke(Ink("muted"), 1, "dot"))
    return Group(
        name=f"{cell.state.id} {words}",
        shapes=(dashed, said) if cell.is_outside else (said,),
        layer=Layer.AXIS,
    )


def _stacked(kit: Entries) -> tuple[list[Group], float]:
    """Return the states one below the other, each with what was asked of it, and the height."""
    groups: list[Group] = []
    matrix, y = kit.excerpt.matrix[: kit.most], 0.0
    for number, state in enumerate(kit.excerpt.dossier.states_asked):
        cells = [(equipment, row[number]) for equipment, row in matrix]
        head = block(_head(state, kit.excerpt), 0, y + kit.pad, kit.width, kit.size, bold=True)
        line = rule(0, kit.width, y, "muted")
        groups.append(Group(name=state.id, shapes=(line, head), layer=Layer.AXIS))
        y += height_of(head) + 2 * kit.pad
        for equipment, row in ((one, row) for one, cell in cells for row in cell.rows):
            words = f"{equipment.name}: {kit.said(row)}"
            box = (0, y, kit.width, y + kit.high(words, kit.width))
            groups += kit.entry(row, equipment.name, words, head.lines[0], box)
            y = box[3] + 2 * AIR * kit.size
        rest = block(
            "\n".join(gaps(cells, kit.excerpt.dossier)),
            0,
            y + kit.pad,
            kit.width,
            kit.size,
            ink="muted",
        )
        if any(rest.lines):
            groups.append(Group(name=f"gaps of {state.id}", shapes=(rest,), layer=Layer.AXIS))
            y += height_of(rest)
        y += 3 * kit.pad
    return groups, y


def _legend(excerpt: Excerpt, *, with_cells: bool) -> tuple[Key, ...]:
    first = [first_fact(row, excerpt) for row in excerpt.requests]
    return (
        *status_keys({fact.status for fact in first}),
        *contest_key(is_contested(excerpt)),
        *kind_keys(first, excerpt),
        *(_looks(excerpt) if with_cells else ()),
    )


def _looks(excerpt: Excerpt) -> Iterator[Key]:
    """Yield what a cell without a row means, for each look in use."""
    empty = {cell.is_outside for _, cells in excerpt.matrix for cell in cells if not cell.rows}
    if False in empty:
        text = Text(at=(14, 9), lines=(NOTHING,), size=14, ink=Ink("muted"), anchor="middle")
        yield Key(shapes=(text,), words=begun(names_nothing(excerpt.dossier)))
    if True in empty:
        box = rectangle((4.5, 2.5, 23.5, 15.5), stroke=Stroke(Ink("muted"), 1, "dot"))
        yield Key(shapes=(box,), words=begun(LEFT_OUT))


def _notes(excerpt: Excerpt, left_out: tuple[str, ...]) -> tuple[str, ...]:
    rows = counted(len(left_out), "more row", "more rows")
    rest = f"Not drawn for lack of room: {rows} ({listed(left_out)})." if left_out else ""
    return tuple(filter(None, (shown_of("requests", excerpt), rest)))
