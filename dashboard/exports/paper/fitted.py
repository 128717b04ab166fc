"""Excerpt -> the paper on it as a file, with lists so long that its brief takes no more pages."""

from dashboard.domain.excerpt import Excerpt
from dashboard.exports.paper.content import paper
from dashboard.exports.paper.typesetting import PDF, printed
from dashboard.exports.paper.values import values

PAGES, OF_A_SHEET = 2, 1
"""Of a brief, at most, and of the sheet of one claim."""
SIZE = 10
"""Of the type, in points."""
ON_SHEETS = ((1, 11.5), (1, SIZE), (0.5, SIZE), (0.2, SIZE), (0.1, SIZE), (0.05, 8.6))
"""Of a sheet: the share of its usual lines that its lists may take, with the size of its type."""
ROOMS = tuple(share / 20 for share in range(20, 0, -1))
"""The shares of their usual lines that the lists may take, tried one after the other."""


def fitted(excerpt: Excerpt, *, address: str = "", annex: bool = True) -> bytes:
    """Return the PDF of a paper.

    The brief is measured without the annex, which may be long and changes nothing in it.
    """
    is_sheet, dossier = bool(excerpt.selection.fact), excerpt.dossier
    missing = frozenset[str]()
    for room, size in ON_SHEETS if is_sheet else [(room, SIZE) for room in ROOMS]:
        brief = paper(excerpt, annex=False, address=address, room=room)
        made = printed(values(brief, dossier, size), dossier, PDF, missing)
        missing |= made.missing
        if made.ends <= (OF_A_SHEET if is_sheet else PAGES):
            break
    if is_sheet or not annex:
        return made.content
    whole = paper(excerpt, annex=True, address=address, room=room)
    return printed(values(whole, dossier), dossier, PDF, missing).content
