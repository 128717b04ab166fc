"""Words as DrawingML: paragraphs that flow as they were measured, with signs that hang."""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass

from dashboard.deck.model import HANG, Paragraph, Words
from dashboard.exports.pptx.colours import Colours
from dashboard.rendering.drawingml import (
    DECORATIVE,
    NAMESPACES,
    PX,
    RECTANGLE,
    frame_of,
    quoted,
    runs,
)
from dashboard.scenes.bounds import Box as Edges
from dashboard.scenes.measure import LEADING, height_of, width_of, wrapped

SLACK = 3
"""Pixels that a box is wider than the lines in it: other programs round the widths of letters."""
SPARE, STEP = 8, 4
"""Pixels that lines of words may be set narrower; what widths for words to flow in differ by."""
KEEPS_ITS_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}">'
    '<ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" '
    'val="tx"/></a:ext></a:extLst>'
)
"""Of words that are a link: they are not written in the theme's colour of links."""
BETWEEN = " · "
SMALLEST = 12.0
"""Pixels of the smallest type that words of a house's placeholder are set in."""


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets words: in which colours, how many times as large as in the deck, with which links."""

    colours: Colours
    scale: float
    link: Callable[[str], str]

    def body(
        self,
        found: Sequence[Paragraph],
        width: float,
        *,
        gap: float = 0,
        behind: str = "",
        signed: Container[str] = (),
    ) -> str:
        """Write paragraphs that were broken at a width; `gap` is between them.

        Without a width, or where they would break elsewhere, they are broken by hand. Links stand
        on words: of all paragraphs nearby that lead to the same, on those of the one with a sign.
        """
        written = ""
        for at, one in enumerate(found):
            leads = "" if one.target in signed and not one.sign else self.link(one.target)
            written += self._paragraph(one, gap * bool(at), width, behind, leads)
        return written

    def _paragraph(
        self, said: Paragraph, above: float, width: float, behind: str, leads: str
    ) -> str:
        left = round(_hang(said) * self.scale * PX)
        stands_in = f' marL="{left}" indent="{-left}"'
        spacing = f'<a:lnSpc><a:spcPts val="{self._points(said.size * LEADING)}"/></a:lnSpc>'
        before = f'<a:spcBef><a:spcPts val="{self._points(above)}"/></a:spcBef>'
        look = f'sz="{self._points(said.size)}" b="{int(said.is_bold)}"'
        colour = self.colours.words(said.ink, behind)
        linked = f'{colour}<a:hlinkClick r:id="{leads}">{KEEPS_ITS_COLOUR}</a:hlinkClick>'
        within = linked if leads else colour
        sign = runs(f"{said.sign}\t", look, colour) if said.sign else ""
        lines = (said.text,) if width and _flows(said, width) else said.lines
        words = "<a:br/>".join(runs(line, look, within) for line in lines)
        return (
            f'<a:p><a:pPr{stands_in} algn="l">{spacing}{before}<a:buNone/></a:pPr>'
            f"{sign}{words}</a:p>"
        )

    def _points(self, pixels: float) -> int:
        """Return a length on a slide in hundredths of a point."""
        return round(pixels * self.scale * 75)


def flow(words: Words) -> float:
    """Return a width at which words break by themselves where the deck broke them; 0 for none.

    Other programs must find the same breaks, though they set words a little narrower: so it may be
    less than the width of the box.
    """
    longest = max(
        width_of(line, one.size, bold=one.is_bold) + _hang(one)
        for one in words.paragraphs
        for line in one.lines
    )
    widths = (words.box[2], *(longest + STEP * number for number in range(4, -1, -1)))
    fit = (one for one in widths if one <= words.box[2] and _all_flow(words, one))
    return next(fit, 0)


def _all_flow(words: Words, width: float) -> bool:
    return all(_flows(said, one) for said in words.paragraphs for one in (width, width + SPARE))


def _flows(said: Paragraph, width: float) -> bool:
    room = width - _hang(said)
    return wrapped(said.text, said.size, room, bold=said.is_bold) == said.lines


def _hang(said: Paragraph) -> float:
    return HANG * said.size if said.sign else 0


def said(words: Words) -> str:
    """Return the words of a block in one line."""
    return BETWEEN.join(f"{one.sign} {one.text}".strip() for one in words.paragraphs)


def signed(found: Iterable[Paragraph]) -> set[str]:
    """Return what the signs of some paragraphs lead to."""
    return {one.target for one in found if one.sign}


def text_shape(
    number: int,
    name: str,
    words: str,
    *,
    edges: Edges | None = None,
    placeholder: str | None = None,
    anchor: str = "",
    click: str = "",
    wraps: bool = True,
    free: float = 0,
) -> str:
    """Write a text box, or a placeholder with its attributes; without edges it stands as its own.

    `click` is the relation that a click on all of it goes to, `free` is kept free at its right.
    """
    frame = look = ""
    body = '<a:bodyPr wrap="square"/>'
    if edges:
        frame = f"<a:xfrm>{frame_of(edges)}</a:xfrm>"
        insets = f'lIns="0" tIns="0" rIns="{round(free * PX)}" bIns="0"'
        sides = f'wrap="{"square" if wraps else "none"}" {insets}'
        body = f'<a:bodyPr {sides} anchor="{anchor or "t"}"><a:noAutofit/></a:bodyPr>'
    if placeholder is None:
        kind, place = '<p:cNvSpPr txBox="1"/>', ""
        look = f"{RECTANGLE}<a:noFill/>"
    else:
        kind = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        place = f"<p:ph{placeholder}/>"
    action = f'<a:hlinkClick r:id="{click}"/>' if click else ""
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name={quoted(name)}>{action}'
        f"</p:cNvPr>{kind}<p:nvPr>{place}</p:nvPr></p:nvSpPr><p:spPr>{frame}{look}</p:spPr>"
        f"<p:txBody>{body}<a:lstStyle/>{words}</p:txBody></p:sp>"
    )


def silent_shape(number: int, name: str, edges: Edges, fill: str) -> str:
    """Write a filled box, which screen readers pass over."""
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name={quoted(name)}>{DECORATIVE}'
        f"</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>{frame_of(edges)}</a:xfrm>{RECTANGLE}"
        f"{fill}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def plain_body(text: str, size: float = 0, colour: str = "") -> str:
    """Write a paragraph as its placeholder has it, but for its size and colour if given."""
    look = f'sz="{round(size * 75)}"' if size else ""
    return f"<a:p>{runs(text, look, colour)}</a:p>"


def fitting(
    texts: Sequence[str], size: float, room: tuple[float, float], widening: float = 1
) -> float:
    """Return the size of type, at most the one given, at which paragraphs fit into a room."""
    width, height = room
    while size > SMALLEST and _height(texts, size * widening, width) > height * widening:
        size -= 1
    return size


def fits(text: str, size: float, room: tuple[float, float], widening: float = 1) -> bool:
    """Return whether a text fits into a room in a size of type."""
    return _height([text], size * widening, room[0]) <= room[1] * widening


def _height(texts: Sequence[str], size: float, width: float) -> float:
    return sum(height_of(len(wrapped(text, size, width, bold=True)), size) for text in texts)
