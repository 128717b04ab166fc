"""An empty document of our own, as the parts that Word packs: it is what a template else is."""

from pathlib import Path

from dashboard.exports.packing import zipped

HERE = Path(__file__).parent
PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/theme/theme1.xml",
)


def part(name: str) -> bytes:
    """Return one of the PARTS."""
    return (HERE / name).read_bytes()


def packed() -> bytes:
    """Return the document."""
    return zipped({name: part(name) for name in PARTS})
