"""Excerpt -> bytes: one module a format, and this one table of the formats.

Each module has a `render(excerpt, **options) -> bytes`. It is imported when its format is asked for
and not before, so that a heavy library costs only who uses it.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.domain.excerpt import Excerpt
    from dashboard.domain.selection import Selection

GENERATOR = "crisis-dashboard"


class Purpose(StrEnum):
    """What people take a file for."""

    PRESENT = "To present"
    CHECK = "To check"
    BUILD = "To build on"


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
    title: str = ""
    """What a reader calls it: 'PowerPoint', 'Excel'."""
    purpose: Purpose | None = None
    """What people take it for; None for what is not offered among the files of a view."""
    extra: str = ""
    """The extra of this package that installs what only this format needs; empty: none."""
    takes: frozenset[str] = frozenset()
    """The options that its module has, of OPTIONS."""
    options: Options = ()
    """What its module is told besides the excerpt; in the table of formats, what is usual."""
    is_of_one_fact: bool = False
    """Whether it shows the fact in focus alone, and so nothing where none is."""

    def switch(self, name: str) -> bool | None:
        """Return whether one of SWITCHES is on; None for a format that does not have it."""
        given = dict(self.options).get(name)
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
        Raises `dashboard.exports.missing_extras.MissingExtra` where its library is not installed.
        """
        try:
            rendered: bytes = import_module(self.module).render(excerpt, **dict(self.options))
        except ModuleNotFoundError as missing:
            if not self.extra or str(missing.name).startswith(__name__):
                raise
            from dashboard.exports.missing_extras import MissingExtra

            raise MissingExtra(self.name, str(missing.name), self.extra) from None
        return rendered

    def left_out(self, excerpt: "Excerpt") -> tuple[str, ...]:
        """Return what a file that was rendered does not have although it was named, a line each."""
        said = getattr(import_module(self.module), "left_out", None)
        return said(excerpt, **dict(self.options)) if said else ()


SWITCHES = {
    "annex": "an annex of every claim and its sources",
    "reports": "what has only the date of its report, as an event of that day",
}
"""What formats have or leave out, and what that is: `annex=yes` in addresses, `--no-annex`."""
OPTIONS = ("address", *SWITCHES, "template")
"""What formats can be told: where the dashboard is, for links; what to have or leave out; the file
of a house's own template, as bytes.
"""

FORMATS: dict[str, Format] = {
    format_.name: format_
    for format_ in (
        Format(
            name="json",
            title="JSON",
            purpose=Purpose.BUILD,
            ending=".json",
            media_type="application/json",
            module="dashboard.exports.as_json",
            what="the whole dossier as one document",
        ),
        Format(
            name="xlsx",
            title="Excel",
            purpose=Purpose.CHECK,
            ending=".xlsx",
            media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            module="dashboard.exports.as_xlsx",
            what="claims, requests and all tables, to filter and print",
            extra="export",
            takes=frozenset({"address"}),
        ),
        Format(
            name="csv",
            title="CSV",
            purpose=Purpose.CHECK,
            ending=".csv.zip",
            media_type="application/zip",
            module="dashboard.exports.as_csv",
            what="every table as a text file, in one zip",
        ),
        Format(
            name="datapackage",
            title="Data package",
            purpose=Purpose.BUILD,
            ending=".datapackage.zip",
            media_type="application/zip",
            module="dashboard.exports.as_datapackage",
            what="all tables with the meaning of each column, in one zip",
        ),
        Format(
            name="geojson",
            title="GeoJSON",
            purpose=Purpose.BUILD,
            ending=".geojson",
            media_type="application/geo+json",
            module="dashboard.exports.as_geojson",
            what="the claims by place, for web maps",
        ),
        Format(
            name="gpkg",
            title="Map file (GeoPackage)",
            purpose=Purpose.CHECK,
            ending=".gpkg",
            media_type="application/geopackage+sqlite3",
            module="dashboard.exports.as_gpkg",
            what="the claims by place as map layers, for QGIS",
        ),
        Format(
            name="kml",
            title="Google Earth (KML)",
            purpose=Purpose.CHECK,
            ending=".kml",
            media_type="application/vnd.google-earth.kml+xml",
            module="dashboard.exports.as_kml",
            what="the claims by place on a globe, with a time slider",
            takes=frozenset({"address"}),
        ),
        Format(
            name="timelinejs",
            title="TimelineJS",
            purpose=Purpose.BUILD,
            ending=".timelinejs.json",
            media_type="application/json",
            module="dashboard.exports.as_timelinejs",
            what="a timeline for the viewer TimelineJS",
        ),
        Format(
            name="ics",
            title="Calendar",
            purpose=Purpose.BUILD,
            ending=".ics",
            media_type="text/calendar",
            module="dashboard.exports.as_ics",
            what="the dated events, for a calendar program",
            takes=frozenset({"address", "reports"}),
            options=(("reports", False),),
        ),
        Format(
            name="pptx",
            title="PowerPoint",
            purpose=Purpose.PRESENT,
            ending=".pptx",
            media_type="application/vnd.openxmlformats-officedocument.presentationml.presentation",
            module="dashboard.exports.as_pptx",
            what="the slides of the Present page, to edit",
            extra="export",
            takes=frozenset({"address", "annex", "template"}),
            options=(("annex", False),),
        ),
        Format(
            name="pdf",
            title="PDF",
            purpose=Purpose.PRESENT,
            ending=".pdf",
            media_type="application/pdf",
            module="dashboard.exports.as_pdf",
            what="a briefing paper of two pages, then every claim",
            extra="export",
            takes=frozenset({"address", "annex"}),
            options=(("annex", True),),
        ),
        Format(
            name="docx",
            title="Word",
            purpose=Purpose.PRESENT,
            ending=".docx",
            media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            module="dashboard.exports.as_docx",
            what="the briefing paper to edit, with a comment on each claim",
            extra="export",
            takes=frozenset({"address", "annex", "template"}),
            options=(("annex", True),),
        ),
        Format(
            name="markdown",
            title="Note",
            purpose=Purpose.PRESENT,
            ending=".md",
            media_type="text/markdown",
            module="dashboard.exports.as_markdown",
            what="a note of two pages as plain text",
            takes=frozenset({"address", "annex"}),
            options=(("annex", False),),
        ),
        Format(
            name="html",
            title="Web page",
            purpose=Purpose.PRESENT,
            ending=".html",
            media_type="text/html",
            module="dashboard.exports.as_html",
            what="one interactive page that needs no network",
        ),
        Format(
            name="site",
            title="Website",
            purpose=Purpose.BUILD,
            ending=".zip",
            media_type="application/zip",
            module="dashboard.exports.as_site",
            what="a folder for a web server: the page and all data",
            takes=frozenset({"address"}),
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
"""The charts that can be taken alone: those of `dashboard.scenes`, which is not imported."""
THEMES = ("light", "dark")
PICTURES = {"svg": ("image/svg+xml", ""), "png": ("image/png", "export"), "html": ("text/html", "")}
"""What a chart can be taken as, with its media type and the extra that it needs."""


def picture_of(chart: str, kind: str, theme: str) -> Format:
    """Return the format of a picture: one of CHARTS as one of PICTURES in one of THEMES.

    A page has the theme of its reader where none is given; other pictures are light then.
    """
    media_type, extra = PICTURES[kind]
    usual = "" if kind == "html" else THEMES[0]
    named = f"-{theme}" if theme not in ("", usual) else ""
    return Format(
        name=f"chart/{chart}{named}.{kind}",
        ending=f"-{chart}{named}.{kind}",
        media_type=media_type,
        module=f"dashboard.exports.chart_{kind}",
        what=f"a picture of the chart {chart}",
        extra=extra,
        takes=frozenset({"address"} if kind == "html" else ()),
        options=(("chart", chart), ("theme", theme or usual)),
    )


TABLES = (
    *("facts", "aid", "responses", "not_aid", "tensions", "questions", "relations"),
    *("sources", "actors", "places", "equipment", "terms", "seeds"),
    *("kinds", "help_kinds", "actor_kinds"),
    *("facts_reports", "facts_figures", "aid_past", "responses_past"),
    *("seeds_paragraphs", "meta", "columns"),
)
"""The tables that can be taken one by one: those of `dashboard.exports.tables`, not imported."""
TABLE_FILES = {
    "csv": ("text/csv", "csv_table", "the rows of the table {}"),
    "metadata.json": ("application/json", "csv_metadata", "what the columns of {} mean (CSVW)"),
}
"""What a table can be taken as, with its media type, its module and what that is."""


def table_of(table: str, kind: str = "csv") -> Format:
    """Return the format of one table: one of TABLES as one of TABLE_FILES."""
    media_type, module, what = TABLE_FILES[kind]
    return Format(
        name=f"csv/{table}.{kind}",
        ending=f"-{table}.{kind}",
        media_type=media_type,
        module=f"dashboard.exports.{module}",
        what=what.format(table),
        options=(("table", table),),
    )


def installed_version() -> str:
    """The version of this package, or `source` where it runs without being installed."""
    try:
        return version(GENERATOR)
    except PackageNotFoundError:
        return "source"
