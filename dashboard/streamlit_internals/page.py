"""Streamlit's own page and scripts, where they are installed.

Why: our pages stand around Streamlit's: they have titles, words and styles of their own, and what a
first visit needs is sent compressed and early. Streamlit (1.67) has no setting for any of it;
streamlit/streamlit#6567 and #16634 ask for what is in `<head>`.
Until: there is one.
"""

import json
import logging
from dataclasses import dataclass, field
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

_log = logging.getLogger("dashboard.server")

STATIC = Path(str(files("streamlit"))) / "static"
"""The folder of Streamlit's page."""

STYLES = (".js", ".css")
ELEMENT = "BidiComponent"
"""What its scripts call the element that ours are in."""

ON_FIRST_USE = ("streamlit.emojis", "streamlit.material_icon_names")
"""Modules that Streamlit imports only when a page first uses them, and that our pages use."""

BEFORE = Path(__file__).with_name("first.js").read_text("utf-8")
"""A script that must run before those of Streamlit, and so is part of the page."""


@dataclass(frozen=True)
class Parts:
    """The parts that Streamlit's page fetches, as paths in a URL, and the element it draws in."""

    script: str = ""
    preloads: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    root: str = ""
    """The id of the element."""


def parts_of(folder: Path) -> Parts:
    """Return the parts of Streamlit's page that a page of ours needs; nothing else of it is sent.

    Raises ValueError where the page has not the one script and the one element that it needs.
    """
    reader = _Reader()
    reader.feed((folder / "index.html").read_text("utf-8"))
    [script], [root] = reader.scripts, reader.roots
    return Parts(script, tuple(reader.preloads), tuple(reader.styles), root)


@dataclass
class _Reader(HTMLParser):
    scripts: list[str] = field(default_factory=list)
    preloads: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    roots: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        path = (given.get("src") or given.get("href", "")).removeprefix("./")
        if tag == "script" and path:
            self.scripts.append(path)
        elif tag == "link" and given.get("rel") in ("modulepreload", "stylesheet"):
            (self.styles if given["rel"] == "stylesheet" else self.preloads).append(path)
        elif tag == "div" and "id" in given:
            self.roots.append(given["id"])


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
    parts = parts_of(folder)
    named = (parts.script, *parts.preloads, *parts.styles, *chart_scripts(folder))
    return [folder / file for file in named]


def chart_scripts(folder: Path) -> tuple[str, ...]:
    """Return the scripts that our elements wait for and a page has not, by their paths in a URL.

    They are read from the list that Streamlit's bundler leaves beside them. None, and a line in
    the log, where another version of Streamlit has no such list or calls the element otherwise.
    """
    try:
        listed = json.loads((folder / "manifest.json").read_text("utf-8"))
        with_page = {"index.html", *listed["index.html"]["imports"]}
        found = next(entry for entry in listed.values() if entry.get("name") == ELEMENT)
        needed = [name for name in found.get("imports", ()) if name not in with_page]
        return (found["file"], *(listed[name]["file"] for name in needed))
    except (OSError, ValueError, LookupError, StopIteration, TypeError) as error:
        _log.warning("no script of %s to send early in %s: %r", ELEMENT, folder, error)
        return ()
