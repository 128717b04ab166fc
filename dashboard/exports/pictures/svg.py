"""A picture as SVG: one element, no reference to anything outside of it."""

from collections.abc import Callable, Iterator, Sequence

from dashboard.escaping import in_html
from dashboard.exports.pictures import marks
from dashboard.exports.pictures.labels import LINE
from dashboard.exports.pictures.shapes import Group, Mark, Path, Picture, Point, Shape, Stroke, Text

FONT = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', system-ui, sans-serif"
ANCHORS = {"left": "end", "middle": "middle", "right": "start"}
BASELINES = {"above": -0.35, "middle": 0.35, "below": 0.95}
"""How far the baseline of a single line lies below its point, for the height of a letter."""
LIFTED = {"above": 1.0, "middle": 0.5, "below": 0.0}
"""Which share of the further lines stands above that."""
DASHES = {"solid": 0, "dash": 3, "dot": 1}
"""How long a dash and its gap are, for the width of the line, which counts as 3 at least."""

Paint = Callable[[str], str]
"""A colour (#rrggbb) as it is written into the file."""


def svg(picture: Picture, paint: Paint = str, font: str = FONT) -> str:
    """A picture as one `<svg>` element.

    A group of facts carries their ids in `data-facts` and its words as a title.
    """
    size = f'width="{_n(picture.width)}" height="{_n(picture.height)}"'
    box = f'viewBox="0 0 {_n(picture.width)} {_n(picture.height)}"'
    said = f'role="img" aria-label="{in_html(picture.alt)}" font-family="{in_html(font)}"'
    ground = f'<rect {size} fill="{in_html(paint(picture.ground))}"/>'
    drawn = "\n".join(_group(group, paint) for group in picture.groups)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {box} {size} {said}>'
    return f"{head}\n{ground}\n{drawn}\n</svg>"


def _group(group: Group, paint: Paint) -> str:
    drawn = "".join(_shape(shape, paint) for shape in group.shapes)
    if not group.facts:
        return f"<g>{drawn}</g>"
    facts = in_html(" ".join(group.facts))
    names = f'data-facts="{facts}" data-name="{in_html(group.name)}"'
    return f"<g {names}><title>{in_html(group.alt)}</title>{drawn}</g>"


def _shape(shape: Shape, paint: Paint) -> str:
    match shape:
        case Path():
            return _path(shape, paint)
        case Mark():
            return _mark(shape, paint)
        case Text():
            return _text(shape, paint)


def _mark(mark: Mark, paint: Paint) -> str:
    drawn = "".join(_path(path, paint) for path in marks.paths(mark))
    if not mark.symbol.startswith("circle"):
        return drawn
    x, y = mark.at
    hollow = mark.symbol == "circle-open"
    fill = _fill("" if hollow else mark.fill, mark.fill_opacity, paint)
    edge = _stroke(mark.stroke, paint)
    ring = f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(mark.size / 2)}"{fill}{edge}/>'
    return ring + "".join(_path(path, paint) for path in marks.paths(mark)[1:])


def _path(path: Path, paint: Paint) -> str:
    if not path.runs:
        return ""
    steps = "".join(_run(run, path.closed) for run in path.runs)
    fill = _fill(path.fill, path.fill_opacity, paint)
    rule = ' fill-rule="evenodd"' if path.fill and len(path.runs) > 1 else ""
    return f'<path d="{steps}"{fill}{rule}{_stroke(path.stroke, paint)}/>'


def _run(run: Sequence[Point], closed: bool) -> str:
    points = "L".join(f"{_n(x)} {_n(y)}" for x, y in run)
    return f"M{points}{'Z' if closed else ''}"


def _fill(colour: str, opacity: float, paint: Paint) -> str:
    if not colour or not opacity:
        return ' fill="none"'
    seen = "" if opacity == 1 else f' fill-opacity="{_n(opacity, 2)}"'
    return f' fill="{in_html(paint(colour))}"{seen}'


def _stroke(stroke: Stroke, paint: Paint) -> str:
    if not stroke.width or not stroke.opacity:
        return ""
    dash = _n(DASHES[stroke.dash] * max(stroke.width, 3))
    parts = {
        "stroke": paint(stroke.colour),
        "stroke-width": _n(stroke.width),
        "stroke-opacity": "" if stroke.opacity == 1 else _n(stroke.opacity, 2),
        "stroke-dasharray": "" if dash == "0" else dash,
    }
    return "".join(f' {name}="{in_html(value)}"' for name, value in parts.items() if value)


def _text(text: Text, paint: Paint) -> str:
    x, y = text.at
    further = (len(text.lines) - 1) * LINE
    first = y + text.size * (BASELINES[text.down] - LIFTED[text.down] * further)
    bold = ' font-weight="600"' if text.bold else ""
    look = f'font-size="{_n(text.size)}" text-anchor="{ANCHORS[text.across]}"{bold}'
    lines = "".join(_lines(text, x, first))
    return f'<text {look} fill="{in_html(paint(text.colour))}"{_halo(text, paint)}>{lines}</text>'


def _lines(text: Text, x: float, first: float) -> Iterator[str]:
    for number, line in enumerate(text.lines):
        y = first + number * LINE * text.size
        yield f'<tspan x="{_n(x)}" y="{_n(y)}">{in_html(line)}</tspan>'


def _halo(text: Text, paint: Paint) -> str:
    if not text.halo:
        return ""
    glow = f'stroke="{in_html(paint(text.halo))}" stroke-width="3.5" stroke-linejoin="round"'
    return f' {glow} stroke-opacity="0.85" paint-order="stroke"'


def _n(number: float, digits: int = 1) -> str:
    """A number, no longer than it need be."""
    return f"{round(number, digits) + 0.0:.{digits}f}".rstrip("0").rstrip(".")
