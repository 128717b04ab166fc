"""A picture -> native shapes: freeforms, auto shapes and text boxes, in groups with names.

The DrawingML is written as text and parsed once for each group: hundreds of coastlines through
python-pptx's builders would take seconds.
"""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.shapes.group import GroupShape
from pptx.slide import Slide

from dashboard.charts.measure import LEADING, width_of
from dashboard.domain.config import Palette
from dashboard.exports.deck.drawingml import Pen, emu, fill, frame, line, paint, plain, quoted
from dashboard.exports.deck.theme import SLOTS, Box
from dashboard.exports.pictures.marks import paths
from dashboard.exports.pictures.shapes import Group, Mark, Path, Picture, Point, Shape, Stroke, Text

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
PRESETS = {
    "circle": ("ellipse", 1.0),
    "circle-x": ("flowChartSummingJunction", 1.0),
    "diamond": ("diamond", 1.3),
    "square": ("rect", 1.0),
}
"""Signs that are auto shapes, and how large for their size; the rest are freeforms."""
MAPPED = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
"""What slides call the first colours of the theme."""
ALIGNED = {"left": "r", "middle": "ctr", "right": "l"}
"""Words to the left of a point end there."""
ANCHORED = {"above": "b", "middle": "ctr", "below": "t"}
SLACK = 4
"""Pixels that a text box is wider than its words are measured to be."""


def draw(
    slide: Slide,
    picture: Picture,
    palette: Palette,
    corner: Point,
    scale: float,
    larger: float = 1,
) -> None:
    """Put a picture on a slide, its upper left corner there, `scale` times as large.

    Groups that say nothing themselves, as the ground of a map, carry what the picture says.
    """
    themed: dict[str, str] = {}
    for slot, name in SLOTS.items():
        themed.setdefault(getattr(palette, name).lower(), MAPPED.get(slot, slot))
    edge = (picture.width, picture.height)
    taken = [shape.shape_id for shape in all_shapes(slide.shapes)]
    pen = Pen(*corner, scale, themed, count(max(taken) + 1), edge, larger)
    for group in (_ground(picture), *picture.groups):
        if any(is_drawn(shape) for shape in group.shapes):
            slide.shapes.element.append(parse_xml(_group(group, group.alt or picture.alt, pen)))


def _ground(picture: Picture) -> Group:
    """The panel behind everything, if the picture has a colour for it."""
    right, bottom = picture.width, picture.height
    corners = ((0.0, 0.0), (right, 0.0), (right, bottom), (0.0, bottom))
    panel = Path(runs=(corners,), closed=True, fill=picture.ground)
    return Group(name="Panel", shapes=(panel,) if picture.ground else ())


def all_shapes(shapes: Iterable[Any]) -> Iterator[Any]:
    """Shapes, and those within groups."""
    for shape in shapes:
        yield shape
        if isinstance(shape, GroupShape):
            yield from all_shapes(shape.shapes)


def is_drawn(shape: Shape) -> bool:
    """Whether there is anything of it: a map shows no lakes where there are none."""
    return any(shape.runs) if isinstance(shape, Path) else True


def _group(group: Group, alt: str, pen: Pen) -> str:
    named = f'id="{next(pen.numbers)}" name={quoted(group.name)} descr={quoted(alt)}'
    drawn = [part for shape in group.shapes if is_drawn(shape) for part in _shape(shape, pen)]
    box = _around([box for _, box in drawn])
    within = frame(box) + frame(box).replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    return (
        f"<p:grpSp {NAMESPACES}><p:nvGrpSpPr><p:cNvPr {named}/><p:cNvGrpSpPr/><p:nvPr/>"
        f"</p:nvGrpSpPr><p:grpSpPr><a:xfrm>{within}</a:xfrm></p:grpSpPr>"
        f"{''.join(xml for xml, _ in drawn)}</p:grpSp>"
    )


Drawn = tuple[str, Box]


def _shape(shape: Shape, pen: Pen) -> Iterable[Drawn]:
    match shape:
        case Path():
            yield _path(shape, pen)
        case Mark():
            yield from _mark(shape, pen)
        case Text():
            yield _text(shape, pen)


def _path(path: Path, pen: Pen) -> Drawn:
    runs = [[pen.within(point) for point in run] for run in path.runs if run]
    box = _around([(x, y, 0, 0) for run in runs for x, y in run])
    size = f'w="{emu(box[2])}" h="{emu(box[3])}"'
    filled = "" if path.fill else ' fill="none"'
    end = "<a:close/>" if path.closed or path.fill else ""
    lines = "".join(_run(run, box) + end for run in runs)
    form = (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst><a:path {size}{filled}>{lines}</a:path></a:pathLst></a:custGeom>"
    )
    inside = fill(path.fill, path.fill_opacity, pen)
    return _autoshape("Line" if not path.fill else "Area", box, form, inside, path.stroke, pen), box


def _run(points: list[Point], box: Box) -> str:
    placed = [f'<a:pt x="{emu(x - box[0])}" y="{emu(y - box[1])}"/>' for x, y in points]
    first, *rest = placed
    return f"<a:moveTo>{first}</a:moveTo>" + "".join(f"<a:lnTo>{at}</a:lnTo>" for at in rest)


def _mark(mark: Mark, pen: Pen) -> Iterable[Drawn]:
    if mark.symbol not in PRESETS:
        yield from (_path(path, pen) for path in paths(mark))
        return
    preset, larger = PRESETS[mark.symbol]
    (x, y), side = pen.at(mark.at), mark.size * larger * pen.scale
    box = (x - side / 2, y - side / 2, side, side)
    form = f'<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>'
    inside = fill(mark.fill, mark.fill_opacity, pen)
    yield _autoshape("Sign", box, form, inside, mark.stroke, pen), box


def _autoshape(name: str, box: Box, form: str, inside: str, stroke: Stroke, pen: Pen) -> str:
    number = next(pen.numbers)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name} {number}"/><p:cNvSpPr/><p:nvPr/>'
        f"</p:nvSpPr><p:spPr><a:xfrm>{frame(box)}</a:xfrm>{form}{inside}"
        f"{line(stroke, pen)}</p:spPr></p:sp>"
    )


def _text(text: Text, pen: Pen) -> Drawn:
    size = text.size * pen.scale * pen.larger
    width = max(width_of(line, size, bold=text.bold) for line in text.lines) + SLACK
    height = len(text.lines) * size * LEADING
    x, y = pen.at(text.at)
    left = {"left": x - width, "middle": x - width / 2, "right": x}[text.across]
    top = {"above": y - height, "middle": y - height / 2, "below": y}[text.down]
    box = (left, top, width, height)
    number = next(pen.numbers)
    body = "".join(_paragraph(line, text, size, pen) for line in text.lines)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Label {number}"/><p:cNvSpPr txBox="1"/>'
        f"<p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>{frame(box)}</a:xfrm>"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" '
        f'anchor="{ANCHORED[text.down]}"/><a:lstStyle/>{body}</p:txBody></p:sp>'
    ), box


def _paragraph(line: str, text: Text, size: float, pen: Pen) -> str:
    bold = ' b="1"' if text.bold else ""
    halo = f'<a:glow rad="{emu(3)}">{paint(text.halo, 0.9, pen)}</a:glow>' if text.halo else ""
    glow = f"<a:effectLst>{halo}</a:effectLst>" if halo else ""
    return (
        f'<a:p><a:pPr algn="{ALIGNED[text.across]}"/><a:r>'
        f'<a:rPr lang="en-GB" sz="{round(size * 75)}"{bold}>{fill(text.colour, 1, pen)}{glow}'
        f"</a:rPr><a:t>{escape(plain(line))}</a:t></a:r></a:p>"
    )


def _around(boxes: list[Box]) -> Box:
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right = max(box[0] + box[2] for box in boxes)
    bottom = max(box[1] + box[3] for box in boxes)
    return left, top, right - left, bottom - top
