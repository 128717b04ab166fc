"""The features as a GeoPackage: layers of points, areas and lines, and tables beside them.

All layers and tables are always there, empty or not, so that a project of a GIS that is made on
one export opens the next one of the same dossier.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from dashboard.domain.excerpt import Excerpt
from dashboard.exports.about import About, about
from dashboard.exports.columns import Cell, Column, Type
from dashboard.exports.features import Feature, features, keys, note
from dashboard.exports.tables import meta, tables

if TYPE_CHECKING:
    from pandas import DataFrame

LAYERS = {"points": "Point", "areas": "MultiPolygon", "lines": "MultiLineString"}
"""The layers, each with the type of its geometries."""
LAYER_OF = {
    "Point": "points",
    "Polygon": "areas",
    "MultiPolygon": "areas",
    "LineString": "lines",
    "MultiLineString": "lines",
}
NOT_DRAWN = "not_on_the_map"
DTYPES: dict[Type, str] = {
    "string": "string",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
    "date": "date32[day][pyarrow]",
}
DATES = ("earliest", "latest")


def render(excerpt: Excerpt) -> bytes:
    """Return a GeoPackage, as the bytes of its file: the same each time."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "dossier.gpkg")
        _write_layers(path, features(excerpt), keys(excerpt))
        facts = next(t for t in tables(excerpt) if t.name == "facts")
        for table in (facts, meta(excerpt, note(excerpt))):
            _write(path, table.name, _frame(table.columns, table.rows))
        _finish(path, about(excerpt))
        return _without_its_past(path.read_bytes())


def _without_its_past(file: bytes) -> bytes:
    """The file with its counter of changes at one, which GDAL does not reach in the same steps.

    The counter stands twice in a SQLite header, at 24 and at 92 (the file format's section 1.3).
    """
    once = (1).to_bytes(4, "big")
    return file[:24] + once + file[28:92] + once + file[96:]


def _write_layers(path: Path, found: Sequence[Feature], names: Sequence[str]) -> None:
    """Each feature in the layer of its geometry, and what has none in a table."""
    from geopandas import GeoDataFrame
    from shapely.geometry import shape

    for layer, geometry_type in LAYERS.items():
        drawn = [(f, f.geometry) for f in found if f.geometry and _layer_of(f) == layer]
        shapes = [shape(geometry) for _, geometry in drawn]
        frame = GeoDataFrame(_properties([f for f, _ in drawn], names), geometry=shapes, crs=4326)
        many = geometry_type.startswith("Multi")
        _write(path, layer, frame, geometry_type=geometry_type, promote_to_multi=many)
    _write(path, NOT_DRAWN, _properties([f for f in found if f.geometry is None], names))


def _layer_of(feature: Feature) -> str:
    return LAYER_OF[feature.geometry["type"]] if feature.geometry else NOT_DRAWN


def _properties(found: Iterable[Feature], names: Iterable[str]) -> "DataFrame":
    columns = [
        Column(name=name, meaning="", type="date" if name in DATES else "string") for name in names
    ]
    return _frame(columns, [tuple(feature.properties.values()) for feature in found])


def _frame(columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]]) -> "DataFrame":
    """Cells in columns of their types; an empty text is none."""
    from pandas import DataFrame, Series

    return DataFrame(
        {
            column.name: Series(
                [None if row[place] == "" else row[place] for row in rows],
                dtype=DTYPES[column.type],
            )
            for place, column in enumerate(columns)
        }
    )


def _write(path: Path, name: str, frame: "DataFrame", **options: Any) -> None:
    """A layer, or a table where the frame has no geometries. Arrow keeps days as days."""
    from geopandas import GeoDataFrame

    GeoDataFrame(frame).to_file(path, layer=name, driver="GPKG", use_arrow=True, **options)


def _finish(path: Path, head: About) -> None:
    """Say what the file is, and put the as-of date where GDAL puts the time of writing."""
    said = f"{head.title}. {head.as_of_line}. {head.scope} {head.attribution}"
    terms = f"Licence: {head.licence}. Digest: {head.digest}"
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute(
            "UPDATE gpkg_contents SET last_change = ?, description = ?",
            (f"{head.as_of.isoformat()}T00:00:00.000Z", f"{said} {terms}"),
        )
        file.execute("VACUUM")  # nothing of what was there before stays in the file
