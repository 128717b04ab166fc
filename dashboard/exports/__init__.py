"""Dossier and Selection -> bytes: one module a format, and this one table of the formats.

Each module has a `render(dossier, selection) -> bytes`. It is imported when its format is asked
for and not before, so that a heavy library costs only who uses it.
"""

from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.domain.dossier import Dossier
    from dashboard.domain.selection import Selection

GENERATOR = "crisis-dashboard"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A way out of the dossier."""

    name: str
    """As it is asked for on the command line and in addresses."""
    ending: str
    """What the names of its files end with, with the dot."""
    media_type: str
    module: str
    what: str
    """What one gets, in a few words."""

    def render(self, dossier: "Dossier", selection: "Selection") -> bytes:
        """The export of what `selection` lets through: the same bytes for the same content."""
        rendered: bytes = import_module(self.module).render(dossier, selection)
        return rendered


FORMATS: dict[str, Format] = {
    format_.name: format_
    for format_ in (
        Format(
            name="json",
            ending=".json",
            media_type="application/json",
            module="dashboard.exports.as_json",
            what="the whole dossier as one document; see schemas/export.schema.json",
        ),
        Format(
            name="html",
            ending=".html",
            media_type="text/html",
            module="dashboard.exports.as_html",
            what="one interactive page that needs no network",
        ),
        Format(
            name="site",
            ending=".zip",
            media_type="application/zip",
            module="dashboard.exports.as_site",
            what="that page as a folder for a web server, with the data and a manifest",
        ),
        Format(
            name="pptx",
            ending=".pptx",
            media_type="application/vnd.openxmlformats-officedocument.presentationml.presentation",
            module="dashboard.exports.as_pptx",
            what="a deck to edit: key figures, maps, timeline, aid, tensions, questions, sources",
        ),
        Format(
            name="pdf",
            ending=".pdf",
            media_type="application/pdf",
            module="dashboard.exports.as_pdf",
            what="a briefing paper of a few pages: maps, timeline, tables, numbered sources",
        ),
    )
}


def installed_version() -> str:
    """The version of this package, or `source` where it runs without being installed."""
    try:
        return version(GENERATOR)
    except PackageNotFoundError:
        return "source"
