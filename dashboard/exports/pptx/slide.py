"""One slide of the deck on a slide of a file: the same blocks in the same places."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.oxml import parse_xml

from dashboard.deck.model import (
    BELOW,
    LEAST,
    NUMBER,
    UNDER_RULE,
    Block,
    Box,
    Drawing,
    Layout,
    SlideContent,
    Table,
    Words,
)
from dashboard.exports.pptx.table import table
from dashboard.exports.pptx.template import Slot, Template
from dashboard.exports.pptx.text import (
    BETWEEN,
    SLACK,
    Setter,
    fitting,
    flow,
    plain_body,
    said,
    signed,
    silent_shape,
    text_shape,
)
from dashboard.rendering.drawingml import ANCHORED, DrawingML
from dashboard.rendering.languages import LANGUAGE
from dashboard.scenes.bounds import Box as Edges
from dashboard.scenes.shapes import INK, MUTED, Ink

RULE = 2
"""Pixels: how thick the line above a block is."""
AROUND = 6
"""Pixels of the panel of a drawing beyond it, where the slide has another ground."""
SLIDE_NUMBER = '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum">'


def add_slide(template: Template, content: SlideContent, url: Callable[[str], str]) -> Any:
    """Add a slide without notes; `url` returns the address of a target, or nothing."""
    slide: Any = template.file.slides.add_slide(template.layouts[content.layout])
    tree = slide.shapes.element
    for shape in list(slide.shapes):
        tree.remove(shape.element)
    for shape in _Writer(template, content, slide.part, url).shapes():
        if shape:
            tree.append(parse_xml(shape))
    return slide


class _Writer:
    """Writes the shapes of a slide in the order in which they are read."""

    def __init__(
        self,
        template: Template,
        content: SlideContent,
        part: Any,
        url: Callable[[str], str],
    ) -> None:
        self.template, self.content, self.part, self.url = template, content, part, url
        self.placing = template.placing
        self.slots = dict(template.slots[content.layout])
        self.colours = template.colours[content.layout]
        self.numbers = count(2)
        scale = self.placing.scale / template.widening
        self.setter = Setter(self.colours, scale, self._link)

    def shapes(self) -> Iterator[str]:
        """Yield the slide: what lies behind words, title, content, footer."""
        blocks = list(self.content.blocks)
        grounds = [one for one in blocks if isinstance(one, Drawing) and one.is_ground]
        if not self.template.is_house:  # its opening has a ground of its own
            for ground in grounds:
                yield from self._drawing(ground)
        yield self._title()
        shown = [one for one in blocks if one not in grounds]
        slot = self.slots.get("body")
        is_own_opening = self.template.is_house and self.content.layout is Layout.OPENING
        if slot and is_own_opening:
            yield self._subtitle(slot, [one for one in shown if isinstance(one, Words)])
            shown = [one for one in shown if not isinstance(one, Words)]
        for block in shown:
            yield from self._block(block)
        yield from self._footer(is_said=bool(slot and is_own_opening))

    def _link(self, target: str) -> str:
        """Return the relation of the slide that leads to a target; nothing without an address."""
        url = self.url(target)
        return self.part.relate_to(url, RELATION.HYPERLINK, is_external=True) if url else ""

    def _title(self) -> str:
        words, slot = self.content.title, self.slots.get("title")
        if slot is None or not self.template.is_house:
            return self._words(words, slot, "Title")
        is_opening = self.content.layout is Layout.OPENING
        most = slot.size if is_opening else self.template.title_size
        return self._as_the_house(slot, "Title", [said(words)], most, "")

    def _subtitle(self, slot: Slot, blocks: list[Words]) -> str:
        """Write what is below the title of a house's own opening."""
        texts = [said(block) for block in blocks]
        if not self.template.holds_footers:
            texts.append(BETWEEN.join((said(self.content.as_of), said(self.content.footer))))
        return self._as_the_house(slot, "Subtitle", texts, slot.size, self.colours.words(INK))

    def _as_the_house(
        self, slot: Slot, name: str, texts: list[str], most: float, colour: str
    ) -> str:
        """Write words into a placeholder as its master has it, smaller where they need it."""
        size = fitting(texts, most, slot.room, self.template.widening)
        body = "".join(plain_body(text, size if size < slot.size else 0, colour) for text in texts)
        return text_shape(next(self.numbers), name, body, placeholder=slot.attributes)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Drawing():
                yield from self._drawing(block)
            case Table():
                frame, slot = self.placing.at(block.box), self._body(Table)
                yield table(next(self.numbers), block, frame, self.setter, slot)
            case Words():
                if block.rule:
                    yield self._rule(block, block.rule)
                yield self._words(block, self._body(Words), block.name)

    def _body(self, kind: type) -> Slot | None:
        """Return the placeholder for content, taken by the first block that it can hold."""
        slot = self.slots.get("body")
        if slot is None or self.content.layout is Layout.PICTURE:
            return None
        return None if kind is Table and slot.type != "obj" else self.slots.pop("body")

    def _words(self, words: Words, slot: Slot | None, name: str) -> str:
        """Write a block; where all of it states one fact, a click on it leads there."""
        scale, across = self.placing.scale, flow(words)
        left, top, width, height = self.placing.at(words.box)
        under = UNDER_RULE * scale if words.rule else 0
        targets = {one.target for one in words.paragraphs if one.target}
        click = self._link(*targets) if len(targets) == 1 else ""
        setter = replace(self.setter, link=lambda target: "") if click else self.setter
        leads = signed(words.paragraphs)
        return text_shape(
            next(self.numbers),
            name,
            setter.body(words.paragraphs, across, gap=words.gap, signed=leads),
            edges=(left, top + under, left + width + SLACK, top + height),
            placeholder=slot.attributes if slot else None,
            anchor=ANCHORED[words.anchor],
            click=click,
            wraps=words is not self.content.as_of,
            free=(words.box[2] - (across or words.box[2])) * scale,
        )

    def _rule(self, words: Words, ink: Ink) -> str:
        edges = _edges(self.placing.at((*words.box[:3], RULE)))
        return silent_shape(
            next(self.numbers), f"{words.name}: line", edges, self.colours.fill(ink)
        )

    def _drawing(self, drawing: Drawing) -> Iterator[str]:
        """Yield the panel of a drawing, its chart and its legend."""
        palette, scale = self.colours.palette, self.placing.scale
        frame, scene = self.placing.at(drawing.box), drawing.scene
        left, top, right, bottom = _edges(frame)
        aside = AROUND * scale if self.template.is_house else 0
        edges = (left - aside, top - aside, right + aside, bottom + aside)
        page = f'<a:solidFill><a:srgbClr val="{palette.page[1:].upper()}"/></a:solidFill>'
        yield silent_shape(next(self.numbers), f"{drawing.name}: ground", edges, page)
        chart = DrawingML(
            palette,
            frame[:2],
            (scene.width, scene.height),
            self.numbers,
            scale=scale,
            link=self._link,
        )
        yield chart.scene(scene, is_decoration=drawing.is_ground)
        if scene.legend:
            signs, height = drawing.legend
            top = frame[1] + (scene.height + BELOW) * scale
            below = (frame[0], top)
            yield DrawingML(palette, below, (scene.width, height), self.numbers, scale=scale).group(
                signs
            )

    def _footer(self, *, is_said: bool) -> Iterator[str]:
        """Yield the day, who reports it, and the number, each in its placeholder.

        A house's master without room for the first two has them below the content, unless the
        opening has said them.
        """
        for role, words in (("date", self.content.as_of), ("footer", self.content.footer)):
            slot, name = self.slots.get(role), role.capitalize()
            if not self.template.is_house:
                yield self._words(words, slot, name)
            elif slot and self.template.holds_footers:
                colour = self.colours.words(MUTED)
                yield self._as_the_house(slot, name, [said(words)], slot.size, colour)
            elif not is_said:
                yield self._words(words, None, name)
        yield from self._number()

    def _number(self) -> Iterator[str]:
        slot = self.slots.get("number")
        if slot is None:
            return
        is_house = self.template.is_house
        size, align = ("", "") if is_house else (f' sz="{round(LEAST * 75)}"', ' algn="r"')
        number = f'<a:rPr lang="{LANGUAGE}"{size}/><a:t>{len(self.template.file.slides)}</a:t>'
        body = f"<a:p><a:pPr{align}/>{SLIDE_NUMBER}{number}</a:fld></a:p>"
        yield text_shape(
            next(self.numbers),
            "Slide number",
            body,
            edges=None if is_house else _edges(NUMBER),
            placeholder=slot.attributes,
            click=self._link(f"slide:{self.content.id}"),
        )


def _edges(box: Box) -> Edges:
    left, top, width, height = box
    return left, top, left + width, top + height
