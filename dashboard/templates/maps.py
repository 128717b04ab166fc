"""Files for map programs: Jinja2 templates in XML in which every word is escaped."""

from typing import Any

from dashboard.rendering.drawingml import strip_xml_controls
from dashboard.templates.environments import environment


def _in_xml(value: Any) -> Any:
    """Return a text without what XML has no place for; nothing where there is no value."""
    if value is None:
        return ""
    return strip_xml_controls(value) if type(value) is str else value


_environment = environment("map", _in_xml)


def map_file(name: str, **said: Any) -> str:
    """Return the template NAME, filled."""
    return _environment.get_template(name).render(**said)
