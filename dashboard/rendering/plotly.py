"""A scene as a Plotly figure: as few traces as there are looks, in the order of painting."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any

import plotly.graph_objects as go

from dashboard.domain.config import Palette
from dashboard.escaping import in_plotly
from dashboard.rendering.paint import faded, mixed
from dashboard.scenes.bounds import Box, box_of, overlap
from dashboard.scenes.shapes import Fade, Group, Ink, Layer, Mark, Path, Scene, Shape, Stroke, Text

FONT = "'Dossier Sans', 'Usual Sans', sans-serif"
SPACE = 0.22
"""The width of a space, as a share of the size of the type."""
TOUCH = 1
"""Pixels between paths that touch each other."""
Trace = dict[str, Any]

AXES: tuple[Trace, ...] = ({}, {"xaxis": "x2", "yaxis": "y2"}, {"xaxis": "x3", "yaxis": "y3"})
"""Pairs of axes, from the ground up; the first need not be named."""
REFERENCES = tuple({f"{axis}ref": f"{axis}{n}" for axis in "xy"} for n in ("", "2", "3"))
"""The same as shapes name them."""

POSITIONS = {
    ("start", "top"): "bottom right",
    ("start", "middle"): "middle right",
    ("start", "bottom"): "top right",
    ("middle", "top"): "bottom center",
    ("middle", "middle"): "middle center",
    ("middle", "bottom"): "top center",
    ("end", "top"): "bottom left",
    ("end", "middle"): "middle left",
    ("end", "bottom"): "top left",
}
"""On which side of its point Plotly sets words whose block is held there."""
LOWERED = {"top": 0.2, "middle": 0.1, "bottom": -0.05}
"""How much lower than Plotly all other media set the baseline, for the size of the type."""


def figure(scene: Scene, colours: Palette, backdrop: str = "") -> go.Figure:
    """Return a scene as a figure of its size; `backdrop` is the address of a map's ground."""
    return go.Figure(figure_json(scene, colours, backdrop))


def figure_json(
    scene: Scene, colours: Palette, backdrop: str = "", *, only_lines: bool = False
) -> dict[str, Any]:
    """Return the same as plain data, not validated; with `only_lines`, without marks and words.

    Plotly draws a line with gaps as an element for each piece, and anew at each change. So with
    `only_lines`, only areas that fade are traces; all others are shapes, one for each look.

    A unit of the axes is a pixel of the scene. What time moves is on a second pair of axes,
    which has the place of the window of the scene, between the fixed ground and what else is fixed.
    """
    drawing, data, shapes = _Drawing(colours), [], []
    for pair, groups in parts(scene):
        drawn: list[Shape] = [shape for group in groups for shape in group.shapes]
        if only_lines:
            layer = "between" if groups[0].layer < Layer.CONTENT else "above"
            shapes += drawing.outlines(drawn, layer, pair)
            drawn = [one for one in drawn if isinstance(one, Path) and isinstance(one.fill, Fade)]
        data += [trace | AXES[pair] for trace in drawing.traces(drawn)]
    return {"data": data, "layout": _layout(scene, colours, backdrop) | {"shapes": shapes}}


def parts(scene: Scene) -> list[tuple[int, list[Group]]]:
    """Return the groups in the order of painting, each with the number of its pair of axes."""
    ordered = sorted(scene.groups, key=lambda one: (_pair(one, scene), one.layer))
    looks = groupby(ordered, key=lambda one: (_pair(one, scene), one.layer))
    return [(pair, list(groups)) for (pair, _), groups in looks]


def _pair(group: Group, scene: Scene) -> int:
    if scene.window is None or (group.is_fixed and group.layer is Layer.GROUND):
        return 0
    return 2 if group.is_fixed else 1


class _Drawing:
    """Writes shapes as traces in the colours of one palette."""

    def __init__(self, colours: Palette) -> None:
        self.colours = colours

    def css(self, ink: Ink | None) -> str:
        """Return an ink as CSS."""
        if ink is None or not ink.opacity:
            return "rgba(0,0,0,0)"
        colour = mixed(ink, self.colours)
        return colour if ink.opacity == 1 else faded(colour, round(ink.opacity, 3))

    def outlines(self, shapes: Iterable[Shape], layer: str, pair: int) -> list[dict[str, Any]]:
        """Return paths that do not fade as shapes of the layout."""
        paths = [one for one in shapes if isinstance(one, Path) and one.runs]
        solid = [one for one in paths if not isinstance(one.fill, Fade)]
        alike = _alike(solid, lambda one: (one.fill, one.stroke))
        return [self._outline(same) | {"layer": layer} | REFERENCES[pair] for same in alike]

    def _outline(self, paths: Sequence[Path]) -> dict[str, Any]:
        stroke, fill = paths[0].stroke, paths[0].fill
        runs = (run for path in paths for run in path.runs)
        look: dict[str, Any] = {"width": 0}
        if stroke:
            look = {"width": stroke.width, "color": self.css(stroke.ink), "dash": stroke.dash}
        return {
            "type": "path",
            "path": "".join(f"M{'L'.join(f'{x:.1f},{y:.1f}' for x, y in run)}" for run in runs),
            "fillcolor": self.css(fill if isinstance(fill, Ink) else None),
            "line": look,
        }

    def traces(self, shapes: Iterable[Shape]) -> list[Trace]:
        """Return shapes of one layer: paths first, then marks, then words."""
        shapes = list(shapes)
        paths = [shape for shape in shapes if isinstance(shape, Path) and shape.runs]
        marks = [shape for shape in shapes if isinstance(shape, Mark)]
        texts = [shape for shape in shapes if isinstance(shape, Text)]
        found = [self._lines(same) for same in _alike(paths, lambda one: (one.fill, one.stroke))]
        if marks:
            found.append(self._marks(marks))
        look = [(one.halo, one.is_bold, one.is_italic) for one in texts]
        for wanted in dict.fromkeys(look):
            same = [one for one, its in zip(texts, look, strict=True) if its == wanted]
            found.append(self._words(same))
        return found

    def _lines(self, paths: Sequence[Path]) -> Trace:
        """Return paths of one look as one trace: Plotly lifts the pen at None."""
        points = [point for path in paths for run in path.runs for point in (*run, (None, None))]
        stroke, fill = paths[0].stroke, paths[0].fill
        trace: Trace = {
            "type": "scatter",
            "mode": "lines" if stroke else "none",
            "x": [None if x is None else round(x, 1) for x, _ in points],
            "y": [None if y is None else round(y, 1) for _, y in points],
            "hoverinfo": "skip",
        }
        if stroke:
            look = {"width": stroke.width, "color": self.css(stroke.ink), "dash": stroke.dash}
            trace["line"] = look
        if fill is None:
            return trace
        return trace | {"fill": "toself"} | self._filled(fill)

    def _filled(self, fill: Ink | Fade) -> Trace:
        if isinstance(fill, Ink):
            return {"fillcolor": self.css(fill)}
        start, stop = fill.stops[0][0], fill.stops[-1][0]
        colour = mixed(fill.ink, self.colours)
        scale = [
            [round((x - start) / ((stop - start) or 1), 4), faded(colour, round(opacity, 3))]
            for x, opacity in fill.stops
        ]
        gradient = {"type": "horizontal", "start": start, "stop": stop, "colorscale": scale}
        return {"fillcolor": colour, "fillgradient": gradient}

    def _marks(self, marks: Sequence[Mark]) -> Trace:
        strokes = [mark.stroke or Stroke(Ink("page"), 0) for mark in marks]
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [round(mark.at[0], 1) for mark in marks],
            "y": [round(mark.at[1], 1) for mark in marks],
            "marker": {
                "symbol": _once([mark.symbol for mark in marks]),
                "size": _once([round(mark.size, 1) for mark in marks]),
                "color": _once([self._inside(mark) for mark in marks]),
                "opacity": 1,
                "line": {
                    "color": _once([self.css(stroke.ink) for stroke in strokes]),
                    "width": _once([stroke.width for stroke in strokes]),
                    "dash": _once([stroke.dash for stroke in strokes]),
                },
            },
            "hoverinfo": "skip",
            "cliponaxis": True,
        }

    def _inside(self, mark: Mark) -> str:
        """Return the colour of a mark; of what has only lines, Plotly wants that of these."""
        has_only_lines = mark.symbol.endswith("-open") or mark.symbol.startswith("line-")
        return self.css(mark.stroke.ink if has_only_lines and mark.stroke else mark.fill)

    def _words(self, texts: Sequence[Text]) -> Trace:
        first = texts[0]
        font: dict[str, Any] = {
            "size": _once([text.size for text in texts]),
            "color": _once([self.css(text.ink) for text in texts]),
        }
        if first.is_bold:
            font["weight"] = 600
        if first.is_italic:
            font["style"] = "italic"
        if first.halo:
            font["shadow"] = _glow(self.css(first.halo))
        return {
            "type": "scatter",
            "mode": "text",
            "x": [round(text.at[0], 1) for text in texts],
            "y": [round(text.at[1] + LOWERED[text.baseline] * text.size, 1) for text in texts],
            "text": ["<br>".join(map(_padded(text), text.lines)) for text in texts],
            "textposition": _once([POSITIONS[text.anchor, text.baseline] for text in texts]),
            "textfont": font,
            "hoverinfo": "skip",
            "cliponaxis": True,
        }


def _alike(paths: list[Path], look: Callable[[Path], Any]) -> list[list[Path]]:
    """Return paths of one look together, unless what is painted between them touches the later."""
    found: list[tuple[Any, list[Path], list[Box]]] = []
    for path in paths:
        box, its = box_of(path), look(path)
        for wanted, same, boxes in reversed(found):
            if wanted == its:
                same.append(path)
                boxes.append(box)
                break
            if any(overlap(box, other, TOUCH) for other in boxes):
                found.append((its, [path], [box]))
                break
        else:
            found.append((its, [path], [box]))
    return [same for _, same, _ in found]


def _padded(text: Text) -> Callable[[str], str]:
    """Return how a line is written off its point: with spaces, as positions move in zooming."""
    spaces = "\N{NO-BREAK SPACE}" * round(text.off / (text.size * SPACE))
    before, after = (spaces, "") if text.anchor == "start" else ("", spaces)
    return lambda line: f"{before}{in_plotly(line)}{after}"


def _once(values: list[Any]) -> Any:
    """Return what all have in common once."""
    return values[0] if len(set(values)) == 1 else values


def _glow(colour: str) -> str:
    """Return a halo that keeps a label legible over what lies under it."""
    return ", ".join(f"{x}px {y}px 2px {colour}" for x in (-1, 0, 1) for y in (-1, 0, 1))


def _layout(scene: Scene, colours: Palette, backdrop: str) -> dict[str, Any]:
    layout: dict[str, Any] = {
        "font": {"family": FONT, "size": 14, "color": colours.ink},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "showlegend": False,
        "hovermode": False,
        "dragmode": False,
        "width": scene.width,
        "height": scene.height,
        "xaxis": _axis(0, scene.width, is_fixed=not scene.is_map),
        "yaxis": _axis(0, scene.height, is_fixed=not scene.is_map) | {"range": [scene.height, 0]},
    }
    if scene.window:
        left, right = scene.window
        place = {"domain": [left / scene.width, right / scene.width], "anchor": "y2"}
        layout["xaxis2"] = _axis(left, right, is_fixed=False) | place
        layout["yaxis2"] = layout["yaxis"] | {"anchor": "x2"}
        layout["xaxis3"] = layout["xaxis"] | {"anchor": "y3"}
        layout["yaxis3"] = layout["yaxis"] | {"anchor": "x3"}
    if backdrop:
        layout["images"] = [_image(backdrop, scene)]
    return layout


def _axis(least: float, most: float, *, is_fixed: bool) -> dict[str, Any]:
    """Return an axis that shows nothing itself, and nothing beyond its ends."""
    ends = {"range": [least, most], "minallowed": least, "maxallowed": most}
    return {"visible": False, "fixedrange": is_fixed, **ends}


def _image(address: str, scene: Scene) -> dict[str, Any]:
    """Return the ground of a map as an image under everything."""
    corner = {"xref": "x", "yref": "y", "x": 0, "y": 0}
    size = {"sizex": scene.width, "sizey": scene.height, "sizing": "stretch"}
    return {"source": address, "layer": "below", **corner, **size}
