"""The dossier as a 16:9 deck that can be edited: native tables, and charts made of shapes.

Every slide has its title in the outline, the as-of date and a number in its footer, and ready
sentences with their sources in its notes.
"""

import datetime as dt
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dashboard.domain.excerpt import Excerpt
from dashboard.exports import GENERATOR
from dashboard.exports.about import about
from dashboard.exports.deck.aid import aid
from dashboard.exports.deck.charts import chart, maps
from dashboard.exports.deck.open_points import open_points
from dashboard.exports.deck.situation import situation
from dashboard.exports.deck.slides import Deck, set_footer
from dashboard.exports.deck.sources import sources
from dashboard.exports.deck.theme import empty_deck
from dashboard.rendering.drawingml import plain

SECTIONS = (
    situation,
    maps,
    chart("timeline"),
    chart("aid-matrix"),
    chart("aid-ladder"),
    aid,
    chart("actor-graph"),
    open_points,
    chart("attribution-flow"),
    chart("basis-matrix"),
    sources,
)
LONGEST_PROPERTY = 255
"""Characters that a core property holds."""


def render(excerpt: Excerpt) -> bytes:
    """Return the deck of an excerpt: the same bytes for the same content."""
    deck = Deck(empty_deck(excerpt.dossier.config.light), excerpt, about(excerpt))
    for section in SECTIONS:
        section(deck)
    for slide in deck.file.slides:
        set_footer(slide, deck)
    _describe(deck)
    written = BytesIO()
    deck.file.save(written)
    return _packed_again(written)


def _describe(deck: Deck) -> None:
    """What a document management system reads; times are the as-of date."""
    head, core = deck.about, deck.file.core_properties
    keywords = (f"as of {head.as_of.isoformat()}", f"digest {head.digest}", head.licence)
    said = {
        "title": head.title,
        "subject": f"{head.subtitle}. {head.as_of_line}",
        "keywords": "; ".join(keywords),
        "comments": " ".join((f"{head.filter}.", head.attribution, head.maker)),
    }
    for name, text in said.items():
        setattr(core, name, plain(text)[:LONGEST_PROPERTY])
    core.author = core.last_modified_by = GENERATOR
    core.language, core.revision = "en-GB", 1
    core.created = core.modified = dt.datetime.combine(head.as_of, dt.time())


def _packed_again(written: BytesIO) -> bytes:
    """The same parts, without the hour at which they were written."""
    packed = BytesIO()
    with ZipFile(written) as parts, ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            info = ZipInfo(name)
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, parts.read(name))
    return packed.getvalue()
