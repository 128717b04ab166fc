"""A native table, with the widths, heights and lines of words of the deck."""

from dashboard.deck.model import Box, Cell, Table
from dashboard.exports.pptx.template import Slot
from dashboard.exports.pptx.text import Setter, signed
from dashboard.rendering.drawingml import NAMESPACES, PX, quoted
from dashboard.scenes.shapes import Ink

RULE = Ink("rule")
URI = "http://schemas.openxmlformats.org/drawingml/2006/table"


def table(number: int, made: Table, frame: Box, setter: Setter, slot: Slot | None) -> str:
    """Write a table in a frame on the slide; in the placeholder for content if there is one."""
    scale = frame[2] / made.box[2]
    rows = ""
    for row, height in zip(made.rows, made.heights, strict=True):
        leads = signed(one for cell in row for one in cell.paragraphs)
        cells = zip(row, made.widths, strict=True)
        written = "".join(_cell(one, width, made, scale, setter, leads) for one, width in cells)
        rows += f'<a:tr h="{_emu(height * scale)}">{written}</a:tr>'
    grid = "".join(f'<a:gridCol w="{_emu(width * scale)}"/>' for width in made.widths)
    left, top, width, height = map(_emu, frame)
    place = f"<p:ph{slot.attributes}/>" if slot else ""
    return (
        f"<p:graphicFrame {NAMESPACES}><p:nvGraphicFramePr>"
        f'<p:cNvPr id="{number}" name={quoted(made.name)} descr={quoted(made.name)}/>'
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f'<p:nvPr>{place}</p:nvPr></p:nvGraphicFramePr><p:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></p:xfrm><a:graphic><a:graphicData uri="{URI}">'
        f'<a:tbl><a:tblPr firstRow="1" firstCol="1"/><a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell(
    cell: Cell, width: float, made: Table, scale: float, setter: Setter, leads: set[str]
) -> str:
    across, down = made.inset
    colours = setter.colours
    behind = colours.seen(cell.fill) if cell.fill else ""
    fill = colours.fill(cell.fill) if cell.fill else "<a:noFill/>"
    words = setter.body(cell.paragraphs, width - 2 * across, behind=behind, signed=leads)
    inset = f'marL="{_emu(across * scale)}" marR="{_emu((across - 1) * scale)}"'
    inset += f' marT="{_emu(down * scale)}" marB="{_emu((down - 1) * scale)}"'
    none = "".join(f"<a:{side}><a:noFill/></a:{side}>" for side in ("lnL", "lnR", "lnT"))
    line = f'<a:lnB w="{PX}">{colours.fill(RULE)}</a:lnB>'
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{words or '<a:p/>'}</a:txBody>"
        f'<a:tcPr {inset} anchor="ctr">{none}{line}{fill}</a:tcPr></a:tc>'
    )


def _emu(pixels: float) -> int:
    return round(pixels * PX)
