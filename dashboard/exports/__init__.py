"""Excerpt -> bytes: one module a format, and this one table of the formats.

Each module has a `render(excerpt, **options) -> bytes`. It is imported when its format is asked for
and not before, so that a heavy library costs only who uses it.
"""

from dataclasses import dataclass, replace
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.domain.excerpt import Excerpt
    from dashboard.domain.selection import Selection

GENERATOR = "crisis-dashboard"

Options = tuple[tuple[str, str | bool | bytes], ...]
"""What a format is told besides the excerpt: names and values, in order."""


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
    extra: str = ""
    """The extra of this package that installs what only this format needs; empty: none."""
    takes: frozenset[str] = frozenset()
    """The options that its module has, of OPTIONS."""
    options: Options = ()
    """What its module is told besides the excerpt; in the table of formats, what is usual."""
    is_of_one_fact: bool = False
    """Whether it shows the fact in focus alone, and so nothing where none is."""

    @property
    def annex(self) -> bool | None:
        """Whether it has the annex; None for a format that has none to add."""
        given = dict(self.options).get("annex")
        return None if given is None else bool(given)

    def told(self, **options: str | bool | bytes | None) -> "Format":
        """Return the same with these options, as far as it takes them; None leaves one as it is."""
        given = {n: value for n, value in options.items() if n in self.takes and value is not None}
        return replace(self, options=tuple(sorted({**dict(self.options), **given}.items())))

    def lacks(self, selection: "Selection") -> str:
        """Return what a selection must have for it and has not; empty where there is nothing."""
        if self.is_of_one_fact and not selection.fact:
            return f"{self.name} is of one fact: say which with focus=fact:ID"
        return ""

    def render(self, excerpt: "Excerpt") -> bytes:
        """Return the export of an excerpt: the same bytes for the same content.

        Of a GeoPackage, the same rows: its file also counts how often it was written to.
        Raises `dashboard.exports.extras.MissingExtra` where its library is not installed.
        """
        try:
            rendered: bytes = import_module(self.module).render(excerpt, **dict(self.options))
        except ModuleNotFoundError as missing:
            if not self.extra or str(missing.name).startswith(__name__):
                raise
            from dashboard.exports.extras import MissingExtra

            raise MissingExtra(self.name, str(missing.name), self.extra) from None
        return rendered


OPTIONS = ("address", "annex", "template")
"""What formats can be told: where the dashboard is, for links; whether to add the annex; the file
of a house's own template, as bytes.
"""

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
            name="xlsx",
            ending=".xlsx",
            media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            module="dashboard.exports.as_xlsx",
            what="a workbook, one sheet for each table",
            extra="export",
        ),
        Format(
            name="csv",
            ending=".csv.zip",
            media_type="application/zip",
            module="dashboard.exports.as_csv",
            what="a zip of CSV files, one for each table; for Excel take xlsx",
        ),
        Format(
            name="datapackage",
            ending=".datapackage.zip",
            media_type="application/zip",
            module="dashboard.exports.as_datapackage",
            what="a Frictionless Data Package: the tables with types and keys, as a zip",
        ),
        Format(
            name="geojson",
            ending=".geojson",
            media_type="application/geo+json",
            module="dashboard.exports.as_geojson",
            what="the facts where they happened, and lines of requests, for a map (RFC 7946)",
        ),
        Format(
            name="gpkg",
            ending=".gpkg",
            media_type="application/geopackage+sqlite3",
            module="dashboard.exports.as_gpkg",
            what="the same as layers of a GeoPackage, with a table of all facts",
        ),
        Format(
            name="timelinejs",
            ending=".timelinejs.json",
            media_type="application/json",
            module="dashboard.exports.as_timelinejs",
            what="the facts for the viewer TimelineJS3",
        ),
        Format(
            name="ics",
            ending=".ics",
            media_type="text/calendar",
            module="dashboard.exports.as_ics",
            what="the facts as a calendar (RFC 5545)",
        ),
        Format(
            name="markdown",
            ending=".md",
            media_type="text/markdown",
            module="dashboard.exports.as_markdown",
            what="a briefing note of two pages",
            takes=frozenset({"address", "annex"}),
            options=(("annex", False),),
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
            what="the deck of the Present page, to edit",
            extra="export",
            takes=frozenset(OPTIONS),
            options=(("annex", False),),
        ),
        Format(
            name="docx",
            ending=".docx",
            media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            module="dashboard.exports.as_docx",
            what="the briefing paper for Word, with a comment on every sentence that states a fact",
            extra="export",
            takes=frozenset(OPTIONS),
            options=(("annex", True),),
        ),
        Format(
            name="pdf",
            ending=".pdf",
            media_type="application/pdf",
            module="dashboard.exports.as_pdf",
            what="a briefing paper of two pages, and an annex of every claim with its sources",
            extra="export",
            takes=frozenset({"address", "annex"}),
            options=(("annex", True),),
        ),
    )
}

CLAIM = Format(
    name="claim",
    ending="-claim.png",
    media_type="image/png",
    module="dashboard.exports.as_claim",
    what="a picture of the fact in focus: how firmly put, who says so, what stands against it",
    extra="export",
    takes=frozenset({"address"}),
    is_of_one_fact=True,
)
"""Of one fact, and so not among those that any selection has."""

SHEETS = {one.name: one for one in (FORMATS["pdf"], FORMATS["docx"], FORMATS["markdown"], CLAIM)}
"""The formats that give a sheet of one page where a fact is in focus."""

CHARTS = (
    "timeline",
    "map",
    "aid-matrix",
    "aid-ladder",
    "attribution-flow",
    "basis-matrix",
    "actor-graph",
)
"""The charts that can be taken as pictures: those of `dashboard.scenes`, which is not imported."""
THEMES = ("light", "dark")
PICTURES = {"svg": ("image/svg+xml", ""), "png": ("image/png", "export")}
"""What a picture can be, with its media type and the extra that it needs."""


def picture_of(chart: str, kind: str, theme: str) -> Format:
    """Return the format of a picture: one of CHARTS as one of PICTURES in one of THEMES."""
    media_type, extra = PICTURES[kind]
    dark = "" if theme == THEMES[0] else f"-{theme}"
    return Format(
        name=f"chart/{chart}{dark}.{kind}",
        ending=f"-{chart}{dark}.{kind}",
        media_type=media_type,
        module=f"dashboard.exports.chart_{kind}",
        what=f"a picture of the chart {chart}",
        extra=extra,
        options=(("chart", chart), ("theme", theme)),
    )


def installed_version() -> str:
    """The version of this package, or `source` where it runs without being installed."""
    try:
        return version(GENERATOR)
    except PackageNotFoundError:
        return "source"
