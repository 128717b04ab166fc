"""The matrix of aid that was asked for, or is being arranged: equipment by state, as words."""

from dashboard.domain.aid import AidRequest
from dashboard.domain.articles import article_says
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Cell, Excerpt
from dashboard.domain.phrasing import softened
from dashboard.domain.vocabulary import Help, Stage

NOTHING = "–"
"""A cell for which the articles name nothing."""
OUTSIDE = "(outside filter)"
"""A cell of which the filter lets nothing through."""
LEFT_OUT = "something was asked, or is being arranged; this filter leaves it out."


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
    """Return what stands over the columns: each state, and what may be said of it."""
    found = ((state, excerpt.asked(state.id)) for state in excerpt.dossier.states_asked)
    return ("Equipment", *(asked.short if asked else state.name for state, asked in found))


def cell_in_words(cell: Cell, dossier: Dossier) -> str:
    """Return what a cell says: asked, not in the article, or outside the filter."""
    if cell.is_outside:
        return OUTSIDE
    said = (f"{glyph_of(row, dossier)} {help_in_words(row)}" for row in cell.rows)
    return "; ".join(said) or NOTHING


def cell_meanings(excerpt: Excerpt) -> tuple[str, ...]:
    """Return what the cells without a row mean, one sentence for each look that there is."""
    empty = {cell.is_outside for _, cells in excerpt.matrix for cell in cells if not cell.rows}
    nothing = f"{NOTHING}: {names_nothing(excerpt.dossier)}"
    outside = f"{OUTSIDE}: {LEFT_OUT}"
    return (nothing,) * (False in empty) + (outside,) * (True in empty)


def names_nothing(dossier: Dossier) -> str:
    """Return what a cell means for which nothing is told."""
    return f"{article_says(dossier, 'names')} nothing of the kind."


def help_in_words(row: AidRequest) -> str:
    """Return what kind of help is asked for, with its hedge, or that it is being arranged."""
    if row.stage is Stage.COORDINATED:
        return softened(row.stage.label, row.hedge)
    return softened("Help" if row.help is Help.UNSPECIFIED else row.help.label, row.hedge)


def glyph_of(row: AidRequest, dossier: Dossier) -> str:
    """Return the glyph of the fact that a request rests on first."""
    return dossier.fact[row.facts[0]].status.glyph
