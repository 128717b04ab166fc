"""A scene as DrawingML: auto shapes, freeforms and text boxes of a slide, in groups with names.

It is written as text, which a deck parses once for each chart: hundreds of coastlines through the
builders of a library would take seconds.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from dashboard.domain.config import Palette
from dashboard.rendering.marks import OUTLINES, paths
from dashboard.rendering.paint import mixed
from dashboard.scenes.bounds import LINE, Box, around, box_of_text
from dashboard.scenes.shapes import (
    Fade,
    Group,
    Ink,
    Layer,
    Mark,
    Path,
    Point,
    Run,
    Scene,
    Shape,
    Stroke,
    Text,
)

PX = 9525
"""English Metric Units to a pixel."""
SLOTS = {
    "dk1": "ink",
    "lt1": "page",
    "dk2": "muted",
    "lt2": "rule",
    "accent1": "asked",
    "accent2": "opposed",
    "accent3": "partner",
    "accent4": "neutral",
    "accent5": "site",
    "accent6": "home",
    "hlink": "opposed",
    "folHlink": "partner",
}
"""The colours of a theme, and which of the palette they are."""
MAPPED = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
"""What slides call the first colours of the theme."""
THEMED = {ink: MAPPED.get(slot, slot) for slot, ink in reversed(SLOTS.items())}
"""Colours of the palette by their names in the theme, so that a new theme recolours charts."""
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
PRESETS = {
    "circle": ("ellipse", 0),
    "circle-x": ("flowChartSummingJunction", 0),
    "square": ("rect", 0),
    "diamond": ("diamond", 0),
    "triangle-up": ("triangle", 0),
    "triangle-right": ("triangle", 90),
    "triangle-down": ("triangle", 180),
    "triangle-left": ("triangle", 270),
}
"""Symbols that are auto shapes, and by how many degrees these are turned; others are freeforms."""
DASHES = {"dash": "dash", "dot": "sysDot"}
ALIGNED = {"start": "l", "middle": "ctr", "end": "r"}
ANCHORED = {"top": "t", "middle": "ctr", "bottom": "b"}
SLACK = 4
"""Pixels that a text box is wider than its words are measured to be."""
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Drawn = tuple[str, Box]
"""A shape as XML, and its room on the slide."""


class DrawingML:
    """Writes the shapes of one chart, whose upper left corner stands at `corner` of the slide.

    `numbers` are those of its shapes, `edge` is its lower right corner in its own pixels: what
    leaves it, is cut there.
    """

    def __init__(
        self, colours: Palette, corner: Point, edge: Point, numbers: Iterator[int]
    ) -> None:
        self.colours = colours
        self.corner = corner
        self.edge = edge
        self.numbers = numbers

    def scene(self, scene: Scene) -> str:
        """Return a scene as one group that says what it shows, of a group for each of its own."""
        ground = scene.backdrop.shapes if scene.backdrop else ()
        ordered = [one for layer in Layer for one in scene.groups if one.layer is layer]
        groups = (Group(name="Ground", shapes=ground), *ordered)
        drawn = [part for group in groups for part in self._group(group)]
        return self._grouped(scene.title, scene.description, drawn)[0] if drawn else ""

    def group(self, group: Group) -> str:
        """Return a group, with what it stands for as its name and what it says as its text."""
        return "".join(xml for xml, _ in self._group(group))

    def _group(self, group: Group) -> Iterable[Drawn]:
        drawn = [part for shape in group.shapes for part in self._shape(shape)]
        name = ", ".join((group.name, *group.facts))
        if drawn:
            yield self._grouped(name, " ".join(group.said), drawn)

    def _grouped(self, name: str, said: str, drawn: Sequence[Drawn]) -> Drawn:
        box = around(box for _, box in drawn)
        within = _frame(box) + _frame(box).replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
        named = f'id="{next(self.numbers)}" name={quoted(name)}'
        described = f" descr={quoted(said)}" if said else ""
        return (
            f"<p:grpSp {NAMESPACES}><p:nvGrpSpPr><p:cNvPr {named}{described}/><p:cNvGrpSpPr/>"
            f"<p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>{within}</a:xfrm></p:grpSpPr>"
            f"{''.join(xml for xml, _ in drawn)}</p:grpSp>"
        ), box

    def _shape(self, shape: Shape) -> Iterable[Drawn]:
        match shape:
            case Path():
                for piece in _pieces(shape):
                    yield from self._path(piece)
            case Mark():
                yield from self._mark(shape)
            case Text():
                yield self._text(shape)

    def _at(self, point: Point) -> Point:
        return self.corner[0] + point[0], self.corner[1] + point[1]

    def _within(self, point: Point) -> Point:
        """Return a position on the slide; of what leaves the chart, at its edge."""
        x, y = (min(max(side, 0), most) for side, most in zip(point, self.edge, strict=True))
        return self._at((x, y))

    def _path(self, path: Path) -> Iterable[Drawn]:
        runs = [tuple(map(self._within, run)) for run in path.runs if run]
        if not runs:
            return
        xs, ys = zip(*(point for run in runs for point in run), strict=True)
        box = (min(xs), min(ys), max(xs), max(ys))
        lines = "".join(_run(run, box, is_closed=bool(path.fill)) for run in runs)
        size = f'w="{_emu(box[2] - box[0])}" h="{_emu(box[3] - box[1])}"'
        hollow = "" if path.fill else ' fill="none"'
        form = (
            "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
            '<a:rect l="0" t="0" r="r" b="b"/>'
            f"<a:pathLst><a:path {size}{hollow}>{lines}</a:path></a:pathLst></a:custGeom>"
        )
        look = self._fill(path.fill, box) + self._line(path.stroke)
        yield self._autoshape("Area" if path.fill else "Line", box, form + look), box

    def _mark(self, mark: Mark) -> Iterable[Drawn]:
        base, _, extra = mark.symbol.partition("-")
        if mark.symbol in PRESETS:
            yield self._preset(mark, mark.symbol)
        elif base in PRESETS and extra in ("dot", "x"):
            yield self._preset(mark, base)
            yield from self._path(paths(mark)[1])
        else:
            for path in paths(mark):
                yield from self._path(path)

    def _preset(self, mark: Mark, symbol: str) -> Drawn:
        """Return a mark as an auto shape; of one that is turned, the frame is given unturned."""
        name, degrees = PRESETS[symbol]
        (outline,) = OUTLINES[symbol.removesuffix("-x")](mark.size / 2)
        xs, ys = zip(*(self._at((mark.at[0] + x, mark.at[1] + y)) for x, y in outline), strict=True)
        box = (min(xs), min(ys), max(xs), max(ys))
        form = f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>'
        look = form + self._fill(mark.fill, box) + self._line(mark.stroke)
        return self._autoshape("Mark", _unturned(box, degrees), look, degrees), box

    def _autoshape(self, name: str, box: Box, look: str, degrees: int = 0) -> str:
        number = next(self.numbers)
        turned = f' rot="{degrees * 60_000}"' if degrees else ""
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name} {number}"/><p:cNvSpPr/><p:nvPr/>'
            f"</p:nvSpPr><p:spPr><a:xfrm{turned}>{_frame(box)}</a:xfrm>{look}</p:spPr></p:sp>"
        )

    def _text(self, text: Text) -> Drawn:
        left, top, right, bottom = box_of_text(text)
        aside = {"start": (0, SLACK), "middle": (SLACK / 2, SLACK / 2), "end": (SLACK, 0)}
        before, after = aside[text.anchor]
        (x, y), (right, bottom) = self._at((left - before, top)), self._at((right + after, bottom))
        box = (x, y, right, bottom)
        number = next(self.numbers)
        body = "".join(self._paragraph(line, text) for line in text.lines)
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Label {number}"/>'
            f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>{_frame(box)}</a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
            '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" '
            f'anchor="{ANCHORED[text.baseline]}"/><a:lstStyle/>{body}</p:txBody></p:sp>'
        ), box

    def _paragraph(self, line: str, text: Text) -> str:
        look = ' b="1"' * text.is_bold + ' i="1"' * text.is_italic
        halo = text.halo and self._colour(text.halo, 0.9)
        glow = f'<a:effectLst><a:glow rad="{_emu(3)}">{halo}</a:glow></a:effectLst>' if halo else ""
        spacing = f'<a:lnSpc><a:spcPts val="{round(text.size * LINE * 75)}"/></a:lnSpc>'
        return (
            f'<a:p><a:pPr algn="{ALIGNED[text.anchor]}">{spacing}</a:pPr><a:r>'
            f'<a:rPr lang="en-GB" sz="{round(text.size * 75)}"{look}>{self._solid(text.ink)}{glow}'
            f"</a:rPr><a:t>{escape(plain(line))}</a:t></a:r></a:p>"
        )

    def _line(self, stroke: Stroke | None) -> str:
        if stroke is None or not stroke.width:
            return "<a:ln><a:noFill/></a:ln>"
        dash = f'<a:prstDash val="{DASHES[stroke.dash]}"/>' if stroke.dash != "solid" else ""
        return f'<a:ln w="{_emu(stroke.width)}">{self._solid(stroke.ink)}{dash}<a:round/></a:ln>'

    def _fill(self, fill: Ink | Fade | None, box: Box) -> str:
        match fill:
            case None:
                return "<a:noFill/>"
            case Ink():
                return self._solid(fill)
            case Fade():
                return self._gradient(fill, box)

    def _solid(self, ink: Ink) -> str:
        return f"<a:solidFill>{self._colour(ink, ink.opacity)}</a:solidFill>"

    def _gradient(self, fade: Fade, box: Box) -> str:
        """Return a gradient across a box: one of DrawingML ends where its shape ends."""
        left, right = (side - self.corner[0] for side in (box[0], box[2]))
        width = (right - left) or 1
        inside = [stop for stop in fade.stops if left < stop[0] < right]
        ends = ((side, _opacity(fade, side)) for side in (left, right))
        stops = "".join(
            f'<a:gs pos="{round((x - left) / width * 100_000)}">'
            f"{self._colour(fade.ink, opacity)}</a:gs>"
            for x, opacity in sorted((*inside, *ends), key=lambda stop: stop[0])
        )
        return f'<a:gradFill><a:gsLst>{stops}</a:gsLst><a:lin ang="0" scaled="0"/></a:gradFill>'

    def _colour(self, ink: Ink, opacity: float) -> str:
        """Return a colour, by its name in the theme if it has one there.

        A share of it is made lighter, as the variants of a colour that PowerPoint offers are.
        """
        alpha = f'<a:alpha val="{round(opacity * 100_000)}"/>' if opacity < 1 else ""
        if not (slot := THEMED.get(ink.name)):
            colour = mixed(ink, self.colours).removeprefix("#").upper()
            return f'<a:srgbClr val="{colour}">{alpha}</a:srgbClr>'
        kept = round(ink.share * 100_000)
        lighter = f'<a:lumMod val="{kept}"/><a:lumOff val="{100_000 - kept}"/>'
        return f'<a:schemeClr val="{slot}">{lighter if ink.share < 1 else ""}{alpha}</a:schemeClr>'


def _pieces(path: Path) -> Iterator[Path]:
    """Yield a fade in parts of two stops each, as many programs know no more."""
    fade = path.fill
    if not isinstance(fade, Fade) or len(fade.stops) < 3 or path.stroke:
        yield path
        return
    xs = [x for run in path.runs for x, _ in run]
    ends = [(x, _opacity(fade, x)) for x in (min(xs), max(xs))]
    inside = (stop for stop in fade.stops if ends[0][0] < stop[0] < ends[1][0])
    for (start, first), (end, last) in pairwise((ends[0], *inside, ends[1])):
        runs = tuple(filter(None, (_between(run, start, end) for run in path.runs)))
        if start < end and runs:
            ink = replace(fade.ink, opacity=first)
            fill = ink if first == last else replace(fade, stops=((start, first), (end, last)))
            yield replace(path, runs=runs, fill=fill)


def _between(run: Run, left: float, right: float) -> Run:
    """Return the part of an area between two positions from left to right; empty for none."""
    return _kept(_kept(run, left, 1), right, -1)


def _kept(run: Run, edge: float, side: int) -> Run:
    """Return the part of an area on the right (1) or the left (-1) of an edge."""
    found: list[Point] = []
    for (x, y), (next_x, next_y) in zip(run, (*run[1:], *run[:1]), strict=True):
        is_in, is_next_in = (x - edge) * side > 0, (next_x - edge) * side > 0
        if is_in:
            found.append((x, y))
        if is_in != is_next_in:
            found.append((edge, y + (next_y - y) * (edge - x) / (next_x - x)))
    return tuple(found)


def _opacity(fade: Fade, x: float) -> float:
    """Return how much of a fade's ink there is at a position."""
    before = [stop for stop in fade.stops if stop[0] <= x] or [fade.stops[0]]
    after = [stop for stop in fade.stops if stop[0] >= x] or [fade.stops[-1]]
    (start, first), (end, last) = before[-1], after[0]
    return first if end <= start else first + (last - first) * (x - start) / (end - start)


def _unturned(box: Box, degrees: int) -> Box:
    """Return the frame of a shape that fills a box once it is turned."""
    if degrees % 180 == 0:
        return box
    left, top, right, bottom = box
    x, y, across, down = (left + right) / 2, (top + bottom) / 2, right - left, bottom - top
    return x - down / 2, y - across / 2, x + down / 2, y + across / 2


def _run(run: Run, box: Box, *, is_closed: bool) -> str:
    """Write a line; one that ends where it begins is closed, as all areas are."""
    ends_at_start = len(run) > 2 and run[0] == run[-1]
    points = run[:-1] if ends_at_start else run
    first, *rest = (f'<a:pt x="{_emu(x - box[0])}" y="{_emu(y - box[1])}"/>' for x, y in points)
    end = "<a:close/>" if is_closed or ends_at_start else ""
    return f"<a:moveTo>{first}</a:moveTo>" + "".join(f"<a:lnTo>{at}</a:lnTo>" for at in rest) + end


def _frame(box: Box) -> str:
    """Write where a shape stands and how large it is."""
    left, top, right, bottom = box
    off = f'<a:off x="{_emu(left)}" y="{_emu(top)}"/>'
    return f'{off}<a:ext cx="{_emu(right - left)}" cy="{_emu(bottom - top)}"/>'


def _emu(pixels: float) -> int:
    return round(pixels * PX)


def plain(text: str) -> str:
    """Return a text without what XML has no place for."""
    return NOT_XML.sub("\ufffd", text)


def quoted(text: str) -> str:
    """Return a text as the value of an attribute, with its quotation marks."""
    return quoteattr(plain(text))
