"""How cells look: formats of a workbook, each made once."""

from typing import Any

from dashboard.domain.vocabulary import Status
from dashboard.exports.readable_columns import JOINED_BY

INK, FAINT, RULE, GROUND, LINK_COLOUR = "#1F2A33", "#5C6770", "#D5DADE", "#ECE7DC", "#1D5AA6"
FILLS = {
    Status.REPORTED: "#C9DDF2",
    Status.CLAIMED: "#E6F0FA",
    Status.POSSIBLE: "#FFF0C2",
    Status.CONSIDERED: "#FBE0C8",
    Status.PLANNED: "#E3DBF5",
    Status.DENIED: "#F6CFCB",
    Status.DECLINED: "#E2E5E8",
    Status.UNCLEAR: "#F0F1F2",
}
"""Behind the word of each status, which is dark on all of them and says the same."""

FONT = {"font_name": "Arial", "font_size": 10}
BASE = {**FONT, "font_color": INK, "valign": "top"}
TRAITS: dict[str, dict[str, Any]] = {
    "cell": {"bottom": 1, "bottom_color": RULE},
    "text": {"text_wrap": True, "align": "left", "indent": 1},
    "plain": {"text_wrap": True},
    "head": {"bold": True, "bg_color": GROUND, "bottom": 2, "bottom_color": INK},
    "whole": {"num_format": "#,##0", "align": "right"},
    "number": {"align": "right"},
    "date": {"num_format": "d mmm yyyy", "align": "left"},
    "link": {"font_color": LINK_COLOUR, "underline": 1},
    "bold": {"bold": True},
    "faint": {"font_color": FAINT},
    "struck": {"font_strikeout": True, "font_color": FAINT},
    "title": {"bold": True, "font_size": 18, "text_wrap": True},
    "heading": {"bold": True, "font_size": 12, "bottom": 1, "bottom_color": INK},
    **{
        status.value: {"bg_color": fill, "num_format": f'"{status.glyph}  "@'}
        for status, fill in FILLS.items()
    },
}
"""What a cell can have, by name; the glyph of a status is part of how its word is shown."""
STATUS_CALLED = {status.label: status for status in Status}


class Looks:
    """The formats of one workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, ...], Any] = {}

    def of(self, *traits: str) -> Any:
        """Return the format that has all of these traits; a later one rules."""
        if traits not in self._made:
            look = dict(BASE)
            for trait in traits:
                look |= TRAITS[trait]
            self._made[traits] = self._book.add_format(look)
        return self._made[traits]


def status_in(firmly: str) -> Status | None:
    """Return the status that words on firmness begin with; None where they name several."""
    found = {STATUS_CALLED.get(part.partition(",")[0]) for part in firmly.split(JOINED_BY)}
    return found.pop() if len(found) == 1 else None
