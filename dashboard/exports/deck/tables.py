"""Native tables, split over slides where they are measured to be too high for one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide
from pptx.util import Emu

from dashboard.domain.scope import has, shown_of
from dashboard.exports.captions import legend
from dashboard.exports.deck.layout import ACROSS, AIR, DOWN, SMALL, Row, Section, laid_out
from dashboard.exports.deck.notes import notes
from dashboard.exports.deck.slides import (
    COLOURS,
    Deck,
    Words,
    counted_titles,
    describe,
    fill,
    write,
)
from dashboard.exports.deck.theme import BOTTOM, LEFT, RIGHT, TOP
from dashboard.rendering.drawingml import PX, plain

PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style that PowerPoint calls 'No Style, No Grid'."""


def add_tables(deck: Deck, section: Section) -> None:
    """A section on as many slides as it takes, with what the filter left out of its table.

    Where it left nothing, a word on a later slide; where there is nothing at all, not even that.
    """
    table = section.table
    if not section.blocks:
        deck.empty.extend([section.title] * has(table, deck.excerpt))
        return
    rest = shown_of(table, deck.excerpt) if table else ""
    section, pages = laid_out(replace(section, remarks=(*section.remarks, *[rest] * bool(rest))))
    for title, rows in zip(counted_titles(section.title, len(pages)), pages, strict=True):
        facts = [name for row in rows for name in row.facts]
        slide = deck.slide(title, notes(deck, facts))
        _table(slide, section, rows, title)
        _foot(slide, section)


def _table(slide: Slide, section: Section, rows: Sequence[Row], title: str) -> None:
    widths = [column.share * (RIGHT - LEFT) for column in section.columns]
    heights = [section.height_of(row) for row in (Row(cells=section.titles), *rows)]
    frame = slide.shapes.add_table(
        len(rows) + 1,
        len(widths),
        *(Emu(round(side * PX)) for side in (LEFT, TOP, sum(widths), sum(heights))),
    )
    frame.name = plain(f"Table: {title}")
    describe(frame, section.alt)
    table: Any = frame.table
    table.horz_banding = False
    table._tbl.tblPr.find("{*}tableStyleId").text = PLAIN_STYLE
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(round(width * PX))
    for line, height in zip(table.rows, heights, strict=True):
        line.height = Emu(round(height * PX))
    _header(table, section)
    for number, row in enumerate(rows, 1):
        _row(table, number, row, section)


def _header(table: Any, section: Section) -> None:
    for number, title in enumerate(section.titles):
        cell = table.cell(0, number)
        words = Words(text=title, size=section.points, bold=True, colour="muted")
        _cell(cell, [words], "muted")


def _row(table: Any, number: int, row: Row, section: Section) -> None:
    if row.is_heading:
        table.cell(number, 0).merge(table.cell(number, len(section.columns) - 1))
        words = [Words(text=t, size=section.points, bold=n == 0) for n, t in enumerate(row.cells)]
        _cell(table.cell(number, 0), words, "rule")
        _shade(table.cell(number, 0))
        return
    for place, (text, column) in enumerate(zip(row.cells, section.columns, strict=True)):
        words = [Words(text=text, size=section.points, bold=column.bold)]
        _cell(table.cell(number, place), words, "rule")


def _cell(cell: Any, words: Sequence[Words], line: str) -> None:
    cell.margin_left = cell.margin_right = Emu(ACROSS * PX)
    cell.margin_top = cell.margin_bottom = Emu(DOWN * PX)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    fill(cell.text_frame, words)
    slot = {"muted": "tx2", "rule": "bg2"}[line]
    properties = cell._tc.get_or_add_tcPr()
    properties.insert(
        0,
        parse_xml(
            f'<a:lnB {nsdecls("a")} w="{PX}"><a:solidFill><a:schemeClr val="{slot}"/></a:solidFill>'
            "</a:lnB>"
        ),
    )


def _shade(cell: Any) -> None:
    cell.fill.solid()
    cell.fill.fore_color.theme_color = COLOURS["rule"]
    cell.fill.fore_color.brightness = 0.55


def _foot(slide: Slide, section: Section) -> None:
    """The remarks and the legend of the signs, at the bottom."""
    lines = [*section.remarks, *[legend()] * section.has_signs]
    if lines:
        box = (LEFT, BOTTOM - section.foot + AIR, RIGHT - LEFT, section.foot - AIR)
        words = [Words(text=line, size=SMALL * 0.75, colour="muted") for line in lines]
        write(slide, "Legend", box, words)
