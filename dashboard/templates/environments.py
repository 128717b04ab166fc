"""Jinja2 environments of all templates: words are escaped, and a missing one is an error."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDER = Path(__file__).parent


def environment(folder: str, written: Callable[[Any], Any] | None = None) -> Environment:
    """Return the environment of a folder of templates.

    `written` makes of each value what the template writes.
    """
    return Environment(
        loader=FileSystemLoader(FOLDER / folder),
        autoescape=True,
        finalize=written,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
