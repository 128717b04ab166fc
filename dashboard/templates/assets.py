"""The style sheets and scripts of templates."""

import hashlib
from dataclasses import fields
from pathlib import Path

from markupsafe import Markup

from dashboard.domain.config import Config, Palette
from dashboard.rendering import scripts as chart

COMPONENT = "reading"
"""The id of the element that holds a template in a page."""

_HERE = Path(__file__).parent
FIRST = _HERE / "scripts" / "reading.js"
"""The script that the others are imported by."""
IN_A_FILE = (_HERE / "scripts" / "clicked.js", _HERE / "scripts" / "copying.js")
"""Those that import nothing, so that a file in HTML can hold them as they are."""
USUAL_FONTS = _HERE / "usual_fonts.css"
"""What stands in for the fonts of the pages until these are there, and for good in a file."""
OF_CHARTS = tuple(chart.FOLDER / f"{name}.js" for name in ("unpacked", "tip", "elements"))
SCRIPTS = (*sorted((_HERE / "scripts").glob("*.js")), *OF_CHARTS)
LATER = (
    "stage",
    "beside",
    "marks",
    "memory",
    "presenter",
    "tip",
    "elements",
    "files",
    "choosing",
)
"""The scripts of the stage and of the Share page, which other pages fetch when they have time."""

_DIGEST = hashlib.sha256(b"\0".join(path.read_bytes() for path in SCRIPTS)).hexdigest()[:12]
NAMES, LATER_NAMES = (
    {f"{_DIGEST}/{path.name}": path for path in SCRIPTS if (path.stem in LATER) == is_later}
    for is_later in (False, True)
)
"""All of them by their names in an address: whatever changes, all have other names."""
FIRST_NAME = f"{_DIGEST}/{FIRST.name}"

STYLE = "".join(path.read_text("utf-8") for path in sorted((_HERE / "styles").glob("*.css")))
"""The look of all templates. It names the colours of a palette: `var(--muted)`."""


def style(*names: str) -> str:
    """Return the look of some of the style sheets alone, by their names."""
    return "".join((_HERE / "styles" / f"{name}.css").read_text("utf-8") for name in names)


def bare(name: str, config: Config) -> Markup:
    """Return the style sheet of a page outside the app, by its name in the folder `bare`."""
    sheets = (_HERE / "bare" / f"{one}.css" for one in ("base", name))
    return Markup(palettes(config) + "".join(sheet.read_text("utf-8") for sheet in sheets))


def palettes(config: Config) -> str:
    """Return the colours of both themes as CSS: that of the reader, unless a part says which."""
    light, dark = variables(config.light), variables(config.dark)
    return (
        f":root,[data-theme=light]{{{light}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
        f"@media screen{{[data-theme=dark]{{{dark}}}}}"
    )


def variables(palette: Palette) -> str:
    """Return a palette as CSS: '--page:#ffffff;--ink:#000000;'."""
    return "".join(f"--{spec.name}:{getattr(palette, spec.name)};" for spec in fields(palette))
