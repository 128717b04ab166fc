"""Make the fonts of the pages: Source Sans and Source Serif with the letters that pages need.

Streamlit brings both whole, 740 kB for a first visit; these are a sixth of that. They are made anew
only where other letters are wanted: `pip install fonttools brotli`, `python -m scripts.fonts`. The
licence of the originals keeps their name for them, so these have another.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from dashboard.streamlit_internals.page import STATIC

FOLDER = Path(__file__).resolve().parents[1] / "dashboard" / "web" / "fonts"
LETTERS = (
    (0x20, 0x7E),
    (0xA0, 0x17F),  # European languages
    (0x218, 0x21B),
    (0x2C6, 0x2DD),
    (0x400, 0x45F),  # Cyrillic
    (0x490, 0x491),
    (0x2010, 0x203A),  # dashes, quotation marks
    (0x20AC, 0x20AC),
    (0x2116, 0x2116),
    (0x2122, 0x2122),
    (0x2190, 0x2199),  # arrows
    (0x2200, 0x22FF),  # ≠ ≈ ⊗
    (0x25A0, 0x25FF),  # the signs of statuses
)
FONTS: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    ("SourceSansVF-Upright", "sans", "Dossier Sans", {"wght": (400, 700)}),
    ("SourceSansVF-Italic", "sans-italic", "Dossier Sans", {"wght": (400, 700)}),
    ("SourceSerifVariable-Roman", "serif", "Dossier Serif", {"wght": 600, "opsz": None}),
)
"""The original, the name of the file, that of the family, and what of its axes is kept."""
FEATURES = ["kern", "mark", "mkmk", "liga", "locl", "ccmp", "calt"]


def main() -> None:
    """Write all of them."""
    FOLDER.mkdir(exist_ok=True)
    for original, name, family, axes in FONTS:
        [path] = STATIC.glob(f"static/media/{original}.*.woff2")
        make(path, FOLDER / f"{name}.woff2", family, axes)


def make(original: Path, path: Path, family: str, axes: dict[str, Any]) -> None:
    """Write a font with these letters and axes, and print its size."""
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    with tempfile.TemporaryDirectory() as folder:
        whole = instantiateVariableFont(TTFont(original), axes)
        whole.flavor = None
        whole.save(f"{folder}/font.ttf")
        font = TTFont(f"{folder}/font.ttf")
        options = subset.Options(layout_features=FEATURES, hinting=False)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=[n for first, last in LETTERS for n in range(first, last + 1)])
        subsetter.subset(font)
        for record in font["name"].names:
            said = record.toUnicode().replace("Source Sans", family).replace("Source Serif", family)
            if record.nameID in (1, 3, 4, 6, 16):
                record.string = said.replace("SourceSans", family).replace("SourceSerif", family)
        font.flavor = "woff2"
        font.save(path)
    sys.stdout.write(f"{path.name}: {path.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
