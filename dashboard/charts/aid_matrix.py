"""The matrix of aid that was asked for, or is being arranged: equipment by state, as words."""

from collections.abc import Iterable, Iterator, Sequence

from dashboard.charts.signs import SIGNS
from dashboard.domain.aid import AidRequest
from dashboard.domain.asking import asked_of
from dashboard.domain.dossier import Dossier
from dashboard.domain.selection import Selection
from dashboard.domain.shown import shown_requests
from dashboard.domain.vocabulary import Help, Stage

NOTHING = "–"


def aid_matrix(dossier: Dossier, selection: Selection) -> tuple[tuple[str, ...], ...]:
    """A head, and a row for each equipment: its name, then a cell for each state asked.

    A cell says what kind of help, and how firmly it is put. The words are not escaped.
    """
    rows = shown_requests(dossier, selection)
    head = heads(rows, dossier)
    return (head, *((one.name, *_cells(rows, one.id, dossier)) for one in dossier.equipment))


def heads(rows: Sequence[AidRequest], dossier: Dossier) -> tuple[str, ...]:
    """What stands over the columns: each state, and what may be said of it."""
    found = ((state, asked_of(state.id, rows, dossier)) for state in dossier.states_asked)
    return ("Equipment", *(asked.short if asked else state.name for state, asked in found))


def _cells(rows: Sequence[AidRequest], equipment: str, dossier: Dossier) -> Iterator[str]:
    for state in dossier.states_asked:
        wanted = (equipment, state.id)
        yield _cell((row for row in rows if (row.equipment, row.asked) == wanted), dossier)


def _cell(rows: Iterable[AidRequest], dossier: Dossier) -> str:
    return "; ".join(f"{sign_of(row, dossier)} {help_in_words(row)}" for row in rows) or NOTHING


def help_in_words(row: AidRequest) -> str:
    """What kind of help is asked for, with its hedge, or that it is only being arranged."""
    hedge = f" (“{row.hedge}”)" if row.hedge else ""
    if row.stage is Stage.COORDINATED:
        return row.stage.label + hedge
    return ("Help" if row.help is Help.UNSPECIFIED else row.help.label) + hedge


def sign_of(row: AidRequest, dossier: Dossier) -> str:
    """The sign of the fact that a request rests on first."""
    return SIGNS[dossier.fact[row.facts[0]].status].glyph
