"""A scene as SVG: one element, no reference to anything outside of it."""

from collections.abc import Iterator
from itertools import count

from dashboard.escaping import in_html
from dashboard.rendering.marks import paths
from dashboard.rendering.paint import Paint
from dashboard.scenes.bounds import LINE, across
from dashboard.scenes.legend import KEY_SIZE
from dashboard.scenes.shapes import (
    Fade,
    Group,
    Ink,
    Key,
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

FONT = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', system-ui, sans-serif"
BASELINES = {"top": 0.95, "middle": 0.35, "bottom": -0.3}
"""How far the baseline of a single line lies below its point, for the size of the type."""
LIFTED = {"top": 0.0, "middle": 0.5, "bottom": 1.0}
"""The share of the further lines above that."""
DASHES = {"solid": 0, "dash": 3, "dot": 1}
"""How long a dash and its gap are, for the width of the line, which counts as 3 at least."""
HIT = 16
"""How wide the line is that a pointer finds."""
XMLNS = "http://www.w3.org/2000/svg"
SAMPLE = (44, 36)
"""Width and height of what stands for a group in the list of a phone."""


class Svg:
    """Writes the shapes of one picture; `paint` says how colours are written.

    `prefix` begins the ids in it, for a page with several. One that `is_live` can be pointed at:
    besides its shapes it has the areas that select them, which are not seen.
    """

    def __init__(self, paint: Paint, prefix: str = "", *, is_live: bool = False) -> None:
        self.paint = paint
        self.prefix = prefix
        self.is_live = is_live
        self.numbers = count(1)

    def scene(
        self, scene: Scene, font: str = FONT, ground: Ink | None = None, said: str = ""
    ) -> str:
        """Return a scene as one `<svg>` element that says what it shows.

        `said` is its attributes for screen readers, if not that it is an image of the description.
        """
        size = (scene.width, scene.height)
        panel = self.panel(*size, ground) if ground else ""
        said = said or f'role="img" aria-label="{in_html(scene.description)}"'
        return f"{opening(*size, said, font)}\n{panel}{self.drawn(scene)}\n</svg>"

    def panel(self, width: float, height: float, ink: Ink) -> str:
        """Return a ground of one colour."""
        return f'<rect width="{_n(width)}" height="{_n(height)}"{self._fill(ink)}/>'

    def drawn(self, scene: Scene) -> str:
        """Return what a scene shows, from the ground up."""
        drawn = [] if scene.backdrop is None else [self.shapes(scene.backdrop.shapes)]
        drawn += [self.group(one) for layer in Layer for one in scene.groups if one.layer is layer]
        return "\n".join(drawn)

    def at(self, at: Point, scene: Scene) -> str:
        """Return a scene as a part of a larger drawing, cut off at its own edges."""
        place = f'x="{_n(at[0])}" y="{_n(at[1])}"'
        size = f'width="{_n(scene.width)}" height="{_n(scene.height)}"'
        return f"<svg {place} {size}>\n{self.drawn(scene)}\n</svg>"

    def key(self, key: Key) -> str:
        """Return the sample of an entry of the legend, which says nothing itself."""
        width, height = KEY_SIZE
        box = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        head = f'<svg xmlns="{XMLNS}" {box} aria-hidden="true">'
        return f"{head}{self.shapes(key.shapes)}</svg>"

    def sample(self, group: Group) -> str:
        """Return a group that is drawn in a box of its own, beside its words in a list."""
        drawn = tuple(shape for shape in group.shapes if not isinstance(shape, Text))
        box = f'viewBox="0 0 {SAMPLE[0]} {SAMPLE[1]}" width="{SAMPLE[0]}" height="{SAMPLE[1]}"'
        head = f'<svg xmlns="{XMLNS}" {box} aria-hidden="true">'
        return f"{head}{self.shapes(drawn)}</svg>"

    def group(self, group: Group) -> str:
        """Return a group; one of facts carries their ids and its words as a title.

        What cannot be reached says nothing to a screen reader: the description tells of it.
        """
        facts, target = " ".join(group.facts), group.target if group.facts else ""
        names = {
            "data-facts": facts,
            "data-name": group.name if facts else "",
            "data-target": target,
            "data-lane": group.lane if target else "",
            "aria-hidden": "" if target else "true",
        }
        written = "".join(f' {name}="{in_html(said)}"' for name, said in names.items() if said)
        title = f"<title>{in_html(' '.join(group.said))}</title>" if target else ""
        hit = self._hit(group) if self.is_live and target else ""
        return f"<g{written}>{title}{self.shapes(group.shapes)}{hit}</g>"

    def _hit(self, group: Group) -> str:
        """Return what selects a group: its areas, and its lines, which may be thin, made wide."""
        paths = [one for one in group.hit or group.shapes if isinstance(one, Path)]
        areas = "".join(_run(run) for path in group.hit if path.fill for run in path.runs)
        lines = "".join(_run(run) for path in paths if not path.fill for run in path.runs)
        area = f'<path d="{areas}" fill="none" pointer-events="fill"/>' if areas else ""
        wide = f'fill="none" stroke="none" stroke-width="{HIT}" pointer-events="stroke"'
        return area + (f'<path d="{lines}" {wide}/>' if lines else "")

    def shapes(self, shapes: tuple[Shape, ...]) -> str:
        """Return some shapes."""
        return "".join(self._shape(shape) for shape in shapes)

    def _shape(self, shape: Shape) -> str:
        match shape:
            case Path():
                return self._path(shape)
            case Mark():
                return self._mark(shape)
            case Text():
                return self._text(shape)

    def _mark(self, mark: Mark) -> str:
        first, *rest = paths(mark)
        if not mark.symbol.startswith("circle"):
            return "".join(map(self._path, (first, *rest)))
        x, y = mark.at
        look = f"{self._fill(first.fill)}{self._stroke(first.stroke)}"
        ring = f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(mark.size / 2)}"{look}/>'
        return ring + "".join(map(self._path, rest))

    def _path(self, path: Path) -> str:
        if not path.runs:
            return ""
        steps = "".join(_run(run) for run in path.runs)
        rule = ' fill-rule="evenodd"' if path.fill and len(path.runs) > 1 else ""
        if isinstance(path.fill, Fade):
            gradient, fill = self._gradient(path.fill)
            return f'{gradient}<path d="{steps}"{fill}{rule}{self._stroke(path.stroke)}/>'
        return f'<path d="{steps}"{self._fill(path.fill)}{rule}{self._stroke(path.stroke)}/>'

    def _gradient(self, fade: Fade) -> tuple[str, str]:
        name, colour = f"{self.prefix}fade{next(self.numbers)}", in_html(self.paint(fade.ink))
        start, end = fade.stops[0][0], fade.stops[-1][0]
        stops = "".join(
            f'<stop offset="{_n((x - start) / ((end - start) or 1), 3)}" stop-color="{colour}"'
            f' stop-opacity="{_n(opacity, 2)}"/>'
            for x, opacity in fade.stops
        )
        across = f'gradientUnits="userSpaceOnUse" x1="{_n(start)}" x2="{_n(end)}" y1="0" y2="0"'
        made = f'<linearGradient id="{name}" {across}>{stops}</linearGradient>'
        return made, f' fill="url(#{name})"'

    def _fill(self, ink: Ink | Fade | None) -> str:
        if not isinstance(ink, Ink):
            return ' fill="none"'
        seen = "" if ink.opacity == 1 else f' fill-opacity="{_n(ink.opacity, 2)}"'
        return f' fill="{in_html(self.paint(ink))}"{seen}'

    def _stroke(self, stroke: Stroke | None) -> str:
        if stroke is None or not stroke.width:
            return ""
        dash = _n(DASHES[stroke.dash] * max(stroke.width, 3))
        parts = {
            "stroke": self.paint(stroke.ink),
            "stroke-width": _n(stroke.width),
            "stroke-opacity": "" if stroke.ink.opacity == 1 else _n(stroke.ink.opacity, 2),
            "stroke-dasharray": "" if dash == "0" else dash,
        }
        return "".join(f' {name}="{in_html(value)}"' for name, value in parts.items() if value)

    def _text(self, text: Text) -> str:
        x, y = across(text), text.at[1]
        further = (len(text.lines) - 1) * LINE
        first = y + text.size * (BASELINES[text.baseline] - LIFTED[text.baseline] * further)
        bold = ' font-weight="600"' if text.is_bold else ""
        italic = ' font-style="italic"' if text.is_italic else ""
        look = f'font-size="{_n(text.size)}" text-anchor="{text.anchor}"{bold}{italic}'
        lines = "".join(
            f'<tspan x="{_n(x)}" y="{_n(first + down * LINE * text.size)}">{in_html(line)}</tspan>'
            for down, line in enumerate(text.lines)
        )
        return f"<text {look}{self._fill(text.ink)}{self._halo(text)}>{lines}</text>"

    def _halo(self, text: Text) -> str:
        if text.halo is None:
            return ""
        glow = f'stroke="{in_html(self.paint(text.halo))}" stroke-width="3.5"'
        return f' {glow} stroke-linejoin="round" stroke-opacity="0.85" paint-order="stroke"'


def opening(width: float, height: float, said: str, font: str) -> str:
    """Return the opening tag of a drawing; `said` is the attributes that tell what it shows."""
    box = f'viewBox="0 0 {_n(width)} {_n(height)}" width="{_n(width)}" height="{_n(height)}"'
    return f'<svg xmlns="{XMLNS}" {box} {said} font-family="{in_html(font)}">'


def _run(run: Run) -> str:
    """Write a line; one that ends where it begins is closed."""
    is_closed = len(run) > 2 and run[0] == run[-1]
    points: Iterator[str] = (f"{_n(x)} {_n(y)}" for x, y in (run[:-1] if is_closed else run))
    return f"M{'L'.join(points)}{'Z' if is_closed else ''}"


def _n(number: float, digits: int = 1) -> str:
    """Write a number no longer than it need be."""
    return f"{round(number, digits) + 0.0:.{digits}f}".rstrip("0").rstrip(".")
