"""A scene as DrawingML: auto shapes, freeforms and text boxes of a slide, in groups with names.

It is written as text, which a deck parses once for each chart: hundreds of coastlines through the
builders of a library would take seconds. A drawing keeps its inks and its type whatever theme the
slides get, and so is on a panel of its own in the colour of the page.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from xml.sax.saxutils import escape, quoteattr

from dashboard.domain.config import Palette
from dashboard.rendering.fades import opacity_at, pieces
from dashboard.rendering.languages import languages
from dashboard.rendering.marks import OUTLINES, paths
from dashboard.rendering.paint import mixed
from dashboard.scenes.bounds import LINE, Box, around, box_of_text
from dashboard.scenes.legend import moved
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
FONT = "Arial"
"""In whose metrics labels were placed."""
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)
"""Says that a screen reader may pass over a shape."""
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
GROUND = "Ground"
RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
HALO, SOFT = 0.8, 3
"""How dense the ground of a label is, and in how many pixels it ends."""
SLACK = 4
"""Pixels that a text box is wider than its words are measured to be."""
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Drawn = tuple[str, Box]
"""A shape as XML, and its room on the slide."""


class DrawingML:
    """Writes the shapes of one chart, whose upper left corner is at `corner` of the slide.

    `numbers` are those of its shapes, `edge` is its lower right corner in its own pixels: what
    leaves it, is cut there. All of it is `scale` times as large as the scene. `link` returns the
    relation of the slide that leads to a target, or nothing.
    """

    def __init__(
        self,
        colours: Palette,
        corner: Point,
        edge: Point,
        numbers: Iterator[int],
        *,
        scale: float = 1,
        link: Callable[[str], str] = lambda target: "",
    ) -> None:
        self.colours = colours
        self.corner = corner
        self.edge = (edge[0] * scale, edge[1] * scale)
        self.numbers = numbers
        self.scale = scale
        self.link = link

    def scene(self, scene: Scene, *, is_decoration: bool = False) -> str:
        """Return a scene as one group that says what it shows, of a group for each of its own."""
        ground = scene.backdrop.shapes if scene.backdrop else ()
        ordered = [one for layer in Layer for one in scene.groups if one.layer is layer]
        if is_decoration:
            ordered = [replace(one, said=(), target="") for one in ordered]
        groups = (Group(name=GROUND, shapes=ground, layer=Layer.GROUND), *ordered)
        drawn = [part for group in groups for part in self._group(group)]
        said = "" if is_decoration else scene.description
        return self._grouped(scene.title, said, drawn)[0] if drawn else ""

    def group(self, group: Group) -> str:
        """Return a group, with what it stands for as its name and what it says as its text."""
        return "".join(xml for xml, _ in self._group(group))

    def _group(self, group: Group) -> Iterable[Drawn]:
        leads = self.link(group.target) if group.target else ""
        drawn = [part for shape in group.shapes for part in self._shape(shape, group.name, leads)]
        if drawn:
            yield self._grouped(", ".join((group.name, *group.facts)), " ".join(group.said), drawn)

    def _grouped(self, name: str, said: str, drawn: Sequence[Drawn]) -> Drawn:
        """Return a group; one that says nothing is passed over by screen readers."""
        box = around(box for _, box in drawn)
        within = frame_of(box) + frame_of(box).replace("a:off", "a:chOff").replace(
            "a:ext", "a:chExt"
        )
        named = f'id="{next(self.numbers)}" name={quoted(name)}'
        told = f" descr={quoted(said)}/>" if said else f">{DECORATIVE}</p:cNvPr>"
        return (
            f"<p:grpSp {NAMESPACES}><p:nvGrpSpPr><p:cNvPr {named}{told}<p:cNvGrpSpPr/>"
            f"<p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>{within}</a:xfrm></p:grpSpPr>"
            f"{''.join(xml for xml, _ in drawn)}</p:grpSp>"
        ), box

    def _shape(self, shape: Shape, of: str, leads: str) -> Iterable[Drawn]:
        """Return a shape of a group of a name; a click on it goes where the group leads."""
        if self.scale != 1:
            shape = moved(shape, (0, 0), self.scale)
        match shape:
            case Path():
                for piece in pieces(shape):
                    yield from self._path(piece, _called(of, piece), leads)
            case Mark():
                yield from self._mark(shape, f"{of}: mark", leads)
            case Text():
                yield from self._halo(shape, f"{of}: halo")
                yield self._text(shape, f"{of}: label", leads)

    def _at(self, point: Point) -> Point:
        return self.corner[0] + point[0], self.corner[1] + point[1]

    def _within(self, point: Point) -> Point:
        """Return a position on the slide; of what leaves the chart, at its edge."""
        x, y = (min(max(side, 0), most) for side, most in zip(point, self.edge, strict=True))
        return self._at((x, y))

    def _path(self, path: Path, name: str, leads: str) -> Iterable[Drawn]:
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
        yield self._autoshape(name, box, form + look, leads=leads), box

    def _mark(self, mark: Mark, name: str, leads: str) -> Iterable[Drawn]:
        base, _, extra = mark.symbol.partition("-")
        if mark.symbol in PRESETS:
            yield self._preset(mark, mark.symbol, name, leads)
        elif base in PRESETS and extra in ("dot", "x"):
            yield self._preset(mark, base, name, leads)
            yield from self._path(paths(mark)[1], name, leads)
        else:
            for path in paths(mark):
                yield from self._path(path, name, leads)

    def _preset(self, mark: Mark, symbol: str, name: str, leads: str) -> Drawn:
        """Return a mark as an auto shape; of one that is turned, the frame is given unturned."""
        preset, degrees = PRESETS[symbol]
        (outline,) = OUTLINES[symbol.removesuffix("-x")](mark.size / 2)
        xs, ys = zip(*(self._at((mark.at[0] + x, mark.at[1] + y)) for x, y in outline), strict=True)
        box = (min(xs), min(ys), max(xs), max(ys))
        form = f'<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>'
        look = form + self._fill(mark.fill, box) + self._line(mark.stroke)
        return self._autoshape(name, _unturned(box, degrees), look, degrees, leads), box

    def _autoshape(self, name: str, box: Box, look: str, degrees: int = 0, leads: str = "") -> str:
        turned = f' rot="{degrees * 60_000}"' if degrees else ""
        return (
            f"<p:sp {NAMESPACES}><p:nvSpPr>{self._named(name, leads)}<p:cNvSpPr/><p:nvPr/>"
            f"</p:nvSpPr><p:spPr><a:xfrm{turned}>{frame_of(box)}</a:xfrm>{look}</p:spPr></p:sp>"
        )

    def _named(self, name: str, leads: str) -> str:
        """Return the head of a shape: its number, its name, where a click on it goes."""
        click = f'<a:hlinkClick r:id="{leads}"/>' if leads else ""
        return f'<p:cNvPr id="{next(self.numbers)}" name={quoted(name)}>{click}</p:cNvPr>'

    def _text(self, text: Text, name: str, leads: str) -> Drawn:
        left, top, right, bottom = box_of_text(text)
        aside = {"start": (0, SLACK), "middle": (SLACK / 2, SLACK / 2), "end": (SLACK, 0)}
        before, after = aside[text.anchor]
        (x, y), (right, bottom) = self._at((left - before, top)), self._at((right + after, bottom))
        box = (x, y, right, bottom)
        body = "<a:br/>".join(self._run(line, text) for line in text.lines)
        spacing = f'<a:lnSpc><a:spcPts val="{round(text.size * LINE * 75)}"/></a:lnSpc>'
        return (
            f"<p:sp {NAMESPACES}><p:nvSpPr>{self._named(name, leads)}"
            f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>{frame_of(box)}</a:xfrm>'
            f"{RECTANGLE}<a:noFill/></p:spPr>"
            '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" '
            f'anchor="{ANCHORED[text.baseline]}"/><a:lstStyle/>'
            f'<a:p><a:pPr algn="{ALIGNED[text.anchor]}">{spacing}</a:pPr>{body}</a:p>'
            "</p:txBody></p:sp>"
        ), box

    def _run(self, line: str, text: Text) -> str:
        look = ' b="1"' * text.is_bold + ' i="1"' * text.is_italic
        look = f'sz="{round(text.size * 75)}"{look}'
        within = f'{self._solid(text.ink)}<a:latin typeface="{FONT}"/>'
        return runs(line, look, within)

    def _halo(self, text: Text, name: str) -> Iterable[Drawn]:
        """Return what parts words from lines under them, a box for each line of words.

        Programs disagree about the glow of letters; all of them know a ground that is seen through.
        """
        if text.halo is None:
            return
        _, top, _, _ = box_of_text(text)
        fill = f"<a:solidFill>{self._colour(text.halo, HALO)}</a:solidFill>"
        soft = f'<a:effectLst><a:softEdge rad="{_emu(SOFT)}"/></a:effectLst>'
        for number, line in enumerate(text.lines):
            at = (text.at[0], top + number * LINE * text.size)
            one = box_of_text(replace(text, lines=(line,), at=at, baseline="top"))
            box = (*self._at(one[:2]), *self._at(one[2:]))
            yield self._autoshape(name, box, RECTANGLE + fill + self._line(None) + soft), box

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
        ends = ((side, opacity_at(fade, side)) for side in (left, right))
        stops = "".join(
            f'<a:gs pos="{round((x - left) / width * 100_000)}">'
            f"{self._colour(fade.ink, opacity)}</a:gs>"
            for x, opacity in sorted((*inside, *ends), key=lambda stop: stop[0])
        )
        return f'<a:gradFill><a:gsLst>{stops}</a:gsLst><a:lin ang="0" scaled="0"/></a:gradFill>'

    def _colour(self, ink: Ink, opacity: float) -> str:
        alpha = f'<a:alpha val="{round(opacity * 100_000)}"/>' if opacity < 1 else ""
        colour = mixed(ink, self.colours).removeprefix("#").upper()
        return f'<a:srgbClr val="{colour}">{alpha}</a:srgbClr>'


def _called(group: str, path: Path) -> str:
    """Return the name of an area or a line in a group; of the ground, by its colour."""
    if group == GROUND and isinstance(path.fill, Ink):
        return f"{GROUND}: {path.fill.name}"
    return f"{group}: {'area' if path.fill else 'line'}"


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


def frame_of(box: Box) -> str:
    """Write where a shape stands and how large it is."""
    left, top, right, bottom = box
    off = f'<a:off x="{_emu(left)}" y="{_emu(top)}"/>'
    return f'{off}<a:ext cx="{_emu(right - left)}" cy="{_emu(bottom - top)}"/>'


def _emu(pixels: float) -> int:
    return round(pixels * PX)


def runs(text: str, look: str, within: str) -> str:
    """Write words as runs: attributes and elements of their look, and of each its language."""
    return "".join(
        f'<a:r><a:rPr lang="{language}" {look}>{within}</a:rPr><a:t>{escape(part)}</a:t></a:r>'
        for language, part in languages(strip_xml_controls(text))
    )


def strip_xml_controls(text: str) -> str:
    """Return a text without what XML has no place for."""
    return NOT_XML.sub("\ufffd", text)


def quoted(text: str) -> str:
    """Return a text as the value of an attribute, with its quotation marks."""
    return quoteattr(strip_xml_controls(text))
