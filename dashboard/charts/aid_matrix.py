"""The matrix of requested aid: equipment by state asked, as words."""

from collections.abc import Iterable

from dashboard.charts.ladder import shown_requests
from dashboard.charts.signs import SIGNS
from dashboard.domain.aid import AidRequest
from dashboard.domain.dossier import Dossier
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Help

NOTHING = "–"


def aid_matrix(dossier: Dossier, selection: Selection) -> list[dict[str, str]]:
    """One row for each equipment: a column for its name, then one for each state asked.

    A cell says what kind of help, and how firmly it is put. The words are not escaped.
    """
    rows = shown_requests(dossier, selection)
    return [
        {"Equipment": equipment.name}
        | {
            state.name: _cell(
                (row for row in rows if (row.equipment, row.asked) == (equipment.id, state.id)),
                dossier,
            )
            for state in dossier.states_asked
        }
        for equipment in dossier.equipment
    ]


def _cell(rows: Iterable[AidRequest], dossier: Dossier) -> str:
    return "; ".join(f"{sign_of(row, dossier)} {_help(row)}" for row in rows) or NOTHING


def _help(row: AidRequest) -> str:
    hedge = f" ({row.hedge})" if row.hedge else ""
    return ("Help" if row.help is Help.UNSPECIFIED else row.help.label) + hedge


def sign_of(row: AidRequest, dossier: Dossier) -> str:
    """The sign of the fact that a request rests on first."""
    return SIGNS[dossier.fact[row.facts[0]].status].glyph
