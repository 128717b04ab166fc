"""The dossier as a 16:9 deck that can be edited: native tables, and charts made of shapes.

Every slide has its title in the outline, the as-of date and a number in its footer, and ready
sentences with their sources in its notes.
"""

import datetime as dt
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dashboard.domain.dossier import Dossier
from dashboard.domain.selection import Selection
from dashboard.exports import GENERATOR
from dashboard.exports.about import attribution
from dashboard.exports.deck.aid import aid
from dashboard.exports.deck.charts import maps, timeline
from dashboard.exports.deck.drawingml import plain
from dashboard.exports.deck.open_points import open_points
from dashboard.exports.deck.situation import situation
from dashboard.exports.deck.slides import Deck, set_footer
from dashboard.exports.deck.sources import sources
from dashboard.exports.deck.theme import empty_deck
from dashboard.exports.phrases import as_of_line, maker

SECTIONS = (situation, maps, timeline, aid, open_points, sources)
LONGEST_PROPERTY = 255
"""Characters that a core property holds."""


def render(dossier: Dossier, selection: Selection) -> bytes:
    """The deck of what `selection` lets through: the same bytes for the same content."""
    deck = Deck(empty_deck(dossier.config.light), dossier, selection)
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
    config, core = deck.dossier.config, deck.file.core_properties
    keywords = (
        f"as of {config.as_of.isoformat()}",
        f"digest {deck.dossier.digest}",
        config.licence,
    )
    said = deck.selection.in_words(deck.dossier)
    about = {
        "title": config.title,
        "subject": f"{config.subtitle}. {as_of_line(deck.dossier)}",
        "keywords": "; ".join(keywords),
        "comments": " ".join((f"{said}.", attribution(deck.dossier), maker())),
    }
    for name, text in about.items():
        setattr(core, name, plain(text)[:LONGEST_PROPERTY])
    core.author = core.last_modified_by = GENERATOR
    core.language, core.revision = "en-GB", 1
    core.created = core.modified = dt.datetime.combine(config.as_of, dt.time())


def _packed_again(written: BytesIO) -> bytes:
    """The same parts, without the hour at which they were written."""
    packed = BytesIO()
    with ZipFile(written) as parts, ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            info = ZipInfo(name)
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, parts.read(name))
    return packed.getvalue()
