"""A house's own master: which of its layouts hold our slides, where content goes, its colours."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck

from dashboard.deck.model import Block, Box, Drawing, Layout, SlideContent
from dashboard.domain.config import Config
from dashboard.exports.house import BadTemplate, opened
from dashboard.exports.pptx.colours import Colours, changed
from dashboard.exports.pptx.parts import drop_slides
from dashboard.exports.pptx.template import Placing, Slot, Template, slots_of
from dashboard.exports.pptx.text import fits, fitting, said
from dashboard.loading.colours import contrast
from dashboard.rendering.drawingml import PX

AS_WIDE_AS_ARIAL = {"arial", "helvetica", "liberation sans"}
WIDENING = 1.22
"""By how much words of any other font are wider than those of Arial, at most.

So are those of DejaVu Sans, which stands in where a machine lacks the font of the house.
"""
MARGIN = 0.05
"""Of a slide: what stays free at its sides where a master has no place for content."""
LEAST_FOOTER = 13
"""Pixels of the smallest type of a footer: about ten points."""


def house_template(template: bytes, config: Config, contents: Sequence[SlideContent]) -> Template:
    """Return a house's template without its slides. Raises BadTemplate where it is not one."""

    def read(file: IO[bytes]) -> Template | None:
        found = Presentation(file)
        has_layouts = found.slide_masters and found.slide_master.slide_layouts
        return _template(found, config, contents) if has_layouts else None

    if (made := opened(template, "pptx", read)) is None:
        raise BadTemplate("pptx", "it has no layouts")
    return made


def _template(file: Deck, config: Config, contents: Sequence[SlideContent]) -> Template:
    drop_slides(file)
    layouts = _chosen(list(file.slide_master.slide_layouts))
    slots = {kind: slots_of(layout) for kind, layout in layouts.items()}
    is_arial = _font(file.slide_master).casefold() in AS_WIDE_AS_ARIAL
    widening = 1 if is_arial else WIDENING
    holds = _holds_footers(slots, contents, widening)
    size = ((file.slide_width or 0) / PX, (file.slide_height or 0) / PX)
    return Template(
        file=file,
        layouts=layouts,
        slots=slots,
        colours={kind: _colours(layout, config, size) for kind, layout in layouts.items()},
        placing=_placing(slots, contents, size, holds_footers=holds),
        is_house=True,
        title_size=_title_size(slots, contents, widening),
        widening=widening,
        holds_footers=holds,
    )


def _chosen(layouts: Sequence[Any]) -> dict[Layout, Any]:
    """Return the layout for each of ours, by what its placeholders are."""
    held = [(layout, slots_of(layout), len(list(layout.placeholders))) for layout in layouts]

    def best(wanted: Mapping[str, int]) -> Any:
        def merit(entry: tuple[Any, dict[str, Slot], int]) -> float:
            _, slots, number = entry
            kinds = {slots[role].type for role in slots} | set(slots)
            if "body" not in slots:
                kinds.add("bare")
            return sum(worth for kind, worth in wanted.items() if kind in kinds) - number / 100

        return max(held, key=merit)[0]

    return {
        Layout.OPENING: best({"ctrTitle": 8, "subTitle": 4, "title": 2}),
        Layout.WORDS: best({"title": 8, "obj": 5, "body": 3, "ctrTitle": -4, "footer": 1}),
        Layout.PICTURE: best({"title": 8, "bare": 4, "ctrTitle": -4, "footer": 1}),
    }


def _font(master: Any) -> str:
    theme = _theme(master)
    latin = theme.find(f".//{qn('a:minorFont')}/{qn('a:latin')}")
    return "" if latin is None else latin.get("typeface", "")


def _theme(master: Any) -> Any:
    return parse_xml(master.part.part_related_by(RELATION.THEME).blob)


def _title_size(
    slots: Mapping[Layout, Mapping[str, Slot]], contents: Iterable[SlideContent], widening: float
) -> float:
    """Return the size of type at which every title fits into its placeholder."""
    sizes = [
        fitting([said(content.title)], slot.size, slot.room, widening)
        for content in contents
        if content.layout is not Layout.OPENING and (slot := slots[content.layout].get("title"))
    ]
    return min(sizes, default=0)


def _holds_footers(
    slots: Mapping[Layout, Mapping[str, Slot]],
    contents: Iterable[SlideContent],
    widening: float,
) -> bool:
    """Return whether day and sources of every slide fit into their placeholders."""
    for content in contents:
        for role, words in (("date", content.as_of), ("footer", content.footer)):
            slot = slots[content.layout].get(role)
            size = min(slot.size, LEAST_FOOTER) if slot else 0
            if slot is None or not fits(said(words), size, slot.room, widening):
                return False
    return True


def _placing(
    slots: Mapping[Layout, Mapping[str, Slot]],
    contents: Sequence[SlideContent],
    size: tuple[float, float],
    *,
    holds_footers: bool,
) -> Placing:
    """Return how the content of all slides is scaled and placed, as large as it can."""
    is_own_opening = "body" in slots[Layout.OPENING]
    placed = [one for one in contents if one.layout is not Layout.OPENING or not is_own_opening]
    boxes = [
        one.box for content in placed or contents for one in content.blocks if not _is_ground(one)
    ]
    if not holds_footers:
        boxes += [words.box for content in placed for words in (content.as_of, content.footer)]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right = max(box[0] + box[2] for box in boxes)
    bottom = max(box[1] + box[3] for box in boxes)
    room = _room(slots[Layout.WORDS], size)
    scale = min(room[2] / (right - left), room[3] / (bottom - top))
    aside = (room[2] - scale * (right - left)) / 2
    return Placing(scale, room[0] + aside - scale * left, room[1] - scale * top)


def _is_ground(block: Block) -> bool:
    """Return whether a block is behind words, where a house has a ground of its own."""
    return isinstance(block, Drawing) and block.is_ground


def _room(slots: Mapping[str, Slot], size: tuple[float, float]) -> Box:
    """Return the place for content: that of its placeholder, else what titles and footers leave."""
    if body := slots.get("body"):
        return body.box
    width, height = size
    title = slots.get("title")
    top = title.box[1] + title.box[3] if title else height * MARGIN
    feet = [slots[role].box[1] for role in ("date", "footer", "number") if role in slots]
    bottom = min([one for one in feet if one > top + height / 3] or [height * (1 - MARGIN)])
    aside = title.box[0] if title else width * MARGIN
    return aside, top, width - 2 * aside, bottom - top


def _colours(layout: Any, config: Config, size: tuple[float, float]) -> Colours:
    """Return the colours of a layout; drawings are in the palette that is nearer to its ground."""
    theme = _slots_of_theme(layout)
    ground = next(_grounds(layout, theme, size), "") or _opposite(theme.get("tx1", "#000000"))
    is_dark = contrast(ground, "#ffffff") > contrast(ground, "#000000")
    palette = config.dark if is_dark else config.light
    return Colours(palette=palette, ground=ground, theme=theme)


def _opposite(words: str) -> str:
    """Return what words of a colour are made to be on."""
    return max(("#000000", "#ffffff"), key=lambda one: contrast(one, words))


def _slots_of_theme(layout: Any) -> dict[str, str]:
    """Return the colours of the theme by what slides of a layout call them."""
    theme = _theme(layout.slide_master)
    found = {}
    for entry in theme.find(f".//{qn('a:clrScheme')}"):
        value = entry[0].get("lastClr") or entry[0].get("val")
        found[entry.tag.split("}")[1]] = f"#{value.lower()}"
    mapped = layout.slide_master.element.find(qn("p:clrMap")).attrib
    own = layout.element.find(f"{qn('p:clrMapOvr')}/{qn('a:overrideClrMapping')}")
    mapped = mapped if own is None else own.attrib
    return found | {name: found[slot] for name, slot in mapped.items() if slot in found}


def _grounds(layout: Any, theme: Mapping[str, str], size: tuple[float, float]) -> Iterator[str]:
    """Yield the colours behind a slide, the uppermost first; empty for a picture."""
    for part in (layout, layout.slide_master):
        for shape in reversed(list(part.shapes)):
            if not shape.is_placeholder and _covers(shape, size):
                yield _colour_in(shape.element, theme)
        background = part.element.find(f"{qn('p:cSld')}/{qn('p:bg')}")
        if background is not None:
            yield _colour_in(background, theme)


def _covers(shape: Any, size: tuple[float, float]) -> bool:
    sides = [(side or 0) / PX for side in (shape.left, shape.top, shape.width, shape.height)]
    left, top, width, height = sides
    reaches = left <= size[0] * MARGIN and top <= size[1] * MARGIN
    return bool(reaches and width >= size[0] * 0.9 and height >= size[1] * 0.9)


def _colour_in(element: Any, theme: Mapping[str, str]) -> str:
    """Return the first colour in an element as #rrggbb; empty where it has none."""
    for found in element.iter(qn("a:srgbClr"), qn("a:schemeClr"), qn("a:sysClr")):
        name = found.get("lastClr") or found.get("val", "")
        colour = theme.get(name, "") if found.tag == qn("a:schemeClr") else f"#{name.lower()}"
        changes = [(one.tag.split("}")[1], int(one.get("val", 0))) for one in found]
        return changed(colour, changes) if colour else ""
    return ""
