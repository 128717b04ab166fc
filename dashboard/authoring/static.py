"""The scripts, fonts and styles of the reading page."""

from pathlib import Path

from dashboard.domain.config import Config
from dashboard.templates import assets
from dashboard.web import fonts

FOLDER = Path(assets.__file__).parent
OURS = FOLDER / "author"
SCRIPT, FONT = "text/javascript", "font/woff2"

STATIC: dict[str, tuple[Path, str]] = {
    **{path.name: (path, SCRIPT) for path in OURS.glob("*.js")},
    "morph.js": (FOLDER / "scripts" / "morph.js", SCRIPT),
    **{path.name: (path, FONT) for path in fonts.NAMES.values()},
}
"""All of them by their names in an address, with their media types."""


def style(config: Config) -> str:
    """Return the look of the page, in the colours of a dossier."""
    faces = fonts.FACES.replace("./fonts/", "./")
    usual = assets.USUAL_FONTS.read_text("utf-8")
    ours = (OURS / "author.css").read_text("utf-8")
    return f"{assets.palettes(config)}{faces}{usual}{assets.style('0-base')}{ours}"
