"""The blocks of the paper as paragraphs, lists, tables and pictures of a Word document.

Claims and sources have the numbers of the printed paper, as words: a number that Word counts would
change where somebody takes out a claim, and every reference to it would be wrong.
"""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import count, pairwise

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Emu

from dashboard.domain.excerpt import Excerpt
from dashboard.exports.paper.model import (
    Block,
    Grid,
    Heading,
    Item,
    Paper,
    Picture,
    Points,
    Sentence,
    Sentences,
    Text,
)
from dashboard.exports.word.comments import Comments
from dashboard.exports.word.elements import (
    Element,
    bookmarked,
    element,
    field,
    link_to,
    paragraph,
    run,
    tab,
)
from dashboard.exports.word.lists import Lists
from dashboard.exports.word.pictures import png
from dashboard.exports.word.styles import styles_of
from dashboard.rendering.drawingml import strip_xml_controls

NO_BREAK = "\N{NO-BREAK SPACE}"
TWIP = 635
"""English Metric Units in a twentieth of a point, in which Word gives lengths."""
STEP = 567
"""Twips from the number of a point to its words."""
HIGHEST, IN_THE_BRIEF, HALF = 0.8, 0.34, 0.42
"""What a picture may take of the height of a page: any; one of the brief, which has two pages; one
that is about as high as half a page, so that two are on one.
"""
NEARLY_HALF = 0.52


class Body:
    """Writes blocks at the end of a document."""

    def __init__(self, document: Document, paper: Paper, excerpt: Excerpt) -> None:
        self.document, self.excerpt, self.lists = document, excerpt, Lists(document)
        self.styles = styles_of(document, self.lists)
        self.comments = Comments(document, self.styles, excerpt, paper.links)
        section = document.sections[-1]
        sides = (section.left_margin or 0) + (section.right_margin or 0) + (section.gutter or 0)
        self.width = int(section.page_width or 0) - sides
        edges = (section.top_margin or 0) + (section.bottom_margin or 0)
        self.height = int(section.page_height or 0) - edges
        self.bookmarks, self.figures = count(1), count(1)
        body: Element = document.element.body
        self.end = body[-1]

    def write(self, *elements: Element) -> None:
        """Add elements before the properties of the section."""
        for one in elements:
            self.end.addprevious(one)

    def blocks(
        self, blocks: tuple[Block, ...], *, highest: float = HIGHEST, on_new_page: bool = False
    ) -> None:
        """Write blocks; a table that no heading follows is closed by a line, as Word asks."""
        self.highest = highest
        for block, following in pairwise((*blocks, None)):
            assert block is not None, "only the last is followed by none"
            written = [*self._block(block)]
            if on_new_page and block is blocks[0]:
                _properties(written[0]).insert(1, element("w:pageBreakBefore"))
            self.write(*written)
            if isinstance(block, Grid) and not isinstance(following, Heading):
                self.write(paragraph(self.styles["PaperGap"]))

    def words(self, style: str, *texts: str) -> None:
        """Write paragraphs that state nothing of the world."""
        self.write(*(paragraph(self.styles[style], run(text)) for text in texts if text))

    def _block(self, block: Block) -> Iterator[Element]:
        match block:
            case Heading():
                yield paragraph(self.styles[f"Heading{block.level}"], run(block.text))
            case Text():
                style = (
                    "PaperLead" if block.is_lead else "PaperNote" if block.is_lesser else "Normal"
                )
                yield paragraph(self.styles[style], *self._sentences(block.sentences))
            case Points():
                for item in block.items:
                    yield from self._item(item, are_sources=block.are_sources)
            case Grid():
                yield self._table(block)
            case Picture():
                yield from self._picture(block)

    def _item(self, item: Item, *, are_sources: bool, level: int = 0) -> Iterator[Element]:
        if item.number:
            words = self._sentences(item.sentences)
            indent = element("w:ind", left=STEP * (level + 1), hanging=STEP)
            tabs = element("w:tabs", element("w:tab", val="left", pos=STEP * (level + 1)))
            more = (tabs, indent) if level else ()
            head = [run(f"[{item.number}]" if are_sources else f"{item.number}."), tab()]
            if are_sources:
                head = [*self._bookmarked(f"_source_{item.number}", head[0]), head[1]]
            yield paragraph(self.styles["PaperNumbered"], *head, *words, more=more)
        else:
            yield self._point(item, level)
        for under in item.under:
            yield from self._item(under, are_sources=are_sources, level=1)

    def _point(self, item: Item, level: int) -> Element:
        """Return a point without a number: the sign of its status is its bullet."""
        style = self.styles["ListBullet2" if level else "ListBullet"]
        first, *rest = item.sentences
        if not first.sign:
            return paragraph(style, *self._sentences(item.sentences))
        number = element("w:numId", val=self.lists.number(first.sign))
        listed = element("w:numPr", element("w:ilvl", val=level), number)
        words = self._sentences((replace(first, sign=""), *rest))
        return paragraph(style, *words, more=(listed,))

    def _bookmarked(self, name: str, *runs: Element) -> list[Element]:
        return bookmarked(name, next(self.bookmarks), *runs)

    def _sentences(self, sentences: Sentences) -> list[Element]:
        written: list[Element] = []
        for sentence in sentences:
            written += [*([run(" ")] if written else []), *self._sentence(sentence)]
        return written

    def _sentence(self, said: Sentence) -> list[Element]:
        """Return the words, commented where they state facts; then the sources, then the rest."""
        words = [run(f"{said.sign}{NO_BREAK}", self.styles["PaperSign"])] if said.sign else []
        if said.text:
            words.append(run(said.text, is_bold=said.is_bold, is_struck=said.is_struck))
        if said.facts:
            words = self.comments.around(words, said.facts)
        words += self._citations(said.sources)
        if said.lesser:
            apart = " " if said.text else ""
            words.append(run(f"{apart}{said.lesser}", self.styles["PaperLesser"]))
        return words

    def _citations(self, sources: tuple[int, ...]) -> Iterator[Element]:
        """Yield the numbers of sources, each a link to its line, on the line of the last word."""
        style = self.styles["PaperCitation"]
        for index, number in enumerate(sources):
            yield run(f",{NO_BREAK}" if index else f"{NO_BREAK}[", style)
            yield link_to(f"_source_{number}", run(str(number), style))
        if sources:
            yield run("]", style)

    def _table(self, grid: Grid) -> Element:
        widths = [int(share * self.width / TWIP) for share in grid.widths]
        look = element(
            "w:tblPr",
            element("w:tblStyle", val=self.styles["PaperTable"]),
            element("w:tblW", w=sum(widths), type="dxa"),
            element("w:tblLayout", type="fixed"),
            element(
                "w:tblLook",
                val="06A0",
                firstRow=1,
                lastRow=0,
                firstColumn=1,
                lastColumn=0,
                noHBand=1,
                noVBand=1,
            ),
            element("w:tblCaption", val=strip_xml_controls(grid.name)),
            element("w:tblDescription", val=strip_xml_controls(grid.name)),
        )
        columns = element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths))
        heads = tuple((Sentence(text=head),) for head in grid.heads)
        rows = [self._row(heads, widths, is_head=True)]
        rows += [self._row(row, widths) for row in grid.rows]
        return element("w:tbl", look, columns, *rows)

    def _row(
        self, cells: tuple[Sentences, ...], widths: list[int], *, is_head: bool = False
    ) -> Element:
        look = element(
            "w:trPr", element("w:cantSplit"), *([element("w:tblHeader")] if is_head else [])
        )
        style = self.styles["PaperCell"]
        with_next = (element("w:keepNext"),) if is_head else ()
        return element(
            "w:tr",
            look,
            *(
                element(
                    "w:tc",
                    element("w:tcPr", element("w:tcW", w=width, type="dxa")),
                    paragraph(style, *self._sentences(cell), more=with_next),
                )
                for cell, width in zip(cells, widths, strict=True)
            ),
        )

    def _picture(self, block: Picture) -> Iterator[Element]:
        """Yield a chart, and below it what it is called; its description stands for it."""
        scene = block.scene
        image = BytesIO(png(scene, self.excerpt.dossier))
        inline: Element = self.document.part.new_pic_inline(image, Emu(self.width))
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        self._fit(inline)
        number = next(self.figures)
        said = inline.docPr
        said.set("name", f"Figure {number}: {strip_xml_controls(scene.title)}")
        said.set("title", strip_xml_controls(scene.title))
        said.set("descr", strip_xml_controls(scene.description))
        drawing = element("w:r", element("w:drawing", inline))
        yield paragraph(self.styles["PaperFigure"], drawing)
        numbered = [run("Figure "), *field("SEQ Figure \\* ARABIC", str(number))]
        yield paragraph(self.styles["Caption"], *numbered, run(f". {scene.title}"))

    def _fit(self, inline: Element) -> None:
        """Make a picture as high as it may be."""
        extent = inline.extent
        share = extent.cy / self.height
        most = HALF if HALF < share <= NEARLY_HALF else HIGHEST
        scale = min(self.highest, most) / share
        if scale < 1:
            size = inline.find(f".//{qn('a:xfrm')}/{qn('a:ext')}")
            for each in (extent, size):
                each.cx, each.cy = Emu(int(each.cx * scale)), Emu(int(each.cy * scale))


def _properties(written: Element) -> Element:
    return written.find(qn("w:pPr"))
