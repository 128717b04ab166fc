"""The deck in HTML, as the Present page has it: whole, so that no slide waits for the server."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import Any

from markupsafe import Markup

from dashboard.deck.build import deck
from dashboard.deck.model import BELOW, NUMBER, Block, Drawing, SlideContent, Table, Words
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.query import query_of
from dashboard.domain.selection import FOCI
from dashboard.escaping import in_html
from dashboard.rendering.paint import Theme, named
from dashboard.rendering.svg import Svg, opening
from dashboard.scenes.shapes import Group, Key
from dashboard.templates import render
from dashboard.templates.links import on_page

FONT = "Arial, 'Liberation Sans', Helvetica, 'Dossier Sans', sans-serif"
"""What slides are measured in, first."""
NUMBERED = re.compile(r" \d+$")
"""The end of the name of a block that is one of several: 'Bottom line 2'."""


@lru_cache(maxsize=32)
def packed(excerpt: Excerpt, address: str, theme: Theme, state: str) -> bytes:
    """Return all slides of the deck of an excerpt as the browser gets them: HTML, compressed.

    `address` is where the dashboard is published, `state` says whether all is ready. Made once for
    all visitors.
    """
    inside = _rendered("stage", excerpt, address, state=state)
    html = f'<div class="read" data-part="stage" data-theme="{theme}">{inside}</div>'
    return gzip.compress(html.encode(), mtime=0)


def first(excerpt: Excerpt, address: str, name: str) -> Markup:
    """Return the slide of a name, or the first one, as it is read before any script runs."""
    numbered = list(enumerate(deck(excerpt, address).slides, 1))
    named_so = (pair for pair in numbered if pair[1].id == name)
    number, slide = next(named_so, numbered[0] if numbered else (0, None))
    query = query_of(excerpt.selection)
    more = {"slide": slide, "number": number, "query": query and f"?{query}"}
    return Markup(_rendered("stage_first", excerpt, address, **more))


def _rendered(template: str, excerpt: Excerpt, address: str, **more: Any) -> str:
    return render(
        template,
        excerpt,
        on_page,
        deck=deck(excerpt, address),
        grounds=_grounds,
        parts=_parts,
        ink=named,
        below=BELOW,
        legend=_legend,
        picture=_picture,
        sample=_sample,
        number_box=NUMBER,
        **more,
    )


def _grounds(slide: SlideContent) -> Iterator[Drawing]:
    return (one for one in slide.blocks if isinstance(one, Drawing) and one.is_ground)


def _parts(slide: SlideContent) -> Iterator[tuple[str, list[Block]]]:
    """Yield what is read of a slide below its title, in order, each with what kind it is.

    The items of a list come together, all else alone.
    """
    grounds = list(_grounds(slide))
    read = (block for block in slide.blocks if block not in grounds)
    for (kind, _), same in groupby(read, key=_kind_of):
        blocks = list(same)
        if kind == "words" and len(blocks) > 1:
            if _heads(blocks[0]):
                yield "heading", [blocks.pop(0)]
            kind = "list"
        yield kind, blocks


def _kind_of(block: Block) -> tuple[str, str]:
    """Return what a block is, and what it is called together with others: 'Said 2' -> 'Said'."""
    if isinstance(block, Table):
        return "table", block.name
    if isinstance(block, Drawing):
        return "drawing", block.name
    return "words", NUMBERED.sub("", block.name)


def _heads(block: Block) -> bool:
    """Return whether a block only names those after it."""
    if not isinstance(block, Words) or NUMBERED.search(block.name):
        return False
    return len(block.paragraphs) == 1 and block.paragraphs[0].is_bold


def _picture(drawing: Drawing, slide: SlideContent) -> Markup:
    """Return a scene as SVG, in which what has a card can be selected."""
    scene, is_live = drawing.scene, not drawing.is_ground
    groups = tuple(map(_selectable, scene.groups)) if is_live else scene.groups
    role = "group" if any(group.target for group in groups) else "img"
    said = f'role="{role}" aria-label="{in_html(scene.description)}"'
    svg = Svg(named, prefix=f"{slide.id}-", is_live=is_live)
    return Markup(svg.scene(replace(scene, groups=groups), FONT, said=said))


def _legend(drawing: Drawing) -> Markup:
    """Return the legend below a scene as SVG; a list beside it says the same."""
    group, height = drawing.legend
    head = opening(drawing.scene.width, height, 'aria-hidden="true"', FONT)
    return Markup(f"{head}{Svg(named).shapes(group.shapes)}</svg>")


def _selectable(group: Group) -> Group:
    """Return a group that opens a card; a filter is not changed on the stage."""
    return group if group.target.partition(":")[0] in FOCI else replace(group, target="")


def _sample(key: Key) -> Markup:
    return Markup(Svg(named).key(key))
