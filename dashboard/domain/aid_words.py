"""The matrix of aid that was asked for, or is being arranged: equipment by state, as words."""

from collections.abc import Iterable

from dashboard.domain.aid import AidRequest, Equipment
from dashboard.domain.articles import article_says, the_article
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Cell, Excerpt
from dashboard.domain.kinds import UNSPECIFIED
from dashboard.domain.phrasing import softened
from dashboard.domain.vocabulary import Stage, Status

NOTHING = "–"
"""A cell for which the articles name nothing."""
OUTSIDE = "(outside filter)"
"""A cell of which the filter lets nothing through."""
LEFT_OUT = "something was asked for or is being arranged, but this filter leaves it out."


def aid_matrix(excerpt: Excerpt) -> tuple[tuple[str, ...], ...]:
    """Return a head, and a row for each equipment: its name, then a cell for each state asked.

    A cell says what kind of help, and how firmly it is put. The words are not escaped.
    """
    rows = (
        (equipment.name, *(cell_in_words(cell, excerpt.dossier) for cell in cells))
        for equipment, cells in excerpt.matrix
    )
    return (heads(excerpt), *rows)


def heads(excerpt: Excerpt) -> tuple[str, ...]:
    """Return the headings of the columns: each state, and what may be said of it."""
    found = ((state, excerpt.asked(state.id)) for state in excerpt.dossier.states_asked)
    return (
        excerpt.dossier.config.aid.thing,
        *(asked.short if asked else state.name for state, asked in found),
    )


def matrix_title(dossier: Dossier) -> str:
    """Return what the matrix is: 'Asked, or being arranged: equipment by state'."""
    words = dossier.config.aid
    return f"{words.asked}: {words.thing[:1].lower()}{words.thing[1:]} by state"


def cell_in_words(cell: Cell, dossier: Dossier) -> str:
    """Return what a cell says: asked, not in the article, or outside the filter."""
    if cell.is_outside:
        return OUTSIDE
    said = (f"{glyph_of(row, dossier)} {help_in_words(row, dossier)}" for row in cell.rows)
    return "; ".join(said) or NOTHING


def cell_meanings(excerpt: Excerpt) -> tuple[str, ...]:
    """Return what cells without a row mean, one sentence for each look in use."""
    empty = {cell.is_outside for _, cells in excerpt.matrix for cell in cells if not cell.rows}
    nothing = f"{NOTHING}: {names_nothing(excerpt.dossier)}"
    outside = f"{OUTSIDE}: {LEFT_OUT}"
    return (nothing,) * (False in empty) + (outside,) * (True in empty)


def names_nothing(dossier: Dossier) -> str:
    """Return the meaning of a cell without an entry."""
    return f"{article_says(dossier, 'names')} nothing of the kind."


def help_in_words(row: AidRequest, dossier: Dossier) -> str:
    """Return what kind of help is asked for, with its hedge, or that it is being arranged."""
    if row.stage is Stage.COORDINATED:
        return softened(row.stage.label, row.hedge)
    kind = "Help" if row.help == UNSPECIFIED else dossier.help_kind[row.help].label
    return softened(kind, row.hedge)


def with_status(words: str, row: AidRequest, dossier: Dossier) -> str:
    """Return words of a row with its status, if no hedge says it: 'Supply (claimed)'."""
    status = dossier.fact[row.facts[0]].status
    is_told = row.hedge or status is Status.REPORTED
    return words if is_told else f"{words} ({status.label.lower()})"


def gaps(cells: Iterable[tuple[Equipment, Cell]], dossier: Dossier) -> tuple[str, ...]:
    """Return which equipment has no row in some cells, one sentence for each sort of gap."""
    without = [(one.name, cell) for one, cell in cells if not cell.rows]
    outside = [name for name, cell in without if cell.is_outside]
    unnamed = [name for name, cell in without if not cell.is_outside]
    named = (
        f"Outside this filter: {'; '.join(outside)}." if outside else "",
        f"Not in {the_article(dossier)}: {'; '.join(unnamed)}." if unnamed else "",
    )
    return tuple(filter(None, named))


def of_state(state: str, excerpt: Excerpt, most: int) -> list[tuple[Equipment, Cell]]:
    """Return the column of a state: the first kinds of equipment, each with its cell."""
    index = [one.id for one in excerpt.dossier.states_asked].index(state)
    return [(equipment, cells[index]) for equipment, cells in excerpt.matrix[:most]]


def why_no_other_stage(excerpt: Excerpt, most: int) -> tuple[str, ...]:
    """Return for the first rows 'Fjordmark: Not stated. Why no other.', each once."""
    actor = excerpt.dossier.actor
    said = (
        f"{actor[row.asked].name}: {row.stage.label}. {row.stage_why}"
        for row in excerpt.requests[:most]
    )
    return tuple(dict.fromkeys(said))


def glyph_of(row: AidRequest, dossier: Dossier) -> str:
    """Return the glyph of the fact that a request rests on first."""
    return dossier.fact[row.facts[0]].status.glyph
