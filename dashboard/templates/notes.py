"""Notes in Markdown: Jinja2 templates in which every word is escaped as GitHub's Markdown asks."""

from typing import Any

from markupsafe import Markup

from dashboard.escaping import in_note
from dashboard.templates.environments import environment


def _as_words(value: Any) -> Markup:
    """Return a value as Markdown that shows just its characters; what a macro made stays so."""
    return value if isinstance(value, Markup) else Markup(in_note(str(value)))


_environment = environment("note", _as_words)


def note(name: str, **said: Any) -> str:
    """Return the template NAME.md. `Markup` is inserted unchanged."""
    return _environment.get_template(f"{name}.md").render(**said)
