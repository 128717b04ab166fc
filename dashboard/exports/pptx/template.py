"""The base of a deck: a file with a master, its layouts by use, and where content goes.

Lengths are pixels, of which a slide of 16:9 has 1280 by 720.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from dashboard.deck.model import Box, Layout
from dashboard.exports.pptx.colours import Colours
from dashboard.rendering.drawingml import PX

ROLES = {
    "title": "title",
    "ctrTitle": "title",
    "subTitle": "body",
    "body": "body",
    "obj": "body",
    "dt": "date",
    "ftr": "footer",
    "sldNum": "number",
}
"""What each type of placeholder is for; others stay empty, and so are left out."""
STYLES = {"title": "p:titleStyle", "body": "p:bodyStyle"}
"""Where a master says how words of a role look; of all others in a third place."""
INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
"""Between the edge of a placeholder and its words, if nothing is said of it."""


class Slot(NamedTuple):
    """A placeholder of a layout."""

    type: str
    attributes: str
    """What a placeholder on a slide says to be this one."""
    box: Box
    room: tuple[float, float]
    """Width and height of what its words may take."""
    size: float
    """Of its type."""


@dataclass(frozen=True, slots=True)
class Placing:
    """The scale and position of the deck's content on a slide."""

    scale: float = 1
    left: float = 0
    top: float = 0

    def at(self, box: Box) -> Box:
        """Return where a box of the deck stands."""
        left, top, width, height = box
        scale = self.scale
        return self.left + left * scale, self.top + top * scale, width * scale, height * scale


@dataclass(frozen=True, kw_only=True)
class Template:
    """A file without slides."""

    file: Presentation
    layouts: Mapping[Layout, Any]
    slots: Mapping[Layout, Mapping[str, Slot]]
    """The placeholders of a layout by their role, of ROLES."""
    colours: Mapping[Layout, Colours]
    placing: Placing = Placing()
    is_house: bool = False
    """Whether titles and footers are where the master has them, not where the deck has."""
    title_size: float = 0
    """At which the longest title fits, so that all are alike."""
    widening: float = 1
    """By how much words of its font may be wider than those of Arial."""
    holds_footers: bool = True
    """Whether its placeholders have room for our footers; else these are below the content."""


def slots_of(layout: Any) -> dict[str, Slot]:
    """Return the placeholders of a layout by their role; the largest of several."""
    found: dict[str, Slot] = {}
    for shape in layout.placeholders:
        slot = slot_of(shape, layout)
        role = ROLES.get(slot.type)
        if role and (role not in found or _area(slot) > _area(found[role])):
            found[role] = slot
    return found


def slot_of(shape: Any, layout: Any) -> Slot:
    """Return a placeholder of a layout, with what it inherits from that of the master."""
    place = shape.element.ph
    kind = place.get("type", "obj")
    sides = [(side or 0) / PX for side in (shape.left, shape.top, shape.width, shape.height)]
    chain = [shape.element, *_of_master(layout, ROLES.get(kind, ""))]
    insets = {side: _said(chain, "a:bodyPr", side, usual) for side, usual in INSETS.items()}
    across, down = insets["lIns"] + insets["rIns"], insets["tIns"] + insets["bIns"]
    return Slot(
        type=kind,
        attributes="".join(f' {name}="{value}"' for name, value in place.items()),
        box=(sides[0], sides[1], sides[2], sides[3]),
        room=(max(1.0, sides[2] - across / PX), max(1.0, sides[3] - down / PX)),
        size=_size(chain, layout, ROLES.get(kind, "")) / 75,
    )


def _area(slot: Slot) -> float:
    return slot.box[2] * slot.box[3]


def _of_master(layout: Any, role: str) -> list[Any]:
    shapes = layout.slide_master.placeholders
    return [s.element for s in shapes if ROLES.get(s.element.ph.get("type", "obj")) == role]


def _said(chain: list[Any], element: str, name: str, usual: int) -> int:
    """Return the first number that is said in a chain of placeholders, else the usual one."""
    for shape in chain:
        for found in shape.iter(qn(element)):
            if (value := found.get(name)) is not None:
                return int(value)
    return usual


def _size(chain: list[Any], layout: Any, role: str) -> int:
    styles = layout.slide_master.element.find(qn("p:txStyles"))
    style = None if styles is None else styles.find(qn(STYLES.get(role, "p:otherStyle")))
    levels = [e.find(f".//{qn('a:lstStyle')}/{qn('a:lvl1pPr')}") for e in chain]
    levels.append(None if style is None else style.find(qn("a:lvl1pPr")))
    return _said([one for one in levels if one is not None], "a:defRPr", "sz", 1800)
