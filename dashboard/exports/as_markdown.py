"""The briefing paper as a note in Markdown (GitHub's): two pages, and the annex by option.

Who says so is a footnote. Charts are left out: what they show is in the words.
"""

from collections.abc import Iterator

from markupsafe import Markup

from dashboard.domain.excerpt import Excerpt
from dashboard.exports.paper.content import paper
from dashboard.exports.paper.model import Block, Heading, Item, Picture, Points, Text
from dashboard.templates.notes import note

ROOM = 0.65
"""The share of the lines of the printed brief that fits two pages with footnotes, as GitHub's
readers print them.
"""
HASHES = {level: Markup("#" * (level + 1)) for level in (1, 2, 3)}


def render(excerpt: Excerpt, *, address: str = "", annex: bool = False) -> bytes:
    """Return the note as UTF-8."""
    room = 1 if excerpt.selection.fact else ROOM
    said = paper(excerpt, annex=annex, address=address, room=room)
    blocks = (*said.brief, *said.annex, *said.closing)
    written = note(
        "note",
        paper=said,
        blocks=[(type(block).__name__, block) for block in _readable(blocks)],
        sources=[*_chains(said.sources)],
        hashes=HASHES,
        step=Markup("  "),
        nothing=Markup(),
    )
    return (written.rstrip() + "\n").encode()


def _readable(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield blocks without charts, their headings and the notes on what they do not show."""
    around = zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)
    for before, block, after in around:
        is_heading = isinstance(block, Heading) and isinstance(after, Picture)
        is_note = isinstance(before, Picture) and isinstance(block, Text) and block.is_lesser
        if not (isinstance(block, Picture) or is_heading or is_note):
            yield block


def _chains(blocks: tuple[Block, ...]) -> Iterator[Item]:
    """Yield the chains of sources that sentences cite."""
    for block in blocks:
        if isinstance(block, Points) and block.are_sources:
            yield from block.items
