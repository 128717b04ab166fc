"""Files for map programs: Jinja2 templates in XML in which every word is escaped."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashboard.rendering.drawingml import strip_xml_controls


def _in_xml(value: Any) -> Any:
    """Return a text without what XML has no place for; nothing where there is no value."""
    if value is None:
        return ""
    return strip_xml_controls(value) if type(value) is str else value


_environment = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("map")),
    autoescape=True,
    finalize=_in_xml,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)


def map_file(name: str, **said: Any) -> str:
    """Return the template NAME, filled."""
    return _environment.get_template(name).render(**said)
