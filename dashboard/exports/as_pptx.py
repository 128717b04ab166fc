"""The deck of the Present page as a file for PowerPoint, and by choice every claim after it.

Its slides are those of the stage: their words, boxes and sizes come from `dashboard.deck`. Words,
tables and charts are native, and can be edited.
"""

from collections.abc import Callable, Container, Sequence
from urllib.parse import quote

from dashboard.deck.build import LeftOut, deck
from dashboard.deck.model import SlideContent
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.query import query_of
from dashboard.exports.about import about
from dashboard.exports.pptx.annex import SOURCES
from dashboard.exports.pptx.annex import annex as slides_of_annex
from dashboard.exports.pptx.house import house_template
from dashboard.exports.pptx.master import own_template
from dashboard.exports.pptx.parts import add_notes, finish
from dashboard.exports.pptx.slide import add_slide


def render(
    excerpt: Excerpt, *, address: str = "", annex: bool = False, template: bytes = b""
) -> bytes:
    """Return the deck of an excerpt: the same bytes for the same content.

    Raises BadTemplate where the template is not one to build on.
    """
    shown = deck(excerpt, address).slides
    more = slides_of_annex(excerpt) if annex else ()
    contents = shown + more
    config, head = excerpt.dossier.config, about(excerpt)
    made = house_template(template, config, contents) if template else own_template(config.light)
    where = _sources(contents, address)
    link = _links(address, excerpt, {content.id for content in shown})
    for content in contents:
        add_notes(add_slide(made, content, link), (*content.notes, where))
    return finish(made.file, head, {"Deck": len(shown), **({"Annex": len(more)} if more else {})})


def left_out(excerpt: Excerpt, *, address: str = "", **_: object) -> tuple[str, ...]:
    """Return a line for each slide of the deck that is not in the file, and why."""
    made = deck(excerpt, address)
    found = ((made.left_out, LeftOut.NO_FACT), (made.without_room, LeftOut.NO_ROOM))
    return tuple(f"slide '{title}' is left out: {why}" for titles, why in found for title in titles)


def _links(address: str, excerpt: Excerpt, slides: Container[str]) -> Callable[[str], str]:
    """Return what makes the address of a target: 'fact:ID', 'slide:ID'; nothing without one."""
    reader = query_of(excerpt.selection)

    def link(target: str) -> str:
        kind, _, name = target.partition(":")
        if not address or not target or (kind == "slide" and name not in slides):
            return ""
        if kind == "slide":
            return f"{address}present?{'&'.join(filter(None, (f'slide={quote(name)}', reader)))}"
        return f"{address}?focus={quote(target)}"

    return link


def _sources(contents: Sequence[SlideContent], address: str) -> str:
    """Return where the sources of a slide stand: in the annex, or in the dashboard."""
    names = [[block.name for block in content.blocks] for content in contents]
    listed = next((number for number, there in enumerate(names, 1) if SOURCES in there), 0)
    if listed:
        return f"Sources: slide {listed} of this file."
    return (
        f"Sources: {address}sources" if address else "Sources: the page Sources of the dashboard."
    )
