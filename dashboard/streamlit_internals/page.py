"""Streamlit's own page and scripts, where they are installed.

Why: the page gets a title, a style and two scripts of ours, and what a first visit needs is sent
compressed and early. Streamlit (1.67) has no setting for any of it; streamlit/streamlit#6567
and #16634 ask for what stands in `<head>`.
Until: there is one.
"""

import html
import json
import logging
import re
from importlib.resources import files
from pathlib import Path

_log = logging.getLogger("dashboard.server")

STATIC = Path(str(files("streamlit"))) / "static"
"""The folder of Streamlit's page."""

STYLES = (".js", ".css")

ON_FIRST_USE = ("streamlit.emojis", "streamlit.material_icon_names")
"""Modules that Streamlit imports only when a page first uses them, and that our pages use."""

# The script is part of the page, as it must run before those of Streamlit.
_FIRST = f"<script>{Path(__file__).with_name('first.js').read_text('utf-8')}</script>"


def page(folder: Path, title: str, style: str, script: str) -> str:
    """Return Streamlit's page with the title of the dashboard, as a tab or shared link shows it.

    `style` is CSS. It stands at the end, where it wins over Streamlit's own rules. `script` is the
    path of a script below the base, which runs once Streamlit's own has begun to connect.
    """
    source = (folder / "index.html").read_text("utf-8")
    titled = re.sub("<title>.*?</title>", lambda _: f"<title>{html.escape(title)}</title>", source)
    closed = re.sub('<link rel="service-desc"[^>]*>', "", titled)  # names an address that is 404
    based = closed.replace("<head>", f"<head>\n    {_FIRST}", 1)
    before, end, after = based.rpartition("</body>")
    return f'{before}<style>{style}</style><script defer src="./{script}"></script>{end}{after}'


def compressible(folder: Path) -> dict[str, Path]:
    """Return the scripts and styles below Streamlit's folder, by their path in a URL."""
    found = (path for path in folder.glob("static/*/*") if path.suffix in STYLES)
    return {path.relative_to(folder).as_posix(): path for path in found}


def fetched(folder: Path) -> list[str]:
    """Return whatever the page fetches from Streamlit's folder, by its path in a URL."""
    found = (path for path in folder.glob("static/*/*") if path.is_file())
    return [path.relative_to(folder).as_posix() for path in found]


def first_scripts(folder: Path) -> list[Path]:
    """Return the scripts and styles of Streamlit that a first visit fetches."""
    source = (folder / "index.html").read_text("utf-8")
    named = {file for file in compressible(folder) if f"./{file}" in source}
    return [folder / file for file in (*sorted(named), *chart_scripts(folder))]


def chart_scripts(folder: Path) -> tuple[str, ...]:
    """Return the scripts that the first chart of a page waits for, by their paths in a URL.

    They are read from the list that Streamlit's bundler leaves beside them. None, and a line in
    the log, where another version of Streamlit has no such list or calls the chart otherwise.
    """
    try:
        listed = json.loads((folder / "manifest.json").read_text("utf-8"))
        with_page = {"index.html", *listed["index.html"]["imports"]}
        chart = next(entry for entry in listed.values() if entry.get("name") == "BidiComponent")
        needed = [listed[name]["file"] for name in chart["imports"] if name not in with_page]
        return (chart["file"], *needed)
    except (OSError, ValueError, LookupError, StopIteration, TypeError) as error:
        _log.warning("no chart script to send early in %s: %r", folder, error)
        return ()
