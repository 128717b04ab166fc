"""The features as a GeoPackage: all claims that are drawn as one layer, the places, and tables.

All layers and tables are always there, empty or not, so that a project of a GIS that is made on
one export opens the next one of the same dossier.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from dashboard.domain.excerpt import Excerpt
from dashboard.exports.about import About, about
from dashboard.exports.as_json import plain
from dashboard.exports.columns import Column, Type
from dashboard.exports.extent import extent
from dashboard.exports.features import Feature, columns, features, note
from dashboard.exports.geometry import Geometry
from dashboard.exports.map_places import map_places
from dashboard.exports.qgis import styles
from dashboard.exports.tables import Table, meta, table

if TYPE_CHECKING:
    from pandas import DataFrame

SCHEMA = Path(__file__).with_name("geopackage.sql")
GEOMETRY = "geom"
"""The column of geometries, as GDAL calls it."""
DTYPES: dict[Type, str] = {
    "string": "string",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
    "date": "date32[day][pyarrow]",
}
VERSION = "1.3"
"""The version of the standard: of newer ones, programs of 2023 warn."""
VOCABULARY = "https://schema.org/Dataset"
"""The standard that the file describes itself by."""


def render(excerpt: Excerpt) -> bytes:
    """Return a GeoPackage, as the bytes of its file: the same each time."""
    found, head = features(excerpt), about(excerpt)
    layers, tables = _layers(found, excerpt), _tables(found, excerpt)
    with TemporaryDirectory() as folder:
        path = Path(folder, "dossier.gpkg")
        for layer, geometries in layers:
            _write_layer(path, layer, geometries)
        for one in tables:
            _write(path, one.name, _frame(one))
        with closing(sqlite3.connect(path, isolation_level=None)) as file:
            file.executescript(SCHEMA.read_text(encoding="utf-8"))
            file.execute("BEGIN")
            _describe_columns(file, [*(layer for layer, _ in layers), *tables])
            _describe(file, head)
            _add_styles(file, excerpt, head)
            _set_extent(file, found, excerpt)
            file.execute("COMMIT")
            file.execute("VACUUM")  # nothing of what was there before stays in the file
        return _without_its_past(path.read_bytes())


def _layers(
    found: Sequence[Feature], excerpt: Excerpt
) -> tuple[tuple[Table, list[Geometry | None]], ...]:
    """Return the layers, each with the geometries of its rows; what programs open comes first."""
    drawn = [feature for feature in found if feature.geometry]
    claims = _table("claims", "Every claim that has a place on the map.", drawn, excerpt)
    places, geometries = map_places(excerpt)
    return (claims, [feature.geometry for feature in drawn]), (places, geometries)


def _tables(found: Sequence[Feature], excerpt: Excerpt) -> tuple[Table, ...]:
    rest = [feature for feature in found if not feature.geometry]
    return (
        _table("not_on_the_map", "The claims that have none, and why.", rest, excerpt),
        table("facts", excerpt),
        meta(excerpt, note(excerpt)),
    )


def _table(name: str, meaning: str, found: Iterable[Feature], excerpt: Excerpt) -> Table:
    rows = tuple(tuple(feature.cells.values()) for feature in found)
    return Table(name=name, meaning=meaning, columns=columns(excerpt), rows=rows, key=())


def _write_layer(path: Path, layer: Table, geometries: Iterable[Geometry | None]) -> None:
    """Write a layer whose features may be points, lines and areas."""
    from geopandas import GeoDataFrame
    from shapely.geometry import shape

    shapes = [shape(geometry) for geometry in geometries]
    frame = GeoDataFrame(_frame(layer), geometry=shapes, crs=4326)
    _write(path, layer.name, frame, geometry_type="Unknown")


def _frame(of: Table) -> "DataFrame":
    """Cells in columns of their types; an empty text is none."""
    from pandas import DataFrame, Series

    return DataFrame(
        {
            column.name: Series(
                [None if row[index] == "" else row[index] for row in of.rows],
                dtype=DTYPES[column.type],
            )
            for index, column in enumerate(of.columns)
        }
    )


def _write(path: Path, name: str, frame: "DataFrame", **options: Any) -> None:
    """Write a layer, or a table where the frame has no geometries. Arrow keeps days as days."""
    from geopandas import GeoDataFrame

    kind: dict[str, Any] = {"driver": "GPKG", "dataset_options": {"VERSION": VERSION}}
    GeoDataFrame(frame).to_file(path, layer=name, use_arrow=True, **kind, **options)


def _describe_columns(file: sqlite3.Connection, described: Iterable[Table]) -> None:
    """Give each column the name that people read, and its meaning."""
    file.executemany(
        "INSERT INTO gpkg_data_columns (table_name, column_name, name, title, description)"
        " VALUES (?, ?, ?, ?, ?)",
        [
            (one.name, column.name, alias, alias, column.meaning)
            for one in described
            for column, alias in _aliases(one.columns)
        ],
    )


def _aliases(described: Iterable[Column]) -> Iterator[tuple[Column, str]]:
    """Yield each column with the name that people read, no two of a table the same."""
    used: set[str] = set()
    for column in described:
        alias = column.head if column.head not in used else f"{column.head} ({column.name})"
        used.add(alias)
        yield column, alias


def _describe(file: sqlite3.Connection, head: About) -> None:
    """Say what the file is, and put the as-of date where GDAL puts the time of writing."""
    said = f"{head.title}. {head.as_of_line}. {head.scope} {head.attribution}"
    terms = f"Licence: {head.licence}. Digest: {head.digest}"
    file.execute(
        "UPDATE gpkg_contents SET last_change = ?, description = ?",
        (_moment(head), f"{said} {terms}"),
    )
    whole = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": head.title,
        "description": f"{said} {' '.join(head.limits)}",
        "license": head.licence,
        "version": head.digest,
        "temporalCoverage": f"../{plain(head.as_of)}",
    }
    file.execute(
        "INSERT INTO gpkg_metadata (id, md_scope, md_standard_uri, mime_type, metadata)"
        " VALUES (1, 'dataset', ?, 'application/ld+json', ?)",
        (VOCABULARY, json.dumps(whole, ensure_ascii=False)),
    )
    file.execute(
        "INSERT INTO gpkg_metadata_reference (reference_scope, timestamp, md_file_id)"
        " VALUES ('geopackage', ?, 1)",
        (_moment(head),),
    )


def _add_styles(file: sqlite3.Connection, excerpt: Excerpt, head: About) -> None:
    """Add how QGIS draws each layer; it begins with the first style of a layer."""
    begun: set[str] = set()
    for layer, name, qml in styles(excerpt):
        file.execute(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name,"
            " f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner,"
            " update_time) VALUES ('', '', ?, ?, ?, ?, '', ?, '', '', ?)",
            (layer, GEOMETRY, name, qml, layer not in begun, _moment(head)),
        )
        begun.add(layer)


def _set_extent(file: sqlite3.Connection, found: Sequence[Feature], excerpt: Excerpt) -> None:
    """Say what a program shows first: the standard lets it be less than all of a layer.

    A country that crosses the antimeridian would else stretch it round the world.
    """
    file.execute(
        "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?"
        " WHERE data_type = 'features'",
        extent(found, excerpt.dossier) or (None,) * 4,
    )


def _moment(head: About) -> str:
    return f"{head.as_of.isoformat()}T00:00:00.000Z"


def _without_its_past(file: bytes) -> bytes:
    """The file with its counter of changes at one, which GDAL does not reach in the same steps.

    The counter stands twice in a SQLite header, at 24 and at 92 (the file format's section 1.3).
    """
    once = (1).to_bytes(4, "big")
    return file[:24] + once + file[28:92] + once + file[96:]
