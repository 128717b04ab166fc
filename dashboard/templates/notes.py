"""Notes in Markdown: Jinja2 templates in which every word is escaped as GitHub's Markdown asks."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dashboard.escaping import in_note


def _as_words(value: Any) -> Markup:
    """Return a value as Markdown that shows just its characters; what a macro made stays so."""
    return value if isinstance(value, Markup) else Markup(in_note(str(value)))


_environment = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("note")),
    autoescape=True,
    finalize=_as_words,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)


def note(name: str, **said: Any) -> str:
    """Return the template NAME.md. `Markup` is inserted unchanged."""
    return _environment.get_template(f"{name}.md").render(**said)
